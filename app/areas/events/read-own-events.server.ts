import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, lte, not, or, sql } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import type { PartyState } from './rules'

const MOST_PAST = 20

async function partiesOf({ store, schema }: Club, memberId: string, ahead: boolean, now: Instant) {
  const { parties, events, sessions, seats, outcomes } = schema.events
  const held = and(eq(events.state, 'published'), lte(sessions.endsAt, now))
  const live = and(isNull(parties.endedAt), inArray(events.state, ['published', 'postponed']), not(held ?? sql`false`))
  const over = or(isNotNull(parties.endedAt), inArray(events.state, ['cancelled', 'closed']), held)
  const rows = await store.read
    .select({
      ...{ id: parties.id, number: parties.number, state: parties.state, until: parties.until },
      ...{ title: events.title, place: events.place, zone: events.zone, eventState: events.state },
      ...{ startsAt: sessions.startsAt, endsAt: sessions.endsAt, eventNumber: events.number },
      attended: outcomes.attended,
    })
    .from(parties)
    .innerJoin(events, eq(events.id, parties.eventId))
    .innerJoin(sessions, eq(sessions.id, parties.sessionId))
    .leftJoin(outcomes, eq(outcomes.partyId, parties.id))
    .where(and(eq(parties.memberId, memberId), ahead ? live : over))
    .orderBy(ahead ? asc(sessions.startsAt) : desc(sessions.startsAt), desc(parties.id))
    .limit(ahead ? 100 : MOST_PAST)
  if (rows.length === 0) return []
  const people = await store.read
    .select({ partyId: seats.partyId, count: count() })
    .from(seats)
    .innerJoin(parties, eq(parties.id, seats.partyId))
    .where(
      and(
        inArray(
          seats.partyId,
          rows.map(({ id }) => id),
        ),
        // The seats of a party that is over went with it; those that were taken off before did not.
        or(isNull(seats.goneAt), eq(seats.goneAt, parties.endedAt)),
      ),
    )
    .groupBy(seats.partyId)
  return rows.map((row) => ({ ...row, people: people.find(({ partyId }) => partyId === row.id)?.count ?? 0 }))
}

/** Parties of a member that are still ahead, soonest first; `number` is the party's. */
export async function nextParties(club: Club, memberId: string, language: Language) {
  const rows = await partiesOf(club, memberId, true, club.clock.now())
  return rows.map((row) => cardOf(row, language))
}

function cardOf(row: Awaited<ReturnType<typeof partiesOf>>[number], language: Language) {
  const { number, state, until, zone, startsAt, endsAt, people, eventState, attended } = row
  return {
    ...{ number, until, zone, startsAt, endsAt, people, eventState, attended },
    state: state as PartyState,
    title: say(row.title, language),
    place: say(row.place, language),
  }
}
export type OwnPartyCard = ReturnType<typeof cardOf>

/** The member's own events: what is ahead, and what was. */
export async function readOwnEvents(club: Club, memberId: string, language: Language) {
  const now = club.clock.now()
  const [ahead, past] = await Promise.all([partiesOf(club, memberId, true, now), partiesOf(club, memberId, false, now)])
  return { ahead: ahead.map((row) => cardOf(row, language)), past: past.map((row) => cardOf(row, language)) }
}

/** Chapters of the club: how many belong to each, what is next there, and whether the member is one of them. */
export async function readChapters({ store, schema, clock }: Club, memberId: string, language: Language) {
  const { chapters, chapterMembers, events } = schema.events
  const [rows, sizes, own, coming] = await Promise.all([
    store.read.select().from(chapters).where(eq(chapters.active, true)).orderBy(asc(chapters.id)),
    store.read
      .select({ id: chapterMembers.chapterId, count: count() })
      .from(chapterMembers)
      .groupBy(chapterMembers.chapterId),
    store.read
      .select({ id: chapterMembers.chapterId, since: chapterMembers.since })
      .from(chapterMembers)
      .where(eq(chapterMembers.memberId, memberId)),
    store.read
      .select({ id: events.chapterId, count: count() })
      .from(events)
      .where(and(eq(events.state, 'published'), gt(events.endsAt, clock.now())))
      .groupBy(events.chapterId),
  ])
  return rows.map(({ id, name, city }) => ({
    id,
    name: say(name, language),
    city: say(city, language),
    members: sizes.find((one) => one.id === id)?.count ?? 0,
    events: coming.find((one) => one.id === id)?.count ?? 0,
    since: own.find((one) => one.id === id)?.since ?? null,
  }))
}
