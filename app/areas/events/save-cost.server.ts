import { and, asc, eq } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Club } from '~/platform/club.server'
import { requireEvent } from './event-scope.server'

export type CostInput = {
  label: string
  /** Minor units of the event's currency. */
  plannedMinor: number
  /** Null until it is known. */
  actualMinor: number | null
}

/** The lines of an event's budget in the order in which they were added. Whoever asks has the right to the event. */
export async function readCosts({ store, schema }: Club, eventId: string): Promise<(CostInput & { id: string })[]> {
  const { costs } = schema.events
  return store.read
    .select({
      ...{ id: costs.id, label: costs.label },
      ...{ plannedMinor: costs.plannedMinor, actualMinor: costs.actualMinor },
    })
    .from(costs)
    .where(eq(costs.eventId, eventId))
    .orderBy(asc(costs.at), asc(costs.id))
}

/** Adds a line to the budget (`costId` null) or changes one; also after the event, when the bills come. */
export async function saveCost({
  club,
  actor,
  submission,
  eventNumber,
  costId,
  label,
  plannedMinor,
  actualMinor,
}: Act<CostInput & { eventNumber: string; costId: string | null }>): Promise<Outcome<{ costId: string }>> {
  const event = await requireEvent(club, actor, eventNumber, 'event:manage')
  return club.write(
    actor,
    async (w) => {
      const { costs } = w.schema.events
      const id = costId ?? newId(w.now)
      const given = { label, plannedMinor, actualMinor }
      const [before] = costId
        ? await w.tx
            .select()
            .from(costs)
            .where(and(eq(costs.id, costId), eq(costs.eventId, event.id)))
        : []
      if (costId && !before) throw new NotFound('event-cost')
      if (before) await w.tx.update(costs).set(given).where(eq(costs.id, id))
      else await w.tx.insert(costs).values({ id, eventId: event.id, ...given, at: w.now, actorId: actor.userId })
      const was = before ? { plannedMinor: before.plannedMinor, actualMinor: before.actualMinor } : null
      await audit(w, {
        action: before ? 'event.cost-changed' : 'event.cost-added',
        subject: `event:${event.id}`,
        dealerId: event.dealerId,
        detail: { costId: id, before: was, after: { plannedMinor, actualMinor } },
      })
      return done({ costId: id })
    },
    { ...(submission ? { submission } : {}) },
  )
}

/** Takes a line out of the budget. */
export async function removeCost({
  club,
  actor,
  eventNumber,
  costId,
}: Act<{ eventNumber: string; costId: string }>): Promise<Outcome<{ costId: string }>> {
  const event = await requireEvent(club, actor, eventNumber, 'event:manage')
  return club.write(actor, async (w) => {
    const { costs } = w.schema.events
    const [gone] = await w.tx
      .delete(costs)
      .where(and(eq(costs.id, costId), eq(costs.eventId, event.id)))
      .returning()
    if (!gone) throw new NotFound('event-cost')
    await audit(w, {
      action: 'event.cost-removed',
      subject: `event:${event.id}`,
      dealerId: event.dealerId,
      detail: { costId, plannedMinor: gone.plannedMinor, actualMinor: gone.actualMinor },
    })
    return done({ costId })
  })
}
