import { DAY, type Instant } from '~/kernel/clock'
import { addDays, isDay } from '~/kernel/dates'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { type Parsed, parsed, unread } from '~/kernel/parsed'
import { clockText, instantOf, localOf, minuteOf } from '~/kernel/zones'

export const LONGEST_SESSION = 14 * DAY

/**
 * Reads what a date-and-time field gives (2026-06-12T09:30) by the clocks of a zone. A time that the change to summer
 * time skips is refused: nobody can come at it. Of a time that comes twice the first is meant.
 */
export function readLocal(zone: string, text: string): Parsed<Instant, 'time_shape' | 'time_gap'> {
  const [day = '', clock = ''] = text.trim().split('T')
  const minute = minuteOf(clock.slice(0, 5))
  if (!isDay(day) || minute === undefined || minute === 1_440) return unread('time_shape')
  const at = instantOf(zone, day, minute)
  return localText(zone, at) === `${day}T${clockText(minute)}` ? parsed(at) : unread('time_gap')
}

/** The same the other way: the value of a date-and-time field. */
export function localText(zone: string, at: Instant): string {
  const { day, minute } = localOf(zone, at)
  return `${day}T${clockText(minute)}`
}

/** Moves an instant by whole days of the calendar of a zone: clocks show the same time, also across summer time. */
export function shiftDays(zone: string, at: Instant, days: number): Instant {
  const { day, minute } = localOf(zone, at)
  return instantOf(zone, addDays(day, days), minute)
}

/** Start and end of a session as typed: they exist, the start is to come, the end is after it and within two weeks. */
export function readSpan(
  zone: string,
  typed: { startsAt: string; endsAt: string },
  now: Instant,
): Outcome<{ startsAt: Instant; endsAt: Instant }> {
  const start = readLocal(zone, typed.startsAt)
  if (!start.ok) return refuse(`events-desk:refusal.${start.reason}`, { field: 'startsAt' })
  const end = readLocal(zone, typed.endsAt)
  if (!end.ok) return refuse(`events-desk:refusal.${end.reason}`, { field: 'endsAt' })
  if (start.value <= now) return refuse('events-desk:refusal.time_past', { field: 'startsAt' })
  if (end.value <= start.value) return refuse('events-desk:refusal.time_order', { field: 'endsAt' })
  if (end.value - start.value > LONGEST_SESSION) return refuse('events-desk:refusal.time_long', { field: 'endsAt' })
  return done({ startsAt: start.value, endsAt: end.value })
}
