import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { TestClub } from '#tests/support/club'
import { openEvent } from '#tests/support/events'
import { join, memberWith, type OpenEvent } from '#tests/support/parties'
import { actorFor, granted } from '#tests/support/people'
import { cancelParty } from '~/areas/events/cancel-party.server'
import { TAKING } from '~/areas/events/rules'
import { HOUR } from '~/kernel/clock'
import { known } from './points'
import type { Race } from './race'

const ROOM = 12
/** Three processes with so many tries each: fifty and one. */
const TRIES = 17

/** Members without points, as other processes know them. */
async function crowd(club: TestClub, count: number) {
  const members = []
  for (let at = 0; at < count; at++) members.push(known((await memberWith(club)).actor))
  return members
}

/** A free event with so much room in which smaller parties may pass larger ones. */
const house = (club: TestClub, people: number) =>
  openEvent(club, { sessions: [{ people }], kinds: [{}, { who: 'guest' }], fairness: 'skip', mostSkips: 1_000 })
const asInput = ({ number, sessionIds: [sessionId], kindIds }: OpenEvent) => ({ number, sessionId, kindIds })

/** People on a place of a session, as their tickets tell it. */
async function peopleIn({ store, schema }: TestClub, { sessionId }: Record<string, unknown>): Promise<number> {
  const { seats, parties } = schema.events
  const rows = await store.read
    .select({ id: seats.id })
    .from(seats)
    .innerJoin(parties, eq(parties.id, seats.partyId))
    .where(and(eq(parties.sessionId, String(sessionId)), inArray(parties.state, [...TAKING]), isNull(seats.goneAt)))
  return rows.length
}

export const eventRaces: Race[] = [
  {
    name: 'the last places of an event go to parties of any size: all of them, and never one too many',
    scenario: 'rush',
    attempts: TRIES,
    // Fewer than there are parties of one: as long as a place is free, somebody waits who fits.
    stock: ROOM,
    prepare: async (club) => ({ ...asInput(await house(club, ROOM)), members: await crowd(club, 3 * TRIES) }),
    given: peopleIn,
  },
  {
    name: 'an offer of a place is accepted or over, not both',
    scenario: 'place',
    attempts: 3,
    stock: 1,
    async prepare(club) {
      const event = await house(club, 1)
      const first = await memberWith(club)
      const { number } = granted(await join(club, event, first, 1))
      const owner = await memberWith(club)
      const waits = granted(await join(club, event, owner, 1, { orWait: true }))
      granted(await cancelParty({ club, actor: first.actor, number, reason: '' }))
      const until = club.clock.now() + 2 * HOUR
      const members = await crowd(club, 9)
      return { ...asInput(event), party: waits.number, owner: known(owner.actor), members, until }
    },
    at: ({ until }) => [Number(until) - 1, Number(until) + 1],
    async given({ store, schema }, { party }) {
      const { steps, parties } = schema.events
      const ended = await store.read
        .select({ event: steps.event })
        .from(steps)
        .innerJoin(parties, eq(parties.id, steps.partyId))
        .where(and(eq(parties.number, String(party)), inArray(steps.event, ['accept', 'lapse'])))
      return ended.length
    },
  },
  {
    name: 'a house is made smaller during the rush, and is never overfull',
    scenario: 'smaller',
    attempts: 8,
    stock: 0,
    async prepare(club) {
      const event = await house(club, ROOM)
      return { ...asInput(event), capacity: 6, members: await crowd(club, 24), orWait: false }
    },
    async given(club, input) {
      const { pools } = club.schema.events
      const [pool] = await club.store.read
        .select({ capacity: pools.capacity })
        .from(pools)
        .where(and(eq(pools.sessionId, String(input.sessionId)), eq(pools.scope, 'people')))
      return (await peopleIn(club, input)) - (pool?.capacity ?? 0)
    },
  },
  {
    name: 'a member in many tabs comes with one party',
    scenario: 'tabs',
    attempts: 3,
    stock: 1,
    prepare: async (club) => ({ ...asInput(await house(club, 100)), members: await crowd(club, 1) }),
    given: peopleIn,
  },
  {
    name: 'a ticket is let in at one of many doors',
    scenario: 'doors',
    attempts: 3,
    stock: 1,
    async prepare(club) {
      const startsAt = Math.ceil(club.clock.now() / HOUR) * HOUR + 2 * HOUR
      const event = await openEvent(club, { sessions: [{ startsAt, people: 4 }] })
      const { actor } = await memberWith(club)
      const { seatIds } = granted(await join(club, event, { actor }, 1))
      const staff = []
      for (let at = 0; at < 3; at++) staff.push(known(await actorFor(club, { grants: [{ role: 'coordinator' }] })))
      return { ...asInput(event), seatId: seatIds[0], staff }
    },
    given: async (_, __, answer) => answer.won,
  },
]
