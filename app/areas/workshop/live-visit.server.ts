import { eq } from 'drizzle-orm'
import type { Actor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { raiseTopic, type Topic, type TopicRight } from '~/platform/topics.server'

/** What the pages of one visit watch. */
export const visitTopic = (orderId: string): Topic => `visit:${orderId}`
/** What the lists of a dealer's workshop watch. */
export const workshopTopic = (dealerId: string): Topic => `workshop:${dealerId}`

/** Tells the pages of the visit and of its workshop that something changed. */
export async function raiseVisit(w: Work, order: { id: string; dealerId: string }): Promise<void> {
  await raiseTopic(w, visitTopic(order.id))
  await raiseTopic(w, workshopTopic(order.dealerId))
}

/** A visit is watched by its owner and by the workshop that has the car. */
export const mayWatchVisit: TopicRight = async (club: Club, actor: Actor, orderId: string) => {
  const { workOrders } = club.schema.workshop
  const [row] = await club.store.read
    .select({ memberId: workOrders.memberId, dealerId: workOrders.dealerId })
    .from(workOrders)
    .where(eq(workOrders.id, orderId))
  if (!row) return false
  return (actor.memberId !== null && row.memberId === actor.memberId) || mayWatchWorkshop(club, actor, row.dealerId)
}

/** A workshop is watched by those who work in it. */
export const mayWatchWorkshop: TopicRight = async (_, actor, dealerId) =>
  can(actor, 'workshop:read', { dealerId }) || can(actor, 'workshop:work', { dealerId })
