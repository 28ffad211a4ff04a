import { tzOffset } from '@date-fns/tz/tzOffset'
import type { Instant } from './clock'
import type { Day } from './dates'

const MINUTE = 60_000
const DAY = 86_400_000
/** Where the club's own calendar runs, for people and things without a zone of their own. */
export const CLUB_ZONE = 'Asia/Shanghai'
export const QUARTER = 15 * MINUTE

/** Minutes after local midnight, 0 to 1440; 1440 is the midnight that ends the day. */
export type MinuteOfDay = number

/** True for a name of the IANA list that this runtime knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Minutes that the zone is ahead of UTC at a moment. An unknown zone throws. */
export function offsetAt(zone: string, at: Instant): number {
  const offset = tzOffset(zone, new Date(at))
  if (Number.isNaN(offset)) throw new RangeError(`not a zone: ${zone}`)
  return offset
}

/**
 * The moment at which clocks in a zone show this. A time that the change to summer time skips moves forward by what
 * was skipped; of a time that comes twice the first is meant.
 */
export function instantOf(zone: string, day: Day, minute: MinuteOfDay): Instant {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * MINUTE
  if (Number.isNaN(wall)) throw new RangeError(`not a day: ${day}`)
  const before = offsetAt(zone, wall - DAY)
  const after = offsetAt(zone, wall + DAY)
  const candidates = [wall - before * MINUTE, wall - after * MINUTE].sort((a, b) => a - b)
  const shown = candidates.find((at) => at + offsetAt(zone, at) * MINUTE === wall)
  return shown ?? wall - before * MINUTE
}

/** What clocks and calendars in a zone show at a moment. */
export function localOf(zone: string, at: Instant): { day: Day; minute: MinuteOfDay } {
  const wall = new Date(at + offsetAt(zone, at) * MINUTE)
  return { day: wall.toISOString().slice(0, 10), minute: wall.getUTCHours() * 60 + wall.getUTCMinutes() }
}

export function localDay(zone: string, at: Instant): Day {
  return localOf(zone, at).day
}

/** First and last moment of a local day, the last one excluded: 23, 24 or 25 hours. */
export function dayBounds(zone: string, day: Day): { from: Instant; to: Instant } {
  return { from: instantOf(zone, day, 0), to: instantOf(zone, day, 1_440) }
}

/** Reads 08:30 (or 24:00) as minutes of the day; undefined for anything else. */
export function minuteOf(text: string): MinuteOfDay | undefined {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text)
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : undefined
  return minute !== undefined && minute <= 1_440 ? minute : undefined
}

/** 510 as 08:30: the value of time fields and stored hours; shown times go through the formatters. */
export function clockText(minute: MinuteOfDay): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Number of the quarter hour since 1970 that a moment belongs to; the unit of capacity claims. */
export function quarterOf(at: Instant): number {
  return Math.floor(at / QUARTER)
}

export function quarterStart(quarter: number): Instant {
  return quarter * QUARTER
}

/** All quarters that a span touches; empty for an empty span. */
export function quartersOf(from: Instant, to: Instant): number[] {
  const first = quarterOf(from)
  const count = Math.max(0, Math.ceil(to / QUARTER) - first)
  return to <= from ? [] : Array.from({ length: count }, (_, index) => first + index)
}
