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

/**
 * Sets how many fit: of people, of cars, or of one ticket kind; null is without limit. Below what is taken it is
 * refused with that number; what it adds is offered to those who wait.
 */
export async function setCapacity({
  club,
  actor,
  submission,
  eventNumber,
  sessionId,
  scope,
  capacity,
  version,
}: Act<{
  eventNumber: string
  sessionId: string
  scope: string
  capacity: number | null
  version: number
}>): Promise<Outcome<{ taken: number; version: number }>> {
  const action = 'event.capacity-changed'
  return changePlan({ club, actor, submission, eventNumber, version, action }, async (w, event) => {
    const { pools } = w.schema.events
    const session = await loadSession(w, event.id, sessionId)
    const scopes = [PEOPLE, CARS, ...(await loadKinds(w, event.id)).map(({ id }) => id)]
    if (!scopes.includes(scope)) return refuse('events-desk:refusal.kind_gone')
    await settle(w, event, session)
    const before = (await loadPools(w, session.id)).find((pool) => pool.scope === scope)
    const pool = before ?? (await openPool(w, session, scope))
    const [row] = await w.tx
      .update(pools)
      .set({ capacity })
      .where(and(eq(pools.id, pool.id), capacity === null ? undefined : sql`${pools.taken} <= ${capacity}`))
      .returning({ taken: pools.taken })
    if (!row) {
      return refuse('events-desk:refusal.below_taken', { params: { taken: pool.taken }, field: 'capacity' })
    }
    await settle(w, event, session)
    await raiseEvent(w, event.id)
    return { value: row, detail: { sessionId, scope, before: pool.capacity, after: capacity } }
  })
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
