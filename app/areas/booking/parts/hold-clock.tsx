import { useT } from '~/i18n/use'
import { SECOND } from '~/kernel/clock'
import { useTimeLeft } from '~/ui/use-time-left'

const text = (left: number) => {
  const seconds = Math.max(0, Math.round(left / SECOND))
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}

/** How long a hold still lasts. Counts from the server's clock; at zero the page is read again. */
export function HoldClock({ until, now }: { until: number; now: number }) {
  const t = useT()
  const left = useTimeLeft({ until, now })
  return (
    <p className="text-end text-small" role="timer">
      <span className="text-ink-2">{t('booking:time.held_for')}</span>
      <br />
      <b className="num text-lead font-semibold">{text(left)}</b>
    </p>
  )
}
