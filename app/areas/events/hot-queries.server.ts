import { and, asc, count, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
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
