import type { ReactNode } from 'react'
import { cx } from './class-names'

interface ScaleProps {
  /** Where now is, 0 to 1. */
  at: number
  /** Ticks in all and between the long ones. */
  ticks?: number
  major?: number
  /** The needle marks *now*; a standing that does not move through time has none. */
  needle?: boolean
  tone?: 'plain' | 'warn' | 'danger'
  /** Words under both ends. */
  start?: ReactNode
  end?: ReactNode
  /** What the scale says, if no text beside it does. */
  label?: string
  className?: string
}

const tick = (at: number, long: boolean) => `M${at} ${long ? 0 : 6}V14`

/** The tick ruler of the club: kilometres to the next service, the way that is left, the standing of a tier. */
export function Scale({
  at,
  ticks = 50,
  major = 10,
  needle = true,
  tone = 'plain',
  start,
  end,
  label,
  className,
}: ScaleProps) {
  const share = Math.min(1, Math.max(0, at))
  const paths = { run: '', rest: '', maj: '' }
  for (let n = 0; n <= ticks; n++) {
    const long = n % major === 0
    const reached = n <= share * ticks
    paths[reached ? 'run' : long ? 'maj' : 'rest'] += tick(n, long)
  }
  return (
    <div
      className={cx('scale', tone !== 'plain' && `scale-${tone}`, className)}
      {...(label && { role: 'img', 'aria-label': label })}
    >
      <div className="relative">
        <svg viewBox={`0 0 ${ticks} 14`} preserveAspectRatio="none" aria-hidden>
          <path d={paths.rest} />
          <path className="maj" d={paths.maj} />
          <path className="run" d={paths.run} />
        </svg>
        {needle && <span className="needle" style={{ left: `${(share * 100).toFixed(2)}%` }} />}
      </div>
      {(start || end) && (
        <div className="scale-ends">
          <span>{start}</span>
          <span>{end}</span>
        </div>
      )}
    </div>
  )
}
