import { and, eq, gt, gte, inArray, lt, ne, or } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { readDealer } from '~/areas/dealers/read.server'
import type { Instant } from '~/kernel/clock'
import { NotFound, type Verdict } from '~/kernel/outcome'
import type { Club } from '~/platform/club.server'
import { AHEAD_STATES, type GateReason, mayBook, missedSince, policyOf } from './rules'

type Asked = {
  dealerId: string
  memberId: string
  vehicleId: string
  /** The time that is wanted, once it is known. */
  span?: { startsAt: Instant; readyAt: Instant }
  /** The booking that is being made or moved. */
  without?: string
}

/** May this owner book online at this dealer? Asked by the pages for their hint and by the use cases inside the write. */
export async function askGate(
  club: Club,
  on: Reader,
  { dealerId, memberId, vehicleId, span, without = '' }: Asked,
): Promise<Verdict<GateReason>> {
  const dealer = await readDealer(club, dealerId, on)
  if (!dealer) throw new NotFound('dealer')
  const { bookings } = club.schema.booking
  const now = club.clock.now()
  const policy = policyOf(dealer.settings)
  const rows = await on
    .select({
      id: bookings.id,
      number: bookings.number,
      dealerId: bookings.dealerId,
      vehicleId: bookings.vehicleId,
      state: bookings.state,
      startsAt: bookings.startsAt,
      readyAt: bookings.readyAt,
    })
    .from(bookings)
    .where(
      and(
        eq(bookings.memberId, memberId),
        ne(bookings.id, without),
        or(
          and(
            inArray(
              bookings.state,
              AHEAD_STATES.filter((one) => one !== 'held'),
            ),
            gt(bookings.readyAt, now),
          ),
          and(
            eq(bookings.state, 'missed'),
            gte(bookings.startsAt, missedSince(policy, now)),
            lt(bookings.startsAt, now),
          ),
        ),
      ),
    )
  const ahead = rows.filter((row) => row.state !== 'missed')
  const clash = ahead.find(
    (row) => row.vehicleId === vehicleId && span && row.startsAt < span.readyAt && row.readyAt > span.startsAt,
  )
  return mayBook({
    ahead: ahead.length,
    carBooked: clash?.number ?? null,
    missed: rows.filter((row) => row.state === 'missed' && row.dealerId === dealerId).length,
    dealerOpenToMembers: dealer.active,
    policy,
  })
}
