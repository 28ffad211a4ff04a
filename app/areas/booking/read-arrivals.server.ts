import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import type { Day } from '~/kernel/dates'
import { localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'

export type Arrival = {
  id: string
  number: string
  dealerId: string
  memberId: string | null
  vehicleId: string | null
  startsAt: Instant
  zone: string
  transport: string
  guestName: string
  guestPlate: string
}

function expected({ schema: { booking } }: Pick<Club, 'schema'>, dealerId: string, from: Instant, to: Instant) {
  const { bookings } = booking
  return and(
    dealerId === '' ? undefined : eq(bookings.dealerId, dealerId),
    eq(bookings.state, 'booked'),
    gte(bookings.startsAt, from),
    lt(bookings.startsAt, to),
  )
}

/** Who is still expected between two moments, soonest first, at most 50; '' is every dealer. */
export async function arrivals(club: Club, dealerId: string, from: Instant, to: Instant): Promise<Arrival[]> {
  const { bookings } = club.schema.booking
  return club.store.read
    .select({
      id: bookings.id,
      number: bookings.number,
      dealerId: bookings.dealerId,
      memberId: bookings.memberId,
      vehicleId: bookings.vehicleId,
      startsAt: bookings.startsAt,
      zone: bookings.zone,
      transport: bookings.transport,
      guestName: bookings.guestName,
      guestPlate: bookings.guestPlate,
    })
    .from(bookings)
    .where(expected(club, dealerId, from, to))
    .orderBy(asc(bookings.startsAt), asc(bookings.id))
    .limit(50)
}

/** How many are still expected between two moments; '' is every dealer. */
export async function countArrivals(club: Club, dealerId: string, from: Instant, to: Instant): Promise<number> {
  const { bookings } = club.schema.booking
  const [row] = await club.store.read
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(bookings)
    .where(expected(club, dealerId, from, to))
  return row?.count ?? 0
}

/** The day on which a booking stands in its dealer's calendar; undefined unless the actor may read it there. */
export async function dayOfBooking({ store }: Club, actor: Actor, number: string): Promise<Day | undefined> {
  const { bookings } = store.schema.booking
  const [row] = await store.read
    .select({ startsAt: bookings.startsAt, zone: bookings.zone, dealerId: bookings.dealerId })
    .from(bookings)
    .where(eq(bookings.number, number))
  if (!row || !can(actor, 'booking:read', { dealerId: row.dealerId })) return undefined
  return localDay(row.zone, row.startsAt)
}
