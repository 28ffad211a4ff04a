import type { ReactNode } from 'react'
import { cx } from './class-names'

interface FigureProps {
  /** Already formatted for the reader's language. */
  children: ReactNode
  unit?: string
  className?: string
}

/** The one large figure of a page: kilometres, balance, arrival time. `large` on the road at night. */
export function Gauge({ children, unit, large, className }: FigureProps & { large?: boolean }) {
  return (
    <span className={cx('gauge', large && 'gauge-l', className)}>
      {children}
      {unit && <span className="unit">{unit}</span>}
    </span>
  )
}

/** The second figure: sums, load. */
export function Figure({ children, unit, small, className }: FigureProps & { small?: boolean }) {
  return (
    <span className={cx('figure', small && 'figure-s', className)}>
      {children}
      {unit && <span className="unit">{unit}</span>}
    </span>
  )
}

/** Figures in running text or a column: digits of one width. */
export function Num({ children, className }: { children: ReactNode; className?: string }) {
  return <span className={cx('num', className)}>{children}</span>
}

/** A licence plate: never breaks, no automatic space. `box` draws its frame. */
export function PlateNumber({ children, box }: { children: string; box?: boolean }) {
  return <span className={cx('pl', box && 'pl-box')}>{children}</span>
}

/** What is compared or read aloud: VIN, voucher, number of a case. */
export function Code({ children, className }: { children: ReactNode; className?: string }) {
  return <span className={cx('code', className)}>{children}</span>
}

/** Initials (Latin) or the family name (Chinese) in a circle; the name itself stands beside it. */
export function Avatar({ name, large, className }: { name: string; large?: boolean; className?: string }) {
  return (
    <span className={cx('avatar', large && 'avatar-l', className)} aria-hidden>
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = words[0] ?? ''
  if (/\p{Script=Han}/u.test(first)) return [...first][0] ?? ''
  const last = words.length > 1 ? (words[words.length - 1] ?? '') : ''
  return ((first[0] ?? '') + (last[0] ?? '')).toUpperCase()
}
