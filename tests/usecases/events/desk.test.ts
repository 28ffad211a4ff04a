import { and, eq } from 'drizzle-orm'
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
  partyRow,
  seat,
  seatsOf,
  takenOf,
} from '#tests/support/parties'
import { actorFor, granted } from '#tests/support/people'
import { callOffParties, cancelEvent } from '~/areas/events/call-off.server'
import { cancelParty, previewCancel } from '~/areas/events/cancel-party.server'
import { moveEvent, postponeEvent } from '~/areas/events/change-date.server'
import { acceptOffer, confirmParty } from '~/areas/events/confirm-party.server'
import { importParties } from '~/areas/events/import-parties.server'
import { sweepJob } from '~/areas/events/jobs.server'
import { recordPayment, recordRefund } from '~/areas/events/record-payment.server'
import { registerParty } from '~/areas/events/register-party.server'
import { undoPayment } from '~/areas/events/undo-payment.server'
import { walkIn } from '~/areas/events/walk-in.server'
import { eraseMember } from '~/areas/membership/erase-member.server'
import { readMember } from '~/areas/membership/read-members.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { type Actor, systemActor } from '~/platform/actor'
import { drainOutbox } from '~/platform/outbox.server'

let club: TestClub
let desk: Actor
beforeEach(async () => {
  club = await testClub()
  desk = await actorFor(club, { grants: [{ role: 'coordinator' }] })
})

const priced = (more: Parameters<typeof openEvent>[1] = {}) =>
  openEvent(club, {
    sessions: [{ people: 10, cars: 3 }],
    kinds: [
      { label: 'Member', points: 100, priceMinor: 5_000 },
      { label: 'Guest', who: 'guest', points: 50, priceMinor: 2_000 },
    ],
    ...more,
  })
const sessionOf = ({ sessionIds }: OpenEvent) => sessionIds[0] ?? ''

async function coming(event: OpenEvent, people: number, points = 500) {
  const owner = await memberWith(club, points)
  const lots = await lotsOf(club, owner.memberId)
  const { number, state } = granted(await join(club, event, owner, people))
  if (state === 'held') granted(await confirmParty({ club, actor: owner.actor, number }))
  return { owner, number, lots }
}
async function linesOf(number: string) {
  const { payments } = club.schema.events
  const { id } = await partyRow(club, number)
  return club.store.read.select().from(payments).where(eq(payments.partyId, id))
}
const on = (event: OpenEvent) => ({ club, actor: desk, eventNumber: event.number })

describe('money', () => {
  test('is put down up to what is due, owed after a cancellation by the rule, and given back once', async () => {
    const event = await priced()
    const { owner, number } = await coming(event, 2)
    const pay = (amountMinor: number) => recordPayment({ club, actor: desk, number, amountMinor, method: 'wechat' })
    expect(await pay(7_001)).toMatchObject({ reason: 'events-desk:refusal.pay_amount' })
    expect(granted(await pay(3_000))).toEqual({ paidMinor: 3_000, dueMinor: 4_000 })
    granted(await pay(4_000))
    expect(await pay(1)).toMatchObject({ ok: false })
    await expect(recordPayment({ club, actor: owner.actor, number, amountMinor: 1, method: 'cash' })).rejects.toThrow(
      NotFound,
    )
    club.clock.advance(12 * DAY)
    granted(await cancelParty({ club, actor: owner.actor, number, reason: '' }))
    expect((await partyRow(club, number)).owedMinor).toBe(3_500)
    const back = (amountMinor: number) => recordRefund({ club, actor: desk, number, amountMinor, method: 'wechat' })
    expect(await back(3_501)).toMatchObject({ reason: 'events-desk:refusal.refund_amount' })
    expect(granted(await back(3_500)).owedMinor).toBe(0)
    expect(await back(1)).toMatchObject({ ok: false })
    expect(await partyRow(club, number)).toMatchObject({ paidMinor: 3_500, owedMinor: 0 })
    expect(await eventFaults(club)).toEqual([])
  })
})

describe('a payment put down by mistake', () => {
  test('is taken back once, with its reason on record, and is due again', async () => {
    const event = await priced()
    const { owner, number } = await coming(event, 2)
    granted(await recordPayment({ club, actor: desk, number, amountMinor: 7_000, method: 'wechat' }))
    const [line] = await linesOf(number)
    const undo = { club, paymentId: line?.id ?? '', reason: 'typed for another party' }
    await expect(undoPayment({ ...undo, actor: owner.actor })).rejects.toThrow(NotFound)
    expect(granted(await undoPayment({ ...undo, actor: desk }))).toEqual({ paidMinor: 0, owedMinor: 0 })
    expect(await undoPayment({ ...undo, actor: desk })).toMatchObject({
      reason: 'events-desk:refusal.payment_undone',
    })
    const lines = await linesOf(number)
    expect(lines.map(({ amountMinor }) => amountMinor).sort()).toEqual([-7_000, 7_000])
    const counter = lines.find(({ amountMinor }) => amountMinor < 0)?.id ?? ''
    await expect(undoPayment({ ...undo, actor: desk, paymentId: counter })).rejects.toThrow(NotFound)
    const { audit } = club.schema.platform
    const told = await club.store.read.select().from(audit).where(eq(audit.action, 'event.payment-undone'))
    expect(told).toMatchObject([{ reason: 'typed for another party' }])
    granted(await recordPayment({ club, actor: desk, number, amountMinor: 7_000, method: 'cash' }))
    expect(await eventFaults(club)).toEqual([])
  })

  test('is owed to nobody afterwards, and stays where it was given back', async () => {
    const event = await priced()
    const cancelled = async () => {
      const { owner, number } = await coming(event, 2)
      granted(await recordPayment({ club, actor: desk, number, amountMinor: 7_000, method: 'cash' }))
      granted(await cancelParty({ club, actor: owner.actor, number, reason: '' }))
      const [line] = await linesOf(number)
      return { number, undo: () => undoPayment({ club, actor: desk, paymentId: line?.id ?? '', reason: 'mistyped' }) }
    }
    const first = await cancelled()
    expect((await partyRow(club, first.number)).owedMinor).toBe(7_000)
    expect(granted(await first.undo())).toEqual({ paidMinor: 0, owedMinor: 0 })
    const second = await cancelled()
    granted(await recordRefund({ club, actor: desk, number: second.number, amountMinor: 1, method: 'cash' }))
    expect(await second.undo()).toMatchObject({ reason: 'events-desk:refusal.payment_given_back' })
    expect(await partyRow(club, second.number)).toMatchObject({ paidMinor: 6_999, owedMinor: 6_999 })
    expect(await eventFaults(club)).toEqual([])
  })
})

describe('calling off', () => {
  test('gives everything back into the same lots, owes the money, frees all and tells all', async () => {
    const event = await priced({ sessions: [{ people: 4 }] })
    const first = await coming(event, 3)
    granted(await recordPayment({ club, actor: desk, number: first.number, amountMinor: 9_000, method: 'cash' }))
    const held = await memberWith(club, 500)
    granted(await join(club, event, held, 1))
    const waits = await memberWith(club, 500)
    granted(await join(club, event, waits, 2, { orWait: true }))
    club.clock.advance(13 * DAY + 20 * HOUR)
    const off = { ...on(event), version: event.version, reason: 'Storm' }
    expect(await cancelEvent({ ...off, reason: ' ' })).toMatchObject({ reason: 'events-desk:refusal.reason_wanted' })
    granted(await cancelEvent(off))
    expect(await lotsOf(club, first.owner.memberId)).toEqual(first.lots)
    expect(await availableOf(club, held.memberId)).toBe(500)
    expect(await partyRow(club, first.number)).toMatchObject({ state: 'cancelled', owedMinor: 9_000, reason: 'Storm' })
    expect((await takenOf(club, sessionOf(event))).people).toBe(0)
    for (const one of [first.owner, waits]) expect((await lettersTo(club, one)).at(-1)).toBe('event-called-off')
    expect(await callOffParties(club, event.eventId)).toBe(0)
    await drainOutbox(club)
    expect(await lotsOf(club, first.owner.memberId)).toEqual(first.lots)
    const { facts } = club.schema.platform
    expect(await club.store.read.select().from(facts).where(eq(facts.type, 'event.called-off'))).toHaveLength(3)
    expect(await eventFaults(club)).toEqual([])
    expect(await cancelEvent(off)).toMatchObject({ reason: 'events-desk:refusal.ended' })
  })

  test('and postponing are over once the event was held', async () => {
    const event = await priced()
    await coming(event, 1)
    club.clock.advance(15 * DAY)
    const act = { ...on(event), version: event.version, reason: 'Rain' }
    const held = { ok: false, reason: 'events-desk:refusal.been_held' }
    expect(await cancelEvent(act)).toMatchObject(held)
    expect(await postponeEvent(act)).toMatchObject(held)
  })

  test('is for the coordinator', async () => {
    const event = await openEvent(club)
    const { actor } = await memberWith(club)
    const off = { club, actor, eventNumber: event.number, version: event.version, reason: 'No' }
    await expect(cancelEvent(off)).rejects.toThrow(NotFound)
  })
})

describe('another date', () => {
  test('postponed: places stay, all may leave with everything, no offers; with the new date the free days begin', async () => {
    const event = await priced({ sessions: [{ people: 3 }] })
    const party = await coming(event, 2)
    const other = await coming(event, 1)
    const waits = await memberWith(club, 500)
    const queued = granted(await join(club, event, waits, 1, { orWait: true }))
    club.clock.advance(13 * DAY + 12 * HOUR)
    const { version } = granted(await postponeEvent({ ...on(event), version: event.version, reason: 'Road works' }))
    expect((await lettersTo(club, party.owner)).at(-1)).toBe('event-postponed')
    expect(await previewCancel(club, party.owner.actor, party.number)).toMatchObject({ percent: 100, until: null })
    granted(await cancelParty({ club, actor: other.owner.actor, number: other.number, reason: '' }))
    expect(await lotsOf(club, other.owner.memberId)).toEqual(other.lots)
    expect((await partyRow(club, queued.number)).state).toBe('waiting')
    const startsAt = club.clock.now() + 30 * DAY
    const session = { id: sessionOf(event), startsAt, endsAt: startsAt + HOUR }
    const past = [{ ...session, startsAt: club.clock.now() - HOUR }]
    expect(await moveEvent({ ...on(event), version, sessions: past, freeDays: 7 })).toMatchObject({
      ...{ ok: false, reason: 'events-desk:refusal.time_past' },
    })
    granted(await moveEvent({ ...on(event), version, sessions: [session], freeDays: 7 }))
    expect((await lettersTo(club, party.owner)).at(-1)).toBe('event-moved')
    expect((await partyRow(club, queued.number)).state).toBe('offered')
    const now = club.clock.now()
    expect(await previewCancel(club, party.owner.actor, party.number)).toMatchObject({ until: now + 7 * DAY })
  })

  test('postponed beyond its old date: comes back with a new one', async () => {
    const event = await priced()
    const { version } = granted(await postponeEvent({ ...on(event), version: event.version, reason: 'Flood' }))
    club.clock.advance(20 * DAY)
    const startsAt = club.clock.now() + 10 * DAY
    const sessions = [{ id: sessionOf(event), startsAt, endsAt: startsAt + HOUR }]
    granted(await moveEvent({ ...on(event), version, sessions, freeDays: 7 }))
  })

  test('moved twice: what was promised stays; an end that is over is no end', async () => {
    const event = await priced()
    const startsAt = club.clock.now() + 20 * DAY
    const to = (more: number) => [{ id: sessionOf(event), startsAt: startsAt + more, endsAt: startsAt + more + HOUR }]
    const { version } = granted(
      await moveEvent({ ...on(event), version: event.version, sessions: to(0), freeDays: 10 }),
    )
    const again = granted(await moveEvent({ ...on(event), version, sessions: to(HOUR), freeDays: 1 }))
    const { events } = club.schema.events
    const [row] = await club.store.read.select().from(events).where(eq(events.id, event.eventId))
    expect(row?.freeUntil).toBe(club.clock.now() + 10 * DAY)
    club.clock.advance(20 * DAY + HOUR + 10 * MINUTE)
    const over = [{ id: sessionOf(event), startsAt: startsAt + HOUR, endsAt: club.clock.now() - MINUTE }]
    const { version: last } = again
    expect(await moveEvent({ ...on(event), version: last, sessions: over, freeDays: 0 })).toMatchObject({
      ...{ ok: false, reason: 'events-desk:refusal.time_past' },
    })
  })

  test('moved: sequence rises, offers end before the new start, all are told with the old time', async () => {
    const event = await priced({ sessions: [{ people: 2 }], offerMinutes: 10_000 })
    const party = await coming(event, 2)
    const waits = await memberWith(club, 500)
    const queued = granted(await join(club, event, waits, 2, { orWait: true }))
    granted(await cancelParty({ club, actor: party.owner.actor, number: party.number, reason: '' }))
    const startsAt = club.clock.now() + 2 * DAY
    const sessions = [{ id: sessionOf(event), startsAt, endsAt: startsAt + HOUR }]
    granted(await moveEvent({ ...on(event), version: event.version, sessions, freeDays: 3 }))
    const { events } = club.schema.events
    const [row] = await club.store.read.select().from(events).where(eq(events.id, event.eventId))
    expect(row).toMatchObject({
      sequence: 1,
      startsAt,
      endsAt: startsAt + HOUR,
      closesAt: startsAt,
      freeUntil: startsAt,
    })
    expect(await partyRow(club, queued.number)).toMatchObject({ state: 'offered', until: startsAt })
    expect((await lettersTo(club, waits)).at(-1)).toBe('event-moved')
    granted(await acceptOffer({ club, actor: waits.actor, number: queued.number }))
    expect(await eventFaults(club)).toEqual([])
  })

  test('into the night of summer time: the instants are kept as they are', async () => {
    const startsAt = Date.parse('2026-03-29T00:30:00Z')
    const event = await openEvent(club, { zone: 'Europe/Berlin', sessions: [{ startsAt: startsAt - 5 * DAY }] })
    const party = await coming(event, 1)
    const sessions = [{ id: sessionOf(event), startsAt, endsAt: startsAt + 2 * HOUR }]
    granted(await moveEvent({ ...on(event), version: event.version, sessions, freeDays: 0 }))
    const { messages } = club.schema.platform
    const told = await club.store.read.select().from(messages).where(eq(messages.template, 'event-moved'))
    expect(told[0]?.params).toMatchObject({ startsAt, before: startsAt - 5 * DAY, zone: 'Europe/Berlin' })
    expect(party.number).toMatch(/^T-/)
  })
})

describe('by staff', () => {
  test('a walk-in is confirmed and paid at the door, within what is left', async () => {
    const event = await priced({ sessions: [{ people: 3 }] })
    await coming(event, 1)
    const { memberId } = await memberWith(club, 500)
    club.clock.advance(14 * DAY + HOUR)
    const [own = '', guest = ''] = event.kindIds
    const come = (guests: number, submission = 'a') =>
      walkIn({
        ...{ club, actor: desk, eventNumber: event.number, sessionId: sessionOf(event), memberId, waived: true },
        ...{ seats: [seat(own), ...Array.from({ length: guests }, (_, at) => seat(guest, { name: `G${at}` }))] },
        ...{ payMethod: 'cash' as const, submission },
      })
    expect(await come(2)).toMatchObject({ ok: false, reason: 'events:refusal.full' })
    const made = granted(await come(1, 'b'))
    expect(granted(await come(1, 'b'))).toEqual(made)
    expect(await partyRow(club, made.number)).toMatchObject({ state: 'confirmed', paidMinor: 7_000, source: 'door' })
    expect(await availableOf(club, memberId)).toBe(350)
    expect(await eventFaults(club)).toEqual([])
  })

  test('the desk registers a member past the gate, but not into a full house', async () => {
    const event = await openEvent(club, { sessions: [{ people: 1 }], minTier: 'platinum' })
    const { memberId, actor } = await memberWith(club)
    const wish = {
      ...{ club, eventNumber: event.number, sessionId: sessionOf(event), seats: [seat(event.kindIds[0] ?? '')] },
      ...{ answers: {}, waived: true, orWait: false },
    }
    expect(await registerParty({ ...wish, actor })).toMatchObject({ ok: false, reason: 'events:refusal.tier' })
    granted(await registerParty({ ...wish, actor: desk, for: { memberId, source: 'desk' } }))
    const second = await memberWith(club)
    const again = { ...wish, actor: desk, for: { memberId: second.memberId, source: 'desk' as const } }
    expect(await registerParty(again)).toMatchObject({ ok: false, reason: 'events:refusal.full' })
    await expect(registerParty({ ...again, actor: second.actor })).rejects.toThrow(NotFound)
  })

  test('a list is tried first and taken whole or not at all', async () => {
    const event = await openEvent(club, { sessions: [{ people: 4 }], kinds: [{}, { who: 'guest' }] })
    const numberOf = async (memberId: string) => (await readMember(club, memberId)).number
    const [a, b, c] = await Promise.all([1, 2, 3].map(async () => numberOf((await memberWith(club)).memberId)))
    const list = (...rows: string[]) => `\uFEFF会员号;姓名;手机\r\n${rows.join('\r\n')}\r\n`
    const bring = (csv: string, dryRun: boolean) => importParties({ ...on(event), csv, dryRun })
    const good = list(`${a};;`, `${a};"Guest; one";138 0000 5555`, `${b?.toLowerCase()};;`)
    expect(granted(await bring(good, true))).toMatchObject({ parties: 2, refused: 0, written: false })
    expect((await takenOf(club, sessionOf(event))).people).toBe(0)
    const bad = granted(await bring(list(`${a};;`, `M-00000000;;`, `${b};;`, ';X;', ';Y;', ';Z;', `${c};;`), false))
    expect(bad.lines.map(({ line, ok, reason }) => [line, ok, reason])).toEqual([
      [2, true, undefined],
      [3, false, 'events-desk:refusal.import_member'],
      [4, false, 'events:refusal.full'],
      [8, true, undefined],
    ])
    expect(bad.written).toBe(false)
    expect((await takenOf(club, sessionOf(event))).people).toBe(0)
    const done = granted(await bring(good, false))
    expect(done).toMatchObject({ parties: 2, written: true })
    expect((await seatsOf(club, done.lines[0]?.party ?? ''))[1]).toMatchObject({
      name: 'Guest; one',
      phone: '+8613800005555',
    })
    expect(granted(await bring(good, false))).toMatchObject({ parties: 0, refused: 2, written: false })
    expect(await bring('name\nA', true)).toMatchObject({ reason: 'events-desk:refusal.import_head' })
    expect(await eventFaults(club)).toEqual([])
  })
})

describe('members and time', () => {
  test('one who is erased leaves what is to come, with what the rule gives back and without a name', async () => {
    const event = await openEvent(club, { sessions: [{ people: 2 }], kinds: [{}, { who: 'guest' }] })
    const party = await coming(event, 2)
    const waits = await memberWith(club)
    const queued = granted(await join(club, event, waits, 1, { orWait: true }))
    const admin = await actorFor(club, { grants: [{ role: 'admin' }] })
    granted(await eraseMember({ club, actor: admin, memberId: party.owner.memberId, reason: 'asked in writing' }))
    expect((await partyRow(club, party.number)).state).toBe('cancelled')
    const { seats, parties } = club.schema.events
    const names = await club.store.read
      .select({ name: seats.name })
      .from(seats)
      .innerJoin(parties, and(eq(parties.id, seats.partyId), eq(parties.number, party.number)))
    expect(names).toEqual([{ name: '' }, { name: '' }])
    expect((await partyRow(club, queued.number)).state).toBe('offered')
    expect(await eventFaults(club)).toEqual([])
  })

  test('one whose points are being checked is not erased before that is settled', async () => {
    const { owner } = await coming(await priced(), 1)
    const { accounts } = club.schema.points
    await club.write(systemActor, (w) =>
      w.tx.update(accounts).set({ frozenAt: w.now }).where(eq(accounts.id, owner.memberId)),
    )
    const admin = await actorFor(club, { grants: [{ role: 'admin' }] })
    const erased = await eraseMember({ club, actor: admin, memberId: owner.memberId, reason: 'asked in writing' })
    expect(erased).toMatchObject({ ok: false, reason: 'points:refusal.frozen' })
  })

  test('who comes is reminded a day before, once, whatever the clock and the queue do', async () => {
    const event = await openEvent(club)
    const party = await coming(event, 1)
    await sweepJob.run(club, club.clock.now())
    await drainOutbox(club)
    expect(await lettersTo(club, party.owner)).toEqual(['event-registered'])
    club.clock.advance(13 * DAY + HOUR)
    for (let times = 0; times < 2; times++) {
      await sweepJob.run(club, club.clock.now())
      await drainOutbox(club)
    }
    expect(await lettersTo(club, party.owner)).toEqual(['event-registered', 'event-reminder'])
  })

  test('a mail server that is down stops nobody from registering', async () => {
    const down = await testClub({ config: { smtpUrl: 'smtp://127.0.0.1:9', mailFrom: 'club@corven.example' } })
    const event = await openEvent(down)
    const owner = await memberWith(down)
    expect(granted(await join(down, event, owner, 1)).state).toBe('confirmed')
    await drainOutbox(down)
    expect(await eventFaults(down)).toEqual([])
  })
})
