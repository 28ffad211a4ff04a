import { type Dealer, readDealer, readUnits } from '~/areas/dealers/read.server'
import { readCalendar } from '~/areas/dealers/read-hours.server'
import { type DealerCalendar, openSpans } from '~/areas/dealers/working-hours'
import { addDays, type Day } from '~/kernel/dates'
import { NotFound } from '~/kernel/outcome'
import { QUARTER, quarterOf } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'
import { type Capacity, permitsOf } from './choice'
import { type Opening, openingsOf } from './layout'
import type { Needs } from './needs'
import { type BookingPolicy, policyOf } from './rules'

/** A dealer as the booking rules see it, for some days. */
export type Shop = {
  dealer: Dealer
  calendar: DealerCalendar
  capacity: Capacity
  policy: BookingPolicy
  /** Days covered, the last one included. */
  from: Day
  to: Day
  openings: readonly Opening[]
}

/** Least work that a dealer does in a day; decides how far beyond the last start openings are needed. */
const SHORT_DAY_MINUTES = 240
/** Closed days in a row that work may have to skip. */
const LONGEST_FEAST = 9

/**
 * Reads a dealer with its units and the openings of the days asked for and so many after them as the work may run
 * over. Five reads, whatever the number of days. Throws NotFound for an unknown dealer.
 */
export async function openShop(club: Club, dealerId: string, from: Day, to: Day, needs?: Needs): Promise<Shop> {
  const dealer = await readDealer(club, dealerId)
  if (!dealer) throw new NotFound('dealer')
  const over = needs ? Math.ceil(needs.minutes / SHORT_DAY_MINUTES) + LONGEST_FEAST : 0
  const last = addDays(to, over)
  const calendar = await readCalendar(club, dealerId, from, last)
  const units = await readUnits(club, dealerId)
  const openings: Opening[] = []
  for (let day = from; day <= last; day = addDays(day, 1)) openings.push(...openingsOf(day, openSpans(calendar, day)))
  return {
    dealer,
    calendar,
    capacity: { dealerId, units, onlinePermits: permitsOf(units, dealer.settings.onlinePercent) },
    policy: policyOf(dealer.settings),
    from,
    to,
    openings,
  }
}

/** First and last quarter in which a booking that starts on the shop's days can claim anything. */
export function reachOf({ openings, to }: Shop, needs: Needs): { from: number; to: number } {
  const first = openings[0]?.from ?? 0
  const lastStart = openings.findLast((one) => one.day <= to)?.to ?? first
  let left = needs.segments.reduce((sum, one) => sum + one.quarters, 0)
  let end = lastStart
  for (const opening of openings) {
    if (opening.from < lastStart || left <= 0) continue
    left -= opening.to - opening.from
    end = opening.to
  }
  // Beyond the work: cleaning, the way of a loaner, and the free gap that the choice looks at.
  return { from: first - 16, to: end + 24 }
}

/** Openings for an act that the desk wants at a time of its own: the time counts as open. */
export function asOpen(day: Day, startsAt: number, needs: Needs): Opening[] {
  const quarters = needs.segments.reduce((sum, one) => sum + one.quarters, 0)
  const from = quarterOf(startsAt)
  return startsAt % QUARTER === 0 ? [{ day, from, to: from + quarters }] : []
}
