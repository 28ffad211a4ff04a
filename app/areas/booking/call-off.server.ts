import { and, eq, gt, inArray, or, sql } from 'drizzle-orm'
import type { Club, Subscriber, Work } from '~/platform/club.server'
import { closeOffer } from './answer-offer.server'
import { freed, nudgeCalendar, recordBooking } from './changed.server'
import { releaseClaims } from './claims.server'
import { tellOwner } from './letters.server'
import type { BookingRow } from './rows.server'

/** A member, and one of the member's cars when only that one is meant. */
type Whose = { memberId: string; vehicleId?: string }

/** Not begun: nothing stands in a bay for them yet. */
const NOT_BEGUN = ['held', 'walked-in', 'booked']

/**
 * Ends all places in waiting lists, with the offers that are open, and all bookings that have not begun: without the
 * dealer's notice, and their capacity is free. `tell` writes to the owner about each booking that stood.
 */
export async function callOff(w: Work, whose: Whose, { tell }: { tell: boolean }): Promise<void> {
  await leaveQueues(w, whose)
  const { bookings } = w.schema.booking
  const ahead = (await w.tx
    .select()
    .from(bookings)
    .where(and(ofWhom(bookings, whose), inArray(bookings.state, NOT_BEGUN)))) as BookingRow[]
  for (const row of ahead) {
    const state = row.state === 'held' ? ('lapsed' as const) : ('cancelled' as const)
    const changes = { state, heldUntil: 0, closedAt: w.now, sequence: row.sequence + 1 }
    await w.tx
      .update(bookings)
      .set({ ...changes, version: sql`${bookings.version} + 1` })
      .where(eq(bookings.id, row.id))
    await releaseClaims(w, row.id)
    const ended = { ...row, ...changes }
    if (state === 'cancelled') await recordBooking(w, 'booking.cancelled', ended, { by: 'system' })
    if (tell && row.state === 'booked') await tellOwner(w, ended, { template: 'booking-cancelled', byDealer: false })
    await freed(w, row.dealerId)
    await nudgeCalendar(w, row.dealerId, row.zone, row.startsAt, row.endsAt)
  }
}

async function leaveQueues(w: Work, whose: Whose): Promise<void> {
  const { waitlist, waitlistOffers } = w.schema.booking
  const own = w.tx.select({ id: waitlist.id }).from(waitlist).where(ofWhom(waitlist, whose))
  const offers = await w.tx
    .select()
    .from(waitlistOffers)
    .where(and(inArray(waitlistOffers.entryId, own), eq(waitlistOffers.state, 'open')))
  for (const offer of offers) await closeOffer(w, offer, 'declined')
  await w.tx
    .update(waitlist)
    .set({ state: 'left', closedAt: w.now })
    .where(and(ofWhom(waitlist, whose), eq(waitlist.state, 'waiting')))
}

type Owned = Pick<Club['schema']['booking']['bookings'], 'memberId' | 'vehicleId'>

function ofWhom(table: Owned | Club['schema']['booking']['waitlist'], { memberId, vehicleId }: Whose) {
  return and(eq(table.memberId, memberId), vehicleId ? eq(table.vehicleId, vehicleId) : undefined)
}

/** A car that left a garage leaves nothing of its former owner in calendars and waiting lists. */
export const callOffReleased: Subscriber = {
  name: 'booking.call-off-released',
  types: ['vehicle.released'],
  async on(w, { memberId, vehicleId }) {
    if (memberId && vehicleId) await callOff(w, { memberId, vehicleId }, { tell: true })
  },
}

/** What callOff would end, for the page that asks before: bookings that stand and places in waiting lists. */
export async function countOpen({ store, clock }: Club, whose: Whose): Promise<{ bookings: number; waiting: number }> {
  const { bookings, waitlist } = store.schema.booking
  const count = sql`count(*)`.mapWith(Number)
  const [ahead] = await store.read
    .select({ count })
    .from(bookings)
    .where(
      and(
        ofWhom(bookings, whose),
        inArray(bookings.state, NOT_BEGUN),
        or(eq(bookings.heldUntil, 0), gt(bookings.heldUntil, clock.now())),
      ),
    )
  const [queued] = await store.read
    .select({ count })
    .from(waitlist)
    .where(and(ofWhom(waitlist, whose), eq(waitlist.state, 'waiting')))
  return { bookings: ahead?.count ?? 0, waiting: queued?.count ?? 0 }
}
