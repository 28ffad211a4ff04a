import { beforeEach, describe, expect, test } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { openEvent } from '#tests/support/events'
import {
  availableOf,
  eventFaults,
  join,
  lettersTo,
  memberWith,
  type OpenEvent,
  partyRow,
  sessionOf,
  takenOf,
} from '#tests/support/parties'
import { granted } from '#tests/support/people'
import { cancelParty } from '~/areas/events/cancel-party.server'
import { acceptOffer, declineOffer } from '~/areas/events/confirm-party.server'
import { settleSession, sweepJob } from '~/areas/events/jobs.server'
import { setCapacities } from '~/areas/events/set-capacities.server'
import { HOUR, MINUTE } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'

let club: TestClub
beforeEach(async () => {
  club = await testClub()
})

const house = (people: number, more: Parameters<typeof openEvent>[1] = {}) =>
  openEvent(club, { sessions: [{ people }], kinds: [{}, { who: 'guest' }], ...more })
const stateOf = async (number: string) => (await partyRow(club, number)).state

/** A party of so many that registers or waits. */
async function comes(event: OpenEvent, people: number, points = 0) {
  const owner = await memberWith(club, points)
  const { number, state } = granted(await join(club, event, owner, people, { orWait: true }))
  return { owner, number, state, by: { club, actor: owner.actor, number } }
}

describe('a full house', () => {
  test('is refused with what is left, or waits with all that was entered', async () => {
    const event = await house(5)
    await comes(event, 4)
    const owner = await memberWith(club)
    expect(await join(club, event, owner, 2)).toMatchObject({
      ...{ ok: false, reason: 'events:refusal.full', params: { left: 1 } },
      alternatives: { scope: 'people', left: { people: 1 } },
    })
    const waits = granted(await join(club, event, owner, 2, { orWait: true }))
    expect(waits.state).toBe('waiting')
    expect(await lettersTo(club, owner)).toEqual(['event-waiting'])
    expect((await takenOf(club, sessionOf(event))).people).toBe(4)
    expect(await eventFaults(club)).toEqual([])
  })

  test('nobody waits for what the session could never give', async () => {
    const event = await house(2)
    const owner = await memberWith(club)
    expect(await join(club, event, owner, 3, { orWait: true })).toMatchObject({
      ...{ ok: false, reason: 'events:refusal.never_fits' },
    })
  })

  test('a newcomer does not pass who waits in a strict queue; under skip a party that fits does', async () => {
    const strict = await house(5)
    await comes(strict, 4)
    const first = await comes(strict, 3)
    expect((await comes(strict, 1)).state).toBe('waiting')
    expect(first.state).toBe('waiting')

    const loose = await house(7, { fairness: 'skip', mostSkips: 1 })
    await comes(loose, 4)
    const big = await comes(loose, 5)
    expect((await comes(loose, 1)).state).toBe('confirmed')
    expect((await partyRow(club, big.number)).skips).toBe(1)
    // Passed over as often as may be: from now on it holds the queue.
    expect((await comes(loose, 1)).state).toBe('waiting')
    expect(await eventFaults(club)).toEqual([])
  })
})

describe('an offer', () => {
  test('really reserves, is told, and spends when it is accepted', async () => {
    const event = await house(4, { kinds: [{ points: 30 }, { who: 'guest', points: 20 }] })
    const owner = await memberWith(club, 500)
    const held = granted(await join(club, event, owner, 4))
    const next = await comes(event, 2, 100)
    granted(await cancelParty({ club, actor: owner.actor, number: held.number, reason: '' }))
    expect(await stateOf(next.number)).toBe('offered')
    expect((await partyRow(club, next.number)).until).toBe(club.clock.now() + 2 * HOUR)
    expect((await takenOf(club, sessionOf(event))).people).toBe(2)
    expect(await availableOf(club, next.owner.memberId)).toBe(100)
    granted(await acceptOffer(next.by))
    expect(await availableOf(club, next.owner.memberId)).toBe(50)
    expect(granted(await acceptOffer(next.by)).state).toBe('confirmed')
    expect(await lettersTo(club, next.owner)).toEqual(['event-waiting', 'event-offer', 'event-registered'])
    expect(await eventFaults(club)).toEqual([])
  })

  test('that lapses goes to the next, and cannot be accepted any more', async () => {
    const event = await house(2)
    const first = await comes(event, 2)
    const second = await comes(event, 2)
    const third = await comes(event, 1)
    granted(await cancelParty({ ...first.by, reason: '' }))
    club.clock.advance(2 * HOUR)
    expect(await acceptOffer(second.by)).toMatchObject({ ok: false, reason: 'events:refusal.offer_over' })
    await settleSession(club, sessionOf(event))
    expect([await stateOf(second.number), await stateOf(third.number)]).toEqual(['lapsed', 'offered'])
    expect(await lettersTo(club, second.owner)).toEqual(['event-waiting', 'event-offer', 'event-offer-over'])
    await settleSession(club, sessionOf(event))
    expect(await stateOf(third.number)).toBe('offered')
    expect(await eventFaults(club)).toEqual([])
  })

  test('declined goes to the next at once', async () => {
    const event = await house(2)
    const first = await comes(event, 2)
    const second = await comes(event, 2)
    const third = await comes(event, 2)
    granted(await cancelParty({ ...first.by, reason: '' }))
    granted(await declineOffer(second.by))
    granted(await declineOffer(second.by))
    expect(await stateOf(third.number)).toBe('offered')
    granted(await cancelParty({ ...third.by, reason: '' }))
    expect(await stateOf(third.number)).toBe('declined')
    expect((await takenOf(club, sessionOf(event))).people).toBe(0)
    expect(await eventFaults(club)).toEqual([])
  })

  test('lasts to the start at most, and the sweep ends what the queue forgot', async () => {
    const event = await house(1, { sessions: [{ people: 1, startsAt: club.clock.now() + 90 * MINUTE }] })
    const first = await comes(event, 1)
    const second = await comes(event, 1)
    granted(await cancelParty({ ...first.by, reason: '' }))
    expect((await partyRow(club, second.number)).until).toBe(club.clock.now() + 90 * MINUTE)
    club.clock.advance(95 * MINUTE)
    await sweepJob.run(club, club.clock.now())
    expect(await stateOf(second.number)).toBe('lapsed')
  })
})

describe('capacity', () => {
  const change = (event: OpenEvent, capacity: number | null, version = event.version, scope = 'people') =>
    setCapacities({
      ...{ club, actor: systemActor, eventNumber: event.number, sessionId: sessionOf(event), version },
      pools: [{ scope, capacity }],
    })

  test('is not set below what is taken, and what it adds is offered in order', async () => {
    const event = await house(3)
    await comes(event, 3)
    const second = await comes(event, 2)
    const third = await comes(event, 1)
    expect(await change(event, 2)).toMatchObject({
      ...{ ok: false, reason: 'events-desk:refusal.below_taken', params: { taken: 3 } },
    })
    const { version } = granted(await change(event, 5))
    expect([await stateOf(second.number), await stateOf(third.number)]).toEqual(['offered', 'waiting'])
    expect(await change(event, 4)).toMatchObject({ ok: false })
    granted(await change(event, null, version))
    expect(await stateOf(third.number)).toBe('offered')
    expect(await eventFaults(club)).toEqual([])
  })

  test('is set for all pools or for none', async () => {
    const event = await house(3)
    await comes(event, 3)
    const kindId = event.kindIds[0] ?? ''
    const sessionId = sessionOf(event)
    const pools = [
      { scope: 'people', capacity: 9 },
      { scope: kindId, capacity: 0 },
    ]
    const set = { club, actor: systemActor, eventNumber: event.number, sessionId, version: event.version }
    expect(await setCapacities({ ...set, pools })).toMatchObject({ ok: false, field: 'pools[1].places' })
    const { pools: table } = club.schema.events
    const rows = await club.store.read.select().from(table)
    const people = rows.find((row) => row.sessionId === sessionId && row.scope === 'people')
    expect(people?.capacity).toBe(3)
  })

  test('refuses a form that is older than the event', async () => {
    const event = await house(3)
    granted(await change(event, 4))
    expect(await change(event, 5)).toMatchObject({ ok: false, reason: 'desk:refusal.stale' })
  })
})
