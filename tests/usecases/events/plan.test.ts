import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { openEvent, plainEvent } from '#tests/support/events'
import { join, lettersTo, memberWith, partyRow, seatsOf } from '#tests/support/parties'
import { actorFor, granted, staffActor } from '#tests/support/people'
import { countAudience } from '~/areas/events/audience.server'
import { joinChapter, leaveChapter } from '~/areas/events/chapters.server'
import { copyEvent } from '~/areas/events/copy-event.server'
import { guestSearch } from '~/areas/events/desk-forms'
import { requireEvent } from '~/areas/events/event-scope.server'
import { guestsCsv } from '~/areas/events/guests-csv.server'
import { localText } from '~/areas/events/plan-times'
import { listDeskEvents } from '~/areas/events/read-desk-events.server'
import { readFigures } from '~/areas/events/read-figures.server'
import { listParties, listPeople } from '~/areas/events/read-guests.server'
import { readPlan } from '~/areas/events/read-plan.server'
import { listQueue } from '~/areas/events/read-queue.server'
import { saveChapter } from '~/areas/events/save-circles.server'
import { removeCost, saveCost } from '~/areas/events/save-cost.server'
import { saveEvent } from '~/areas/events/save-event.server'
import { saveKind } from '~/areas/events/save-kind.server'
import { saveQuestions } from '~/areas/events/save-questions.server'
import { saveSession } from '~/areas/events/save-session.server'
import { saveTeam } from '~/areas/events/save-team.server'
import { sendNotice } from '~/areas/events/send-notice.server'
import { HOUR } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { drainOutbox } from '~/platform/outbox.server'

let club: TestClub
let desk: Actor
beforeEach(async () => {
  club = await testClub()
  desk = await actorFor(club, { grants: [{ role: 'coordinator' }] })
})

const event = (number: string) => requireEvent(club, desk, number)
/** A ticket for the member and one for guests. */
const GUESTS = [{}, { who: 'guest' as const }]
const both = (text: string) => ({ zh: text, en: text })
const add = (first: { startsAt: string; endsAt: string }, more: Partial<typeof plainEvent> = {}) =>
  saveEvent({
    ...{ club, actor: desk, number: null, version: 0, ...plainEvent, ...more },
    first: { ...first, people: null, cars: null },
  })

describe('times', () => {
  test('that the clocks skip, that are over, or that end before they begin are refused at their field', async () => {
    const berlin = { zone: 'Europe/Berlin' }
    const refused = async (startsAt: string, endsAt: string) => add({ startsAt, endsAt }, berlin)
    const gap = await refused('2026-03-29T02:30', '2026-03-29T05:00')
    expect(gap).toMatchObject({ ok: false, reason: 'events-desk:refusal.time_gap', field: 'startsAt' })
    expect(await refused('2025-03-29T02:30', '2026-03-29T05:00')).toMatchObject({
      ...{ reason: 'events-desk:refusal.time_past', field: 'startsAt' },
    })
    expect(await refused('2026-04-29T09:30', '2026-04-29T09:30')).toMatchObject({
      ...{ reason: 'events-desk:refusal.time_order', field: 'endsAt' },
    })
    expect(await refused('soon', '2026-04-29T09:30')).toMatchObject({ reason: 'events-desk:refusal.time_shape' })
    const made = granted(await refused('2026-03-29T01:30', '2026-03-29T04:30'))
    // Two hours on the clocks of that night are one.
    expect((await event(made.number)).endsAt - (await event(made.number)).startsAt).toBe(2 * HOUR)
  })

  test('of a copy are those of the clock, also beyond the change to summer time', async () => {
    const { number } = granted(
      await add({ startsAt: '2026-03-20T09:30', endsAt: '2026-03-20T17:00' }, { zone: 'Europe/Berlin' }),
    )
    const copy = { club, actor: desk, eventNumber: number, as: 'draft' as const }
    const copied = granted(await copyEvent({ ...copy, day: '2026-04-24' }))
    const row = await event(copied.number)
    expect(localText('Europe/Berlin', row.startsAt)).toBe('2026-04-24T09:30')
    expect(row).toMatchObject({ state: 'draft', copiedFrom: (await event(number)).id, version: 1 })
    expect(await copyEvent({ ...copy, day: '2026-03-01' })).toMatchObject({ reason: 'events-desk:refusal.copy_past' })
  })
})

describe('the plan', () => {
  test('is copied with its sessions, tickets and places, not with its people', async () => {
    const open = await openEvent(club, {
      sessions: [{ people: 10, cars: 4 }, {}],
      kinds: [{ capacity: 3 }, { who: 'guest' }],
    })
    granted(await join(club, open, await memberWith(club), 2))
    const template = granted(await copyEvent({ club, actor: desk, eventNumber: open.number, as: 'template' }))
    const { sessions, kinds } = await readPlan(club, await event(template.number))
    expect(kinds.map(({ sold }) => sold)).toEqual([0, 0])
    expect(sessions.map(({ pools }) => pools.map(({ capacity, taken }) => [capacity, taken]))).toEqual([
      [
        [10, 0],
        [4, 0],
        [3, 0],
        [null, 0],
      ],
      [
        [null, 0],
        [null, 0],
        [3, 0],
        [null, 0],
      ],
    ])
  })

  test('of a price changes for those who come later; with a car or without stays once somebody has one', async () => {
    const open = await openEvent(club, { kinds: [{ priceMinor: 5_000 }] })
    const party = granted(await join(club, open, await memberWith(club), 1))
    const kind = { club, actor: desk, eventNumber: open.number, kindId: open.kindIds[0] ?? '', name: both('Ticket') }
    const more = { who: 'member' as const, carClass: '', points: 0, active: true }
    const saved = await saveKind({ ...kind, ...more, withCar: false, priceMinor: 9_000, version: open.version })
    const { version } = granted(saved)
    expect((await partyRow(club, party.number)).priceMinor).toBe(5_000)
    expect(await saveKind({ ...kind, ...more, withCar: true, priceMinor: 9_000, version })).toMatchObject({
      reason: 'events-desk:refusal.kind_taken',
    })
  })

  test('is saved by one of two who opened it: the other is shown what holds now', async () => {
    const { number, version } = await openEvent(club, { publish: false })
    const change = { club, actor: desk, number, version, ...plainEvent }
    granted(await saveEvent({ ...change, title: both('A') }))
    expect(await saveEvent({ ...change, title: both('B') })).toMatchObject({
      ...{ ok: false, reason: 'desk:refusal.stale' },
      alternatives: { version: version + 1, current: { title: both('A') } },
    })
  })

  test('of a published event: zone and money stay, times are moved, a session with guests is kept', async () => {
    const open = await openEvent(club, { sessions: [{}, {}] })
    granted(await join(club, open, await memberWith(club), 1))
    const { number, version, sessionIds } = open
    const change = { club, actor: desk, number, version, ...plainEvent }
    expect(await saveEvent({ ...change, currency: 'EUR' })).toMatchObject({ field: 'currency' })
    const row = (await readPlan(club, await event(number))).sessions[0]
    if (!row) throw new Error('no session')
    const typed = { startsAt: localText('Asia/Shanghai', row.startsAt), endsAt: localText('Asia/Shanghai', row.endsAt) }
    const session = { club, actor: desk, eventNumber: number, sessionId: sessionIds[0] ?? '', version, name: both('') }
    const moved = { ...typed, endsAt: localText('Asia/Shanghai', row.endsAt + HOUR) }
    expect(await saveSession({ ...session, ...moved, active: true })).toMatchObject({
      reason: 'events-desk:refusal.move',
    })
    expect(await saveSession({ ...session, ...typed, active: false })).toMatchObject({
      ...{ reason: 'events-desk:refusal.session_taken', params: { count: 1 } },
    })
  })

  test('with a new place goes to everybody who comes, and raises the sequence', async () => {
    const open = await openEvent(club)
    const owner = await memberWith(club)
    granted(await join(club, open, owner, 1))
    const { number, version } = open
    granted(await saveEvent({ club, actor: desk, number, version, ...plainEvent, place: both('The other gate') }))
    expect(await lettersTo(club, owner)).toContain('event-moved')
    expect((await event(number)).sequence).toBe(1)
  })

  test('gives back no less than what people registered under; where nobody comes it may', async () => {
    const open = await openEvent(club)
    const change = { club, actor: desk, number: open.number, ...plainEvent }
    const harder = { ...change, refunds: [{ hoursBefore: 96, percent: 100 }] }
    const { version } = granted(await saveEvent({ ...harder, version: open.version }))
    granted(await join(club, open, await memberWith(club), 1))
    expect(await saveEvent({ ...change, version, refunds: [] })).toMatchObject({ field: 'refunds' })
    granted(await saveEvent({ ...change, version, refunds: [{ hoursBefore: 48, percent: 100 }] }))
  })

  test('of a copy: a day that is none is refused', async () => {
    const { number } = await openEvent(club)
    for (const day of ['tomorrow', '2099-02-31', '']) {
      expect(await copyEvent({ club, actor: desk, eventNumber: number, as: 'draft', day })).toMatchObject({
        field: 'day',
      })
    }
  })

  test('counts the places of the sessions that are held, at the desk and in the report', async () => {
    const { number, eventId, version, sessionIds } = await openEvent(club, {
      sessions: [{ people: 10 }, { people: 30 }],
      publish: false,
    })
    const row = (await readPlan(club, await event(number))).sessions[1]
    if (!row) throw new Error('no session')
    const typed = { startsAt: localText('Asia/Shanghai', row.startsAt), endsAt: localText('Asia/Shanghai', row.endsAt) }
    const session = { club, actor: desk, eventNumber: number, sessionId: sessionIds[1] ?? '', version, name: both('') }
    granted(await saveSession({ ...session, ...typed, active: false }))
    expect((await readFigures(club, [eventId])).get(eventId)?.capacity).toBe(10)
    expect((await listDeskEvents(club, desk, '', { tab: 'drafts' }, 'en')).rows[0]?.capacity).toBe(10)
  })

  test('belongs to its dealer: others do not find it', async () => {
    const [here, there] = [await openDealer(club), await openDealer(club, { code: 'BJE' })]
    const mine = await staffActor(club, 'marketing', here)
    const foreign = await staffActor(club, 'marketing', there)
    const { number, version } = await openEvent(club, { actor: mine, dealerId: here })
    const rows = async (actor: Actor) =>
      (await listDeskEvents(club, actor, '', { tab: 'coming' }, 'en')).rows.map((row) => row.number)
    expect(await rows(mine)).toEqual([number])
    expect(await rows(foreign)).toEqual([])
    const steal = saveEvent({ club, actor: foreign, number, version, ...plainEvent, dealerId: here })
    await expect(steal).rejects.toThrow(NotFound)
    const give = saveEvent({ club, actor: mine, number, version, ...plainEvent, dealerId: there })
    await expect(give).rejects.toThrow(NotFound)
  })

  test('asks questions with words; a choice has two answers', async () => {
    const { number, version } = await openEvent(club, { publish: false })
    const question = {
      code: 'q1',
      text: both('Lunch?'),
      per: 'person' as const,
      kind: 'choice' as const,
      required: true,
    }
    const one = [{ code: 'o1', text: both('Fish') }]
    const save = { club, actor: desk, eventNumber: number, version, waiver: both(''), waiverPer: 'party' as const }
    expect(await saveQuestions({ ...save, questions: [{ ...question, options: one }] })).toMatchObject({
      reason: 'events-desk:refusal.questions',
    })
    const two = [...one, { code: 'o2', text: both('Rice') }]
    granted(await saveQuestions({ ...save, questions: [{ ...question, options: two }] }))
    expect((await event(number)).questions).toHaveLength(1)
  })
})

describe('around it', () => {
  test('a chapter is joined once and left', async () => {
    const { actor } = await memberWith(club)
    const chapter = { id: null, version: 0, name: both('Coast'), city: both('Qingdao'), active: true }
    const { id: chapterId } = granted(await saveChapter({ club, actor: desk, ...chapter }))
    granted(await joinChapter({ club, actor, chapterId }))
    granted(await joinChapter({ club, actor, chapterId }))
    const { chapterMembers } = club.schema.events
    expect(await club.store.read.select().from(chapterMembers)).toHaveLength(1)
    granted(await leaveChapter({ club, actor, chapterId }))
    expect(await club.store.read.select().from(chapterMembers)).toHaveLength(0)
    await expect(saveChapter({ club, actor, ...chapter })).rejects.toThrow(NotFound)
  })

  test('the team is of the house, and costs are put down and taken out', async () => {
    const { number } = await openEvent(club)
    const { actor } = await memberWith(club)
    const on = { club, actor: desk, eventNumber: number }
    expect(await saveTeam({ ...on, userId: actor.userId ?? '', role: 'door' })).toMatchObject({ field: 'userId' })
    granted(await saveTeam({ ...on, userId: desk.userId ?? '', role: 'lead' }))
    const cost = { label: 'Lunch', plannedMinor: 100, actualMinor: null }
    const { costId } = granted(await saveCost({ ...on, costId: null, ...cost }))
    granted(await saveCost({ ...on, costId, ...cost, actualMinor: 90 }))
    granted(await removeCost({ ...on, costId }))
    const { costs } = club.schema.events
    expect(await club.store.read.select().from(costs)).toHaveLength(0)
  })
})

describe('a message', () => {
  test('goes once to each party that the filter finds, and to nobody else', async () => {
    const open = await openEvent(club, { kinds: GUESTS, sessions: [{}, {}] })
    const [first, second] = [await memberWith(club), await memberWith(club)]
    granted(await join(club, open, first, 2))
    granted(await join(club, open, second, 1, { sessionId: open.sessionIds[1] ?? '' }))
    const filter = { state: 'live', session: open.sessionIds[0] ?? '' }
    expect(await countAudience(club, open.eventId, filter)).toEqual({ parties: 1, people: 2 })
    const on = {
      club,
      actor: desk,
      eventNumber: open.number,
      subject: both('Gate'),
      body: both('Come to the east gate.'),
    }
    const submission = 'message-once'
    expect(await sendNotice({ ...on, filter, expected: 2 })).toMatchObject({
      ...{ reason: 'events-desk:refusal.reach_changed', params: { count: 1 } },
    })
    expect(granted(await sendNotice({ ...on, filter, submission })).parties).toBe(1)
    granted(await sendNotice({ ...on, filter, submission }))
    await drainOutbox(club)
    expect((await lettersTo(club, first)).filter((letter) => letter === 'event-notice')).toHaveLength(1)
    expect(await lettersTo(club, second)).not.toContain('event-notice')
    const { notices } = club.schema.events
    const [notice] = await club.store.read.select().from(notices).where(eq(notices.eventId, open.eventId))
    expect(notice?.sent).toBe(1)
    expect(await sendNotice({ ...on, filter: { state: 'declined' } })).toMatchObject({
      reason: 'events-desk:refusal.nobody',
    })
  })
})

describe('the guest list', () => {
  test('goes page by page, by party and by person, and finds a guest by name and phone', async () => {
    const open = await openEvent(club, { kinds: GUESTS })
    const parties: string[] = []
    for (let n = 0; n < 5; n++) {
      parties.unshift(granted(await join(club, open, await memberWith(club), 2)).number)
      club.clock.advance(1_000)
    }
    const search = guestSearch.parse({})
    const one = await listParties(club, open.eventId, search, { limit: 3 })
    expect(one.next).not.toBeNull()
    const two = await listParties(club, open.eventId, search, { limit: 3, ...(one.next ? { before: one.next } : {}) })
    expect([...one.rows, ...two.rows].map(({ number }) => number)).toEqual(parties)
    expect((await listPeople(club, open.eventId, search, { limit: 50 })).rows).toHaveLength(10)
    const found = await listParties(club, open.eventId, guestSearch.parse({ q: 'guest 1' }))
    expect(found.rows).toHaveLength(5)
    const byNumber = await listParties(club, open.eventId, guestSearch.parse({ q: parties[2] }))
    expect(byNumber.rows.map(({ number }) => number)).toEqual([parties[2]])
  })

  test('shows those who wait in the order in which they are served, page by page', async () => {
    const open = await openEvent(club, { kinds: GUESTS, sessions: [{ people: 1 }] })
    granted(await join(club, open, await memberWith(club), 1))
    const waiting: string[] = []
    for (let n = 0; n < 3; n++) {
      club.clock.advance(1_000)
      waiting.push(granted(await join(club, open, await memberWith(club), 1, { orWait: true })).number)
    }
    const search = guestSearch.parse({ state: 'waiting' })
    const one = await listQueue(club, open.eventId, search, { limit: 2 })
    const two = await listQueue(club, open.eventId, search, { limit: 2, ...(one.next ? { before: one.next } : {}) })
    const rows = [...one.rows, ...two.rows]
    expect(rows.map(({ number, place }) => [number, place])).toEqual(waiting.map((number, at) => [number, at + 1]))
    expect(two.next).toBeNull()
  })

  test('leaves as CSV in which no cell is a formula', async () => {
    const open = await openEvent(club, { kinds: GUESTS })
    const { number } = granted(await join(club, open, await memberWith(club), 2))
    const [, guest] = await seatsOf(club, number)
    const { seats } = club.schema.events
    await club.write(desk, (w) =>
      w.tx
        .update(seats)
        .set({ name: '=HYPERLINK("x")' })
        .where(eq(seats.id, guest?.id ?? '')),
    )
    const words = { head: ['party'], state: (state: string) => state, yes: (is: boolean) => String(is) }
    let csv = ''
    const row = await event(open.number)
    for await (const part of guestsCsv(club, row, guestSearch.parse({}), 'en', words)) csv += part
    expect(csv).toContain(`'=HYPERLINK`)
    expect(csv.trim().split('\n')).toHaveLength(3)
  })
})
