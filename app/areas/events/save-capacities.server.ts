import { done, type Outcome } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import { requireEvent } from './event-scope.server'
import { loadPools } from './pools.server'
import { reading } from './rows.server'
import { setCapacity } from './set-capacity.server'

/**
 * Sets the places of a session pool by pool, those that changed only. Stops at the first that is refused, at its field;
 * those before it are set.
 */
export async function saveCapacities({
  club,
  actor,
  eventNumber,
  sessionId,
  version,
  pools,
}: Act<{
  eventNumber: string
  sessionId: string
  version: number
  pools: readonly { scope: string; capacity: number | null }[]
}>): Promise<Outcome<{ version: number }>> {
  await requireEvent(club, actor, eventNumber, 'event:manage')
  const known = new Map((await loadPools(reading(club), sessionId)).map((pool) => [pool.scope, pool.capacity]))
  let at = version
  for (const [index, { scope, capacity }] of pools.entries()) {
    if (known.get(scope) === capacity) continue
    const set = await setCapacity({ club, actor, eventNumber, sessionId, scope, capacity, version: at })
    if (!set.ok) return set.field ? { ...set, field: `pools[${index}].places` } : set
    at = set.value.version
  }
  return done({ version: at })
}
