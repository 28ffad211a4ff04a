import { eq, sql } from 'drizzle-orm'
import { MINUTE } from '~/kernel/clock'
import type { Work } from '~/platform/club.server'
import { enqueue } from '~/platform/jobs.server'
import { letGo } from './charges.server'
import { overOfSession, queueOfSession } from './hot-queries.server'
import { tellParty } from './letters.server'
import { freePlaces, loadPools, takePlaces } from './pools.server'
import { type EventRow, loadSeats, type PartyRow, type Reads, type SessionRow } from './rows.server'
import { CARS, type Demand, demandOf, leftIn, PEOPLE, planOffers, type Queued } from './rules'
import { takeStep, writeStep } from './take-step.server'

/**
 * "A seat was freed": holds and offers whose time is over give their places back, and what is free is offered to those
 * who wait, in the order that the event wants. Every writer calls it before it looks and after it has written, inside
 * `alone: eventKey(…)`; once more changes nothing.
 */
export async function settle(w: Work, event: EventRow, session: SessionRow): Promise<void> {
  await lapseOver(w, event, session)
  if (event.state === 'published' && session.active && w.now < session.startsAt) await offerFree(w, event, session)
}

async function lapseOver(w: Work, event: EventRow, session: SessionRow): Promise<void> {
  const over = await overOfSession(w, w.tx, { sessionId: session.id, now: w.now })
  for (const party of over) {
    const seats = await loadSeats(w, party.id)
    await letGo(w, party)
    const lapsed = await takeStep(w, party, { event: 'lapse', hand: 'system', people: seats.length })
    if (!lapsed.ok) throw new Error(`party ${party.number} lapsed while it was settled`)
    await freePlaces(w, session.id, demandOf(seats))
    if (party.state === 'offered') {
      await tellParty(w, event, session, lapsed.value.party, { template: 'event-offer-over' })
    }
  }
}

async function offerFree(w: Work, event: EventRow, session: SessionRow): Promise<void> {
  const pools = await loadPools(w, session.id)
  const people = pools.find(({ scope }) => scope === PEOPLE)
  // Everybody takes a place of the people's pool: without one the queue need not be read.
  if (people && leftIn(people) === 0) return
  const queue = await readQueue(w, session.id)
  if (queue.length === 0) return
  const { offers, skipped } = planOffers(queue, pools, event)
  await passOver(w, queue, skipped)
  for (const id of offers) await offerTo(w, event, session, id, queue.find((one) => one.id === id)?.demand)
}

async function offerTo(w: Work, event: EventRow, session: SessionRow, partyId: string, demand?: Demand) {
  const { parties } = w.schema.events
  const [party] = await w.tx.select().from(parties).where(eq(parties.id, partyId))
  if (!party || !demand) throw new Error(`party ${partyId} left while it was offered a place`)
  const taken = await takePlaces(w, session.id, demand)
  if (!taken.ok) throw new Error(`party ${party.number} was planned for places that are not there`)
  const until = Math.min(w.now + event.offerMinutes * MINUTE, session.startsAt)
  const people = demand.get(PEOPLE) ?? 0
  const offered = await takeStep(w, party, { event: 'offer', hand: 'system', people, changes: { until } })
  if (!offered.ok) throw new Error(`party ${party.number} moved while it was offered a place`)
  await watchUntil(w, offered.value.party)
  await tellParty(w, event, session, offered.value.party, { template: 'event-offer', people, until })
}

/** Has the event settled at the moment when a hold or an offer ends. */
export async function watchUntil(w: Work, { id, sessionId, until }: PartyRow): Promise<void> {
  if (until !== null) await enqueue(w, 'event-until', { sessionId }, { runAt: until, key: `${id}:${until}` })
}

/** Who waits for a session, each with what they need. */
export async function readQueue(on: Reads, sessionId: string): Promise<Queued[]> {
  const rows = await queueOfSession(on, on.tx, { sessionId })
  const queue = new Map<string, Queued & { demand: Map<string, number> }>()
  for (const { id, priority, rank, skips, kindId, withCar, people } of rows) {
    const one = queue.get(id) ?? { id, priority, rank, skips, demand: new Map<string, number>() }
    queue.set(id, one)
    for (const scope of [PEOPLE, kindId, ...(withCar ? [CARS] : [])]) {
      one.demand.set(scope, (one.demand.get(scope) ?? 0) + people)
    }
  }
  return [...queue.values()]
}

/** Puts down who was passed over by smaller parties, and how often. */
async function passOver(w: Work, queue: readonly Queued[], skipped: ReadonlyMap<string, number>): Promise<void> {
  const { parties } = w.schema.events
  for (const [id, times] of skipped) {
    await w.tx
      .update(parties)
      .set({ skips: sql`${parties.skips} + ${times}` })
      .where(eq(parties.id, id))
    const people = queue.find((one) => one.id === id)?.demand.get(PEOPLE) ?? 0
    const line = { party: { id, state: 'waiting' }, event: 'pass-over', hand: 'system' as const, to: 'waiting', people }
    await writeStep(w, line)
  }
}

/**
 * Whether somebody who comes now may have these places: nobody who waits for any of them would be served first. Those
 * that it passes over are put down. `settle` has run before.
 */
export async function mayTake(
  w: Work,
  event: EventRow,
  session: SessionRow,
  wanted: { demand: Demand; priority: number },
): Promise<boolean> {
  const pools = await loadPools(w, session.id)
  const people = pools.find(({ scope }) => scope === PEOPLE)
  if (people && leftIn(people) < (wanted.demand.get(PEOPLE) ?? 0)) return false
  const isOpen = event.state === 'published' && w.now < session.startsAt
  const all = isOpen ? await readQueue(w, session.id) : []
  const rivals = all.filter(({ demand }) => [...wanted.demand].some(([scope, n]) => n > 0 && demand.has(scope)))
  // After everybody of the same priority.
  const own = { id: '\u{10ffff}', rank: w.now + 1, skips: 0, ...wanted }
  const { offers, skipped } = planOffers([...rivals, own], pools, event)
  if (!offers.includes(own.id)) return false
  await passOver(w, rivals, skipped)
  return true
}
