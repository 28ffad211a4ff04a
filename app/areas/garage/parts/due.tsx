import type { Format } from '~/i18n/format'
import type { Translate } from '~/i18n/keys'
import { useFormat, useT } from '~/i18n/use'
import { Chip } from '~/ui/chip'
import type { DueView } from '../read-garage.server'

/** A date that stays on one line. */
const whole = (date: string) => date.replaceAll(' ', '\u00a0')

/** What an open item is called: a service by its kilometres (3 万公里保养), all else by its name. */
export function dueName(t: Translate, format: Format, due: DueView): string {
  if (due.code !== 'service' || due.dueKm === null) return due.name
  if (due.dueKm % 10_000 === 0) return t('garage:due.wanService', { count: due.dueKm / 10_000 })
  return t('garage:due.kmService', { km: format.number(due.dueKm) })
}

/** What is left, by what comes first: kilometres or days. */
export function dueLeft(t: Translate, format: Format, due: DueView): string {
  if (due.kmLeft !== null && (due.by === 'km' || due.kmLeft < 0)) {
    const km = format.number(Math.abs(due.kmLeft))
    return due.kmLeft < 0 ? t('garage:due.overKm', { km }) : t('garage:due.leftKm', { km })
  }
  const count = Math.abs(due.daysLeft ?? 0)
  return (due.daysLeft ?? 0) < 0 ? t('garage:due.overDays', { count }) : t('garage:due.leftDays', { count })
}

/** When: the date of the plan, or the one that real use projects. */
export function dueWhen(t: Translate, format: Format, due: DueView): string {
  if (due.by === 'km' && due.projectedOn)
    return t('garage:due.byUse', { date: whole(format.date(due.projectedOn, 'month')) })
  if (due.by === 'date' && due.dueOn) return t('garage:due.byDate', { date: whole(format.date(due.dueOn)) })
  return due.dueKm === null ? '' : t('garage:due.atKm', { km: format.number(due.dueKm) })
}

/** When it was done last; what no workshop of the club saw says so. */
export function dueLast(t: Translate, format: Format, { last }: DueView): string {
  if (!last) return ''
  return t(`garage:due.last.${last.source}`, { date: whole(format.date(last.on)) })
}

/** Colour only for what is near or late. */
export function DueChip({ due }: { due: DueView }) {
  const t = useT()
  if (due.state === 'fine') return null
  return <Chip tone={due.state === 'late' ? 'danger' : 'warn'}>{t(`garage:due.state.${due.state}`)}</Chip>
}

/** What is left in bold and when, beside the odometer. */
export function DueAside({ due }: { due: DueView }) {
  const t = useT()
  const format = useFormat()
  return (
    <p className="keep-words pb-1.5 text-end text-small">
      <span className="num font-semibold">{dueLeft(t, format, due)}</span>
      <br />
      <span className="text-ink-2">{dueWhen(t, format, due)}</span>
    </p>
  )
}
