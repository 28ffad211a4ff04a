import { and, eq, sql } from 'drizzle-orm'
import { done, NotFound, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Club, Work } from '~/platform/club.server'
import { isRefusal } from '~/platform/club.server'
import { requireEvent } from './event-scope.server'
import { type EventRow, eventKey } from './rows.server'

type Changed<T> = { value: T; set?: Partial<EventRow>; detail?: Record<string, unknown> }

type Plan = {
  club: Club
  actor: Actor
  submission?: string | undefined
  eventNumber: string
  /** Of the event when the form was opened; each change of its plan raises it. */
  version: number
  /** Name of the act in the audit log. */
  action: string
  /** What holds now, for a form that is too old. */
  current?: (row: EventRow) => Record<string, unknown>
}

/**
 * One change of the plan of an event: right, lock, version, the change itself, audit. Answers with the new version. An
 * event that is called off or closed stays as it was; a form older than the event is refused with what holds now.
 */
export async function changePlan<T extends object>(
  { club, actor, submission, eventNumber, version, action, current = () => ({}) }: Plan,
  work: (w: Work, event: EventRow) => Promise<Changed<T> | Refusal>,
): Promise<Outcome<T & { version: number }>> {
  const { id } = await requireEvent(club, actor, eventNumber, 'event:manage')
  return club.write(
    actor,
    async (w) => {
      const { events } = w.schema.events
      const [event] = await w.tx.select().from(events).where(eq(events.id, id))
      if (!event) throw new NotFound('event')
      if (event.state === 'cancelled' || event.state === 'closed') return refuse('events-desk:refusal.ended')
      if (event.version !== version) return stale(event.version, current(event))
      const changed = await work(w, event)
      if (isRefusal(changed)) return changed
      await w.tx
        .update(events)
        .set({ ...changed.set, version: sql`${events.version} + 1` })
        .where(and(eq(events.id, id), eq(events.version, version)))
      await audit(w, { action, subject: `event:${id}`, dealerId: event.dealerId, detail: changed.detail ?? {} })
      return done({ ...changed.value, version: version + 1 })
    },
    { alone: eventKey(id), ...(submission ? { submission } : {}) },
  )
}
