import type { ReactNode } from 'react'
import { cx } from './class-names'
import { Icon, type IconType } from './icon'

/** One of the faces of a page, or one view of a list; always a link. */
export interface LinkChoice {
  href: string
  label: ReactNode
  count?: ReactNode
  icon?: IconType
  current?: boolean
}

const inside = ({ icon, label, count }: LinkChoice) => (
  <>
    {icon && <Icon as={icon} size="s" />}
    {label}
    {count !== undefined && <span className="count">{count}</span>}
  </>
)

const links = (of: readonly LinkChoice[]) =>
  of.map((choice) => (
    <a key={choice.href} href={choice.href} aria-current={choice.current ? 'page' : undefined} data-keep-scroll>
      {inside(choice)}
    </a>
  ))

/** The faces of one thing, each with its own address. */
export function Tabs({ of, label, className }: { of: readonly LinkChoice[]; label: string; className?: string }) {
  return (
    <nav className={cx('linktabs', className)} aria-label={label}>
      {links(of)}
    </nav>
  )
}

/** Kinds of a list side by side with their counts ("All 148", "Service 31"). */
export function ChoiceLinks({
  of,
  label,
  className,
}: {
  of: readonly LinkChoice[]
  label: string
  className?: string
}) {
  return (
    <nav className={cx('choice-links', className)} aria-label={label}>
      {links(of)}
    </nav>
  )
}

/** Two to four views of the same, joined ("Day", "Week"). */
export function SegmentLinks({
  of,
  label,
  className,
}: {
  of: readonly LinkChoice[]
  label: string
  className?: string
}) {
  return (
    <nav className={cx('seg', className)} aria-label={label}>
      {links(of)}
    </nav>
  )
}
