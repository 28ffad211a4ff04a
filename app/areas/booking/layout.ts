import type { Instant } from '~/kernel/clock'
import type { Day } from '~/kernel/dates'
import { QUARTER, quarterStart } from '~/kernel/zones'
import type { Needs, Segment } from './needs'

/** Open time without breaks, in quarter hours; `to` is not part of it. */
export type Opening = { day: Day; from: number; to: number }

/** One segment laid into open time. */
export type LaidSegment = {
  segment: Segment
  /** Quarters of work: the technician's. */
  work: readonly number[]
  /** Work, the breaks of the same day between it, and the cleaning afterwards: the bay's. */
  stay: readonly number[]
}

export type Layout = {
  startsAt: Instant
  endsAt: Instant
  /** The minutes of the jobs, not rounded up to quarter hours. */
  readyAt: Instant
  /** Local days that the work touches. */
  days: readonly Day[]
  segments: readonly LaidSegment[]
}

/** Quarters of work that must be done before the car stays over night. */
export const BEFORE_NIGHT = 4
/** Opening days that one visit may touch. */
export const MOST_DAYS = 10

/** Whole quarter hours of open spans; a span that begins within a quarter begins with the next one. */
export function openingsOf(day: Day, spans: readonly { from: Instant; to: Instant }[]): Opening[] {
  return spans
    .map(({ from, to }) => ({ day, from: Math.ceil(from / QUARTER), to: Math.floor(to / QUARTER) }))
    .filter(({ from, to }) => to > from)
}

/**
 * Lays work into open time from a quarter on, or answers undefined when it cannot begin there. Work pauses over a
 * break and over night and goes on with the same technician in the same bay: the bay stays taken during a break, the
 * technician does not. A car stays over night only after an hour of work, and for no more than ten opening days.
 * `openings` are sorted and reach beyond the end of the work.
 */
export function layWork(needs: Needs, start: number, openings: readonly Opening[]): Layout | undefined {
  let index = openings.findIndex((one) => one.from <= start && start < one.to)
  let here = openings[index]
  if (!here) return undefined
  const firstDay = here.day
  const days = [firstDay]
  const segments: LaidSegment[] = []
  let quarter = start
  let done = 0
  for (const segment of needs.segments) {
    const work: number[] = []
    const stay: number[] = []
    while (work.length < segment.quarters) {
      if (quarter >= here.to) {
        const next: Opening | undefined = openings[index + 1]
        if (!next) return undefined
        if (next.day === here.day) {
          for (let pause = here.to; work.length > 0 && pause < next.from; pause++) stay.push(pause)
        } else {
          if (done < BEFORE_NIGHT || days.length === MOST_DAYS) return undefined
          days.push(next.day)
        }
        index += 1
        here = next
        quarter = next.from
      }
      work.push(quarter)
      stay.push(quarter)
      quarter += 1
      done += 1
    }
    for (let clean = 0; clean < segment.bufferQuarters; clean++) stay.push(quarter + clean)
    segments.push({ segment, work, stay })
  }
  const last = segments.at(-1)
  const lastQuarter = last?.work.at(-1)
  if (!last || lastQuarter === undefined) return undefined
  const endsAt = quarterStart(lastQuarter + 1)
  const rounded = (last.segment.quarters * QUARTER) / 60_000 - last.segment.minutes
  return {
    startsAt: quarterStart(start),
    endsAt,
    readyAt: endsAt - Math.max(0, Math.min(14, rounded)) * 60_000,
    days,
    segments,
  }
}
