import { beforeEach, describe, expect, test } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { openEvent } from '#tests/support/events'
import {
  availableOf,
  eventFaults,
  join,
  lettersTo,
  lotsOf,
  memberWith,
  type OpenEvent,
  partyOf,
  partyRow,
  seat,
  seatsOf,
  takenOf,
} from '#tests/support/parties'
import { granted } from '#tests/support/people'
import { cancelParty, previewCancel } from '~/areas/events/cancel-party.server'
import { confirmParty } from '~/areas/events/confirm-party.server'
import { settleSession } from '~/areas/events/jobs.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'

let club: TestClub
beforeEach(async () => {
  club = await testClub()
})

/** A member ticket, a guest ticket, and one with a car; ten people, three cars. */
const priced = (more: Parameters<typeof openEvent>[1] = {}): Promise<OpenEvent> =>
  openEvent(club, {
    sessions: [{ people: 10, cars: 3 }],
    kinds: [
      { label: 'Member', points: 100 },
      { label: 'Guest', who: 'guest', points: 50 },
      { label: 'With car', withCar: true, points: 200 },
    ],
    ...more,
  })
const sessionOf = ({ sessionIds }: OpenEvent) => sessionIds[0] ?? ''

describe('registering', () => {
  test('a free party is confirmed at once, with tickets, a letter and its places', async () => {
    const event = await openEvent(club, { sessions: [{ people: 10 }], kinds: [{}, { who: 'guest' }] })
    const owner = await memberWith(club)
    const made = granted(await join(club, event, owner, 4))
    expect(made.state).toBe('confirmed')
    expect(made.seatIds).toHaveLength(4)
    expect((await seatsOf(club, made.number)).map(({ name }) => name)).toEqual([
      owner.actor.name,
      ...['Guest 1', 'Guest 2', 'Guest 3'],
    ])
    expect((await takenOf(club, sessionOf(event))).people).toBe(4)
    expect(await lettersTo(club, owner)).toEqual(['event-registered'])
    expect(await eventFaults(club)).toEqual([])
  })

  test('what costs points is held with them for a quarter of an hour, and spent when confirmed', async () => {
    const event = await priced()
    const owner = await memberWith(club, 500)
    const before = await lotsOf(club, owner.memberId)
    const { number, state } = granted(await join(club, event, owner, 4))
    expect(state).toBe('held')
    expect(await availableOf(club, owner.memberId)).toBe(250)
    expect(await lotsOf(club, owner.memberId)).toEqual(before)
    granted(await confirmParty({ club, actor: owner.actor, number }))
    expect(await availableOf(club, owner.memberId)).toBe(250)
    expect(await lotsOf(club, owner.memberId)).not.toEqual(before)
    expect(await lettersTo(club, owner)).toEqual(['event-registered'])
    expect(await eventFaults(club)).toEqual([])
  })

  test('a hold that lapses gives places and points back, and cannot be confirmed any more', async () => {
    const event = await priced()
    const owner = await memberWith(club, 500)
    const { number } = granted(await join(club, event, owner, 2))
    club.clock.advance(15 * MINUTE)
    expect(await confirmParty({ club, actor: owner.actor, number })).toMatchObject({
      ok: false,
      reason: 'events:refusal.hold_over',
    })
    await settleSession(club, sessionOf(event))
    expect((await partyRow(club, number)).state).toBe('lapsed')
    expect((await takenOf(club, sessionOf(event))).people).toBe(0)
    expect(await availableOf(club, owner.memberId)).toBe(500)
    expect(granted(await join(club, event, owner, 2)).state).toBe('held')
    expect(await eventFaults(club)).toEqual([])
  })

  test('a car takes a space, and needs one of the garage or a plate', async () => {
    const event = await priced()
    const [, guest = '', withCar = ''] = event.kindIds
    const owner = await memberWith(club, 500)
    const refused = async (seats: ReturnType<typeof seat>[]) => {
      const answer = await join(club, event, owner, 0, { seats })
      return answer.ok ? null : `${answer.reason} ${answer.field}`
    }
    expect(await refused([seat(withCar)])).toBe('events:refusal.car_missing seats[0].vehicleId')
    const stranger = await memberWith(club)
    expect(await refused([seat(withCar, { vehicleId: stranger.vehicleId })])).toMatch('car_unknown')
    const own = seat(withCar, { vehicleId: owner.vehicleId })
    expect(await refused([own, seat(guest, { name: 'A', phone: '12' })])).toMatch('refusal.phone seats[1].phone')
    granted(await join(club, event, owner, 0, { seats: [own, seat(guest, { name: 'A', phone: '13800002222' })] }))
    expect(await takenOf(club, sessionOf(event))).toMatchObject({ people: 2, car: 1, [withCar]: 1 })
    expect((await seatsOf(club, (await partyRows())[0] ?? ''))[1]?.phone).toBe('+8613800002222')
  })

  const partyRows = async () => {
    const { parties } = club.schema.events
    return (await club.store.read.select({ number: parties.number }).from(parties)).map(({ number }) => number)
  }

  test('refuses too many, nobody, a second own ticket, and a guest who comes already', async () => {
    const event = await openEvent(club, { sessions: [{}], kinds: [{}, { who: 'guest' }] })
    const [own = '', guest = ''] = event.kindIds
    const owner = await memberWith(club)
    const reasonOf = async (seats: ReturnType<typeof seat>[]) => {
      const answer = await join(club, event, owner, 0, { seats })
      return answer.ok ? null : answer.reason
    }
    expect(await reasonOf(partyOf(event, 7))).toBe('events:refusal.party_size')
    expect(await reasonOf([])).toBe('events:refusal.nobody')
    expect(await reasonOf([seat(own), seat(own, { name: 'Two' })])).toBe('events:refusal.member_seat')
    const friend = seat(guest, { name: 'Friend', phone: '138 0000 3333' })
    expect(await reasonOf([seat(own), friend, { ...friend, name: 'Other' }])).toBe('events:refusal.guest_twice')
    granted(await join(club, event, await memberWith(club), 0, { seats: [seat(own), friend] }))
    const again = await join(club, event, owner, 0, { seats: [seat(own), { ...friend, phone: '+8613800003333' }] })
    expect(again).toMatchObject({
      ...{ ok: false, reason: 'events:refusal.guest_comes', params: { name: 'Friend' }, field: 'seats[1].phone' },
    })
    expect(await eventFaults(club)).toEqual([])
  })

  test('the same form sent twice is one party; a second tab is told of it', async () => {
    const event = await openEvent(club)
    const owner = await memberWith(club)
    const first = granted(await join(club, event, owner, 1, { submission: 'once' }))
    expect(granted(await join(club, event, owner, 1, { submission: 'once' }))).toEqual(first)
    expect(await join(club, event, owner, 1, { submission: 'other' })).toMatchObject({
      ...{ ok: false, reason: 'events:refusal.joined', nextStep: `/events/mine/${first.number}` },
    })
  })

  test('points that are not there are refused before a place is taken', async () => {
    const event = await priced()
    const owner = await memberWith(club, 120)
    expect(await join(club, event, owner, 3)).toMatchObject({ ok: false, reason: 'points:refusal.not_enough' })
    expect((await takenOf(club, sessionOf(event))).people).toBe(0)
  })

  test('a draft is unknown to members', async () => {
    const event = await openEvent(club, { publish: false })
    await expect(join(club, event, await memberWith(club), 1)).rejects.toThrow(NotFound)
  })
})

describe('cancelling', () => {
  test('gives back by the rule into the same lots, and frees the places', async () => {
    const event = await priced()
    const owner = await memberWith(club, 500)
    const before = await lotsOf(club, owner.memberId)
    const { number } = granted(await join(club, event, owner, 4))
    granted(await confirmParty({ club, actor: owner.actor, number }))
    expect(await previewCancel(club, owner.actor, number)).toMatchObject({ points: 250, percent: 100 })
    granted(await cancelParty({ club, actor: owner.actor, number, reason: '' }))
    expect(await lotsOf(club, owner.memberId)).toEqual(before)
    expect((await takenOf(club, sessionOf(event))).people).toBe(0)
    expect(await lettersTo(club, owner)).toEqual(['event-registered', 'event-withdrawn'])
    expect(await eventFaults(club)).toEqual([])
  })

  test('gives half back in the last days, nothing in the last hours, and the preview says so', async () => {
    const event = await priced({ sessions: [{ people: 10, startsAt: club.clock.now() + 10 * DAY }] })
    const parties = []
    for (let at = 0; at < 2; at++) {
      const owner = await memberWith(club, 500)
      const { number } = granted(await join(club, event, owner, 3))
      granted(await confirmParty({ club, actor: owner.actor, number }))
      parties.push({ owner, number })
    }
    const [early, late] = parties
    if (!early || !late) throw new Error('two parties')
    club.clock.advance(8 * DAY)
    expect(await previewCancel(club, early.owner.actor, early.number)).toMatchObject({
      ...{ points: 100, percent: 50, lost: { points: 100 }, until: club.clock.now() + DAY },
    })
    granted(await cancelParty({ club, actor: early.owner.actor, number: early.number, reason: '' }))
    expect(await availableOf(club, early.owner.memberId)).toBe(400)
    club.clock.advance(2 * DAY - HOUR)
    expect(await previewCancel(club, late.owner.actor, late.number)).toMatchObject({ points: 0, until: null })
    granted(await cancelParty({ club, actor: late.owner.actor, number: late.number, reason: '' }))
    expect(await availableOf(club, late.owner.memberId)).toBe(300)
    expect(await eventFaults(club)).toEqual([])
  })

  test('twice is once, and a stranger finds nothing', async () => {
    const event = await openEvent(club)
    const owner = await memberWith(club)
    const { number } = granted(await join(club, event, owner, 1))
    const stranger = await memberWith(club)
    await expect(cancelParty({ club, actor: stranger.actor, number, reason: '' })).rejects.toThrow(NotFound)
    granted(await cancelParty({ club, actor: owner.actor, number, reason: '' }))
    expect(granted(await cancelParty({ club, actor: owner.actor, number, reason: '' })).points).toBe(0)
    expect(granted(await join(club, event, owner, 1)).state).toBe('confirmed')
  })
})
