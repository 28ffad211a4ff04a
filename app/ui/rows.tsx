import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './class-names'
import { Icon, type IconType } from './icon'

/** Rows under each other with hairlines; put it in a `Card` or let it be the card with `card`. */
export function Rows({ card, className, children }: { card?: boolean; className?: string; children: ReactNode }) {
  return <div className={cx('rows', card && 'card', className)}>{children}</div>
}

interface ItemProps {
  title: ReactNode
  sub?: ReactNode
  /** Where the whole row leads. */
  href?: string
  /** Before the words: a DateBlock, an Avatar, a Car, or an icon. */
  lead?: ReactNode
  icon?: IconType
  /** After the words: a figure, a chip, a link. Replaces the arrow of a row that leads somewhere. */
  end?: ReactNode
  /** Not to be had now; `sub` says why. */
  off?: boolean
  current?: boolean
  /** Opens in a window of its own: what is being written here stays. */
  beside?: boolean
  className?: string
}

/** One row of 64 px: what it is, what about it, and where it leads. Buttons in `end` stay buttons. */
export function Item({ title, sub, href, lead, icon, end, off, current, beside, className }: ItemProps) {
  return (
    <div className={cx('item', off && 'item-off', className)} aria-current={current || undefined}>
      {lead}
      {icon && <Icon as={icon} size="l" />}
      <span className="item-body">
        {href ? (
          <a className="item-title over" href={href} {...(beside ? { target: '_blank', rel: 'noopener' } : {})}>
            {title}
          </a>
        ) : (
          <span className="item-title">{title}</span>
        )}
        {sub && <span className="item-sub">{sub}</span>}
      </span>
      {end && <span className="item-end">{end}</span>}
      {href && !end && <Icon as={ChevronRight} size="s" />}
    </div>
  )
}

/** Name and value in two columns. `left` for long values; a null value is left out. */
export function Facts({
  of,
  left,
  className,
}: {
  of: ReadonlyArray<readonly [string, ReactNode]>
  left?: boolean
  className?: string
}) {
  return (
    <dl className={cx('facts', left && 'facts-left', className)}>
      {of.map(([name, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <FactPair key={name} name={name} value={value} />
        ),
      )}
    </dl>
  )
}

const FactPair = ({ name, value }: { name: ReactNode; value: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
)

/** Day and month before a row, both already in the reader's language. */
export function DateBlock({ day, month }: { day: string; month: string }) {
  return (
    <span className="date">
      <b>{day}</b>
      <span>{month}</span>
    </span>
  )
}

/** Two tiles a row: the ways on from a page. */
export function Tiles({ of }: { of: ReadonlyArray<{ href: string; icon: IconType; title: string; sub?: string }> }) {
  return (
    <div className="card tiles">
      {of.map((tile) => (
        <a key={tile.href} href={tile.href}>
          <Icon as={tile.icon} size="l" />
          <span>
            <span className="tile-title">{tile.title}</span>
            {tile.sub && <span className="tile-sub">{tile.sub}</span>}
          </span>
        </a>
      ))}
    </div>
  )
}

/** Figures side by side; each leads to what it counts. */
export function Stats({
  of,
}: {
  of: ReadonlyArray<{ label: string; value: ReactNode; sub?: ReactNode; href?: string }>
}) {
  return (
    <div className="card stats">
      {of.map((stat) => {
        const inside = (
          <>
            {stat.label}
            <span className="figure">{stat.value}</span>
            {stat.sub}
          </>
        )
        return stat.href ? (
          <a key={stat.label} href={stat.href}>
            {inside}
          </a>
        ) : (
          <div key={stat.label}>{inside}</div>
        )
      })}
    </div>
  )
}

/** A line of an account: what, how much, and the sentence why; zero is shown with its reason. */
export function Entry({
  title,
  value,
  quiet,
  why,
  act,
}: {
  title: ReactNode
  value: ReactNode
  quiet?: boolean
  why?: ReactNode
  act?: ReactNode
}) {
  return (
    <div className="entry">
      <span className="item-title">{title}</span>
      <span className={cx('entry-value', quiet && 'text-ink-2')}>{value}</span>
      {why && <p className="entry-why">{why}</p>}
      {act && <div className="entry-act">{act}</div>}
    </div>
  )
}
