import { useFormat, useT } from '~/i18n/use'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { cx } from '~/ui/class-names'
import { ClockRing } from '~/ui/clock-ring'

export type Due = { kind: string; from: number; at: number }
const SOON = 0.75

/** A span in its largest unit. */
function useSpan() {
  const t = useT()
  return (ms: number) => {
    const span = Math.max(0, ms)
    if (span >= 2 * DAY) return t('cases-desk:due.days', { count: Math.floor(span / DAY) })
    if (span >= HOUR) return t('cases-desk:due.hours', { count: Math.floor(span / HOUR) })
    return t('cases-desk:due.minutes', { count: Math.max(1, Math.round(span / MINUTE)) })
  }
}

const usedOf = ({ from, at }: Due, now: number) => (now >= at ? 1 : (now - from) / Math.max(1, at - from))

/** The word of a clock: what is due, and how long it has or is late. */
export function DueWord({ due, now }: { due: Due | null; now: number }) {
  const t = useT()
  const format = useFormat()
  const span = useSpan()
  if (!due) return <span className="cq-due">{t('cases-desk:due.none')}</span>
  const kind = t(`cases-desk:clock.${due.kind as 'reply'}`)
  const isLate = now >= due.at
  const isSoon = !isLate && usedOf(due, now) >= SOON
  return (
    <span className={cx('cq-due', isLate && 'cq-due-late', isSoon && 'cq-due-soon')} title={format.dateTime(due.at)}>
      {isLate
        ? t('cases-desk:due.over', { kind, time: span(now - due.at) })
        : t('cases-desk:due.left', { kind, time: span(due.at - now) })}
    </span>
  )
}

/** The ring of a clock against its promise. */
export function DueRing({ due, now }: { due: Due | null; now: number }) {
  const t = useT()
  const format = useFormat()
  const span = useSpan()
  if (!due) return <span className="clock clock-s" aria-hidden />
  const kind = t(`cases-desk:clock.${due.kind as 'reply'}`)
  return (
    <ClockRing
      small
      used={usedOf(due, now)}
      text={`${now >= due.at ? '+' : ''}${span(Math.abs(due.at - now)).replace(/\s/g, '')}`}
      label={t('cases-desk:due.label', { kind, at: format.dateTime(due.at, 'short') })}
    />
  )
}
