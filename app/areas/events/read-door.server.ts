import { and, count, desc, eq, isNull, ne } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { namesOf } from '~/platform/staff.server'
import { openDoor, sessionsOf } from './door-scope.server'

/** Looks that are shown as the last ones. */
const LAST = 30
const MOST_CONFLICTS = 50

export type DoorLook = {
  id: string
  seatId: string
  name: string
  party: string
  result: string
  /** What a phone without a network had answered. */
  shown: string
  door: string
  at: Instant
  by: string
  reason: string
  /** Where and when the ticket is in now. */
  entry: { at: Instant; door: string } | null
}

/** What stands at the door of an event: how many are to come and are in, by session and door; the last looks. */
export async function readDoor(club: Club, actor: Actor, number: string, language: Language) {
  const event = await openDoor(club, actor, number)
  const sessions = await sessionsOf(club, event.id)
  const [expected, inside] = await Promise.all([expectedOf(club, event.id), insideOf(club, event.id)])
  const doors = new Map<string, number>()
  for (const { door, people } of inside) doors.set(door, (doors.get(door) ?? 0) + people)
  const now = club.clock.now()
  const open = sessions.find(({ endsAt }) => endsAt > now) ?? sessions.at(-1)
  const { id, title, place, state, zone, currency, startsAt, endsAt } = event
  return {
    event: {
      id,
      number,
      state,
      zone,
      currency,
      startsAt,
      endsAt,
      title: say(title, language),
      place: say(place, language),
    },
    sessions: sessions.map((session) => ({
      ...session,
      name: say(session.name, language),
      expected: expected.get(session.id) ?? 0,
      inside: inside.filter(({ sessionId }) => sessionId === session.id).reduce((sum, { people }) => sum + people, 0),
    })),
    /** The session that is on or comes next. */
    openSessionId: open?.id ?? '',
    doors: [...doors].map(([door, people]) => ({ door, people })).sort((a, b) => b.people - a.people),
    last: await looksOf(club, event.id, 'last'),
    conflicts: await looksOf(club, event.id, 'conflicts'),
  }
}
export type Door = Awaited<ReturnType<typeof readDoor>>

async function expectedOf({ store, schema }: Club, eventId: string): Promise<Map<string, number>> {
  const { seats, parties } = schema.events
  const rows = await store.read
    .select({ sessionId: parties.sessionId, people: count() })
    .from(seats)
    .innerJoin(parties, eq(parties.id, seats.partyId))
    .where(and(eq(seats.eventId, eventId), isNull(seats.goneAt), eq(parties.state, 'confirmed')))
    .groupBy(parties.sessionId)
  return new Map(rows.map(({ sessionId, people }) => [sessionId, people]))
}

async function insideOf({ store, schema }: Club, eventId: string) {
  const { entries } = schema.events
  return store.read
    .select({ sessionId: entries.sessionId, door: entries.door, people: count() })
    .from(entries)
    .where(eq(entries.eventId, eventId))
    .groupBy(entries.sessionId, entries.door)
}

/**
 * The last looks at tickets; or those where a phone without a network let somebody in and the club's own books say
 * otherwise: two doors for one ticket, one that was cancelled meanwhile.
 */
async function looksOf(club: Club, eventId: string, which: 'last' | 'conflicts'): Promise<DoorLook[]> {
  const { scans, seats, parties, entries } = club.schema.events
  const of = eq(scans.eventId, eventId)
  const rows = await club.store.read
    .select({
      ...{ id: scans.id, seatId: scans.seatId, result: scans.result, shown: scans.shown, door: scans.door },
      ...{ at: scans.at, actorId: scans.actorId, reason: scans.reason, name: seats.name, party: parties.number },
      ...{ seatEventId: seats.eventId, enteredAt: entries.at, entryDoor: entries.door },
    })
    .from(scans)
    .leftJoin(seats, eq(seats.id, scans.seatId))
    .leftJoin(parties, eq(parties.id, seats.partyId))
    .leftJoin(entries, eq(entries.seatId, scans.seatId))
    .where(which === 'last' ? of : and(of, eq(scans.offline, true), eq(scans.shown, 'in'), ne(scans.result, 'in')))
    .orderBy(desc(scans.receivedAt), desc(scans.id))
    .limit(which === 'last' ? LAST : MOST_CONFLICTS)
  const people = await namesOf(
    club,
    rows.flatMap(({ actorId }) => actorId ?? []),
  )
  return rows.map(({ actorId, seatEventId, enteredAt, entryDoor, ...row }) => {
    const isHere = seatEventId === eventId
    return {
      ...row,
      seatId: isHere ? (row.seatId ?? '') : '',
      name: isHere ? (row.name ?? '') : '',
      party: isHere ? (row.party ?? '') : '',
      by: actorId ? (people.get(actorId) ?? '') : '',
      entry: isHere && enteredAt !== null ? { at: enteredAt, door: entryDoor ?? '' } : null,
    }
  })
}

/** How often a phone let somebody in whom the books did not; for the event's own page. */
export async function countConflicts({ store, schema }: Club, eventId: string): Promise<number> {
  const { scans } = schema.events
  const [row] = await store.read
    .select({ looks: count() })
    .from(scans)
    .where(and(eq(scans.eventId, eventId), eq(scans.offline, true), eq(scans.shown, 'in'), ne(scans.result, 'in')))
  return row?.looks ?? 0
}
