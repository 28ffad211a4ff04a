import { and, desc, eq, inArray, or, sql } from 'drizzle-orm'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { spellingsOf } from '~/areas/membership/phones.server'
import { readMember } from '~/areas/membership/read-members.server'
import { say } from '~/kernel/words'
import type { Person, PersonRoom, Work } from '~/platform/club.server'
import { closeOffer } from './answer-offer.server'
import { freed, nudgeCalendar, recordBooking } from './changed.server'
import { releaseClaims } from './claims.server'
import { type BookingRow, jobsOf, reading } from './rows.server'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** Bookings and waiting-list wishes of a person. Erasing calls off what is ahead and empties every free text. */
export const bookingPerson: PersonRoom = {
  area: 'booking',
  async exportOf(club, { memberId }) {
    const { bookings, waitlist } = club.schema.booking
    const { read } = club.store
    const rows = await read
      .select()
      .from(bookings)
      .where(eq(bookings.memberId, memberId))
      .orderBy(desc(bookings.startsAt))
    const jobs = await jobsOf(
      reading(club),
      rows.map(({ id }) => id),
    )
    const wishes = await read.select().from(waitlist).where(eq(waitlist.memberId, memberId))
    return {
      bookings: rows.map(
        ({ id, number, state, startsAt, zone, transport, note, cancelReason, vehicleId, createdAt }) => ({
          ...{ number, state, startsAt: iso(startsAt), zone, transport, note, cancelReason, vehicleId },
          jobs: (jobs.get(id) ?? []).map(({ name }) => say(name, 'en')).join(', '),
          createdAt: iso(createdAt),
        }),
      ),
      waitlist: wishes.map(({ vehicleId, fromDay, toDay, partOfDay, transport, note, state, createdAt }) => ({
        ...{ vehicleId, fromDay, toDay, partOfDay, transport, note, state },
        createdAt: iso(createdAt),
      })),
    }
  },
  async erase(w, person) {
    await leaveQueues(w, person)
    await callOff(w, person)
    await forgetWords(w, person)
  },
}

async function leaveQueues(w: Work, { memberId }: Person): Promise<void> {
  const { waitlist, waitlistOffers } = w.schema.booking
  const own = w.tx.select({ id: waitlist.id }).from(waitlist).where(eq(waitlist.memberId, memberId))
  const offers = await w.tx
    .select()
    .from(waitlistOffers)
    .where(and(inArray(waitlistOffers.entryId, own), eq(waitlistOffers.state, 'open')))
  for (const offer of offers) await closeOffer(w, offer, 'declined')
  await w.tx
    .update(waitlist)
    .set({ state: 'left', closedAt: w.now })
    .where(and(eq(waitlist.memberId, memberId), eq(waitlist.state, 'waiting')))
  await w.tx.update(waitlist).set({ note: '' }).where(eq(waitlist.memberId, memberId))
}

/** Bookings that have not begun end here, without the dealer's notice and without a letter; their capacity is free. */
async function callOff(w: Work, { memberId }: Person): Promise<void> {
  const { bookings } = w.schema.booking
  const ahead = (await w.tx
    .select()
    .from(bookings)
    .where(
      and(eq(bookings.memberId, memberId), inArray(bookings.state, ['held', 'walked-in', 'booked'])),
    )) as BookingRow[]
  for (const row of ahead) {
    const state = row.state === 'held' ? ('lapsed' as const) : ('cancelled' as const)
    await w.tx
      .update(bookings)
      .set({
        ...{ state, heldUntil: 0, closedAt: w.now, sequence: row.sequence + 1 },
        version: sql`${bookings.version} + 1`,
      })
      .where(eq(bookings.id, row.id))
    await releaseClaims(w, row.id)
    if (state === 'cancelled') await recordBooking(w, 'booking.cancelled', { ...row, state }, { by: 'system' })
    await freed(w, row.dealerId)
    await nudgeCalendar(w, row.dealerId, row.zone, row.startsAt, row.endsAt)
  }
}

/** Own rows, and walk-ins of the time before joining that have the person's number or plate on them. */
async function forgetWords(w: Work, { memberId }: Person): Promise<void> {
  const { bookings } = w.schema.booking
  const { phone } = await readMember(w.club, memberId, w.tx)
  const plates = (await ownVehicles(w.club, memberId, w.tx)).flatMap(({ plate }) => (plate ? [plate] : []))
  await w.tx
    .update(bookings)
    .set({ note: '', guestName: '', guestPhone: '', guestPlate: '', cancelReason: '' })
    .where(
      or(
        eq(bookings.memberId, memberId),
        phone ? inArray(bookings.guestPhone, spellingsOf(phone)) : undefined,
        plates.length > 0 ? inArray(bookings.guestPlate, plates) : undefined,
      ),
    )
}
