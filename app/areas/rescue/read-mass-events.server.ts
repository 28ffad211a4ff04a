import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Work } from '~/platform/club.server'

/** What goes on at a dealer just now, such as snow: the id of its last open event, or null. */
export async function openEvent(w: Pick<Work, 'schema' | 'tx'>, dealerId: string): Promise<string | null> {
  const { massEvents } = w.schema.rescue
  const [row] = await w.tx
    .select({ id: massEvents.id })
    .from(massEvents)
    .where(and(eq(massEvents.dealerId, dealerId), isNull(massEvents.endedAt)))
    .orderBy(desc(massEvents.startedAt), desc(massEvents.id))
    .limit(1)
  return row?.id ?? null
}
