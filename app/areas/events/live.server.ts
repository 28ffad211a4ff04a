import { and, eq } from 'drizzle-orm'
import type { Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { raiseTopic, type Topic, type TopicRight } from '~/platform/topics.server'

/** What the pages and doors of one event watch. */
export const eventTopic = (eventId: string): Topic => `event:${eventId}`

/** Tells whoever looks at the event that places, parties or its plan changed. */
export const raiseEvent = (w: Work, eventId: string): Promise<void> => raiseTopic(w, eventTopic(eventId))

/** A published event is watched by any member; drafts too by its desk and by those who work at it. */
export const mayWatchEvent: TopicRight = async ({ store, schema }, actor, eventId) => {
  const { events, team } = schema.events
  const [row] = await store.read
    .select({ state: events.state, dealerId: events.dealerId })
    .from(events)
    .where(eq(events.id, eventId))
  if (!row) return false
  if (row.state !== 'draft' && row.state !== 'template' && can(actor, 'event:own')) return true
  if (can(actor, 'event:read', { dealerId: row.dealerId })) return true
  if (!actor.userId) return false
  const [one] = await store.read
    .select({ role: team.role })
    .from(team)
    .where(and(eq(team.eventId, eventId), eq(team.userId, actor.userId)))
  return one !== undefined
}
