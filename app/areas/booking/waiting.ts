import { type Instant, MINUTE } from '~/kernel/clock'
import type { Day } from '~/kernel/dates'
import { localOf } from '~/kernel/zones'
import type { BookingPolicy } from './rules'

export const PARTS_OF_DAY = ['any', 'morning', 'afternoon'] as const
export type PartOfDay = (typeof PARTS_OF_DAY)[number]

export type Waiting = {
  id: string
  rank: Instant
  fromDay: Day
  toDay: Day
  partOfDay: PartOfDay
}

/** First come, first served: by the moment of joining, or of the last offer that was let lapse. */
export function inOrder<W extends Pick<Waiting, 'rank' | 'id'>>(entries: readonly W[]): W[] {
  return [...entries].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
}

const NOON = 12 * 60

/** Does a start suit what the waiting owner asked for? */
export function suitsWaiting(entry: Waiting, zone: string, startsAt: Instant): boolean {
  const { day, minute } = localOf(zone, startsAt)
  if (day < entry.fromDay || day > entry.toDay) return false
  return entry.partOfDay === 'any' || (entry.partOfDay === 'morning') === minute < NOON
}

/**
 * Until when an offer reserves: the policy's time, but no later than the notice before the start; undefined when less
 * than a quarter of an hour would be left to answer.
 */
export function offerUntil(policy: BookingPolicy, now: Instant, startsAt: Instant): Instant | undefined {
  const until = Math.min(now + policy.offerMinutes * MINUTE, startsAt - Math.min(60, policy.noticeMinutes) * MINUTE)
  return until - now >= 15 * MINUTE ? until : undefined
}

/** What an unanswered offer does to the place in the queue: the end of it, or out after the policy's count. */
export function afterLapse(
  policy: BookingPolicy,
  lapses: number,
  now: Instant,
): { state: 'waiting' | 'over'; rank: Instant } {
  return { state: lapses >= policy.mostLapses ? 'over' : 'waiting', rank: now }
}
