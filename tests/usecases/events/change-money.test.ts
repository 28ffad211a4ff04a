import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { openEvent } from '#tests/support/events'
import {
  availableOf,
  comingTo,
  eventFaults,
  type OpenEvent,
  partyRow,
  seat,
  seatsOf,
  takenOf,
} from '#tests/support/parties'
import { actorFor, granted } from '#tests/support/people'
import { cancelParty, previewCancel } from '~/areas/events/cancel-party.server'
import { changeParty } from '~/areas/events/change-party.server'
import type { SeatInput } from '~/areas/events/party-input.server'
import { readOverview } from '~/areas/events/read-desk-event.server'
import { listDeskEvents } from '~/areas/events/read-desk-events.server'
import { readFigures } from '~/areas/events/read-figures.server'
import { countGuests } from '~/areas/events/read-guests.server'
import { recordPayment, recordRefund } from '~/areas/events/record-payment.server'
import { scanTicket } from '~/areas/events/scan-ticket.server'
import { DAY, HOUR } from '~/kernel/clock'
import { type Actor, systemActor } from '~/platform/actor'

let club: TestClub
let desk: Actor
beforeEach(async () => {
  club = await testClub()
  desk = await actorFor(club, { grants: [{ role: 'coordinator' }] })
})

const coming = (event: OpenEvent, people: number, points = 1000) => comingTo(club, event, people, points)
type Party = Awaited<ReturnType<typeof coming>>

/** The same people as a form gives them. */
async function formOf({ number }: Pick<Party, 'number'>): Promise<SeatInput[]> {
  return (await seatsOf(club, number)).map(({ id, kindId, name, phone, vehicleId, plate }) =>
    seat(kindId, { id, name, phone, vehicleId, plate }),
  )
}
async function change({ owner, number }: Party, seats: SeatInput[], more: { sessionId?: string; actor?: Actor } = {}) {
  const { version, sessionId } = await partyRow(club, number)
  return changeParty({ club, actor: owner.actor, number, version, sessionId, seats, ...more })
}
/** Everybody of the party with the ticket at this place of the event. */
const withKind = async (party: Party, kindId = '') => (await formOf(party)).map((one) => ({ ...one, kindId }))
const moneyOf = async ({ number }: Party) => {
  const { priceMinor, paidMinor, owedMinor } = await partyRow(club, number)
  return [priceMinor, paidMinor, owedMinor]
}
const pay = ({ number }: Party, amountMinor: number) =>
  recordPayment({ club, actor: desk, number, amountMinor, method: 'cash' })
const refund = ({ number }: Party, amountMinor: number) =>
  recordRefund({ club, actor: desk, number, amountMinor, method: 'cash' })
const scan = (event: OpenEvent, seatId = '', key = 'first-scan') =>
  scanTicket({
    ...{ club, actor: systemActor, eventNumber: event.number, sessionId: event.sessionIds[0] ?? '' },
    ...{ seatId, door: 'A', key },
  })

/** So soon that the door is open, and everything still comes back. */
const soon = () => ({
  sessions: [{ startsAt: Math.ceil(club.clock.now() / HOUR) * HOUR + 10 * HOUR }],
  refunds: [{ hoursBefore: 1, percent: 100 }],
})

/** A dear and a cheap ticket for the member, to be paid in money. */
const sold = () =>
  openEvent(club, {
    ...soon(),
    kinds: [
      { label: 'Dear', priceMinor: 10_000 },
      { label: 'Cheap', priceMinor: 5_000 },
    ],
  })

describe('who comes', () => {
  test('one seat given twice is refused, and no place is lost', async () => {
    const event = await openEvent(club, { sessions: [{ people: 10 }], kinds: [{}, { who: 'guest' }] })
    const party = await coming(event, 2)
    const [own, guest] = await formOf(party)
    if (!own || !guest) throw new Error('two people')
    const copies = ['X', 'Y', 'Z'].map((name) => ({ ...guest, name }))
    expect(await change(party, [own, ...copies])).toMatchObject({ reason: 'events:refusal.moved_on' })
    granted(await cancelParty({ club, actor: party.owner.actor, number: party.number }))
    expect((await takenOf(club, event.sessionIds[0] ?? '')).people).toBe(0)
    expect(await eventFaults(club)).toEqual([])
  })

  test('who is inside keeps their ticket and cannot be left out; the others may still change', async () => {
    const event = await openEvent(club, {
      ...soon(),
      kinds: [
        { label: 'Member', points: 100 },
        { label: 'Guest', who: 'guest', points: 50 },
        { label: 'Cheap', points: 10 },
        { label: 'With car', withCar: true, points: 100 },
      ],
    })
    const [, , cheap = '', withCar = ''] = event.kindIds
    const party = await coming(event, 2)
    granted(await scan(event, party.seatIds[0]))
    const [own, guest] = await formOf(party)
    if (!own || !guest) throw new Error('two people')
    const inside = { reason: 'events:refusal.already_in' }
    expect(await change(party, [{ ...own, kindId: cheap }, guest])).toMatchObject(inside)
    expect(await change(party, [{ ...own, kindId: withCar, plate: '沪A12345' }, guest], { actor: desk })).toMatchObject(
      inside,
    )
    expect(await change(party, [{ ...own, id: '' }, guest])).toMatchObject(inside)
    granted(await change(party, [own, { ...guest, name: 'Another' }]))
    expect(granted(await change(party, [own])).points).toBe(50)
    expect(await eventFaults(club)).toEqual([])
  })
})

describe('money of a party', () => {
  test('what the club owes first meets a price that rises again', async () => {
    const event = await sold()
    const party = await coming(event, 1)
    granted(await pay(party, 10_000))
    granted(await change(party, await withKind(party, event.kindIds[1])))
    expect(await moneyOf(party)).toEqual([5_000, 10_000, 5_000])
    granted(await change(party, await withKind(party, event.kindIds[0])))
    expect(await moneyOf(party)).toEqual([10_000, 10_000, 0])
    expect(await refund(party, 5_000)).toMatchObject({ reason: 'events-desk:refusal.refund_amount' })
    expect(await pay(party, 1)).toMatchObject({ reason: 'events-desk:refusal.pay_amount' })
    expect(granted(await scan(event, party.seatIds[0])).result).toBe('in')
    expect(await eventFaults(club)).toEqual([])
  })

  test('what was given back has to be paid again', async () => {
    const event = await sold()
    const party = await coming(event, 1)
    granted(await pay(party, 10_000))
    granted(await change(party, await withKind(party, event.kindIds[1])))
    granted(await refund(party, 2_000))
    granted(await change(party, await withKind(party, event.kindIds[0])))
    expect(await moneyOf(party)).toEqual([10_000, 8_000, 0])
    expect(granted(await scan(event, party.seatIds[0])).result).toBe('unpaid')
    expect(granted(await pay(party, 2_000))).toEqual({ paidMinor: 10_000, dueMinor: 0 })
    expect(granted(await scan(event, party.seatIds[0], 'later-scan')).result).toBe('in')
  })

  test('money that is owed to a party is not counted as paid, wherever what is due is shown', async () => {
    const event = await sold()
    const party = await coming(event, 1)
    granted(await pay(party, 10_000))
    const { parties, events } = club.schema.events
    await club.write(systemActor, (w) =>
      w.tx.update(parties).set({ owedMinor: 4_000 }).where(eq(parties.number, party.number)),
    )
    const [row] = await club.store.read.select().from(events).where(eq(events.id, event.eventId))
    if (!row) throw new Error('the event')
    const unpaid = { view: 'parties', state: 'all', unpaid: '1' } as const
    expect((await readOverview(club, row, 'en')).money.due).toEqual({ count: 1, minor: 4_000 })
    expect((await readFigures(club, [event.eventId])).get(event.eventId)?.dueMinor).toBe(4_000)
    expect((await countGuests(club, event.eventId, unpaid)).parties).toBe(1)
    expect((await listDeskEvents(club, desk, '', { tab: 'coming' }, 'en')).rows[0]?.unpaid).toBe(1)
    expect(granted(await scan(event, party.seatIds[0]))).toMatchObject({ result: 'unpaid', seat: { dueMinor: 4_000 } })
    expect(granted(await pay(party, 4_000)).dueMinor).toBe(0)
    expect((await countGuests(club, event.eventId, unpaid)).parties).toBe(0)
  })

  test('leaving in two steps gives back what leaving at once does', async () => {
    const each = { points: 100, priceMinor: 1_000 }
    const event = await openEvent(club, { kinds: [each, { ...each, who: 'guest' }] })
    const [whole, split] = [await coming(event, 4), await coming(event, 4)]
    for (const party of [whole, split]) granted(await pay(party, 4_000))
    club.clock.advance(12 * DAY)
    granted(await cancelParty({ club, actor: whole.owner.actor, number: whole.number }))
    granted(await change(split, (await formOf(split)).slice(0, 1)))
    expect(await previewCancel(club, split.owner.actor, split.number)).toMatchObject({
      ...{ percent: 50, points: 50, priceMinor: 500, lost: { points: 200, priceMinor: 2_000 } },
    })
    granted(await cancelParty({ club, actor: split.owner.actor, number: split.number }))
    for (const { owner, number } of [whole, split]) {
      expect(await availableOf(club, owner.memberId)).toBe(800)
      expect((await partyRow(club, number)).owedMinor).toBe(2_000)
    }
    expect(await eventFaults(club)).toEqual([])
  })
})

describe('a later session', () => {
  const weekApart = async (kind: { points?: number; priceMinor?: number }) => {
    const startsAt = Math.ceil(club.clock.now() / HOUR) * HOUR + 10 * DAY
    const event = await openEvent(club, { sessions: [{ startsAt }, { startsAt: startsAt + 7 * DAY }], kinds: [kind] })
    return { event, startsAt, sessionId: event.sessionIds[1] ?? '' }
  }

  test.each([{ points: 100 }, { priceMinor: 1_000 }])(
    'does not buy a refund of %o; the desk may move the party',
    async (kind) => {
      const { event, startsAt, sessionId } = await weekApart(kind)
      const party = await coming(event, 1)
      if (kind.priceMinor) granted(await pay(party, 1_000))
      club.clock.set(startsAt - 2 * HOUR)
      const refused = { reason: 'events:refusal.later_session', field: 'sessionId' }
      expect(await change(party, await formOf(party), { sessionId })).toMatchObject(refused)
      granted(await change(party, await formOf(party), { sessionId, actor: desk }))
      expect((await partyRow(club, party.number)).sessionId).toBe(sessionId)
      expect(await eventFaults(club)).toEqual([])
    },
  )

  test('is free to choose while all comes back, and where nothing was paid', async () => {
    const { event, startsAt, sessionId } = await weekApart({ points: 100 })
    const early = await coming(event, 1)
    granted(await change(early, await formOf(early), { sessionId }))
    const free = await weekApart({})
    const party = await coming(free.event, 1)
    club.clock.set(startsAt - 2 * HOUR)
    granted(await change(party, await formOf(party), { sessionId: free.sessionId }))
  })
})
