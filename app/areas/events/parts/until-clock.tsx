import { useFormat, useT } from '~/i18n/use'
import { HOUR, MINUTE, SECOND } from '~/kernel/clock'
import { ClockRing } from '~/ui/clock-ring'
import { useTimeLeft } from '~/ui/use-time-left'

const two = (value: number) => String(value).padStart(2, '0')
function textOf(left: number): string {
  const seconds = Math.max(0, Math.ceil(left / SECOND))
  if (seconds * SECOND >= HOUR)
    return `${Math.floor((seconds * SECOND) / HOUR)}:${two(Math.floor(((seconds * SECOND) % HOUR) / MINUTE))}`
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
}

type Props = { until: number; now: number; of: number; zone: string }

/** How long places are still kept. Counts from the server's clock; at the end the page is read again. */
export function UntilClock({ until, now, of, zone }: Props) {
  const t = useT()
  const format = useFormat(zone)
  const left = useTimeLeft({ until, now })
  const at = format.dateTime(until, 'monthDay')
  return (
    <div className="flex items-center gap-4">
      <ClockRing used={1 - left / of} text={textOf(left)} label={t('events:party.until', { at })} />
      <p className="text-ink-2">{t('events:party.until', { at })}</p>
    </div>
  )
}
