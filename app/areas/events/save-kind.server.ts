import { and, asc, count, eq, isNull } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import type { Act, Work } from '~/platform/club.server'
import { changePlan } from './change-plan.server'
import type { SeatKind } from './rules'

export type KindInput = {
  name: Words
  who: SeatKind
  withCar: boolean
  /** Energy or body that the car must have; empty takes any. */
  carClass: string
  points: number
  /** Minor units of the event's currency. */
  priceMinor: number
  active: boolean
}

/**
 * Adds a ticket kind with its pool in every session (`kindId` null; `capacity` null is without limit), or changes one.
 * Parties keep the price they registered at. Whether it comes with a car is fixed once somebody has one: the car
 * spaces are counted by it. Taken out of sale, it stays with those who have it.
 */
export async function saveKind({
  club,
  actor,
  submission,
  eventNumber,
  kindId,
  version,
  capacity = null,
  ...input
}: Act<KindInput & { eventNumber: string; kindId: string | null; version: number; capacity?: number | null }>): Promise<
  Outcome<{ kindId: string; version: number }>
> {
  if (input.carClass !== '' && !input.withCar) return refuse('events-desk:refusal.car_class', { field: 'carClass' })
  const action = kindId ? 'event.kind-changed' : 'event.kind-added'
  return changePlan({ club, actor, submission, eventNumber, version, action }, async (w, event) => {
    const { kinds } = w.schema.events
    const all = await w.tx.select().from(kinds).where(eq(kinds.eventId, event.id)).orderBy(asc(kinds.position))
    const before = all.find(({ id }) => id === kindId)
    if (kindId && !before) return refuse('events-desk:refusal.kind_gone')
    if (before && before.withCar !== input.withCar && (await seatsOf(w, before.id, event.id)) > 0) {
      return refuse('events-desk:refusal.kind_taken', { field: 'withCar' })
    }
    const id = before?.id ?? newId(w.now)
    if (before) await w.tx.update(kinds).set(input).where(eq(kinds.id, id))
    else {
      await w.tx.insert(kinds).values({ id, eventId: event.id, position: all.length, ...input })
      await addPools(w, { eventId: event.id, kindId: id, capacity })
    }
    const { position: _, eventId: __, ...was } = before ?? {}
    return { value: { kindId: id }, detail: { kindId: id, before: before ? was : null, after: { ...input, capacity } } }
  })
}

async function addPools(
  w: Work,
  { eventId, kindId, capacity }: { eventId: string; kindId: string; capacity: number | null },
) {
  const { sessions, pools } = w.schema.events
  const held = await w.tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.eventId, eventId))
  if (held.length === 0) return
  const rows = held.map(({ id }) => ({ id: newId(w.now), eventId, sessionId: id, scope: kindId, capacity }))
  await w.tx.insert(pools).values(rows)
}

async function seatsOf(w: Work, kindId: string, eventId: string): Promise<number> {
  const { seats } = w.schema.events
  const [row] = await w.tx
    .select({ count: count() })
    .from(seats)
    .where(and(eq(seats.eventId, eventId), eq(seats.kindId, kindId), isNull(seats.goneAt)))
  return row?.count ?? 0
}
