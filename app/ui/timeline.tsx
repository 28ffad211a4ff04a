import type { ReactNode } from 'react'
import { cx } from './class-names'
import { Icon, type IconType } from './icon'

/** One fact: when, what, why, who or how much. */
export interface TimelineFact {
  id: string
  /** Hour on its day, date further back. */
  time: string
  icon?: IconType
  title: ReactNode
  why?: ReactNode
  /** Points in `b`, a name as it is. */
  end?: ReactNode
}

/** Facts of one day or span, newest first. Zero results are facts too and carry their reason. */
export function Timeline({ day, date, facts }: { day?: ReactNode; date?: ReactNode; facts: readonly TimelineFact[] }) {
  return (
    <section>
      {day && (
        <h3 className="tl-day">
          {day}
          {date && <span>{date}</span>}
        </h3>
      )}
      <ol>
        {facts.map((fact) => (
          <li key={fact.id} className="tl">
            <span className="tl-time">{fact.time}</span>
            {fact.icon ? <Icon as={fact.icon} /> : <span className="max-sm:hidden" />}
            <span>
              <span className="tl-title">{fact.title}</span>
              {fact.why && <span className="tl-why">{fact.why}</span>}
            </span>
            <span className="tl-end">{fact.end}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** A state on the way of a thing. */
export interface StateStep {
  id: string
  name: ReactNode
  time?: ReactNode
  why?: ReactNode
  at: 'done' | 'now' | 'next' | 'stopped'
}

/** Where a thing has been, is, and will go; oldest first. */
export function StateLine({ steps, label }: { steps: readonly StateStep[]; label?: string }) {
  return (
    <ol className="states" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.id}
          className={cx(step.at !== 'done' && step.at)}
          aria-current={step.at === 'now' ? 'step' : undefined}
        >
          <div className="state-head">
            <span className="state-name">{step.name}</span>
            {step.time && <span className="state-time">{step.time}</span>}
          </div>
          {step.why && <p className="state-why">{step.why}</p>}
        </li>
      ))}
    </ol>
  )
}

/** The pages of a journey as one line; the label says the same in words ("Step 3 of 4"). */
export function Steps({ count, at, label }: { count: number; at: number; label: string }) {
  return (
    <div className="steps" role="img" aria-label={label}>
      {Array.from({ length: count }, (_, n) => n + 1).map((n) => (
        <span key={n} className={cx(n < at && 'done', n === at && 'now')} />
      ))}
    </div>
  )
}
