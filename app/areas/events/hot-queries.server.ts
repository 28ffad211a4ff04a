import { and, asc, count, desc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { query } from '#db/query'

const $ = sql.placeholder

/** The statements that every registration asks, each built once and prepared once per connection. */
export const eventById = query<{ id: string }>()('event-by-id', (db, { events: { events } }) =>
  db
    .select()
    .from(events)
    .where(eq(events.id, $('id'))),
)

export const sessionById = query<{ id: string; eventId: string }>()('event-session', (db, { events: { sessions } }) =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, $('id')), eq(sessions.eventId, $('eventId')))),
)

export const kindsOfEvent = query<{ eventId: string }>()('event-kinds-of', (db, { events: { kinds } }) =>
  db
    .select()
    .from(kinds)
    .where(eq(kinds.eventId, $('eventId')))
    .orderBy(asc(kinds.position), asc(kinds.id)),
)

export const poolsOfSession = query<{ sessionId: string }>()('event-pools-of', (db, { events: { pools } }) =>
  db
    .select()
    .from(pools)
    .where(eq(pools.sessionId, $('sessionId'))),
)

/** Takes places in a pool if it has them; no row when it has not. */
export const takeOfPool = query<{ id: string; count: number }>()('event-pool-take', (db, { events: { pools } }) =>
  db
    .update(pools)
    .set({ taken: sql`${pools.taken} + ${$('count')}` })
    .where(
      and(
        eq(pools.id, $('id')),
        sql`(${pools.capacity} is null or ${pools.taken} + ${$('count')} <= ${pools.capacity})`,
      ),
    )
    .returning({ id: pools.id }),
)

/** Holds and offers of a session whose time is over, the oldest first. */
export const overOfSession = query<{ sessionId: string; now: number }>()(
  'event-parties-over',
  (db, { events: { parties } }) =>
    db
      .select()
      .from(parties)
      .where(
        and(
          eq(parties.sessionId, $('sessionId')),
          inArray(parties.state, ['held', 'offered']),
          lte(parties.until, $('now')),
        ),
      )
      .orderBy(asc(parties.until), asc(parties.id)),
)

/** Who waits for a session, a row for each kind of ticket that they want. */
export const queueOfSession = query<{ sessionId: string }>()(
  'event-queue-of',
  (db, { events: { parties, seats, kinds } }) =>
    db
      .select({
        ...{ id: parties.id, priority: parties.priority, rank: parties.rank, skips: parties.skips },
        ...{ kindId: kinds.id, withCar: kinds.withCar, people: count() },
      })
      .from(parties)
      .innerJoin(seats, and(eq(seats.partyId, parties.id), isNull(seats.goneAt)))
      .innerJoin(kinds, eq(kinds.id, seats.kindId))
      .where(and(eq(parties.sessionId, $('sessionId')), sql`${parties.state} = 'waiting'`))
      .groupBy(parties.id, parties.priority, parties.rank, parties.skips, kinds.id, kinds.withCar),
)

export const insertStep = query<Record<string, unknown>>()('event-insert-step', (db, { events: { steps } }) =>
  db
    .insert(steps)
    .values({
      id: $('id'),
      partyId: $('partyId'),
      event: $('event'),
      fromState: $('fromState'),
      toState: $('toState'),
      people: $('people'),
      actorId: $('actorId'),
      at: $('at'),
    })
    .returning({ id: steps.id }),
)

export const eventByNumber = query<{ number: string }>()('event-by-number', (db, { events: { events } }) =>
  db
    .select()
    .from(events)
    .where(eq(events.number, $('number'))),
)

export const chaptersOfMember = query<{ memberId: string }>()(
  'event-chapters-of',
  (db, { events: { chapterMembers } }) =>
    db
      .select({ id: chapterMembers.chapterId })
      .from(chapterMembers)
      .where(eq(chapterMembers.memberId, $('memberId'))),
)

/** How the last event of a member that is closed ended for them. */
export const lastOutcomeOf = query<{ memberId: string }>()('event-last-outcome', (db, { events: { outcomes } }) =>
  db
    .select({ attended: outcomes.attended, at: outcomes.at })
    .from(outcomes)
    .where(eq(outcomes.memberId, $('memberId')))
    .orderBy(desc(outcomes.at), desc(outcomes.partyId))
    .limit(1),
)

export const livePartyOf = query<{ memberId: string; eventId: string }>()(
  'event-live-party',
  (db, { events: { parties } }) =>
    db
      .select({ number: parties.number })
      .from(parties)
      .where(and(eq(parties.eventId, $('eventId')), eq(parties.memberId, $('memberId')), isNull(parties.endedAt))),
)

const PARTY = [
  ...(['id', 'number', 'eventId', 'sessionId', 'memberId', 'state', 'until', 'priority', 'rank', 'points'] as const),
  ...(['priceMinor', 'answers', 'waivedAt', 'source', 'uid', 'createdAt', 'confirmedAt'] as const),
]
const SEAT = [
  ...(['id', 'partyId', 'eventId', 'kindId', 'memberId', 'name', 'phone', 'vehicleId', 'plate', 'answers'] as const),
  ...(['waivedAt', 'photoConsent', 'points', 'priceMinor', 'position'] as const),
]
const placed = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, $(name as string)])) as unknown as Record<Name, ReturnType<typeof $>>

/** Writes a party; no row when the member has one already. */
export const insertPartyRow = query<Record<(typeof PARTY)[number], unknown>>()(
  'event-insert-party',
  (db, { events: { parties } }) => db.insert(parties).values(placed(PARTY)).onConflictDoNothing().returning(),
)

/** Writes a seat; no row when its phone or car comes with others. */
export const insertSeatRow = query<Record<(typeof SEAT)[number], unknown>>()(
  'event-insert-seat',
  (db, { events: { seats } }) =>
    db.insert(seats).values(placed(SEAT)).onConflictDoNothing().returning({ id: seats.id }),
)
