import { and, eq, sql } from 'drizzle-orm'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Work } from '~/platform/club.server'
import { poolsOfSession, takeOfPool } from './hot-queries.server'
import type { PoolRow, Reads } from './rows.server'
import { type Demand, leftIn, type Pool, shortOf } from './rules'

/** The pools of a session as they are now. */
export async function loadPools(on: Reads, sessionId: string): Promise<PoolRow[]> {
  return poolsOfSession(on, on.tx, { sessionId })
}

/** Why a party does not fit, with what is left in every pool that has a limit. */
export function fullHouse(pools: readonly Pool[], scope: string) {
  const limited = pools.filter((pool) => pool.capacity !== null)
  const short = pools.find((pool) => pool.scope === scope)
  return refuse('events:refusal.full', {
    params: { left: short ? leftIn(short) : 0 },
    alternatives: { scope, left: Object.fromEntries(limited.map((pool) => [pool.scope, leftIn(pool)])) },
  })
}

/**
 * Takes the places of a party in every pool of its session, or none: what is full is refused with what is left. The one
 * way to a place, for every writer, inside `alone: eventKey(…)`; the engine refuses one too many by itself.
 */
export async function takePlaces(w: Work, sessionId: string, demand: Demand): Promise<Outcome<null>> {
  const rows = await loadPools(w, sessionId)
  const short = shortOf(rows, demand)
  if (short !== null) return fullHouse(rows, short)
  for (const { id, scope } of rows) {
    const count = demand.get(scope) ?? 0
    if (count === 0) continue
    const [taken] = await takeOfPool(w, w.tx, { id, count })
    if (!taken) return fullHouse(rows, scope)
  }
  return done(null)
}

/** Gives the places of a party back. Whoever calls it lets `settle` offer them to those who wait. */
export async function freePlaces(w: Work, sessionId: string, demand: Demand): Promise<void> {
  const { pools } = w.schema.events
  for (const [scope, count] of demand) {
    await w.tx
      .update(pools)
      .set({ taken: sql`${pools.taken} - ${count}` })
      .where(and(eq(pools.sessionId, sessionId), eq(pools.scope, scope)))
  }
}
