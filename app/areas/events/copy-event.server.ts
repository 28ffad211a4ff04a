import { asc, eq } from 'drizzle-orm'
import { shortCode } from '~/kernel/codes'
import { type Day, daysBetween, isDay } from '~/kernel/dates'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { localDay } from '~/kernel/zones'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { requireEvent } from './event-scope.server'
import { shiftDays } from './plan-times'

/**
 * Makes a draft out of a template or of any event: words, rules, sessions, ticket kinds, places and planned costs, all
 * times shifted by whole days so that it begins on `day` at the same hour of the clock. With `as` template it becomes
 * one instead and keeps its days. People, money and messages are not copied. Refuses a day that has begun.
 */
export async function copyEvent({
  club,
  actor,
  submission,
  eventNumber,
  as,
  day,
}: Act<{ eventNumber: string; as: 'draft' | 'template'; day?: Day }>): Promise<Outcome<{ number: string }>> {
  const source = await requireEvent(club, actor, eventNumber, 'event:read')
  if (!can(actor, 'event:manage', { dealerId: source.dealerId })) throw new NotFound('event')
  if (as === 'draft' && !isDay(day ?? '')) return refuse('events-desk:refusal.copy_past', { field: 'day' })
  const { zone } = source
  const days = as === 'template' || !day ? 0 : daysBetween(localDay(zone, source.startsAt), day)
  const shift = (at: number) => shiftDays(zone, at, days)
  if (as === 'draft' && (!day || shift(source.startsAt) <= club.clock.now())) {
    return refuse('events-desk:refusal.copy_past', { field: 'day' })
  }
  return club.write(
    actor,
    async (w) => {
      const { events } = w.schema.events
      const eventId = newId(w.now)
      const number = shortCode('E')
      const [startsAt, endsAt] = [shift(source.startsAt), shift(source.endsAt)]
      const closesAt = Math.min(shift(source.closesAt), endsAt)
      const opensAt = as === 'template' ? source.opensAt : Math.max(w.now, shift(source.opensAt))
      await w.tx.insert(events).values({
        ...source,
        ...{ id: eventId, number, state: as, startsAt, endsAt, closesAt, opensAt: Math.min(opensAt, closesAt) },
        ...{ freeUntil: null, sequence: 0, reason: '', copiedFrom: source.id, createdBy: actor.userId },
        ...{ createdAt: w.now, publishedAt: null, endedAt: null, version: 1 },
      })
      await copyParts(w, source.id, eventId, shift)
      const detail = { from: source.id, days }
      await audit(w, { action: 'event.copied', subject: `event:${eventId}`, dealerId: source.dealerId, detail })
      return done({ number })
    },
    { ...(submission ? { submission } : {}) },
  )
}

/** Sessions and kinds with their pools, and what was planned to be paid; one query for each table. */
async function copyParts(w: Work, from: string, eventId: string, shift: (at: number) => number): Promise<void> {
  const { sessions, kinds, pools, costs } = w.schema.events
  const held = await w.tx.select().from(sessions).where(eq(sessions.eventId, from)).orderBy(asc(sessions.position))
  const sold = await w.tx.select().from(kinds).where(eq(kinds.eventId, from)).orderBy(asc(kinds.position))
  const places = await w.tx.select().from(pools).where(eq(pools.eventId, from))
  const planned = await w.tx.select().from(costs).where(eq(costs.eventId, from))
  const renamed = new Map([...held, ...sold].filter(({ active }) => active).map(({ id }) => [id, newId(w.now)]))
  const keep = <Row extends { id: string }>(rows: Row[]) =>
    rows.flatMap((row) => {
      const id = renamed.get(row.id)
      return id ? [{ ...row, id, eventId }] : []
    })
  const newSessions = keep(held).map((row) => ({ ...row, startsAt: shift(row.startsAt), endsAt: shift(row.endsAt) }))
  if (newSessions.length > 0) await w.tx.insert(sessions).values(newSessions)
  const newKinds = keep(sold)
  if (newKinds.length > 0) await w.tx.insert(kinds).values(newKinds)
  const retired = new Set(sold.filter(({ active }) => !active).map(({ id }) => id))
  const newPools = places.flatMap(({ sessionId, scope, capacity }) => {
    const session = renamed.get(sessionId)
    if (!session || retired.has(scope)) return []
    return [{ id: newId(w.now), eventId, sessionId: session, scope: renamed.get(scope) ?? scope, capacity }]
  })
  if (newPools.length > 0) await w.tx.insert(pools).values(newPools)
  const lines = planned.map(({ label, plannedMinor }) => ({
    ...{ id: newId(w.now), eventId, label, plannedMinor, actualMinor: null, at: w.now, actorId: w.actor.userId },
  }))
  if (lines.length > 0) await w.tx.insert(costs).values(lines)
}
