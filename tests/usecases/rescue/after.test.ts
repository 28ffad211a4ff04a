import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { DEFAULT_RULES, publishDefaultRules } from '~/areas/points/default-rules.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { advanceAssignment } from '~/areas/rescue/advance-assignment.server'
import { answerOffer } from '~/areas/rescue/answer-offer.server'
import { answerSurvey } from '~/areas/rescue/answer-survey.server'
import { blurPlaces } from '~/areas/rescue/blur-places.server'
import { bookTow } from '~/areas/rescue/book-tow.server'
import { fillRescue } from '~/areas/rescue/fill-defaults.server'
import { finishAssignment } from '~/areas/rescue/finish-assignment.server'
import { callForm } from '~/areas/rescue/forms'
import { grantGoodwill } from '~/areas/rescue/grant-goodwill.server'
import { ROUND_THE_CLOCK } from '~/areas/rescue/hours'
import { logFollowUp } from '~/areas/rescue/log-follow-up.server'
import { offerRescue } from '~/areas/rescue/offer-rescue.server'
import { requestRescue } from '~/areas/rescue/request-rescue.server'
import { saveHelper } from '~/areas/rescue/save-helper.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { drainOutbox } from '~/platform/outbox.server'
import { addOwner, openWorkshop } from '../../support/booking'
import { testClub } from '../../support/club'
import { granted, staffActor } from '../../support/people'

const club = await testClub()
await club.write(systemActor, publishDefaultRules)
await club.write(systemActor, fillRescue)
const { dealerId } = await openWorkshop(club)
const adviser = await staffActor(club, 'adviser', dealerId)
const manager = await staffActor(club, 'manager', dealerId)
const { memberId, vehicleId, actor: owner } = await addOwner(club)
const { helperId } = granted(
  await saveHelper({
    ...{ club, actor: manager, helperId: null, version: 0, dealerId, kind: 'company', name: '虹桥拖运' },
    ...{ phone: '+862155500009', userId: null, vehicle: 'flatbed', plate: '沪E·T0936', skills: ['flatbed'] },
    ...{ lat: 31.2, lng: 121.3, radiusKm: 80, hours: ROUND_THE_CLOCK, capacity: 2, priceBp: 10_000, active: true },
  }),
)
const { requests, positions, followUps } = club.schema.rescue

/** A tow from the call to the dealer's yard. */
async function towed() {
  const call = callForm.parse({
    ...{ service: 'tow', isSafe: 'yes', phone: '13800001024', lat: '31.2345', lng: '121.3456' },
    ...{ place: 'G2 K1186', vehicleId },
  })
  const { requestId, number } = granted(await requestRescue({ club, actor: owner, call }))
  const { assignmentId } = granted(await offerRescue({ club, actor: adviser, requestId, helperId }))
  const act = { club, actor: adviser, assignmentId }
  granted(await answerOffer({ ...act, answer: 'accept', etaMinutes: 20 }))
  club.clock.set(club.clock.now() + 20 * MINUTE)
  for (const event of ['depart', 'arrive', 'tow'] as const) granted(await advanceAssignment({ ...act, event }))
  granted(await finishAssignment({ ...act, odometerKm: 32_000, towedTo: dealerId }))
  return { requestId, number, assignmentId }
}
const row = async (requestId: string) =>
  (await club.store.read.select().from(requests).where(eq(requests.id, requestId)))[0]

const { requestId, number, assignmentId } = await towed()

test('a car that was towed in gets its time at the dealer, once', async () => {
  await drainOutbox(club)
  const booked = (await row(requestId))?.bookingNumber
  expect(booked).toMatch(/^B-/)
  expect(await bookTow({ club, actor: adviser, requestId })).toEqual({ ok: true, value: { number: booked } })
  const { bookings } = club.schema.booking
  const rows = await club.store.read.select().from(bookings)
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ memberId, dealerId, state: 'booked', channel: 'desk' })
  expect(rows[0]?.note).toContain(number)
})

test('the owner says how it was, once', async () => {
  const say = { club, actor: owner, number, score: 4, comment: ' 很快 ' }
  await expect(answerSurvey({ ...say, actor: adviser })).rejects.toThrow(NotFound)
  granted(await answerSurvey(say))
  expect(await answerSurvey({ ...say, score: 1 })).toMatchObject({ reason: 'rescue:refusal.answered' })
  const [kept] = await club.store.read.select().from(followUps)
  expect(kept).toMatchObject({ score: 4, comment: '很快' })
})

test('the follow-up call comes back until somebody was reached', async () => {
  const log = { club, actor: adviser, requestId }
  await expect(logFollowUp({ ...log, actor: owner, result: 'reached' })).rejects.toThrow(NotFound)
  expect(granted(await logFollowUp({ ...log, result: 'missed' })).dueAt).toBe(club.clock.now() + 4 * HOUR)
  granted(await logFollowUp({ ...log, result: 'reached', note: '车已修好' }))
  expect(await logFollowUp({ ...log, result: 'reached' })).toMatchObject({ ok: false })
})

test('nobody earns by breaking down; a manager may apologise with points', async () => {
  expect(DEFAULT_RULES.filter(({ factType }) => factType.startsWith('rescue.'))).toEqual([])
  const before = (await balanceOf(club, memberId)).available
  const give = { club, requestId, points: 300, reason: '等候过久' }
  await expect(grantGoodwill({ ...give, actor: adviser })).rejects.toThrow(NotFound)
  expect(await grantGoodwill({ ...give, actor: manager, points: -5 })).toMatchObject({ ok: false })
  granted(await grantGoodwill({ ...give, actor: manager }))
  expect((await balanceOf(club, memberId)).available).toBe(before + 300)
})

test('thirty days later nobody knows where it was', async () => {
  const now = club.clock.now()
  await club.write(systemActor, (w) =>
    w.tx.insert(positions).values({ id: 'p', assignmentId, key: 'k', at: now, lat: 31, lng: 121, receivedAt: now }),
  )
  expect(await blurPlaces(club)).toBe(0)
  club.clock.set(now + 31 * DAY)
  expect(await blurPlaces(club)).toBe(1)
  expect(await blurPlaces(club)).toBe(0)
  const after = await row(requestId)
  expect(after?.place).toBe('')
  expect(after?.lat).toBeCloseTo(31.25)
  expect(after?.lng).toBeCloseTo(121.35)
  expect(await club.store.read.select().from(positions)).toEqual([])
})
