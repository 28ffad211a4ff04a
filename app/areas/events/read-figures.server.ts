import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'
import { dueIn } from './due.server'
import { PEOPLE } from './rules'

export type Count = { parties: number; people: number }
export type Figures = {
  registered: Count
  waited: Count
  offered: Count
  confirmed: Count
  /** Confirmed now, or when the event was closed. */
  coming: Count
  came: Count
  rated: number
  /** Mean of the scores; null while there is none. */
  score: number | null
  /** Places of all sessions; null when one of them has no limit. */
  capacity: number | null
  taken: number
  /** Points paid, less what went back. */
  points: number
  receivedMinor: number
  /** Of confirmed parties, not yet paid. */
  dueMinor: number
  /** To be given back by the club. */
  owedMinor: number
  plannedMinor: number
  actualMinor: number
}

const none = (): Figures => ({
  ...{ registered: zero(), waited: zero(), offered: zero(), confirmed: zero(), coming: zero(), came: zero() },
  ...{ rated: 0, score: null, capacity: 0, taken: 0, points: 0, receivedMinor: 0, dueMinor: 0, owedMinor: 0 },
  ...{ plannedMinor: 0, actualMinor: 0 },
})
const zero = (): Count => ({ parties: 0, people: 0 })
const total = (expression: ReturnType<typeof sql>) => sql`coalesce(sum(${expression}), 0)`.mapWith(Number)
const rows = () => sql`count(*)`.mapWith(Number)

/** Figures of events, counted in the database: a fixed number of queries, whatever the number of events and parties. */
export async function readFigures(club: Club, eventIds: readonly string[]): Promise<Map<string, Figures>> {
  const figures = new Map(eventIds.map((id) => [id, none()]))
  if (eventIds.length === 0) return figures
  await addSteps(club, eventIds, figures)
  await addAttendance(club, eventIds, figures)
  await addMoney(club, eventIds, figures)
  await addPlaces(club, eventIds, figures)
  return figures
}

type Into = Map<string, Figures>

/** How parties came along: each step of the table happens to a party once. */
async function addSteps({ store, schema }: Club, eventIds: readonly string[], into: Into): Promise<void> {
  const { parties, steps } = schema.events
  const found = await store.read
    .select({
      ...{ eventId: parties.eventId, event: steps.event, to: steps.toState },
      ...{ parties: rows(), people: total(sql`${steps.people}`) },
    })
    .from(parties)
    .innerJoin(steps, eq(steps.partyId, parties.id))
    .where(
      and(inArray(parties.eventId, [...eventIds]), inArray(steps.event, ['register', 'confirm', 'offer', 'accept'])),
    )
    .groupBy(parties.eventId, steps.event, steps.toState)
  for (const { eventId, event, to, ...count } of found) {
    const one = into.get(eventId)
    if (!one) continue
    if (event === 'register') add(one.registered, count)
    if (to === 'waiting') add(one.waited, count)
    if (to === 'offered') add(one.offered, count)
    if (to === 'confirmed') add(one.confirmed, count)
  }
}

function add(to: Count, { parties, people }: Count): void {
  to.parties += parties
  to.people += people
}

async function addAttendance({ store, schema }: Club, eventIds: readonly string[], into: Into): Promise<void> {
  const { parties, seats, entries } = schema.events
  const found = await store.read
    .select({
      eventId: parties.eventId,
      parties: sql`count(distinct ${parties.id})`.mapWith(Number),
      people: rows(),
      cameParties: sql`count(distinct ${entries.partyId})`.mapWith(Number),
      camePeople: sql`count(${entries.seatId})`.mapWith(Number),
    })
    .from(parties)
    .innerJoin(seats, and(eq(seats.partyId, parties.id), isNull(seats.goneAt)))
    .leftJoin(entries, eq(entries.seatId, seats.id))
    .where(and(inArray(parties.eventId, [...eventIds]), eq(parties.state, 'confirmed')))
    .groupBy(parties.eventId)
  for (const { eventId, parties, people, cameParties, camePeople } of found) {
    const one = into.get(eventId)
    if (one) Object.assign(one, { coming: { parties, people }, came: { parties: cameParties, people: camePeople } })
  }
}

async function addMoney({ store, schema }: Club, eventIds: readonly string[], into: Into): Promise<void> {
  const { parties, charges, costs } = schema.events
  const here = inArray(parties.eventId, [...eventIds])
  const sums = await store.read
    .select({
      eventId: parties.eventId,
      receivedMinor: total(sql`${parties.paidMinor}`),
      owedMinor: total(sql`${parties.owedMinor}`),
      dueMinor: total(dueIn(parties)),
      rated: sql`count(${parties.score})`.mapWith(Number),
      scores: total(sql`${parties.score}`),
    })
    .from(parties)
    .where(here)
    .groupBy(parties.eventId)
  for (const { eventId, scores, rated, ...money } of sums) {
    const one = into.get(eventId)
    if (one) Object.assign(one, { ...money, rated, score: rated > 0 ? scores / rated : null })
  }
  const paid = await store.read
    .select({ eventId: parties.eventId, points: total(sql`${charges.points} - ${charges.returned}`) })
    .from(parties)
    .innerJoin(charges, eq(charges.partyId, parties.id))
    .where(here)
    .groupBy(parties.eventId)
  for (const { eventId, points } of paid) Object.assign(into.get(eventId) ?? {}, { points })
  const spent = await store.read
    .select({
      eventId: costs.eventId,
      plannedMinor: total(sql`${costs.plannedMinor}`),
      actualMinor: total(sql`${costs.actualMinor}`),
    })
    .from(costs)
    .where(inArray(costs.eventId, [...eventIds]))
    .groupBy(costs.eventId)
  for (const { eventId, ...sum } of spent) Object.assign(into.get(eventId) ?? {}, sum)
}

async function addPlaces({ store, schema }: Club, eventIds: readonly string[], into: Into): Promise<void> {
  const { pools, sessions } = schema.events
  const found = await store.read
    .select({
      ...{ eventId: pools.eventId, taken: total(sql`${pools.taken}`), capacity: total(sql`${pools.capacity}`) },
      unlimited: total(sql`case when ${pools.capacity} is null then 1 else 0 end`),
    })
    .from(pools)
    .innerJoin(sessions, and(eq(sessions.id, pools.sessionId), eq(sessions.active, true)))
    .where(and(inArray(pools.eventId, [...eventIds]), eq(pools.scope, PEOPLE)))
    .groupBy(pools.eventId)
  for (const { eventId, taken, capacity, unlimited } of found) {
    Object.assign(into.get(eventId) ?? {}, { taken, capacity: unlimited > 0 ? null : capacity })
  }
}
