import { eq } from 'drizzle-orm'
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
  partyRow,
  pricedEvent,
  sessionOf,
  takenOf,
} from '#tests/support/parties'
import { actorFor, granted } from '#tests/support/people'
import { callOffParties, cancelEvent } from '~/areas/events/call-off.server'
import { cancelParty, previewCancel } from '~/areas/events/cancel-party.server'
import { moveEvent, postponeEvent } from '~/areas/events/change-date.server'
import { acceptOffer } from '~/areas/events/confirm-party.server'
import { recordPayment } from '~/areas/events/record-payment.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { drainOutbox } from '~/platform/outbox.server'

let club: TestClub
let desk: Actor
beforeEach(async () => {
  club = await testClub()
  desk = await actorFor(club, { grants: [{ role: 'coordinator' }] })
})

const priced = (more: Parameters<typeof openEvent>[1] = {}) => pricedEvent(club, more)

const coming = (event: OpenEvent, people: number, points = 500) => comingTo(club, event, people, points)
const on = (event: OpenEvent) => ({ club, actor: desk, eventNumber: event.number })

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
