import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { type Outcome, refuse } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { changePlan } from './change-plan.server'
import { raiseEvent } from './live.server'
import { loadPools } from './pools.server'
import { loadKinds, loadSession, type SessionRow } from './rows.server'
import { CARS, demandOf, PEOPLE, TAKING } from './rules'
import { settle } from './settle.server'

type Limit = { scope: string; capacity: number | null }

/**
 * Sets how many fit in a session: of people, of cars, of ticket kinds; null is without limit. All of them or none: one
 * below what is taken is refused with that number; what they add is offered to those who wait.
 */
export async function setCapacities({
  club,
  actor,
  submission,
  eventNumber,
  sessionId,
  pools: limits,
  version,
}: Act<{ eventNumber: string; sessionId: string; pools: readonly Limit[]; version: number }>): Promise<
  Outcome<{ version: number }>
> {
  const action = 'event.capacity-changed'
  return changePlan({ club, actor, submission, eventNumber, version, action }, async (w, event) => {
    const session = await loadSession(w, event.id, sessionId)
    const scopes = [PEOPLE, CARS, ...(await loadKinds(w, event.id)).map(({ id }) => id)]
    await settle(w, event, session)
    const known = await loadPools(w, session.id)
    const before = known.map(({ scope, capacity }) => ({ scope, capacity }))
    for (const [at, { scope, capacity }] of limits.entries()) {
      if (!scopes.includes(scope)) return refuse('events-desk:refusal.kind_gone')
      const pool = known.find((one) => one.scope === scope) ?? (await openPool(w, session, scope))
      const isSet = await limit(w, pool, capacity)
      if (!isSet) {
        const params = { taken: pool.taken }
        return refuse('events-desk:refusal.below_taken', { params, field: `pools[${at}].places` })
      }
    }
    await settle(w, event, session)
    await raiseEvent(w, event.id)
    return { value: {}, detail: { sessionId, before, after: limits } }
  })
}

/** False when more is taken than would fit. */
async function limit(w: Work, pool: { id: string }, capacity: number | null): Promise<boolean> {
  const { pools } = w.schema.events
  const fits = capacity === null ? undefined : sql`${pools.taken} <= ${capacity}`
  const rows = await w.tx
    .update(pools)
    .set({ capacity })
    .where(and(eq(pools.id, pool.id), fits))
    .returning({ id: pools.id })
  return rows.length > 0
}

/** A pool for what had no limit until now, with what is taken of it already. */
async function openPool(w: Work, { id: sessionId, eventId }: SessionRow, scope: string) {
  const { pools, parties, seats, kinds } = w.schema.events
  const live = await w.tx
    .select({ kindId: seats.kindId, withCar: kinds.withCar })
    .from(seats)
    .innerJoin(parties, eq(parties.id, seats.partyId))
    .innerJoin(kinds, eq(kinds.id, seats.kindId))
    .where(
      and(eq(parties.sessionId, sessionId), isNull(seats.goneAt), or(...TAKING.map((one) => eq(parties.state, one)))),
    )
  const taken = demandOf(live).get(scope) ?? 0
  const pool = { id: newId(w.now), eventId, sessionId, scope, capacity: null, taken }
  await w.tx.insert(pools).values(pool)
  return pool
}
