import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { adminActor, granted } from '#tests/support/people'
import { accepted, call, offer, rescueAt, rescueFaults } from '#tests/support/rescue'
import { advanceAssignment } from '~/areas/rescue/advance-assignment.server'
import { answerOffer } from '~/areas/rescue/answer-offer.server'
import { cancelRescue } from '~/areas/rescue/cancel-rescue.server'
import { DEFAULT_LEVELS } from '~/areas/rescue/defaults'
import { acknowledge } from '~/areas/rescue/desk-steps.server'
import { finishAssignment } from '~/areas/rescue/finish-assignment.server'
import { readHistories } from '~/areas/rescue/histories.server'
import { keepAuto } from '~/areas/rescue/keep-auto.server'
import { timeOutOffers } from '~/areas/rescue/offer-rescue.server'
import { loadRescue } from '~/areas/rescue/open-request.server'
import { breachesOf, clocksOf } from '~/areas/rescue/rules'
import { watchRescues } from '~/areas/rescue/watch.server'
import { MINUTE } from '~/kernel/clock'
import { drainOutbox } from '~/platform/outbox.server'

async function breachesOn(club: TestClub, requestId: string) {
  const { breaches } = club.schema.rescue
  const rows = await club.store.read
    .select()
    .from(breaches)
    .where(eq(breaches.requestId, requestId))
    .orderBy(breaches.at, breaches.id)
  return rows.map(({ kind, level }) => `${kind} ${level}`)
}

async function alertsTo(club: TestClub): Promise<(string | null)[]> {
  const { messages } = club.schema.platform
  const rows = await club.store.read.select().from(messages).where(eq(messages.template, 'rescue-alert'))
  return rows.map(({ userId }) => userId)
}

test('a call that nobody sees calls the adviser, the manager and headquarters, each once', async () => {
  const club = await testClub()
  const desk = await rescueAt(club)
  const hq = await adminActor(club)
  const { requestId } = await call(club, desk)
  club.clock.advance(5 * MINUTE)
  expect(await watchRescues(club)).toBe(0)
  club.clock.advance(1)
  expect(await watchRescues(club)).toBe(1)
  expect(await watchRescues(club)).toBe(0)
  expect(await alertsTo(club)).toEqual([desk.adviser.userId])
  club.clock.advance(5 * MINUTE)
  await Promise.all([watchRescues(club), watchRescues(club), drainOutbox(club)])
  expect(await breachesOn(club, requestId)).toEqual(['acknowledge adviser', 'acknowledge manager', 'assign adviser'])
  granted(await acknowledge({ club, actor: desk.adviser, requestId }))
  club.clock.advance(60 * MINUTE)
  await watchRescues(club)
  expect((await breachesOn(club, requestId)).slice(3)).toEqual(['assign manager', 'assign hq'])
  expect(new Set(await alertsTo(club))).toEqual(new Set([desk.adviser.userId, desk.manager.userId, hq.userId]))
  expect(await rescueFaults(club)).toEqual([])
})

test('the queue wakes at the moment a promise runs out, without the clock of every minute', async () => {
  const club = await testClub()
  const desk = await rescueAt(club)
  granted(await keepAuto({ club, actor: desk.manager, dealerId: desk.dealerId, auto: false }))
  const { requestId, assignmentId } = await accepted(club, desk)
  club.clock.advance(25 * MINUTE + 1)
  await drainOutbox(club)
  expect(await breachesOn(club, requestId)).toEqual(['eta adviser'])
  granted(await advanceAssignment({ club, actor: desk.first.actor, assignmentId, event: 'extend', etaMinutes: 30 }))
  club.clock.advance(29 * MINUTE)
  await drainOutbox(club)
  granted(await advanceAssignment({ club, actor: desk.first.actor, assignmentId, event: 'arrive' }))
  club.clock.advance(91 * MINUTE)
  await drainOutbox(club)
  expect(await breachesOn(club, requestId)).toEqual(['eta adviser', 'on-scene adviser'])
})

test('a promise that was broken just before the end is on record, and nobody is called up for it', async () => {
  const club = await testClub()
  const desk = await rescueAt(club)
  const { requestId } = await call(club, desk)
  club.clock.advance(20 * MINUTE + 1)
  granted(await cancelRescue({ club, actor: desk.owner.actor, requestId, reason: 'Somebody stopped' }))
  expect(await watchRescues(club)).toBe(0)
  expect((await breachesOn(club, requestId)).sort()).toEqual([
    ...['acknowledge adviser', 'acknowledge hq', 'acknowledge manager', 'assign adviser', 'assign manager'],
  ])
  expect(await alertsTo(club)).toEqual([])
})

type Turn = {
  act: 'offer' | 'accept' | 'decline' | 'depart' | 'extend' | 'arrive' | 'unable' | 'finish' | 'watch'
  wait: number
}
const turns = fc.array(
  fc.record({
    act: fc.constantFrom<Turn['act']>(
      'offer',
      'accept',
      'decline',
      'depart',
      'extend',
      'arrive',
      'unable',
      'finish',
      'watch',
    ),
    wait: fc.integer({ min: 0, max: 20 }),
  }),
  { minLength: 4, maxLength: 25 },
)

test('whatever is done and whenever somebody looks, the book holds what one look at the end would find', {
  timeout: 60_000,
}, async () => {
  const club = await testClub()
  const desk = await rescueAt(club)
  const helpers = [desk.first, desk.second]
  await fc.assert(
    fc.asyncProperty(turns, async (list) => {
      const { requestId } = await call(club, desk)
      for (const { act, wait } of list) {
        club.clock.advance(wait * MINUTE + 1)
        if (act === 'watch') await watchRescues(club)
        await timeOutOffers(club, { requestId })
        const { active, helper, request } = await loadRescue(club, requestId)
        if (request.closedAt !== null) break
        if (act === 'offer' && !active) await offer(club, desk, requestId, desk.first.helperId).catch(() => null)
        const actor = helpers.find(({ helperId }) => helperId === helper?.id)?.actor
        if (!active || !actor || act === 'offer' || act === 'watch') continue
        const on = { club, actor, assignmentId: active.id, reason: 'so', etaMinutes: 15 }
        if (act === 'accept' || act === 'decline') await answerOffer({ ...on, answer: act })
        else if (act === 'finish') await finishAssignment(on)
        else await advanceAssignment({ ...on, event: act })
      }
      await watchRescues(club)
      const { request } = await loadRescue(club, requestId)
      if (request.closedAt === null) {
        granted(await cancelRescue({ club, actor: desk.owner.actor, requestId, reason: 'The end' }))
      }
      const history = (await readHistories(club, [requestId])).get(requestId) ?? []
      const found = breachesOf(clocksOf(history, DEFAULT_LEVELS.soon), club.clock.now())
      expect((await breachesOn(club, requestId)).sort()).toEqual(
        found.map(({ kind, level }) => `${kind} ${level}`).sort(),
      )
      expect(await rescueFaults(club)).toEqual([])
    }),
    { numRuns: 25 },
  )
})
