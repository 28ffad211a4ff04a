import { and, eq, isNull } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { raiseTopic } from '~/platform/topics.server'
import { boardTopic, raiseRescue, rescueTopic } from './live.server'
import { onRescue } from './on-rescue.server'
import { requireDesk } from './open-request.server'
import { changeRequest } from './take-step.server'

/** Snow, flood, a closed motorway: from now on calls of this dealer carry its words. Earlier ones are joined by hand. */
export async function startMassEvent({
  club,
  actor,
  submission,
  dealerId,
  name,
  text,
}: Act<{ dealerId: string; name: Words; text: Words }>): Promise<Outcome<{ massEventId: string }>> {
  if (!can(actor, 'rescue:manage', { dealerId })) throw new NotFound('dealer')
  return club.write(
    actor,
    async (w) => {
      const id = newId(w.now)
      const row = { id, dealerId, name, text, startedAt: w.now, startedBy: actor.userId }
      await w.tx.insert(w.schema.rescue.massEvents).values(row)
      await audit(w, { action: 'rescue.event-started', subject: `rescue-event:${id}`, dealerId })
      await raiseTopic(w, boardTopic(dealerId))
      return done({ massEventId: id })
    },
    { submission },
  )
}

/** It is over; the calls that carried its words keep the relation. */
export async function endMassEvent({
  club,
  actor,
  submission,
  massEventId,
}: Act<{ massEventId: string }>): Promise<Outcome<{ massEventId: string }>> {
  return club.write(
    actor,
    async (w) => {
      const { massEvents, requests } = w.schema.rescue
      const { dealerId } = await eventOf(w, massEventId)
      if (!can(actor, 'rescue:manage', { dealerId })) throw new NotFound('rescue-event')
      const ended = await w.tx
        .update(massEvents)
        .set({ endedAt: w.now })
        .where(and(eq(massEvents.id, massEventId), isNull(massEvents.endedAt)))
        .returning({ id: massEvents.id })
      if (ended.length === 0) return refuse('rescue-desk:refusal.event_over')
      await audit(w, { action: 'rescue.event-ended', subject: `rescue-event:${massEventId}`, dealerId })
      await raiseTopic(w, boardTopic(dealerId))
      const open = await w.tx
        .select({ id: requests.id })
        .from(requests)
        .where(and(eq(requests.dealerId, dealerId), isNull(requests.closedAt), eq(requests.massEventId, massEventId)))
      for (const { id } of open) await raiseTopic(w, rescueTopic(id))
      return done({ massEventId })
    },
    { submission },
  )
}

/** Puts an open call to an event of its dealer that goes on, or takes it out again (null). */
export async function joinMassEvent({
  massEventId,
  ...act
}: Act<{ requestId: string; massEventId: string | null }>): Promise<Outcome<{ number: string }>> {
  return onRescue(act, async (w, open) => {
    const { request } = open
    requireDesk(w.actor, request)
    if (request.closedAt !== null) return refuse('rescue-desk:refusal.closed')
    if (massEventId) {
      const { dealerId, endedAt } = await eventOf(w, massEventId)
      if (dealerId !== request.dealerId) throw new NotFound('rescue-event')
      if (endedAt !== null) return refuse('rescue-desk:refusal.event_over', { field: 'massEventId' })
    }
    const joined = await changeRequest(w, open, { massEventId }, 'desk')
    if (!joined.ok) return joined
    await raiseRescue(w, request)
    return done({ number: request.number })
  })
}

async function eventOf(w: Work, id: string): Promise<{ dealerId: string; endedAt: number | null }> {
  const { massEvents } = w.schema.rescue
  const [row] = await w.tx
    .select({ dealerId: massEvents.dealerId, endedAt: massEvents.endedAt })
    .from(massEvents)
    .where(eq(massEvents.id, id))
  if (!row) throw new NotFound('rescue-event')
  return row
}
