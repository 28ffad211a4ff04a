import type { Translate } from '~/i18n/keys'
import type { BookingState } from '../rules'

/** How long jobs take, in hours and minutes. */
export function duration(t: Translate, minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return t('booking:jobs.minutes', { minutes })
  return rest === 0 ? t('booking:jobs.hours', { hours }) : t('booking:jobs.hours_minutes', { hours, minutes: rest })
}

/** The sentence of a refusal or hint. */
export const because = (t: Translate, reason: string, params: Record<string, string | number> = {}) =>
  t(`booking:refusal.${reason}` as 'booking:refusal.slot_taken', params)

/** Only what wants an eye takes colour. */
export const toneOf = (state: BookingState): 'quiet' | 'now' | 'warn' | 'danger' =>
  state === 'in-work' || state === 'ready' || state === 'checked-in'
    ? 'now'
    : state === 'missed'
      ? 'danger'
      : state === 'paused' || state === 'held'
        ? 'warn'
        : 'quiet'

/** Address of a step of booking with what was chosen before. */
export function stepHref(
  step: string,
  chosen: { car?: string; dealer?: string; jobs?: readonly string[]; day?: string; hold?: string },
): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(chosen)) {
    if (Array.isArray(value)) for (const one of value) search.append(name, one)
    else if (value) search.set(name, String(value))
  }
  const query = search.toString()
  return `/book/new${step && `/${step}`}${query && `?${query}`}`
}
