import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import type { Club } from '~/platform/club.server'

/** Where somebody on the way was last, and when. */
export type LastPosition = { id: string; name: string; number: string; lat: number; lng: number; at: Instant }

/** The last position of each of these jobs; jobs without one are left out. */
export async function lastPositions(
  club: Club,
  jobs: readonly { id: string; name: string; number: string }[],
): Promise<LastPosition[]> {
  if (jobs.length === 0) return []
  const { positions } = club.schema.rescue
  const { read } = club.store
  const ids = jobs.map(({ id }) => id)
  const last = read
    .select({ assignmentId: positions.assignmentId, at: sql<number>`max(${positions.at})`.as('last_at') })
    .from(positions)
    .where(inArray(positions.assignmentId, ids))
    .groupBy(positions.assignmentId)
    .as('last')
  const rows = await read
    .select({ jobId: positions.assignmentId, lat: positions.lat, lng: positions.lng, at: positions.at })
    .from(positions)
    .innerJoin(last, and(eq(positions.assignmentId, last.assignmentId), eq(positions.at, last.at)))
  return jobs.flatMap(({ id, name, number }) => {
    const found = rows.find(({ jobId }) => jobId === id)
    return found ? [{ id, name, number, lat: found.lat, lng: found.lng, at: found.at }] : []
  })
}
