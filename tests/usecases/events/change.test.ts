import { beforeEach, describe, expect, test } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { openEvent } from '#tests/support/events'
import {
  availableOf,
  comingTo,
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
import { changeParty } from '~/areas/events/change-party.server'
import { confirmParty } from '~/areas/events/confirm-party.server'
import type { SeatInput } from '~/areas/events/party-input.server'
import { DAY } from '~/kernel/clock'

let club: TestClub
beforeEach(async () => {
  club = await testClub()
})

const priced = (more: Parameters<typeof openEvent>[1] = {}) =>
  openEvent(club, {
    sessions: [{ people: 10, cars: 3 }],
    kinds: [
      { label: 'Member', points: 100 },
      { label: 'Guest', who: 'guest', points: 50 },
      { label: 'With car', withCar: true, points: 200 },
    ],
    ...more,
  })

const coming = (event: OpenEvent, people: number, points = 500) => comingTo(club, event, people, points)

/** The same people as a form gives them. */
async function formOf(number: string): Promise<SeatInput[]> {
  return (await seatsOf(club, number)).map(({ id, kindId, name, phone, vehicleId, plate }) =>
    seat(kindId, { id, name, phone, vehicleId, plate }),
  )
}
type Party = Pick<Awaited<ReturnType<typeof coming>>, 'owner' | 'number'>
async function change(
  { owner, number }: Party,
  seats: SeatInput[],
  more: { sessionId?: string; version?: number } = {},
) {
  const { version, sessionId } = await partyRow(club, number)
  return changeParty({ club, actor: owner.actor, number, version, sessionId, seats, ...more })
}

describe('changing a party', () => {
  test('another guest takes a place and costs points; one less gives both back into the same lots', async () => {
    const event = await priced()
    const session = event.sessionIds[0] ?? ''
    const party = await coming(event, 2)
    const lots = await lotsOf(club, party.owner.memberId)
    const two = await formOf(party.number)
    granted(await change(party, [...two, seat(event.kindIds[1] ?? '', { name: 'Third' })]))
    expect(await availableOf(club, party.owner.memberId)).toBe(300)
    expect((await takenOf(club, session)).people).toBe(3)
    expect(granted(await change(party, two)).points).toBe(50)
    expect(await lotsOf(club, party.owner.memberId)).toEqual(lots)
    expect((await takenOf(club, session)).people).toBe(2)
    expect(await eventFaults(club)).toEqual([])
  })

  test('a new name gets a new code, the others keep theirs; phones may change places', async () => {
    const event = await priced()
    const [own = '', guest = ''] = event.kindIds
    const owner = await memberWith(club, 500)
    const seats = [
      seat(own),
      seat(guest, { name: 'A', phone: '13800001111' }),
      seat(guest, { name: 'B', phone: '13800002222' }),
    ]
    const { number } = granted(await join(club, event, owner, 0, { seats }))
    granted(await confirmParty({ club, actor: owner.actor, number }))
    const [me, a, b] = await formOf(number)
    if (!me || !a || !b) throw new Error('three people')
    granted(await change({ owner, number }, [me, { ...a, phone: b.phone, name: 'C' }, { ...b, phone: a.phone }]))
    expect((await seatsOf(club, number)).map(({ name, phone, codeVersion }) => [name, phone, codeVersion])).toEqual([
      [owner.actor.name, '', 1],
      ['C', '+8613800002222', 2],
      ['B', '+8613800001111', 1],
    ])
    expect(await eventFaults(club)).toEqual([])
  })

  test('more than there is room for is refused, and nothing changes', async () => {
    const event = await priced({ sessions: [{ people: 3 }] })
    const party = await coming(event, 2)
    const form = await formOf(party.number)
    const more = [1, 2].map((at) => seat(event.kindIds[1] ?? '', { name: `More ${at}` }))
    expect(await change(party, [...form, ...more])).toMatchObject({ ok: false, reason: 'events:refusal.full' })
    expect(await availableOf(club, party.owner.memberId)).toBe(350)
    expect(await seatsOf(club, party.number)).toHaveLength(2)
  })

  test('nobody is added past those who wait', async () => {
    const event = await priced({ sessions: [{ people: 3 }] })
    const party = await coming(event, 2)
    const other = await memberWith(club, 500)
    granted(await join(club, event, other, 2, { orWait: true }))
    const form = [...(await formOf(party.number)), seat(event.kindIds[1] ?? '', { name: 'More' })]
    expect(await change(party, form)).toMatchObject({ ok: false, reason: 'events:refusal.full' })
    granted(await change(party, (await formOf(party.number)).slice(0, 1)))
    expect(await lettersTo(club, other)).toEqual(['event-waiting', 'event-offer'])
  })

  test('another session: places there, the old ones go to who waits, the calendar entry moves', async () => {
    const event = await priced({ sessions: [{ people: 2 }, { people: 4 }] })
    const [first = '', second = ''] = event.sessionIds
    const party = await coming(event, 2)
    const other = await memberWith(club, 500)
    const waits = granted(await join(club, event, other, 1, { orWait: true }))
    granted(await change(party, await formOf(party.number), { sessionId: second }))
    expect((await partyRow(club, party.number)).sequence).toBe(1)
    expect([(await takenOf(club, first)).people, (await takenOf(club, second)).people]).toEqual([1, 2])
    expect((await partyRow(club, waits.number)).state).toBe('offered')
    expect(await lettersTo(club, party.owner)).toEqual(['event-registered', 'event-moved'])
    expect(await eventFaults(club)).toEqual([])
  })

  test('a waiting party may change its wish and keeps its rank only when it does not grow', async () => {
    const event = await priced({ sessions: [{ people: 2 }] })
    await coming(event, 2)
    const owner = await memberWith(club, 500)
    const { number } = granted(await join(club, event, owner, 2, { orWait: true }))
    const { rank } = await partyRow(club, number)
    club.clock.advance(DAY)
    granted(await change({ owner, number }, (await formOf(number)).slice(0, 1)))
    expect((await partyRow(club, number)).rank).toBe(rank)
    granted(await change({ owner, number }, partyOf(event, 2)))
    expect((await partyRow(club, number)).rank).toBe(club.clock.now())
    expect(await eventFaults(club)).toEqual([])
  })

  test('a held party holds what it costs now', async () => {
    const event = await priced()
    const owner = await memberWith(club, 500)
    const { number } = granted(await join(club, event, owner, 1))
    granted(await change({ owner, number }, [...(await formOf(number)), ...partyOf(event, 2).slice(1)]))
    expect(await availableOf(club, owner.memberId)).toBe(350)
    granted(await confirmParty({ club, actor: owner.actor, number }))
    expect(await availableOf(club, owner.memberId)).toBe(350)
    expect(await eventFaults(club)).toEqual([])
  })

  test('a form older than the party, and people after registration has closed, are refused', async () => {
    const event = await priced()
    const party = await coming(event, 2)
    const form = await formOf(party.number)
    expect(await change(party, form, { version: 1 })).toMatchObject({ reason: 'events:refusal.moved_on' })
    const { events } = club.schema.events
    const [row] = await club.store.read.select({ closesAt: events.closesAt, startsAt: events.startsAt }).from(events)
    expect(row?.closesAt).toBe(row?.startsAt)
    club.clock.set(row?.startsAt ?? 0)
    expect(await change(party, form)).toMatchObject({ reason: 'events:refusal.session_over' })
  })
})
