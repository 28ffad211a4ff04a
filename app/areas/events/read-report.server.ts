import { and, asc, desc, eq, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm'
import { carName } from '~/areas/garage/car-name'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { earnedFor } from '~/areas/points/earned-for.server'
import { TIERS } from '~/areas/points/tiers'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { factIdsOf } from '~/platform/facts.server'
import { can } from '~/platform/permissions'
import { requireEvent } from './event-scope.server'
import { attendanceOf } from './outcomes.server'
import { readFigures } from './read-figures.server'

const MOST_COMPARED = 6
const MOST_COMMENTS = 50

/**
 * What an event came to: the way from registering to rating, how full it was, who came, what it cost and what was said,
 * beside past events of its series or kind. NotFound for an event of somebody else.
 */
export async function readReport(club: Club, actor: Actor, eventNumber: string, language: Language) {
  const event = await requireEvent(club, actor, eventNumber)
  const past = await pastLike(club, actor, event)
  const figures = await readFigures(club, [event.id, ...past.map(({ id }) => id)])
  const mine = figures.get(event.id)
  if (!mine) throw new Error('an event has no figures')
  const coming = await attendanceOf(club, club.store.read, { eventId: event.id })
  return {
    ...{ number: event.number, title: say(event.title, language), state: event.state, kind: event.kind },
    ...{ startsAt: event.startsAt, zone: event.zone, currency: event.currency, budgetMinor: event.budgetMinor },
    bySeries: event.seriesId !== null,
    figures: mine,
    pools: await readPools(club, event.id, language),
    pointsGiven: await earnedFor(
      club,
      await factIdsOf(
        club,
        'event.attended',
        coming.map(({ memberId }) => `event-attended:${event.id}:${memberId}`),
      ),
    ),
    tiers: await byTier(club, coming),
    models: await byModel(club, event.id, language),
    scores: await readScores(club, event.id),
    comments: await readComments(club, event.id),
    past: past.flatMap(({ id, number, title, startsAt }) => {
      const found = figures.get(id)
      return found ? [{ number, title: say(title, language), startsAt, figures: found }] : []
    }),
  }
}
export type Report = Awaited<ReturnType<typeof readReport>>

type Like = { id: string; seriesId: string | null; kind: string; startsAt: number }

/** Closed events before this one: of the same series, or of the same kind where it has none. */
async function pastLike({ store, schema }: Club, actor: Actor, { id, seriesId, kind, startsAt }: Like) {
  const { events } = schema.events
  const rows = await store.read
    .select({
      ...{ id: events.id, number: events.number, title: events.title },
      ...{ startsAt: events.startsAt, dealerId: events.dealerId },
    })
    .from(events)
    .where(
      and(
        ...[eq(events.state, 'closed'), ne(events.id, id), lt(events.startsAt, startsAt)],
        seriesId === null ? eq(events.kind, kind) : eq(events.seriesId, seriesId),
      ),
    )
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(MOST_COMPARED * 4)
  return rows.filter(({ dealerId }) => can(actor, 'event:read', { dealerId })).slice(0, MOST_COMPARED)
}

/** How full each pool of each session is; a ticket kind is told by its name. */
async function readPools({ store, schema }: Club, eventId: string, language: Language) {
  const { pools, sessions, kinds } = schema.events
  const rows = await store.read
    .select({
      ...{ id: pools.id, scope: pools.scope, capacity: pools.capacity, taken: pools.taken },
      ...{ session: sessions.name, startsAt: sessions.startsAt, kind: kinds.name },
    })
    .from(pools)
    .innerJoin(sessions, eq(sessions.id, pools.sessionId))
    .leftJoin(kinds, eq(kinds.id, pools.scope))
    .where(eq(pools.eventId, eventId))
    .orderBy(asc(sessions.position), asc(sessions.id), asc(kinds.position), asc(pools.id))
  const used = rows.filter(({ capacity, taken }) => capacity !== null || taken > 0)
  return used.map(({ session, kind, ...row }) => ({
    ...{ ...row, session: say(session, language), kind: kind ? say(kind, language) : '' },
  }))
}

async function byTier(club: Club, coming: Awaited<ReturnType<typeof attendanceOf>>) {
  const members = await readMembers(
    club,
    coming.map(({ memberId }) => memberId),
  )
  return TIERS.map((tier) => {
    const here = coming.filter(({ memberId }) => (members.get(memberId)?.tier ?? 'classic') === tier)
    return {
      tier,
      parties: here.length,
      people: here.reduce((sum, { people }) => sum + people, 0),
      came: here.reduce((sum, { attended }) => sum + attended, 0),
    }
  })
}

/** Cars of the garage that were to come, and those whose seat came in. */
async function byModel(club: Club, eventId: string, language: Language) {
  const { seats, parties, entries } = club.schema.events
  const rows = await club.store.read
    .select({ vehicleId: seats.vehicleId, entry: entries.seatId })
    .from(seats)
    .innerJoin(parties, eq(parties.id, seats.partyId))
    .leftJoin(entries, eq(entries.seatId, seats.id))
    .where(
      and(
        ...[eq(seats.eventId, eventId), isNull(seats.goneAt)],
        ...[isNotNull(seats.vehicleId), eq(parties.state, 'confirmed')],
      ),
    )
  const cars = await readVehicles(
    club,
    rows.flatMap(({ vehicleId }) => vehicleId ?? []),
  )
  const models = new Map<string, { name: string; cars: number; came: number }>()
  for (const { vehicleId, entry } of rows) {
    const car = cars.get(vehicleId ?? '')
    if (!car) continue
    const name = carName(car, language)
    const one = models.get(name) ?? { name, cars: 0, came: 0 }
    models.set(name, { name, cars: one.cars + 1, came: one.came + (entry === null ? 0 : 1) })
  }
  return [...models.values()].sort((a, b) => b.cars - a.cars || (a.name < b.name ? -1 : 1))
}

async function readScores({ store, schema }: Club, eventId: string) {
  const { parties } = schema.events
  const rows = await store.read
    .select({ score: parties.score, count: sql`count(*)`.mapWith(Number) })
    .from(parties)
    .where(and(eq(parties.eventId, eventId), isNotNull(parties.score)))
    .groupBy(parties.score)
  return [5, 4, 3, 2, 1].map((score) => ({ score, count: rows.find((row) => row.score === score)?.count ?? 0 }))
}

async function readComments({ store, schema }: Club, eventId: string) {
  const { parties } = schema.events
  return store.read
    .select({ number: parties.number, score: parties.score, comment: parties.comment, at: parties.ratedAt })
    .from(parties)
    .where(and(eq(parties.eventId, eventId), ne(parties.comment, '')))
    .orderBy(desc(parties.ratedAt), desc(parties.id))
    .limit(MOST_COMMENTS)
}
