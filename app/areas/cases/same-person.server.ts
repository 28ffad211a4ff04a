import { and, desc, eq, isNull, ne, or } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import type { CaseRow } from './open-case.server'

export type Candidate = { number: string; title: string; state: string; receivedAt: Instant }

/** Open cases of the same person, or of a caller with the same number, that a case may be the same as; newest first. */
export async function samePerson(club: Club, actor: Actor, row: CaseRow): Promise<Candidate[]> {
  const { cases: r } = club.schema.cases
  const same = or(
    row.memberId ? eq(r.memberId, row.memberId) : undefined,
    row.prospectId ? eq(r.prospectId, row.prospectId) : undefined,
  )
  if (!same) return []
  const rows = await club.store.read
    .select({ number: r.number, title: r.title, state: r.state, receivedAt: r.receivedAt, dealerId: r.dealerId })
    .from(r)
    .where(and(same, ne(r.id, row.id), isNull(r.closedAt)))
    .orderBy(desc(r.createdAt), desc(r.id))
    .limit(10)
  return rows
    .filter(({ dealerId }) => can(actor, 'case:read', { dealerId }))
    .map(({ number, title, state, receivedAt }) => ({ number, title, state, receivedAt }))
}
