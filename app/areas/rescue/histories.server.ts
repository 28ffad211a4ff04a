import { asc, inArray } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Club } from '~/platform/club.server'
import type { HistoryStep, Level } from './rules'

/** The steps of these calls in order, by call: what all clocks are computed from. */
export async function readHistories(
  club: Club,
  ids: readonly string[],
  on: Reader = club.store.read,
): Promise<Map<string, HistoryStep[]>> {
  if (ids.length === 0) return new Map()
  const { steps } = club.schema.rescue
  const rows = await on
    .select({
      id: steps.id,
      requestId: steps.requestId,
      assignmentId: steps.assignmentId,
      event: steps.event,
      toState: steps.toState,
      at: steps.at,
      etaAt: steps.etaAt,
    })
    .from(steps)
    .where(inArray(steps.requestId, [...ids]))
    .orderBy(asc(steps.requestId), asc(steps.at), asc(steps.id))
  const found = new Map<string, HistoryStep[]>()
  for (const { requestId, ...step } of rows) {
    const known = found.get(requestId)
    if (known) known.push(step)
    else found.set(requestId, [step])
  }
  return found
}

/** What is promised for each priority. */
export async function readLevels(club: Club, on: Reader = club.store.read): Promise<Map<string, Level>> {
  const { levels } = club.schema.rescue
  const rows = await on.select().from(levels)
  return new Map(
    rows.map(({ priority, acknowledgeMinutes, assignMinutes, arriveMinutes, onSceneMinutes, offerSeconds }) => [
      priority,
      { acknowledgeMinutes, assignMinutes, arriveMinutes, onSceneMinutes, offerSeconds },
    ]),
  )
}
