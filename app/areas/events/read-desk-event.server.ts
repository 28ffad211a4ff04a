import { and, count, eq, gt, isNull, sql } from 'drizzle-orm'
import { readMembers } from '~/areas/membership/read-members.server'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { dueIn } from './due.server'
import { type EventRow, loadKinds, loadSessions, reading } from './rows.server'
import { CARS, inOrder, PEOPLE } from './rules'

const SHOWN_QUEUE = 12

/** Fill of every session, the head of the queue, and what is open with money: everything of the overview. */
export async function readOverview(club: Club, event: EventRow, language: Language) {
  const sessions = await loadSessions(reading(club), event.id)
  const kinds = await loadKinds(reading(club), event.id)
  const { pools } = club.schema.events
  const places = await club.store.read.select().from(pools).where(eq(pools.eventId, event.id))
  const nameOf = new Map(kinds.map(({ id, name }) => [id, say(name, language)]))
  const counts = await countStates(club, event.id)
  const reserved = await countOffered(club, event.id)
  const poolsOf = (sessionId: string) => {
    const rank = (scope: string) => [PEOPLE, CARS, ...kinds.map(({ id }) => id)].indexOf(scope)
    return places
      .filter((pool) => pool.sessionId === sessionId)
      .sort((a, b) => rank(a.scope) - rank(b.scope))
      .map(({ scope, capacity, taken }) => ({ scope, capacity, taken, name: nameOf.get(scope) ?? '' }))
  }
  return {
    sessions: sessions
      .filter(({ active }) => active)
      .map(({ id, name, startsAt, endsAt }) => ({
        ...{ id, startsAt, endsAt, name: say(name, language), pools: poolsOf(id) },
        states: counts.filter((row) => row.sessionId === id).map(({ state, parties }) => ({ state, parties })),
        offered: {
          parties: counts.find((row) => row.sessionId === id && row.state === 'offered')?.parties ?? 0,
          people: reserved.get(id) ?? 0,
        },
      })),
    kinds: kinds.filter(({ active }) => active).length,
    queue: await readQueue(club, event.id),
    money: await readMoney(club, event.id),
    states: Object.fromEntries(
      [...new Set(counts.map(({ state }) => state))].map((state) => [
        state,
        counts.filter((row) => row.state === state).reduce((sum, row) => sum + row.parties, 0),
      ]),
    ) as Partial<Record<string, number>>,
    team: await countTeam(club, event.id),
    entered: await countEntered(club, event.id),
  }
}
export type Overview = Awaited<ReturnType<typeof readOverview>>

async function countStates({ store, schema }: Club, eventId: string) {
  const { parties } = schema.events
  return store.read
    .select({ sessionId: parties.sessionId, state: parties.state, parties: count() })
    .from(parties)
    .where(eq(parties.eventId, eventId))
    .groupBy(parties.sessionId, parties.state)
}

/** Places that are kept for those who were offered them, by session. */
async function countOffered({ store, schema }: Club, eventId: string): Promise<Map<string, number>> {
  const { parties: p, seats } = schema.events
  const rows = await store.read
    .select({ sessionId: p.sessionId, people: count() })
    .from(seats)
    .innerJoin(p, and(eq(p.id, seats.partyId), eq(p.state, 'offered')))
    .where(and(eq(seats.eventId, eventId), isNull(seats.goneAt)))
    .groupBy(p.sessionId)
  return new Map(rows.map(({ sessionId, people }) => [sessionId, people]))
}

async function countTeam({ store, schema }: Club, eventId: string): Promise<number> {
  const { team } = schema.events
  const [row] = await store.read.select({ count: count() }).from(team).where(eq(team.eventId, eventId))
  return row?.count ?? 0
}

async function countEntered({ store, schema }: Club, eventId: string): Promise<number> {
  const { entries } = schema.events
  const [row] = await store.read.select({ count: count() }).from(entries).where(eq(entries.eventId, eventId))
  return row?.count ?? 0
}

/** The first of those who wait, in the order in which they are served, with how many they are. */
async function readQueue(club: Club, eventId: string) {
  const { parties: p, seats } = club.schema.events
  const rows = await club.store.read
    .select({
      ...{ id: p.id, number: p.number, sessionId: p.sessionId, memberId: p.memberId },
      ...{ priority: p.priority, rank: p.rank, skips: p.skips },
    })
    .from(p)
    .where(and(eq(p.eventId, eventId), eq(p.state, 'waiting')))
  const sizes = await club.store.read
    .select({ partyId: seats.partyId, people: count() })
    .from(seats)
    .innerJoin(p, and(eq(p.id, seats.partyId), eq(p.state, 'waiting')))
    .where(and(eq(seats.eventId, eventId), isNull(seats.goneAt)))
    .groupBy(seats.partyId)
  const sizeOf = new Map(sizes.map(({ partyId, people }) => [partyId, people]))
  const head = inOrder(rows).slice(0, SHOWN_QUEUE)
  const members = await readMembers(
    club,
    head.map(({ memberId }) => memberId),
  )
  return {
    waiting: rows.length,
    people: sizes.reduce((sum, { people }) => sum + people, 0),
    head: head.map(({ id, number, sessionId, memberId, skips, rank }) => ({
      ...{ number, sessionId, skips, since: rank, people: sizeOf.get(id) ?? 0 },
      name: members.get(memberId)?.name ?? '',
    })),
  }
}

/** What is still to be paid, what is to be given back, and what has come in, in minor units. */
async function readMoney({ store, schema }: Club, eventId: string) {
  const { parties: p, payments, costs } = schema.events
  const on = store.read
  const sums = { count: count(), minor: sql<number>`coalesce(sum(${dueIn(p)}), 0)` }
  const [due] = await on
    .select(sums)
    .from(p)
    .where(and(eq(p.eventId, eventId), eq(p.state, 'confirmed'), gt(dueIn(p), 0)))
  const [owed] = await on
    .select({ count: count(), minor: sql<number>`coalesce(sum(${p.owedMinor}), 0)` })
    .from(p)
    .where(and(eq(p.eventId, eventId), gt(p.owedMinor, 0)))
  const [got] = await on
    .select({ minor: sql<number>`coalesce(sum(${payments.amountMinor}), 0)` })
    .from(payments)
    .where(eq(payments.eventId, eventId))
  const [spent] = await on
    .select({
      planned: sql<number>`coalesce(sum(${costs.plannedMinor}), 0)`,
      actual: sql<number>`coalesce(sum(${costs.actualMinor}), 0)`,
    })
    .from(costs)
    .where(eq(costs.eventId, eventId))
  return {
    due: { count: due?.count ?? 0, minor: Number(due?.minor ?? 0) },
    owed: { count: owed?.count ?? 0, minor: Number(owed?.minor ?? 0) },
    receivedMinor: Number(got?.minor ?? 0),
    plannedMinor: Number(spent?.planned ?? 0),
    actualMinor: Number(spent?.actual ?? 0),
  }
}

/** How many parties and people an act of the club touches: said before it is done. */
export async function readReach({ store, schema }: Club, eventId: string) {
  const { parties: p, seats } = schema.events
  const [live] = await store.read
    .select({
      parties: count(),
      points: sql<number>`coalesce(sum(case when ${p.state} = 'confirmed' then ${p.points} else 0 end), 0)`,
      paidMinor: sql<number>`coalesce(sum(${p.paidMinor}), 0)`,
    })
    .from(p)
    .where(and(eq(p.eventId, eventId), isNull(p.endedAt)))
  const [people] = await store.read
    .select({ count: count() })
    .from(seats)
    .innerJoin(p, eq(p.id, seats.partyId))
    .where(and(eq(p.eventId, eventId), isNull(p.endedAt), isNull(seats.goneAt)))
  return {
    parties: live?.parties ?? 0,
    people: people?.count ?? 0,
    points: Number(live?.points ?? 0),
    paidMinor: Number(live?.paidMinor ?? 0),
  }
}
