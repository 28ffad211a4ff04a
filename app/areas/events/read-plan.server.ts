import { and, count, eq, isNull } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'
import { type EventRow, loadKinds, loadSessions, reading } from './rows.server'
import { CARS, PEOPLE } from './rules'

/** Sessions with their pools in order, and ticket kinds with how many have one: what the page of both shows. */
export async function readPlan(club: Club, event: EventRow) {
  const sessions = await loadSessions(reading(club), event.id)
  const kinds = await loadKinds(reading(club), event.id)
  const { pools, seats, parties } = club.schema.events
  const places = await club.store.read.select().from(pools).where(eq(pools.eventId, event.id))
  const had = await club.store.read
    .select({ kindId: seats.kindId, count: count() })
    .from(seats)
    .innerJoin(parties, and(eq(parties.id, seats.partyId), isNull(parties.endedAt)))
    .where(and(eq(seats.eventId, event.id), isNull(seats.goneAt)))
    .groupBy(seats.kindId)
  const soldOf = new Map(had.map((row) => [row.kindId, row.count]))
  const named = new Map(kinds.map(({ id, name }) => [id, name]))
  const order = [PEOPLE, CARS, ...kinds.map(({ id }) => id)]
  return {
    sessions: sessions.map(({ id, name, startsAt, endsAt, active }) => ({
      ...{ id, name, startsAt, endsAt, active, title: name.zh },
      pools: places
        .filter((pool) => pool.sessionId === id)
        .sort((a, b) => order.indexOf(a.scope) - order.indexOf(b.scope))
        .map(({ scope, capacity, taken }) => ({ scope, capacity, taken, name: named.get(scope) ?? null })),
    })),
    kinds: kinds.map(({ id, name, who, withCar, carClass, points, priceMinor, active }) => ({
      ...{ id, name, who, withCar, carClass, points, priceMinor, active, sold: soldOf.get(id) ?? 0 },
    })),
  }
}
export type PlanSession = Awaited<ReturnType<typeof readPlan>>['sessions'][number]
export type PlanKind = Awaited<ReturnType<typeof readPlan>>['kinds'][number]
