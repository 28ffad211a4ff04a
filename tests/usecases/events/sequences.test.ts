import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { openEvent } from '#tests/support/events'
import { eventFaults, join, lotsOf, memberWith, type OpenEvent, partyOf, seat, seatsOf } from '#tests/support/parties'
import { callOffParties, cancelEvent } from '~/areas/events/call-off.server'
import { cancelParty } from '~/areas/events/cancel-party.server'
import { moveEvent, postponeEvent } from '~/areas/events/change-date.server'
import { changeParty } from '~/areas/events/change-party.server'
import { acceptOffer, confirmParty, declineOffer } from '~/areas/events/confirm-party.server'
import { importParties } from '~/areas/events/import-parties.server'
import { settleSession, sweepJob } from '~/areas/events/jobs.server'
import { loadPools } from '~/areas/events/pools.server'
import { loadEvent, reading } from '~/areas/events/rows.server'
import { planOffers } from '~/areas/events/rules'
import { setCapacities } from '~/areas/events/set-capacities.server'
import { readQueue } from '~/areas/events/settle.server'
import { walkIn } from '~/areas/events/walk-in.server'
import { readMember } from '~/areas/membership/read-members.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'

const ACTS = [
  ...(['join', 'join', 'wait', 'wait', 'wait', 'confirm', 'confirm', 'accept', 'accept', 'accept', 'decline'] as const),
  ...(['cancel', 'cancel', 'change', 'change', 'elsewhere', 'elsewhere', 'door', 'list', 'capacity', 'cars'] as const),
  ...(['tick', 'tick', 'later', 'postpone', 'move', 'sweep'] as const),
]
const act = fc.record({
  act: fc.constantFrom(...ACTS),
  who: fc.nat(4),
  size: fc.integer({ min: 1, max: 4 }),
  n: fc.nat(9),
})
type Owner = Awaited<ReturnType<typeof memberWith>>

async function live(club: TestClub, eventId: string) {
  const { parties } = club.schema.events
  const rows = await club.store.read.select().from(parties)
  return rows.filter((row) => row.eventId === eventId && row.endedAt === null)
}

async function play(
  club: TestClub,
  event: OpenEvent,
  owner: Owner,
  given: { act: (typeof ACTS)[number]; size: number; n: number },
): Promise<unknown> {
  const { act, size, n } = given
  const [first = '', second = ''] = event.sessionIds
  const sessionId = n % 3 === 0 ? second : first
  const [, guest = '', withCar = ''] = event.kindIds
  const car = seat(withCar, { vehicleId: owner.vehicleId })
  const seats = n % 2 ? partyOf(event, size) : [car, ...partyOf(event, size).slice(1)]
  const row = (await live(club, event.eventId)).find(({ memberId }) => memberId === owner.memberId)
  const mine = { club, actor: owner.actor, number: row?.number ?? '' }
  const { version } = await loadEvent(reading(club), event.eventId)
  const plan = { club, actor: systemActor, eventNumber: event.number, version }
  switch (act) {
    case 'join':
      return join(club, event, owner, size, { seats, sessionId })
    case 'wait':
      return join(club, event, owner, size, { seats, sessionId, orWait: true })
    case 'confirm':
      return row && confirmParty(mine)
    case 'accept':
      return row && acceptOffer(mine)
    case 'decline':
      return row && declineOffer(mine)
    case 'cancel':
      return row && cancelParty({ ...mine, reason: '' })
    case 'change':
    case 'elsewhere': {
      if (!row) return null
      const had = (await seatsOf(club, row.number)).map((one) => seat(one.kindId, { ...one, waived: true }))
      const more = Array.from({ length: size }, (_, at) => seat(guest, { name: `More ${at}` }))
      const next = n % 2 ? had.slice(0, size) : [...had, ...more]
      const to = act === 'elsewhere' ? sessionId : row.sessionId
      return changeParty({ ...mine, version: row.version, sessionId: to, seats: next })
    }
    case 'door':
      return walkIn({ ...plan, sessionId, memberId: owner.memberId, seats, waived: true })
    case 'list': {
      const { number } = await readMember(club, owner.memberId)
      return importParties({ ...plan, csv: `member,name\n${number},\n,Guest`, dryRun: n % 4 === 0 })
    }
    case 'capacity':
      return setCapacities({ ...plan, sessionId, pools: [{ scope: 'people', capacity: 3 + n }] })
    case 'cars':
      return setCapacities({ ...plan, sessionId, pools: [{ scope: 'car', capacity: n % 4 }] })
    case 'tick':
      return club.clock.advance(20 * MINUTE)
    case 'later':
      return club.clock.advance(6 * HOUR)
    case 'postpone':
      return postponeEvent({ ...plan, reason: 'Rain' })
    case 'move': {
      const startsAt = club.clock.now() + (5 + n) * DAY
      return moveEvent({ ...plan, sessions: [{ id: first, startsAt, endsAt: startsAt + HOUR }], freeDays: n % 3 })
    }
    default:
      return sweepJob.run(club, club.clock.now())
  }
}

describe('any sequence of acts', () => {
  it('keeps seats and live offers within the house, nobody waits for what is free, and calling off restores all', async () => {
    const club = await testClub()
    const owners: Owner[] = []
    for (let at = 0; at < 5; at++) owners.push(await memberWith(club, 5_000))
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 15, maxLength: 40 }),
        fc.constantFrom('strict' as const, 'skip' as const),
        async (acts, fairness) => {
          const event = await openEvent(club, {
            sessions: [{ people: 7, cars: 2 }, { people: 4 }],
            kinds: [{ points: 30 }, { who: 'guest', points: 20 }, { withCar: true, points: 70, capacity: 3 }],
            ...{ fairness, mostSkips: 2, refunds: [{ hoursBefore: 0, percent: 100 }], offerMinutes: 60 },
          })
          const before = []
          for (const { memberId } of owners) before.push(await lotsOf(club, memberId))
          for (const { who, ...given } of acts) {
            const owner = owners[who]
            if (owner) await play(club, event, owner, given)
            expect(await eventFaults(club).then((all) => all.filter((one) => !one.includes('should be over')))).toEqual(
              [],
            )
          }
          for (const sessionId of event.sessionIds) {
            await settleSession(club, sessionId)
            const on = reading(club)
            const now = await loadEvent(on, event.eventId)
            const [session] = (await club.store.read.select().from(club.schema.events.sessions)).filter(
              ({ id }) => id === sessionId,
            )
            if (now.state !== 'published' || (session?.startsAt ?? 0) <= club.clock.now()) continue
            const queue = await readQueue(on, sessionId)
            expect(planOffers(queue, await loadPools(on, sessionId), now).offers).toEqual([])
          }
          const { version } = await loadEvent(reading(club), event.eventId)
          const off = { club, actor: systemActor, eventNumber: event.number, version, reason: 'Storm' }
          expect(await cancelEvent(off)).toMatchObject({ ok: true })
          expect(await callOffParties(club, event.eventId)).toBe(0)
          expect(await live(club, event.eventId)).toEqual([])
          for (const [at, { memberId }] of owners.entries()) expect(await lotsOf(club, memberId)).toEqual(before[at])
          expect(await eventFaults(club)).toEqual([])
        },
      ),
      { numRuns: process.env.ENGINE === 'pglite' ? 3 : 10, endOnFailure: true },
    )
  }, 60_000)
})
