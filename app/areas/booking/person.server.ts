import { desc, eq, inArray, or } from 'drizzle-orm'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { spellingsOf } from '~/areas/membership/phones.server'
import { readMember } from '~/areas/membership/read-members.server'
import { say } from '~/kernel/words'
import type { Person, PersonRoom, Work } from '~/platform/club.server'
import { destroyPersonKeys } from '~/platform/person-keys.server'
import { callOff } from './call-off.server'
import { jobsOf, reading } from './rows.server'

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
    await callOff(w, { memberId: person.memberId }, { tell: false })
    await forgetWords(w, person)
  },
}

/** Own rows, and walk-ins of the time before joining that have the person's number or plate on them. */
async function forgetWords(w: Work, { memberId }: Person): Promise<void> {
  const { bookings, waitlist } = w.schema.booking
  await w.tx.update(waitlist).set({ note: '' }).where(eq(waitlist.memberId, memberId))
  const { phone } = await readMember(w.club, memberId, w.tx)
  const plates = (await ownVehicles(w.club, memberId, w.tx)).flatMap(({ plate }) => (plate ? [plate] : []))
  const emptied = await w.tx
    .update(bookings)
    .set({ note: '', overrideReason: '', guestName: '', guestPhone: '', guestPlate: '', cancelReason: '' })
    .where(
      or(
        eq(bookings.memberId, memberId),
        phone ? inArray(bookings.guestPhone, spellingsOf(phone)) : undefined,
        plates.length > 0 ? inArray(bookings.guestPlate, plates) : undefined,
      ),
    )
    .returning({ id: bookings.id })
  await destroyPersonKeys(
    w,
    emptied.map(({ id }) => id),
  )
}
