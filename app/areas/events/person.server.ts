import { and, desc, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import { spellingsOf } from '~/areas/membership/phones.server'
import { readMember } from '~/areas/membership/read-members.server'
import type { PersonRoom, Work } from '~/platform/club.server'
import { anyIn, endParty } from './cancel-party.server'
import { endFeeds } from './feeds.server'
import { openParty } from './open-party.server'
import { settle } from './settle.server'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/**
 * Parties of a person, and seats that others keep for them. Erasing cancels what is still to come, with what the rule
 * gives back, and takes names, phones, plates and answers out; numbers, counts and sums stay.
 */
export const eventsPerson: PersonRoom = {
  area: 'events',
  async exportOf(club, { memberId }) {
    const { parties, events, seats, chapterMembers, chapters } = club.schema.events
    const on = club.store.read
    const own = await on
      .select({ party: parties, event: events })
      .from(parties)
      .innerJoin(events, eq(events.id, parties.eventId))
      .where(eq(parties.memberId, memberId))
      .orderBy(desc(parties.createdAt), desc(parties.id))
    const ids = on.select({ id: parties.id }).from(parties).where(eq(parties.memberId, memberId))
    const people = await on.select().from(seats).where(inArray(seats.partyId, ids))
    const numbers = new Map(own.map(({ party }) => [party.id, party.number]))
    const circles = await on
      .select({ name: chapters.name, since: chapterMembers.since })
      .from(chapterMembers)
      .innerJoin(chapters, eq(chapters.id, chapterMembers.chapterId))
      .where(eq(chapterMembers.memberId, memberId))
    return {
      event_parties: own.map(({ party, event }) => ({
        ...{ number: party.number, event: event.number, title: event.title.en, state: party.state },
        ...{ points: party.points, priceMinor: party.priceMinor, paidMinor: party.paidMinor, answers: party.answers },
        ...{
          score: party.score,
          comment: party.comment,
          createdAt: iso(party.createdAt),
          startsAt: iso(event.startsAt),
        },
      })),
      event_seats: people.map(({ partyId, name, phone, plate, vehicleId, answers, photoConsent, goneAt }) => ({
        ...{ party: numbers.get(partyId), name, phone, plate, vehicleId, answers, photoConsent, goneAt: iso(goneAt) },
      })),
      event_chapters: circles.map(({ name, since }) => ({ name: name.en, since: iso(since) })),
    }
  },
  async erase(w, { memberId }) {
    await leaveComing(w, memberId)
    const { parties, seats, chapterMembers } = w.schema.events
    const { phone } = await readMember(w.club, memberId, w.tx)
    const own = w.tx.select({ id: parties.id }).from(parties).where(eq(parties.memberId, memberId))
    const nobody = { name: '', phone: '', plate: '', answers: {} }
    await w.tx
      .update(seats)
      .set({ ...nobody, vehicleId: null })
      .where(inArray(seats.partyId, own))
    if (phone) {
      const known = and(inArray(seats.phone, spellingsOf(phone)), ne(seats.phone, ''))
      await w.tx
        .update(seats)
        .set(nobody)
        .where(or(known, eq(seats.memberId, memberId)))
    }
    await w.tx.update(parties).set({ answers: {}, comment: '', reason: '' }).where(eq(parties.memberId, memberId))
    await endFeeds(w, memberId)
    await w.tx.delete(chapterMembers).where(eq(chapterMembers.memberId, memberId))
  },
}

/** Cancels the parties of events that are still to come; what is open for any other reason is over anyway. */
async function leaveComing(w: Work, memberId: string): Promise<void> {
  const { parties } = w.schema.events
  const live = await w.tx
    .select({ number: parties.number })
    .from(parties)
    .where(and(eq(parties.memberId, memberId), isNull(parties.endedAt)))
  for (const { number } of live) {
    const open = await openParty(w, number)
    if (open.event.state === 'closed' || (open.party.state === 'confirmed' && open.session.startsAt <= w.now)) continue
    if (await anyIn(w, open.party.id)) continue
    const ended = await endParty(w, open, { hand: 'system', reason: '', byClub: false })
    if (!ended.ok) throw new Error(`party ${number} cannot be cancelled: ${ended.reason}`)
    await settle(w, open.event, open.session)
  }
}
