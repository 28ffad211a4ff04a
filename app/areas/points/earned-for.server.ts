import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'

/** Points that these facts earned, all members together; what was reversed later is not taken off. */
export async function earnedFor({ store, schema }: Club, factIds: readonly string[]): Promise<number> {
  if (factIds.length === 0) return 0
  const { entries } = schema.points
  const [row] = await store.read
    .select({ points: sql`coalesce(sum(${entries.points}), 0)`.mapWith(Number) })
    .from(entries)
    .where(and(inArray(entries.factId, [...factIds]), eq(entries.kind, 'earn')))
  return row?.points ?? 0
}
