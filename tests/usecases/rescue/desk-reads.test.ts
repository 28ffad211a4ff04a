import { beforeEach, describe, expect, test } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { granted, staffActor } from '#tests/support/people'
import { accepted, addHelper, call, offer, onScene, type RescueDesk, rescueAt } from '#tests/support/rescue'
import { findCallers } from '~/areas/archive/find-callers.server'
import { answerOffer } from '~/areas/rescue/answer-offer.server'
import { actOnCall } from '~/areas/rescue/desk-acts.server'
import { listSearch } from '~/areas/rescue/desk-forms'
import { finishAssignment } from '~/areas/rescue/finish-assignment.server'
import { setAuto } from '~/areas/rescue/keep-auto.server'
import { readBoard } from '~/areas/rescue/read-board.server'
import { readDeskRescue } from '~/areas/rescue/read-desk-rescue.server'
import { readRescueInsights } from '~/areas/rescue/read-insights.server'
import { listRescues, rescuesCsv } from '~/areas/rescue/read-list.server'
import { readNearest } from '~/areas/rescue/read-nearest.server'
import { requestRescue } from '~/areas/rescue/request-rescue.server'
import { readTrail, revealCaller } from '~/areas/rescue/trail.server'
import { DAY, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { systemActor } from '~/platform/actor'

let club: TestClub
let desk: RescueDesk
let stranger: Actor
beforeEach(async () => {
  club = await testClub()
  desk = await rescueAt(club)
  const other = await openDealer(club, { code: 'PEK', lat: 39.9 })
  stranger = await staffActor(club, 'adviser', other)
})

const everything = listSearch.parse({})
const auditedAs = async (action: string) =>
  (await club.store.read.select().from(club.schema.platform.audit)).filter((line) => line.action === action)

/** A call on the telephone by somebody who is no member. */
const guestCall = (more: Partial<Parameters<typeof requestRescue>[0]['call']> = {}) =>
  requestRescue({
    ...{ club, actor: desk.adviser },
    call: {
      ...{ service: 'tyre', answers: {}, words: '', ...desk.spot, accuracyM: null, place: '=HYPERLINK("x")' },
      ...{
        district: '',
        isSafe: true,
        people: 1,
        animals: false,
        phone: '13800002222',
        vehicleId: '',
        plate: '沪A·T1234',
      },
      ...{ car: '', memberId: '', callerName: 'Guest', dealerId: desk.dealerId, ...more },
    },
  }).then(granted)

describe('the board', () => {
  test('lists open calls by priority, then waiting time, with the promise that runs out next', async () => {
    await call(club, desk)
    club.clock.advance(MINUTE)
    const { number } = await guestCall({ isSafe: false })
    const board = await readBoard(club, desk.adviser, desk.dealerId, 'en')
    expect(board.rows.map((row) => row.priority)).toEqual(['now', 'soon'])
    expect(board.rows[0]).toMatchObject({ number, standing: 'new', isSafe: false })
    expect(board.rows[0]?.clock).toMatchObject({ kind: 'acknowledge', startedAt: club.clock.now() })
    expect(board.counts).toMatchObject({ unassigned: 2, offered: 0, coming: 0, scene: 0, open: 2 })
    expect(board.helpers).toHaveLength(2)
  })

  test('follows a call through its standings', async () => {
    const { requestId } = await call(club, desk)
    const standing = async () => (await readBoard(club, desk.adviser, desk.dealerId, 'en')).rows[0]?.standing
    const { assignmentId } = await offer(club, desk, requestId, desk.first.helperId)
    expect(await standing()).toBe('offered')
    granted(await answerOffer({ club, actor: desk.first.actor, assignmentId, answer: 'accept', etaMinutes: 20 }))
    expect(await standing()).toBe('coming')
    const { rows, helpers } = await readBoard(club, desk.adviser, desk.dealerId, 'en')
    expect(rows[0]?.etaAt).toBe(club.clock.now() + 20 * MINUTE)
    expect(rows[0]?.clock?.kind).toBe('eta')
    expect(helpers.find(({ id }) => id === desk.first.helperId)?.load).toBe(1)
  })

  test('is closed to staff of other dealers, and so is every call on it', async () => {
    const { number } = await call(club, desk)
    await expect(readBoard(club, stranger, desk.dealerId, 'en')).rejects.toThrow(NotFound)
    await expect(readBoard(club, desk.adviser, '', 'en')).rejects.toThrow(NotFound)
    await expect(readDeskRescue(club, stranger, number, 'en')).rejects.toThrow(NotFound)
    await expect(revealCaller({ club, actor: stranger, number })).rejects.toThrow(NotFound)
    await expect(readTrail({ club, actor: stranger, number })).rejects.toThrow(NotFound)
    await expect(listRescues(club, stranger, desk.dealerId, everything, 'en')).rejects.toThrow(NotFound)
    const input = { act: 'acknowledge', number } as const
    await expect(actOnCall({ club, actor: stranger, dealerId: '', input })).rejects.toThrow(NotFound)
  })
})

describe('one call', () => {
  test('hides the phone until somebody asks, which is on record', async () => {
    const { number } = await guestCall()
    const seen = await readDeskRescue(club, desk.adviser, number, 'en')
    expect(seen.caller).toMatchObject({ name: 'Guest', phone: '138 **** 2222' })
    const shown = granted(await revealCaller({ club, actor: desk.adviser, number }))
    expect(shown.dial).toBe('+8613800002222')
    expect(await auditedAs('rescue.phone-read')).toHaveLength(1)
  })

  test('tells its steps, its answers and who may be the same', async () => {
    const { number } = await call(club, desk)
    await guestCall({ phone: '13800003333' })
    const seen = await readDeskRescue(club, desk.adviser, number, 'en')
    expect(seen.steps.map(({ event }) => event)).toEqual(['call'])
    expect(seen.answers).toHaveLength(1)
    expect(seen.duplicates.map(({ like }) => like)).toEqual(['place'])
  })

  test('keeps only the district to itself from the next day on; a look at the place is on record', async () => {
    const { number } = await guestCall({ district: 'Minhang', place: 'Gate 3' })
    const cancel = { act: 'cancel', number, version: 1, reason: 'Solved' } as const
    granted(await actOnCall({ club, actor: desk.adviser, dealerId: desk.dealerId, input: cancel }))
    expect((await readDeskRescue(club, desk.adviser, number, 'en')).place).toBe('Gate 3')
    club.clock.advance(DAY)
    const later = await readDeskRescue(club, desk.adviser, number, 'en')
    expect(later).toMatchObject({ place: '', lat: null, lng: null, district: 'Minhang' })
    const trail = granted(await readTrail({ club, actor: desk.adviser, number }))
    expect(trail.place).toBe('Gate 3')
    expect(await auditedAs('rescue.trail-read')).toHaveLength(1)
  })

  test('of two dispatchers the second reads that somebody was faster', async () => {
    const { number } = await call(club, desk)
    const by = (actor: Actor, helperId: string) =>
      actOnCall({ club, actor, dealerId: desk.dealerId, input: { act: 'offer', number, helperId } })
    granted(await by(desk.adviser, desk.first.helperId))
    expect(await by(desk.manager, desk.second.helperId)).toMatchObject({
      ok: false,
      reason: 'rescue-desk:refusal.already_asked',
    })
  })
})

describe('the nearest helpers', () => {
  test('stand in the order of the ranking, those left out behind them with reasons', async () => {
    const far = await addHelper(club, desk.dealerId, { north: 60, radiusKm: 10 })
    const { requestId } = await call(club, desk)
    const { assignmentId } = await offer(club, desk, requestId, desk.first.helperId)
    await club.write(systemActor, (w) => setAuto(w, desk.dealerId, false))
    granted(await answerOffer({ club, actor: desk.first.actor, assignmentId, answer: 'decline', reason: 'Too far' }))
    const nearest = await readNearest(club, requestId)
    expect(nearest[0]).toMatchObject({ id: desk.second.helperId, fits: true })
    const reasons = (id: string) => nearest.find((one) => one.id === id)?.reasons.map(({ key }) => key)
    expect(reasons(desk.first.helperId)).toContain('rescue-desk:why.refused')
    expect(reasons(far.helperId)).toContain('rescue-desk:why.far')
  })
})

describe('the list', () => {
  test('pages by key, filters, and writes no formula into its CSV', async () => {
    for (const last of ['1', '2', '3']) {
      await guestCall({ phone: `1380000444${last}`, plate: `沪A·T000${last}` })
      club.clock.advance(MINUTE)
    }
    const first = await listRescues(club, desk.adviser, desk.dealerId, everything, 'en', { limit: 2 })
    expect(first.rows).toHaveLength(2)
    const before = first.older ?? undefined
    const second = await listRescues(club, desk.adviser, desk.dealerId, everything, 'en', { limit: 2, before })
    expect(second.rows).toHaveLength(1)
    expect(second.older).toBeNull()
    const of = async (search: object) =>
      (await listRescues(club, desk.adviser, desk.dealerId, listSearch.parse(search), 'en')).rows.length
    expect(await of({ service: 'tyre', state: 'open' })).toBe(3)
    expect(await of({ service: 'tow' })).toBe(0)
    expect(await of({ q: '13800004442' })).toBe(1)
    expect(await of({ hour: '9' })).toBe(3)
    expect(await of({ hour: '10', repeat: 'on' })).toBe(0)
    let csv = ''
    const words = { head: ['number'], standing: (one: string) => one, priority: (one: string) => one }
    for await (const part of rescuesCsv(club, desk.adviser, desk.dealerId, everything, 'en', words)) csv += part
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  })
})

describe('the figures', () => {
  test('count calls, times, helpers and repeats of a span', async () => {
    const { requestId, assignmentId } = await onScene(club, desk)
    club.clock.advance(10 * MINUTE)
    granted(
      await finishAssignment({ club, actor: desk.first.actor, assignmentId, odometerKm: 12_345, report: 'Started' }),
    )
    club.clock.advance(3 * DAY)
    await accepted(club, desk)
    const figures = await readRescueInsights(club, desk.adviser, {
      ...{ dealerId: desk.dealerId, from: club.clock.now() - 30 * DAY, until: club.clock.now() + DAY, language: 'en' },
    })
    expect(requestId).toBeTruthy()
    expect(figures.totals).toMatchObject({ all: 2, done: 1, repeats: 1 })
    expect(figures.services).toMatchObject([{ code: 'battery', count: 2, done: 1 }])
    expect(figures.hours.reduce((sum, count) => sum + count, 0)).toBe(2)
    expect(figures.models[0]?.count).toBe(2)
    expect(figures.places.reduce((sum, { count }) => sum + count, 0)).toBe(2)
    const finish = figures.times.find(({ kind }) => kind === 'finish')
    expect(finish).toMatchObject({ count: 1, median: 10, p90: 10, kept: 1 })
    expect(figures.helpers.reduce((sum, { offered }) => sum + offered, 0)).toBe(2)
  })
})

describe('the intake', () => {
  test('finds a member while the name is typed, masked for dealers that do not know them', async () => {
    await call(club, desk)
    const name = desk.owner.actor.name
    const [found] = await findCallers(club, desk.adviser, name, 'en')
    expect(found?.cars[0]?.id).toBe(desk.owner.vehicleId)
    expect(await findCallers(club, stranger, name, 'en')).toEqual([])
  })
})
