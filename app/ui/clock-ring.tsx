import { cx } from './class-names'

interface ClockRingProps {
  /** Share of the time that is used, 0 to 1 and more. */
  used: number
  /** The truth as text: "06:42" left, "+04:12" over. */
  text: string
  /** What runs out, for readers; not announced each second. */
  label: string
  small?: boolean
}

/** A clock against its limit: amber at three quarters, solid red when over. The caller moves it on. */
export function ClockRing({ used, text, label, small }: ClockRingProps) {
  const share = Math.min(1, Math.max(0, used))
  const tone = used >= 1 ? 'clock-over' : used >= 0.75 ? 'clock-warn' : null
  return (
    <span className={cx('clock', small && 'clock-s', tone)} role="timer" aria-label={label}>
      <svg viewBox="0 0 132 132" aria-hidden>
        <circle className="rim" cx="66" cy="66" r="60" />
        <circle
          className="used"
          cx="66"
          cy="66"
          r="60"
          pathLength="100"
          strokeDasharray={`${(share * 100).toFixed(2)} 100`}
          transform="rotate(-90 66 66)"
        />
        <circle
          className="ticks"
          cx="66"
          cy="66"
          r="54"
          strokeDasharray="1 4.655"
          pathLength="339.3"
          transform="rotate(-90 66 66)"
        />
        <path className="hand" d="M66 3V16" transform={`rotate(${(share * 360).toFixed(1)} 66 66)`} />
      </svg>
      <b aria-hidden>{text}</b>
    </span>
  )
}
