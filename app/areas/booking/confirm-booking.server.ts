import { and, eq } from 'drizzle-orm'
import { readStaff } from '~/areas/dealers/read-staff.server'
import { done, NotFound, type Outcome, type Refusal } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { linkDealer, nudgeCalendar, recordBooking } from './changed.server'
import { firmClaims, unitsOf } from './claims.server'
import { capacityKey } from './hold-slot.server'
import { remindLater, tellOwner } from './letters.server'
import { needsOf, type Transport } from './needs'
import { alternativesTo, claimPlan, planSlot, shopAround } from './plan.server'
import {
  type BookingRow,
  changeBooking,
  findBooking,
  handOn,
  jobsOf,
  judge,
  reading,
  refused,
  timesOf,
} from './rows.server'

type Confirm = { number: string; transport?: Transport; adviserId?: string | null; note?: string }
export type Confirmed = { bookingId: string; number: string }

/**
 * Turns a hold into a booking, with the transport and adviser as they were chosen last. A hold that is over is refused
 * with the nearest free slots, its own among them if nobody took it. Confirming again changes nothing. Writes the fact
 * booking.made.
 */
export async function confirmBooking({ club, actor, submission, ...wish }: Act<Confirm>): Promise<Outcome<Confirmed>> {
  const known = await findBooking(reading(club), { number: wish.number })
  const hand = handOn(actor, known)
  if (!known) throw new NotFound('booking')
  const jobs = (await jobsOf(reading(club), [known.id])).get(known.id) ?? []
  const needs = needsOf(jobs)
  const shop = await shopAround(club, { dealerId: known.dealerId, startsAt: known.startsAt, needs }, known.zone)
  const advisers = await readStaff(club, known.dealerId)
  const adviserId = advisers.find((one) => one.userId === wish.adviserId)?.userId ?? null

  return club.write(
    actor,
    async (w) => {
      const row = await findBooking(w, { id: known.id })
      if (!row) throw new NotFound('booking')
      if (row.state === 'booked') return done({ bookingId: row.id, number: row.number })
      const transport = wish.transport ?? row.transport
      const wanted = {
        shop,
        needs,
        startsAt: row.startsAt,
        bookingId: row.id,
        wishes: {
          transport,
          online: row.channel !== 'desk',
          prefer: (await unitsOf(w, row.id)).map((one) => one.unitId),
        },
      }
      const verdict = await judge(
        club,
        row.state === 'lapsed' ? { ...row, state: 'held', heldUntil: 1 } : row,
        'confirm',
        hand,
        w.now,
        w.tx,
      )
      if (!verdict.ok) {
        const free = await alternativesTo(w, wanted)
        return { ...refused(verdict), alternatives: { free, zone: row.zone } }
      }
      const changes = {
        adviserId: wish.adviserId === undefined ? row.adviserId : adviserId,
        note: wish.note ?? row.note,
      }
      if (transport !== row.transport) {
        const plan = await planSlot(w, wanted)
        if (!plan.ok) return plan
        const refusal = await claimPlan(w, wanted, plan.value, 0)
        if (refusal) return refusal
        const stale = await makeFirm(w, row, { ...changes, transport, ...timesOf(plan.value) })
        return stale ?? done({ bookingId: row.id, number: row.number })
      }
      await firmClaims(w, row.id)
      const stale = await makeFirm(w, row, changes)
      return stale ?? done({ bookingId: row.id, number: row.number })
    },
    { submission, alone: capacityKey(known.dealerId, known.zone, known.startsAt) },
  )
}

/** From held to booked: the row, the fact, the letter, the reminder. The claims are the caller's. */
export async function makeFirm(w: Work, row: BookingRow, changes: Partial<BookingRow>): Promise<Refusal | null> {
  const stale = await changeBooking(w, row, { ...changes, state: 'booked', heldUntil: 0 })
  if (stale) return stale
  if (row.channel === 'waitlist') await serveEntry(w, row.id)
  const booked: BookingRow = { ...row, ...changes, state: 'booked', heldUntil: 0 }
  await recordBooking(w, 'booking.made', booked, { minutes: booked.minutes, transport: booked.transport })
  await linkDealer(w, booked)
  await tellOwner(w, booked, { template: 'booking-confirmed' })
  await remindLater(w, booked)
  await nudgeCalendar(w, booked.dealerId, booked.zone, booked.startsAt, booked.endsAt)
  return null
}

/** The offer that reserved this booking is taken, its place in the queue served. */
async function serveEntry(w: Work, bookingId: string): Promise<void> {
  const { waitlist, waitlistOffers } = w.schema.booking
  const [offer] = await w.tx
    .update(waitlistOffers)
    .set({ state: 'accepted', answeredAt: w.now })
    .where(and(eq(waitlistOffers.bookingId, bookingId), eq(waitlistOffers.state, 'open')))
    .returning({ entryId: waitlistOffers.entryId })
  if (offer) await w.tx.update(waitlist).set({ state: 'served', closedAt: w.now }).where(eq(waitlist.id, offer.entryId))
}
