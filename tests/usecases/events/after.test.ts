import { beforeEach, describe, expect, test } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { openEvent } from '#tests/support/events'
import { availableOf, eventFaults, join, lettersTo, memberWith, type OpenEvent, seatsOf } from '#tests/support/parties'
import { granted } from '#tests/support/people'
import { closeEvent, closeJob } from '~/areas/events/close-event.server'
import { addEventPhotos, decidePhoto, takeDownPhoto } from '~/areas/events/photos.server'
import { rateEvent, readSurvey, surveyJob } from '~/areas/events/rate-event.server'
import { readOverview } from '~/areas/events/read-overview.server'
import { readDeskPhotos, readEventPhotos } from '~/areas/events/read-photos.server'
import { readReport } from '~/areas/events/read-report.server'
import { fillOf, perHead, showRateOf } from '~/areas/events/report-figures'
import { scanTicket } from '~/areas/events/scan-ticket.server'
import { publishDefaultRules } from '~/areas/points/default-rules.server'
import { DAY, HOUR } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { saveBytes } from '~/platform/files.server'

let club: TestClub
beforeEach(async () => {
  club = await testClub()
  await club.write(systemActor, publishDefaultRules)
})

const actor = systemActor
const close = (number: string) => closeEvent({ club, actor, eventNumber: number })
/** An event for ten, tomorrow, of four hours. */
const tomorrow = (): Promise<OpenEvent> => {
  const startsAt = Math.ceil(club.clock.now() / HOUR) * HOUR + DAY
  return openEvent(club, { sessions: [{ startsAt, people: 10 }], kinds: [{}, { who: 'guest' }] })
}
const scan = (event: OpenEvent, seatId: string, more: object = {}) =>
  scanTicket({
    ...{ club, actor, eventNumber: event.number, sessionId: event.sessionIds[0] ?? '', seatId },
    ...{ door: 'A', key: `key-${seatId}`, ...more },
  })
const factsOf = async (type: string) =>
  (await club.store.read.select().from(club.schema.platform.facts)).filter((fact) => fact.type === type)
const outcomes = () => club.store.read.select().from(club.schema.events.outcomes)

/** Two parties: of the first both come, of the second nobody. */
async function held() {
  const event = await tomorrow()
  const [came, missed] = [await memberWith(club), await memberWith(club)]
  const first = granted(await join(club, event, came, 2))
  const second = granted(await join(club, event, missed, 1))
  club.clock.advance(DAY + HOUR)
  for (const seatId of first.seatIds) granted(await scan(event, seatId))
  return { event, came, missed, first, second }
}

describe('closing', () => {
  test('is for after the end; who came has the fact and the points once, who did not is missed', async () => {
    const { event, came, missed } = await held()
    const before = await availableOf(club, came.memberId)
    expect(await close(event.number)).toMatchObject({ ok: false, reason: 'events-after:refusal.not_over' })
    club.clock.advance(5 * HOUR)
    expect(granted(await close(event.number))).toEqual({ came: 1, missed: 1 })
    expect(await close(event.number)).toMatchObject({ ok: false, reason: 'events-after:refusal.closed' })
    expect(
      (await outcomes())
        .map(({ memberId, attended, people, inPerson }) => [memberId, attended, people, inPerson])
        .sort(),
    ).toEqual(
      [
        [came.memberId, 2, 2, true],
        [missed.memberId, 0, 1, false],
      ].sort(),
    )
    expect(await factsOf('event.attended')).toHaveLength(1)
    expect((await factsOf('event.missed')).map(({ memberId }) => memberId)).toEqual([missed.memberId])
    expect(await availableOf(club, came.memberId)).toBe(before + 300)
    expect(await eventFaults(club)).toEqual([])
  })

  test('by the clock three hours after the end, and no sooner', async () => {
    const { event } = await held()
    club.clock.advance(5 * HOUR)
    expect(await closeJob.run(club, club.clock.now())).toEqual({ closed: 0 })
    club.clock.advance(HOUR)
    expect(await closeJob.run(club, club.clock.now())).toEqual({ closed: 1 })
    expect(await close(event.number)).toMatchObject({ ok: false })
  })

  test('an entry that a door sends late puts the outcome right, and gives the points once', async () => {
    const { event, missed, second } = await held()
    const at = club.clock.now()
    club.clock.advance(5 * HOUR)
    granted(await close(event.number))
    const before = await availableOf(club, missed.memberId)
    const late = { offline: true, shown: 'in', at }
    const [seatId = ''] = second.seatIds
    for (const key of ['late-1', 'late-1', 'late-2']) await scan(event, seatId, { ...late, key })
    expect((await outcomes()).find(({ memberId }) => memberId === missed.memberId)?.attended).toBe(1)
    expect(await availableOf(club, missed.memberId)).toBe(before + 300)
    expect(await factsOf('event.attended')).toHaveLength(2)
    expect(await eventFaults(club)).toEqual([])
  })

  test('whoever still waits is let go', async () => {
    const event = await tomorrow()
    const [one, two] = [await memberWith(club), await memberWith(club)]
    granted(await join(club, event, one, 6))
    expect(granted(await join(club, event, two, 6, { orWait: true })).state).toBe('waiting')
    club.clock.advance(DAY + 6 * HOUR)
    granted(await close(event.number))
    const states = (await club.store.read.select().from(club.schema.events.parties)).map(({ state }) => state)
    expect(states.sort()).toEqual(['cancelled', 'confirmed'])
    expect(await eventFaults(club)).toEqual([])
  })
})

describe('the survey', () => {
  test('is sent to who came, is answered once, and the score earns nothing', async () => {
    const { event, came, missed, first, second } = await held()
    club.clock.advance(5 * HOUR)
    granted(await close(event.number))
    const sent = await outcomes()
    for (const { partyId } of sent) await surveyJob.run(club, { partyId }, { outboxId: '', attempt: 1 })
    expect(await lettersTo(club, came)).toContain('event-survey')
    expect(await lettersTo(club, missed)).not.toContain('event-survey')
    const points = await availableOf(club, came.memberId)
    const rate = (number: string, who = came) =>
      rateEvent({ club, actor: who.actor, number, score: 2, comment: ' late ' })
    await expect(rate(first.number, missed)).rejects.toThrow(NotFound)
    expect(await rate(second.number, missed)).toMatchObject({ reason: 'events:refusal.no_survey' })
    expect(granted(await rate(first.number))).toEqual({ score: 2 })
    expect(await rate(first.number)).toMatchObject({ reason: 'events:refusal.rated' })
    expect(await availableOf(club, came.memberId)).toBe(points)
    expect((await factsOf('event.rated')).map(({ payload }) => payload)).toMatchObject([
      { score: 2, number: first.number },
    ])
    expect(await readSurvey(club, came.memberId, first.number, 'en')).toMatchObject({ state: 'rated' })
  })

  test('ends sixty days after the event', async () => {
    const { event, came, first } = await held()
    club.clock.advance(5 * HOUR)
    granted(await close(event.number))
    club.clock.advance(61 * DAY)
    const late = await rateEvent({ club, actor: came.actor, number: first.number, score: 5 })
    expect(late).toMatchObject({ reason: 'events:refusal.survey_over' })
  })
})

describe('photos', () => {
  test('are for those who came; whoever is on one takes it down at once, staff decides', async () => {
    const { event, came, missed } = await held()
    const eventNumber = event.number
    const fileId = await saveBytes(club, { type: 'image/webp', bytes: new Uint8Array([1, 2, 3]) })
    const add = (agreed: boolean) => addEventPhotos({ club, actor, eventNumber, fileIds: [fileId], agreed })
    expect(await add(false)).toMatchObject({ reason: 'events-after:refusal.not_agreed' })
    expect(granted(await add(true))).toEqual({ added: 1 })
    expect(granted(await add(true))).toEqual({ added: 0 })
    await expect(readEventPhotos(club, missed.actor, eventNumber, 'en')).rejects.toThrow(NotFound)
    const { photos } = await readEventPhotos(club, came.actor, eventNumber, 'en')
    const photoId = photos[0]?.id ?? ''
    await expect(takeDownPhoto({ club, actor: missed.actor, photoId })).rejects.toThrow(NotFound)
    granted(await takeDownPhoto({ club, actor: came.actor, photoId }))
    expect((await readEventPhotos(club, came.actor, eventNumber, 'en')).photos).toEqual([])
    expect((await readDeskPhotos(club, actor, eventNumber, 'en')).photos).toMatchObject([{ isHidden: true }])
    granted(await decidePhoto({ club, actor, eventNumber, photoId, decision: 'show' }))
    expect((await readEventPhotos(club, came.actor, eventNumber, 'en')).photos).toHaveLength(1)
    granted(await decidePhoto({ club, actor, eventNumber, photoId, decision: 'remove' }))
    expect((await readDeskPhotos(club, actor, eventNumber, 'en')).photos).toEqual([])
  })
})

test('the report counts what happened, and the overview has the same figures', async () => {
  const { event, came, first } = await held()
  club.clock.advance(5 * HOUR)
  granted(await close(event.number))
  granted(await rateEvent({ club, actor: came.actor, number: first.number, score: 4, comment: 'Good' }))
  const report = await readReport(club, actor, event.number, 'en')
  const { figures } = report
  expect(figures).toMatchObject({
    ...{ registered: { parties: 2, people: 3 }, waited: { parties: 0, people: 0 } },
    ...{ confirmed: { parties: 2, people: 3 }, coming: { parties: 2, people: 3 }, came: { parties: 1, people: 2 } },
    ...{ rated: 1, score: 4, capacity: 10, taken: 3 },
  })
  expect([fillOf(figures), showRateOf(figures), report.pointsGiven, perHead(report.pointsGiven, figures)]).toEqual([
    0.3,
    2 / 3,
    300,
    150,
  ])
  expect(report.tiers.reduce((sum, { came }) => sum + came, 0)).toBe(2)
  expect(report.comments).toMatchObject([{ score: 4, comment: 'Good' }])
  expect((await seatsOf(club, first.number)).length).toBe(2)
  const now = club.clock.now()
  const all = await readOverview(club, actor, { dealerId: '', from: now - 30 * DAY, until: now, language: 'en' })
  expect(all.map(({ figures }) => figures)).toEqual([figures])
})
