import type { ReactNode } from 'react'
import { Wordmark } from './brand'
import { cx } from './class-names'

interface DocumentProps {
  /** Its number, in code letters. */
  number: ReactNode
  /** The day it is about. */
  date?: ReactNode
  title: ReactNode
  /** Who issued it. */
  from?: ReactNode
  children: ReactNode
  className?: string
}

/** What is issued once and stays: a service record, a certificate. Prints on A4 by itself. `<hr className="thin"/>` between its parts. */
export function DocumentSheet({ number, date, title, from, children, className }: DocumentProps) {
  return (
    <article className={cx('doc', className)}>
      <div className="flex items-center justify-between gap-3">
        <Wordmark />
        <span className="code text-ink-2">{number}</span>
      </div>
      <hr />
      {date && <p className="num text-small text-ink-2">{date}</p>}
      <h1 className="record-title">{title}</h1>
      {from && <p className="text-small text-ink-2">{from}</p>}
      {children}
    </article>
  )
}

/** A line of a sum in a document; `total` is what is paid. */
export function DocumentSum({ name, value, total }: { name: ReactNode; value: ReactNode; total?: boolean }) {
  return (
    <div className={cx('doc-sum', total ? 'mt-1.5 font-medium' : 'num text-small text-ink-2')}>
      <span>{name}</span>
      <span className={cx(total && 'figure figure-s')}>{value}</span>
    </div>
  )
}

/** One job of a record with what went into it; `free` is who bore it. Jobs do not split in print. */
export function DocumentJob({
  mark,
  title,
  value,
  lines = [],
}: {
  /** 一, 二 … or 1, 2 … */
  mark: ReactNode
  title: ReactNode
  value: ReactNode
  lines?: ReadonlyArray<{ id: string; name: ReactNode; value: ReactNode }>
}) {
  return (
    <div className="doc-job keep">
      <span className="record">{mark}</span>
      <span className="font-medium">{title}</span>
      <span className="num font-medium">{value}</span>
      {lines.map((line) => (
        <span key={line.id} className="doc-line num">
          <span>{line.name}</span>
          <span>{line.value}</span>
        </span>
      ))}
    </div>
  )
}

/** The round seal of who issued it: the name along its upper half, the club's mark, the day. */
export function Seal({ name, date, mark }: { name: string; date: string; mark?: readonly string[] }) {
  const length = Math.min(
    170,
    [...name].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e80 ? 12.5 : 6.6), 0),
  )
  return (
    <svg className="seal" viewBox="0 0 120 120" fill="none" stroke="currentColor" aria-hidden>
      <defs>
        <path id="seal-arc" d="M18 64A42 42 0 1 1 102 64" />
      </defs>
      <circle cx="60" cy="60" r="56" strokeWidth="2.4" />
      <circle cx="60" cy="60" r="51" strokeWidth="0.8" />
      <text className="seal-text" fontSize="12">
        <textPath href="#seal-arc" startOffset="50%" textAnchor="middle" textLength={length}>
          {name}
        </textPath>
      </text>
      <g transform="translate(38 54) scale(1.7)" strokeWidth="1.5" strokeLinecap="round">
        {mark?.map((path) => (
          <path key={path} d={path} />
        ))}
      </g>
      <text className="seal-text" x="60" y="101" textAnchor="middle" fontSize="9" letterSpacing="1">
        {date}
      </text>
    </svg>
  )
}
