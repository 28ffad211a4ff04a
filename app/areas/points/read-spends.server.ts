import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'

const BATCH = 500

/** What each of these spends still costs its member: the points spent, less what came back. Unknown ids are left out. */
export async function spentBy({ store, schema }: Club, entryIds: readonly string[]): Promise<Map<string, number>> {
  const { entries } = schema.points
  const total = sql<number>`sum(${entries.points})`.mapWith(Number)
  const spent = new Map<string, number>()
  for (let at = 0; at < entryIds.length; at += BATCH) {
    const some = entryIds.slice(at, at + BATCH)
    const made = await store.read
      .select({ id: entries.id, points: entries.points })
      .from(entries)
      .where(and(inArray(entries.id, some), eq(entries.kind, 'spend')))
    const returned = await store.read
      .select({ id: entries.originId, points: total })
      .from(entries)
      .where(and(inArray(entries.originId, some), eq(entries.kind, 'return')))
      .groupBy(entries.originId)
    for (const { id, points } of made) spent.set(id, -points)
    for (const { id, points } of returned) if (id) spent.set(id, (spent.get(id) ?? 0) - points)
  }
  return spent
}
