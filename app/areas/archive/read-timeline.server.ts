import { inArray } from 'drizzle-orm'
import { readDealers } from '~/areas/dealers/read.server'
import { type Evaluated, readEvaluations } from '~/areas/points/read-evaluations.server'
import type { Instant } from '~/kernel/clock'
import type { Words } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import type { FactType } from '~/platform/facts.server'
import { type FactKey, readFacts } from '~/platform/read-facts.server'
import { namesOf } from '~/platform/staff.server'

export type TimelineEntry = {
  id: string
  type: FactType
  at: Instant
  payload: Record<string, string | number | boolean | null>
  vehicleId: string | null
  /** Who did it, where that is a person of the desk; empty for the owner and for the club's machinery. */
  actor: string
  dealer: Words | null
  /** Words of a staff note. */
  note: string
  /** What the earning rules said of it. */
  points: Evaluated[]
}
export type TimelinePage = { entries: TimelineEntry[]; next: FactKey | null }

/**
 * What happened to a member or a car, newest first, with what it earned or why it did not. `types` keeps some kinds,
 * `before` is where the last page ended. Who may see it is the caller's question.
 */
export async function readTimeline(
  club: Club,
  {
    before,
    limit = 30,
    types,
    ...about
  }: ({ memberId: string } | { vehicleId: string }) & { before?: FactKey; limit?: number; types?: readonly FactType[] },
): Promise<TimelinePage> {
  const rows = await readFacts(club, about, { before, limit: limit + 1, types })
  const facts = rows.slice(0, limit)
  const owner = 'memberId' in about ? about.memberId : ''
  const points = owner
    ? await readEvaluations(
        club,
        owner,
        facts.map(({ id }) => id),
      )
    : new Map<string, Evaluated[]>()
  const dealers = new Map((await readDealers(club, { closed: true })).map(({ id, name }) => [id, name]))
  const staff = await namesOf(
    club,
    facts.flatMap(({ actorId }) => (actorId ? [actorId] : [])),
    { staffOnly: true },
  )
  const notes = await readNotes(
    club,
    facts.flatMap(({ type, subject }) => (type === 'note.added' ? [subject] : [])),
  )
  const last = facts.at(-1)
  return {
    entries: facts.map(({ id, type, occurredAt, payload, vehicleId, actorId, dealerId, subject }) => ({
      ...{ id, type, payload, vehicleId, at: occurredAt },
      actor: (actorId && staff.get(actorId)) || '',
      dealer: (dealerId && dealers.get(dealerId)) || null,
      note: notes.get(subject) ?? '',
      points: points.get(id) ?? [],
    })),
    next: rows.length > limit && last ? { at: last.occurredAt, id: last.id } : null,
  }
}

async function readNotes({ store }: Club, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { notes } = store.schema.archive
  const rows = await store.read
    .select({ id: notes.id, words: notes.words })
    .from(notes)
    .where(inArray(notes.id, [...ids]))
  return new Map(rows.map(({ id, words }) => [id, words]))
}
