import { eq } from 'drizzle-orm'
import type { Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { raiseTopic, type Topic, type TopicRight } from '~/platform/topics.server'

/** What the pages of one case watch. */
export const caseTopic = (caseId: string): Topic => `case:${caseId}`
/** What the inbox watches: of a dealer, `all` the whole club. */
export const inboxTopic = (dealerId: string): Topic => `cases:${dealerId === '' ? 'all' : dealerId}`

/** Tells the pages of a case and the inboxes that have it that something changed. */
export async function raiseCase(w: Work, { id, dealerId }: { id: string; dealerId: string }): Promise<void> {
  await raiseTopic(w, caseTopic(id))
  if (dealerId !== '') await raiseTopic(w, inboxTopic(dealerId))
  await raiseTopic(w, inboxTopic(''))
}

/** A case is watched by its owner and by the desk that has it. */
export const mayWatchCase: TopicRight = async ({ store, schema }, actor, caseId) => {
  const { cases } = schema.cases
  const [row] = await store.read
    .select({ memberId: cases.memberId, dealerId: cases.dealerId })
    .from(cases)
    .where(eq(cases.id, caseId))
  if (!row) return false
  if (actor.memberId !== null && row.memberId === actor.memberId) return true
  return can(actor, 'case:read', { dealerId: row.dealerId })
}

/** An inbox is watched by the desk of its dealer, that of the whole club by head office. */
export const mayWatchCases: TopicRight = async (_, actor, dealerId) =>
  can(actor, 'case:read', { dealerId: dealerId === 'all' ? '' : dealerId })
