import { beforeEach, describe, expect, test } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { openEvent } from '#tests/support/events'
import { join, memberWith, seat } from '#tests/support/parties'
import { granted } from '#tests/support/people'
import { cancelParty } from '~/areas/events/cancel-party.server'
import { joinChapter } from '~/areas/events/chapters.server'
import { confirmParty } from '~/areas/events/confirm-party.server'
import { readEvent } from '~/areas/events/read-event.server'
import { readComing, readSpan } from '~/areas/events/read-events.server'
import { readChange, readJoin } from '~/areas/events/read-join.server'
import { nextParties, readOwnEvents } from '~/areas/events/read-own-events.server'
import { readCancel, readOwnParty } from '~/areas/events/read-own-party.server'
import { saveChapter } from '~/areas/events/save-circles.server'
import { readTicketCode } from '~/areas/events/ticket-code.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { guest, systemActor } from '~/platform/actor'

let club: TestClub
beforeEach(async () => {
  club = await testClub()
})

const both = (text: string) => ({ zh: text, en: text })
const priced = (people = 10) =>
  openEvent(club, {
    sessions: [{ people }],
    kinds: [
      { label: 'Member', points: 100, priceMinor: 5_000 },
      { label: 'Guest', who: 'guest', points: 50 },
    ],
  })

describe('the list of events', () => {
  test('says of each what its reader may do, and leaves drafts out', async () => {
    const open = await priced()
    await openEvent(club, { publish: false })
    const gold = await openEvent(club, { minTier: 'gold' })
    const owner = await memberWith(club, 500)
    const reader = { actor: owner.actor, language: 'en' as const }
    const cards = await readComing(club, reader, {})
    expect(cards.map(({ number }) => number).sort()).toEqual([open.number, gold.number].sort())
    const card = cards.find(({ number }) => number === open.number)
    expect(card).toMatchObject({ left: 10, waiting: 0, party: null, gate: { ok: true } })
    expect(card?.price).toEqual({ is: 'exact', points: 100, priceMinor: 5_000 })
    expect(cards.find(({ number }) => number === gold.number)?.gate).toMatchObject({
      reason: 'events:refusal.tier',
      nextStep: '/points/tiers',
    })
    expect((await readComing(club, reader, { may: true })).map(({ number }) => number)).toEqual([open.number])
    const visitor = await readComing(club, { actor: guest('en'), language: 'en' }, {})
    expect(visitor.every(({ gate }) => !gate.ok && gate.reason === 'events:refusal.sign_in')).toBe(true)
  })

  test('a month holds what touches it, and a party shows where it stands', async () => {
    const event = await priced(2)
    const [owner, other] = [await memberWith(club, 500), await memberWith(club, 500)]
    granted(await join(club, event, owner, 2))
    granted(await join(club, event, other, 1, { orWait: true }))
    const from = club.clock.now()
    const cards = await readSpan(club, { actor: other.actor, language: 'en' }, { from, to: from + 40 * DAY })
    expect(cards).toMatchObject([{ number: event.number, left: 0, waiting: 1, party: { state: 'waiting' } }])
    expect(
      await readSpan(club, { actor: other.actor, language: 'en' }, { from: from + 40 * DAY, to: from + 80 * DAY }),
    ).toEqual([])
  })

  test('a chapter opens its events to those who joined it', async () => {
    const { id: chapterId } = granted(
      await saveChapter({
        club,
        actor: systemActor,
        id: null,
        version: 0,
        name: both('North'),
        city: both('Norton'),
        active: true,
      }),
    )
    const event = await openEvent(club, { chapterIds: [chapterId] })
    const owner = await memberWith(club)
    const gate = async () => (await readEvent(club, owner.actor, event.number, 'en')).gate
    expect(await gate()).toMatchObject({ reason: 'events:refusal.chapter', nextStep: '/events/chapters' })
    granted(await joinChapter({ club, actor: owner.actor, chapterId }))
    expect(await gate()).toEqual({ ok: true })
  })

  test('an unknown number and a draft are the same', async () => {
    const draft = await openEvent(club, { publish: false })
    for (const number of [draft.number, 'E-00000000']) {
      await expect(readEvent(club, guest('en'), number, 'en')).rejects.toThrow(NotFound)
      const { actor } = await memberWith(club)
      await expect(readJoin(club, actor, number, 'en')).rejects.toThrow(NotFound)
    }
  })
})

describe('the page of a party', () => {
  test('is held with a clock, then has a ticket for everybody', async () => {
    const event = await priced()
    const owner = await memberWith(club, 500)
    const { number } = granted(await join(club, event, owner, 3))
    const held = await readOwnParty(club, owner.actor, number, 'en')
    expect(held).toMatchObject({ state: 'held', points: 200, priceMinor: 5_000, waitMs: 15 * MINUTE, available: 300 })
    expect(held.until).toBe(club.clock.now() + 15 * MINUTE)
    expect(held.seats.every(({ qr }) => qr === null)).toBe(true)
    granted(await confirmParty({ club, actor: owner.actor, number }))
    const sure = await readOwnParty(club, owner.actor, number, 'en')
    expect(sure).toMatchObject({ state: 'confirmed', paidPoints: 200, mayChange: true, mayCancel: true })
    expect(sure.seats.map(({ own }) => own)).toEqual([true, false, false])
    expect(new Set(sure.seats.map(({ qr }) => qr?.join(''))).size).toBe(3)
    expect(readTicketCode(club, 'M1.none')).toBeNull()
    expect(await nextParties(club, owner.memberId, 'en')).toMatchObject([{ number, people: 3, state: 'confirmed' }])
    const { form, draft } = await readChange(club, owner.actor, number, 'en')
    expect(draft.seats).toHaveLength(3)
    expect(form.available).toBe(300)
  })

  test('tells the place in the queue, and belongs to nobody else', async () => {
    const event = await priced(1)
    granted(await join(club, event, await memberWith(club, 500), 1))
    granted(await join(club, event, await memberWith(club, 500), 1, { orWait: true }))
    const owner = await memberWith(club, 500)
    const { number } = granted(await join(club, event, owner, 1, { orWait: true }))
    expect((await readOwnParty(club, owner.actor, number, 'en')).place).toEqual({ place: 2, of: 2 })
    const stranger = await memberWith(club)
    await expect(readOwnParty(club, stranger.actor, number, 'en')).rejects.toThrow(NotFound)
    await expect(readChange(club, stranger.actor, number, 'en')).rejects.toThrow(NotFound)
    await expect(readCancel(club, stranger.actor, number)).rejects.toThrow(NotFound)
    await expect(readOwnParty(club, guest('en'), number, 'en')).rejects.toThrow(NotFound)
  })

  test('stays among what was between its end and the closing', async () => {
    const event = await openEvent(club)
    const owner = await memberWith(club)
    const { number } = granted(await join(club, event, owner, 1))
    club.clock.advance(16 * DAY)
    const { ahead, past } = await readOwnEvents(club, owner.memberId, 'en')
    expect([ahead, past.map((one) => one.number)]).toEqual([[], [number]])
  })

  test('shows before cancelling what then comes back, lot by lot', async () => {
    const event = await priced()
    const owner = await memberWith(club, 500)
    const { number } = granted(
      await join(club, event, owner, 2, {
        seats: [seat(event.kindIds[0] ?? ''), seat(event.kindIds[1] ?? '', { name: 'Guest' })],
      }),
    )
    granted(await confirmParty({ club, actor: owner.actor, number }))
    club.clock.advance(12 * DAY)
    const early = await readOwnParty(club, owner.actor, number, 'en')
    club.clock.set(early.session.startsAt - 30 * HOUR)
    const shown = await readCancel(club, owner.actor, number)
    expect(shown).toMatchObject({ percent: 50, points: 75, lost: { points: 75 }, ended: 0 })
    expect(shown.lots.reduce((sum, lot) => sum + lot.points, 0)).toBe(75)
    expect(shown.until).toBe(early.session.startsAt - 24 * HOUR)
    const done = granted(await cancelParty({ club, actor: owner.actor, number, reason: '' }))
    expect(done.points).toBe(shown.points)
    const { ahead, past } = await readOwnEvents(club, owner.memberId, 'en')
    expect(ahead).toEqual([])
    expect(past).toMatchObject([{ number, state: 'cancelled', people: 2, attended: null }])
    expect((await readOwnParty(club, owner.actor, number, 'en')).seats).toHaveLength(2)
  })
})
