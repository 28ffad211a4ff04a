import { and, eq } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'
import type { GuestSearch } from './desk-forms'
import { conditionOf, type GuestKey, type GuestParty, guestRows } from './read-guests.server'
import { inOrder } from './rules'

export type QueuedParty = GuestParty & {
  /** In the queue of the session, from 1. */
  place: number
  /** How often a smaller party was served before it. */
  skips: number
}

/** Parties that wait and that the filters find, in the order in which they are served, by key. */
export async function listQueue(
  club: Club,
  eventId: string,
  search: GuestSearch,
  { before, limit = 50 }: { before?: GuestKey; limit?: number } = {},
): Promise<{ rows: QueuedParty[]; next: GuestKey | null }> {
  const { parties: p } = club.schema.events
  const waiting = and(eq(p.eventId, eventId), eq(p.state, 'waiting'))
  const all = await club.store.read
    .select({ id: p.id, sessionId: p.sessionId, priority: p.priority, rank: p.rank })
    .from(p)
    .where(waiting)
  const place = new Map<string, number>()
  const counts = new Map<string, number>()
  for (const { id, sessionId } of inOrder(all)) {
    const at = (counts.get(sessionId) ?? 0) + 1
    counts.set(sessionId, at)
    place.set(id, at)
  }
  const found = inOrder(
    await club.store.read
      .select()
      .from(p)
      .where(and(waiting, await conditionOf(club, eventId, search))),
  )
  const from = before ? found.findIndex(({ id }) => id === before.id) + 1 : 0
  const page = found.slice(from, from + limit)
  const skips = new Map(page.map((party) => [party.id, party.skips]))
  const rows = (await guestRows(club, page)).map((row) => ({
    ...row,
    place: place.get(row.id) ?? 0,
    skips: skips.get(row.id) ?? 0,
  }))
  const last = page.at(-1)
  return { rows, next: found.length > from + limit && last ? { at: last.rank, id: last.id } : null }
}
