import { and, eq, ne, sql } from 'drizzle-orm'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { freed } from './changed.server'
import { releaseClaims } from './claims.server'
import { type Confirmed, confirmBooking } from './confirm-booking.server'
import type { Transport } from './needs'
import { findBooking, handOn, reading } from './rows.server'
import type { BookingPolicy } from './rules'
import { afterLapse } from './waiting'

type Offer = { id: string; entryId: string; bookingId: string; dealerId: string }

/**
 * Takes a waiting list's offer: its hold becomes a booking and the place in the queue is served. An offer that is over
 * is refused with the nearest free slots.
 */
export async function acceptOffer({
  club,
  actor,
  submission,
  number,
  ...wish
}: Act<{ number: string; transport?: Transport; adviserId?: string | null; note?: string }>): Promise<
  Outcome<Confirmed>
> {
  const row = await findBooking(reading(club), { number })
  if (row?.channel !== 'waitlist') throw new NotFound('offer')
  return confirmBooking({ club, actor, submission, number, ...wish })
}

/** Says no to an offer: the slot is free for the next in the queue, the own place is kept. */
export async function declineOffer({ club, actor, number }: Act<{ number: string }>): Promise<Outcome<null>> {
  const known = await findBooking(reading(club), { number })
  handOn(actor, known)
  if (known?.channel !== 'waitlist') throw new NotFound('offer')
  return club.write(actor, async (w) => {
    const { waitlistOffers } = w.schema.booking
    const [offer] = await w.tx
      .select()
      .from(waitlistOffers)
      .where(and(eq(waitlistOffers.bookingId, known.id), eq(waitlistOffers.state, 'open')))
    if (offer) await closeOffer(w, offer, 'declined')
    return done(null)
  })
}

/** Ends an open offer that was not taken: frees what it reserved and asks the next. */
export async function closeOffer(
  w: Work,
  offer: Offer,
  state: 'declined' | 'lapsed',
  policy?: BookingPolicy,
): Promise<void> {
  const { bookings, waitlist, waitlistOffers } = w.schema.booking
  const closed = await w.tx
    .update(waitlistOffers)
    .set({ state, answeredAt: w.now })
    .where(and(eq(waitlistOffers.id, offer.id), eq(waitlistOffers.state, 'open')))
    .returning({ id: waitlistOffers.id })
  if (closed.length === 0) return
  await w.tx
    .update(bookings)
    .set({ state: 'lapsed', heldUntil: 0, closedAt: w.now, version: sql`${bookings.version} + 1` })
    .where(and(eq(bookings.id, offer.bookingId), eq(bookings.state, 'held')))
  await releaseClaims(w, offer.bookingId)
  if (policy) {
    const [entry] = await w.tx.select({ lapses: waitlist.lapses }).from(waitlist).where(eq(waitlist.id, offer.entryId))
    const lapses = (entry?.lapses ?? 0) + 1
    const next = afterLapse(policy, lapses, w.now)
    await w.tx
      .update(waitlist)
      .set({ ...next, lapses, closedAt: next.state === 'over' ? w.now : null })
      .where(and(eq(waitlist.id, offer.entryId), ne(waitlist.state, 'left')))
  }
  await freed(w, offer.dealerId)
}
