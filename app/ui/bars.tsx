import type { ReactNode } from 'react'
import { cx } from './class-names'

/** One bar; value and text are the same figure, raw and in the reader's language. */
export interface Bar {
  id: string
  value: number
  text: string
  /** First line under the bar, and a quieter second. */
  axis: string
  sub?: string
  tone?: 'warn' | 'danger'
  /** Where what it counts is listed. */
  href?: string
}

const HIGHEST = 108 // pixels left of 132 for the tallest bar under its figure

/** Bars of ticks without any script; zero is shown as zero. `label` says where the same figures stand as text. */
export function Bars({ bars, label, note }: { bars: readonly Bar[]; label: string; note?: ReactNode }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  const height = (value: number) => Math.max(2, Math.round((value / most) * (HIGHEST / 4)) * 4)
  return (
    <figure>
      <ul className="bars" aria-label={label}>
        {bars.map((bar) => (
          <li key={bar.id} className={cx(bar.value === 0 ? 'none' : bar.tone)}>
            <span className="sr-only">
              {bar.axis} {bar.sub}:{' '}
            </span>
            {bar.href && bar.value > 0 ? (
              <a className="link" href={bar.href}>
                {bar.text}
              </a>
            ) : (
              bar.text
            )}
            {bar.value > 0 && <i style={{ height: height(bar.value) }} />}
          </li>
        ))}
      </ul>
      <div className="bars-axis" aria-hidden>
        {bars.map((bar) => (
          <span key={bar.id}>
            <b>{bar.axis}</b>
            {bar.sub}
          </span>
        ))}
      </div>
      {note && <figcaption className="mt-3 text-small text-ink-2">{note}</figcaption>}
    </figure>
  )
}
