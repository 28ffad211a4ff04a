import { useFormat } from '~/i18n/use'
import { localDay } from '~/kernel/zones'

/** From when to when; neither end is broken over two lines. */
export function When({ of: { startsAt, endsAt }, zone }: { of: { startsAt: number; endsAt: number }; zone: string }) {
  const format = useFormat(zone)
  const sameDay = localDay(zone, startsAt) === localDay(zone, endsAt - 1)
  const end = sameDay ? format.time(endsAt) : `${format.date(endsAt, 'short')} ${format.time(endsAt)}`
  return (
    <span className="num">
      <span className="whitespace-nowrap">
        {format.date(startsAt, 'short')} {format.time(startsAt)} –
      </span>{' '}
      <span className="whitespace-nowrap">{end}</span>
    </span>
  )
}
