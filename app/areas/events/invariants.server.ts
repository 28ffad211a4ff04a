import { and, asc, count, eq, inArray, isNull, lt, sql } from 'drizzle-orm'
import { spentBy } from '~/areas/points/read-spends.server'
import { MINUTE } from '~/kernel/clock'
import { step } from '~/kernel/flow'
import type { Club } from '~/platform/club.server'
import type { Invariant } from '~/platform/invariants.server'
import { CARS, type PartyEvent, type PartyHand, type PartyState, PEOPLE, partyFlow, TAKING } from './rules'

/** Every pool counts the people of the parties that take places in it, and is never fuller than it is wide. */
async function poolsAreTheirSeats({ store, schema }: Club): Promise<string[]> {
  const { pools, parties, seats, kinds } = schema.events
  const live = await store.read
    .select({ sessionId: parties.sessionId, kindId: seats.kindId, withCar: kinds.withCar, people: count() })
    .from(seats)
    .innerJoin(parties, eq(parties.id, seats.partyId))
    .innerJoin(kinds, eq(kinds.id, seats.kindId))
    .where(and(isNull(seats.goneAt), inArray(parties.state, [...TAKING])))
    .groupBy(parties.sessionId, seats.kindId, kinds.withCar)
  const sums = new Map<string, number>()
  for (const { sessionId, kindId, withCar, people } of live) {
    for (const scope of [PEOPLE, kindId, ...(withCar ? [CARS] : [])]) {
      const key = `${sessionId} ${scope}`
      sums.set(key, (sums.get(key) ?? 0) + people)
    }
  }
  const rows = await store.read.select().from(pools)
  return rows
    .map((pool) => ({ ...pool, seats: sums.get(`${pool.sessionId} ${pool.scope}`) ?? 0 }))
    .filter(({ taken, seats: sum, capacity }) => taken !== sum || (capacity !== null && taken > capacity))
    .map(({ id, taken, seats: sum, capacity }) => `pool ${id}: ${taken} taken of ${capacity ?? 'any'}, ${sum} seats`)
}

/** A party costs what its seats cost together, and one that is over has none. */
async function partiesAreTheirSeats({ store, schema }: Club): Promise<string[]> {
  const { parties, seats } = schema.events
  const rows = await store.read
    .select({
      ...{ number: parties.number, points: parties.points, priceMinor: parties.priceMinor, endedAt: parties.endedAt },
      people: count(seats.id),
      sumPoints: sql`coalesce(sum(${seats.points}), 0)`.mapWith(Number),
      sumMinor: sql`coalesce(sum(${seats.priceMinor}), 0)`.mapWith(Number),
    })
    .from(parties)
    .leftJoin(seats, and(eq(seats.partyId, parties.id), isNull(seats.goneAt)))
    .groupBy(parties.id, parties.number, parties.points, parties.priceMinor, parties.endedAt)
  return rows
    .filter((row) =>
      row.endedAt === null
        ? row.people === 0 || row.points !== row.sumPoints || row.priceMinor !== row.sumMinor
        : row.people > 0,
    )
    .map(({ number, people }) => `party ${number} has ${people} people and does not cost what they cost`)
}

/** Who is in has a ticket of a confirmed party that is not void. */
async function entriesHaveTickets({ store, schema }: Club): Promise<string[]> {
  const { entries, seats, parties } = schema.events
  const rows = await store.read
    .select({
      seatId: entries.seatId,
      state: parties.state,
      goneAt: seats.goneAt,
      same: seats.partyId,
      of: entries.partyId,
    })
    .from(entries)
    .innerJoin(seats, eq(seats.id, entries.seatId))
    .innerJoin(parties, eq(parties.id, seats.partyId))
  return rows
    .filter(({ state, goneAt, same, of }) => state !== 'confirmed' || goneAt !== null || same !== of)
    .map(({ seatId, state }) => `seat ${seatId} is in, its party is ${state}`)
}

/** Charges say what the ledger says, and a confirmed party has paid its points. */
async function chargesAreTheLedger(club: Club): Promise<string[]> {
  const { charges, parties } = club.schema.events
  const rows = await club.store.read.select().from(charges)
  const spent = await spentBy(
    club,
    rows.map(({ entryId }) => entryId),
  )
  const wrong = rows
    .filter(({ entryId, points, returned }) => spent.get(entryId) !== points - returned)
    .map(({ id, points, returned, entryId }) => {
      return `charge ${id} says ${points - returned}, the ledger ${spent.get(entryId) ?? 'nothing'}`
    })
  const kept = new Map<string, number>()
  for (const { partyId, points, returned } of rows) kept.set(partyId, (kept.get(partyId) ?? 0) + points - returned)
  const confirmed = await club.store.read
    .select({ id: parties.id, number: parties.number, points: parties.points })
    .from(parties)
    .where(eq(parties.state, 'confirmed'))
  return [
    ...wrong,
    ...confirmed
      .filter(({ id, points }) => (kept.get(id) ?? 0) < points)
      .map(({ number, points, id }) => `party ${number} costs ${points} points and paid ${kept.get(id) ?? 0}`),
  ]
}

/** Money: the sum of a party is that of its lines. */
async function moneyIsItsLines({ store, schema }: Club): Promise<string[]> {
  const { parties, payments } = schema.events
  const rows = await store.read
    .select({
      ...{ number: parties.number, paidMinor: parties.paidMinor, owedMinor: parties.owedMinor },
      sum: sql`coalesce(sum(${payments.amountMinor}), 0)`.mapWith(Number),
    })
    .from(parties)
    .leftJoin(payments, eq(payments.partyId, parties.id))
    .groupBy(parties.id, parties.number, parties.paidMinor, parties.owedMinor)
  return rows
    .filter(({ paidMinor, owedMinor, sum }) => paidMinor !== sum || owedMinor > paidMinor)
    .map(({ number, paidMinor, owedMinor, sum }) => `party ${number} paid ${paidMinor} (${sum}), owed ${owedMinor}`)
}

/** A hold or an offer that is over is gone soon after. */
async function nothingOutlastsItsTime(club: Club): Promise<string[]> {
  const { parties } = club.schema.events
  const rows = await club.store.read
    .select({ number: parties.number, state: parties.state })
    .from(parties)
    .where(and(inArray(parties.state, ['held', 'offered']), lt(parties.until, club.clock.now() - 15 * MINUTE)))
  return rows.map(({ number, state }) => `party ${number} is ${state} and should be over`)
}

/** The history of a party is a way through its table, and ends where the party is. */
async function historiesHold({ store, schema }: Club): Promise<string[]> {
  const { parties, steps } = schema.events
  const rows = await store.read.select().from(steps).orderBy(asc(steps.partyId), asc(steps.at), asc(steps.id))
  const ends = new Map<string, string>()
  const faults: string[] = []
  for (let from = 0; from < rows.length; ) {
    const { partyId, at } = rows[from] as (typeof rows)[number]
    let next = from
    while (rows[next]?.partyId === partyId && rows[next]?.at === at) next += 1
    // What several processes wrote in one moment has no order of its own: any way through is one.
    const moment = rows.slice(from, next)
    from = next
    while (moment.length > 0) {
      const state = ends.get(partyId) ?? ''
      const stays = moment.findIndex((one) => one.fromState === state && one.toState === state)
      const found = stays >= 0 ? stays : moment.findIndex((one) => one.fromState === state)
      const [taken] = moment.splice(Math.max(0, found), 1)
      if (!taken) break
      if (found < 0 || !isStep(taken.event, taken.fromState, taken.toState)) {
        faults.push(`party ${partyId} took ${taken.event} in ${state}`)
      }
      ends.set(partyId, taken.toState)
    }
  }
  const states = await store.read.select({ id: parties.id, state: parties.state }).from(parties)
  const off = states.filter(({ id, state }) => ends.get(id) !== state)
  return [
    ...faults,
    ...off.map(({ id, state }) => `party ${id} is ${state}, its history says ${ends.get(id) ?? 'nothing'}`),
  ]
}

const HANDS: readonly PartyHand[] = ['owner', 'desk', 'system']

function isStep(event: string, from: string, to: string): boolean {
  if (event === 'register') return from === '' && ['held', 'waiting', 'confirmed'].includes(to)
  if (event === 'change' || event === 'pass-over') return from === to
  return HANDS.some((hand) => {
    const verdict = step(partyFlow, from as PartyState, event as PartyEvent, hand)
    return verdict.ok && verdict.to === to
  })
}

export const eventsInvariants: Invariant[] = [
  { name: 'events: every place that is taken has somebody on it, and no pool is overfull', check: poolsAreTheirSeats },
  { name: 'events: a party costs what its people cost, and one that is over has none', check: partiesAreTheirSeats },
  { name: 'events: who is in has a ticket that holds', check: entriesHaveTickets },
  { name: 'events: points that parties paid are those of the ledger', check: chargesAreTheLedger },
  { name: 'events: money of a party is the sum of its lines', check: moneyIsItsLines },
  { name: 'events: no hold and no offer outlasts its time', check: nothingOutlastsItsTime },
  { name: 'events: every history is a way through the table', check: historiesHold },
]
