import type { ReactNode } from 'react'
import { Car, type CarBody } from './car'
import { cx } from './class-names'

interface EmptyProps {
  title: ReactNode
  /** One sentence: what to do. */
  children?: ReactNode
  /** One act. */
  act?: ReactNode
  /** A pale car above the words. */
  car?: CarBody
  level?: 2 | 3
  className?: string
}

/** Nothing here yet: one sentence, one act. */
export function EmptyState({ title, children, act, car, level = 2, className }: EmptyProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={cx('empty', className)}>
      {car && <Car body={car} />}
      <Heading>{title}</Heading>
      {children && <p>{children}</p>}
      {act && <div className="empty-acts">{act}</div>}
    </div>
  )
}

/** The shape of what comes, still, after 300 ms. `lines` are widths in per cent, no two alike. */
export function Skeleton({ lines = [44, 72, 58], card = true }: { lines?: readonly number[]; card?: boolean }) {
  return (
    <div className={cx('bones', card && 'card card-pad')} aria-hidden>
      {lines.map((width) => (
        <span key={width} className="bone" style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}
