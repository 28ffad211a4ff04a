import { useFormat, useT } from '~/i18n/use'

type Props = {
  refunds: readonly { hoursBefore: number; percent: number }[]
  freeUntil: number | null
  zone: string
}

/** What comes back of what was paid, by when it is cancelled. */
export function RefundRule({ refunds, freeUntil, zone }: Props) {
  const t = useT()
  const format = useFormat(zone)
  const steps = [...refunds].sort((a, b) => b.hoursBefore - a.hoursBefore)
  return (
    <ul className="num grid gap-0.5">
      {freeUntil !== null && <li>{t('events:refund.moved', { at: format.dateTime(freeUntil, 'monthDay') })}</li>}
      {steps.map(({ hoursBefore, percent }) => (
        <li key={hoursBefore}>
          {hoursBefore >= 48 && hoursBefore % 24 === 0
            ? t('events:refund.days', { count: hoursBefore / 24, percent: format.percent(percent / 100) })
            : t('events:refund.hours', { count: hoursBefore, percent: format.percent(percent / 100) })}
        </li>
      ))}
      <li>{t(steps.length > 0 ? 'events:refund.later' : 'events:refund.never')}</li>
    </ul>
  )
}
