import { eq } from 'drizzle-orm'
import type { Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { raiseTopic, type Topic, type TopicRight } from '~/platform/topics.server'

/** What the pages of one rescue watch: owner, helper, desk. */
export const rescueTopic = (requestId: string): Topic => `rescue:${requestId}`
/** What a dealer's board watches. */
export const boardTopic = (dealerId: string): Topic => `rescue-board:${dealerId}`
/** What the phone of a helper watches. */
export const helperTopic = (helperId: string): Topic => `rescue-helper:${helperId}`

/** Tells the pages of a rescue, its dealer's board and, where one is named, the helper's phone that something changed. */
export async function raiseRescue(
  w: Work,
  { id, dealerId, helperId }: { id: string; dealerId: string; helperId?: string | null },
): Promise<void> {
  await raiseTopic(w, rescueTopic(id))
  await raiseTopic(w, boardTopic(dealerId))
  if (helperId) await raiseTopic(w, helperTopic(helperId))
}

/** A rescue is watched by its owner, by the desk that has it, and by whoever was sent. */
export const mayWatchRescue: TopicRight = async ({ store, schema }, actor, requestId) => {
  const { requests, assignments, helpers } = schema.rescue
  const [row] = await store.read
    .select({ memberId: requests.memberId, dealerId: requests.dealerId })
    .from(requests)
    .where(eq(requests.id, requestId))
  if (!row) return false
  if (actor.memberId !== null && row.memberId === actor.memberId) return true
  if (can(actor, 'rescue:read', { dealerId: row.dealerId })) return true
  if (!actor.userId || !can(actor, 'rescue:work')) return false
  const sent = await store.read
    .select({ userId: helpers.userId })
    .from(assignments)
    .innerJoin(helpers, eq(helpers.id, assignments.helperId))
    .where(eq(assignments.requestId, requestId))
  return sent.some(({ userId }) => userId === actor.userId)
}

/** A board is watched by the desk of its dealer. */
export const mayWatchBoard: TopicRight = async (_, actor, dealerId) => can(actor, 'rescue:read', { dealerId })

/** A helper's jobs are watched by the helper. */
export const mayWatchHelper: TopicRight = async ({ store, schema }, actor, helperId) => {
  if (!actor.userId || !can(actor, 'rescue:work')) return false
  const { helpers } = schema.rescue
  const [row] = await store.read.select({ userId: helpers.userId }).from(helpers).where(eq(helpers.id, helperId))
  return row?.userId === actor.userId
}
