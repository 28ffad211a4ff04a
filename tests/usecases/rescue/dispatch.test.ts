import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { testClub } from '#tests/support/club'
import { openDealer } from '#tests/support/dealers'
import { granted, staffActor } from '#tests/support/people'
import {
  accepted,
  addHelper,
  assignmentsOf,
  call,
  offer,
  onScene,
  type RescueDesk,
  requestRow,
  rescueAt,
  rescueFaults,
} from '#tests/support/rescue'
import { readOdometer } from '~/areas/garage/odometer-history.server'
import { advanceAssignment } from '~/areas/rescue/advance-assignment.server'
import { answerOffer } from '~/areas/rescue/answer-offer.server'
import { cancelRescue } from '~/areas/rescue/cancel-rescue.server'
import { acknowledge, giveUp } from '~/areas/rescue/desk-steps.server'
import { finishAssignment } from '~/areas/rescue/finish-assignment.server'
import { handOverRescue } from '~/areas/rescue/hand-over-rescue.server'
import { keepAuto } from '~/areas/rescue/keep-auto.server'
import { endMassEvent, joinMassEvent, startMassEvent } from '~/areas/rescue/mass-events.server'
import { mergeRescue } from '~/areas/rescue/merge-rescue.server'
import { offerRescue, timeOutOffers } from '~/areas/rescue/offer-rescue.server'
import { sendPosition } from '~/areas/rescue/send-position.server'
import { requestOfLink, revokeShare, shareRescue } from '~/areas/rescue/share-rescue.server'
import { writeMessage } from '~/areas/rescue/write-message.server'
import { HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { drainOutbox } from '~/platform/outbox.server'

const club = await testClub()
let desk: RescueDesk
let places = 0
/** Each test has a desk of its own, hundreds of kilometres from the others. */
beforeEach(async () => {
  places += 1
  desk = await rescueAt(club, `D${places}`, 6 * places - 80)
})

const states = async (requestId: string) => (await assignmentsOf(club, requestId)).map(({ state }) => state)
const row = (requestId: string) => requestRow(club, requestId)
const by = (actor: typeof desk.first.actor, assignmentId: string) => ({ club, actor, assignmentId })

describe('an offer', () => {
  test('acknowledges the call, is accepted with a time, and the owner hears who comes', async () => {
    const { requestId } = await accepted(club, desk)
    expect(await row(requestId)).toMatchObject({ state: 'assigned' })
    const [job] = await assignmentsOf(club, requestId)
    expect(job).toMatchObject({ state: 'accepted', etaAt: club.clock.now() + 25 * MINUTE })
    const { messages } = club.schema.platform
    const coming = await club.store.read.select().from(messages).where(eq(messages.template, 'rescue-coming'))
    expect(coming.map(({ userId }) => userId)).toEqual([desk.owner.actor.userId])
  })

  test('that is declined goes to the next by rule, and nobody is asked twice by rule', async () => {
    const { requestId } = await call(club, desk)
    const { assignmentId } = await offer(club, desk, requestId, desk.first.helperId)
    const no = { ...by(desk.first.actor, assignmentId), answer: 'decline' as const }
    expect(await answerOffer(no)).toMatchObject({ reason: 'rescue-desk:refusal.reason_wanted' })
    granted(await answerOffer({ ...no, reason: 'Another job' }))
    const [, next] = await assignmentsOf(club, requestId)
    expect(next).toMatchObject({ helperId: desk.second.helperId, state: 'offered', offeredBy: null })
    granted(
      await answerOffer({ ...by(desk.second.actor, next?.id ?? ''), answer: 'decline', reason: 'No flatbed here' }),
    )
    expect(await states(requestId)).toEqual(['declined', 'declined'])
    expect(await row(requestId)).toMatchObject({ state: 'dispatching' })
  })

  test('waits for the desk where the dealer does not leave it to the rule', async () => {
    granted(await keepAuto({ club, actor: desk.manager, dealerId: desk.dealerId, auto: false }))
    const { requestId } = await call(club, desk)
    const { assignmentId } = await offer(club, desk, requestId, desk.first.helperId)
    granted(await answerOffer({ ...by(desk.first.actor, assignmentId), answer: 'decline', reason: 'Another job' }))
    expect(await states(requestId)).toEqual(['declined'])
  })

  test('cannot be accepted after its time, whether or not the clock has been there', async () => {
    const { requestId } = await call(club, desk)
    const { assignmentId, expiresAt } = await offer(club, desk, requestId, desk.first.helperId)
    club.clock.set(expiresAt + 1)
    const late = { ...by(desk.first.actor, assignmentId), answer: 'accept' as const, etaMinutes: 10 }
    expect(await answerOffer(late)).toMatchObject({ ok: false, reason: 'rescue-desk:refusal.offer_over' })
    expect(await states(requestId)).toEqual(['timed-out', 'offered'])
    expect(await answerOffer(late)).toMatchObject({ ok: false, reason: 'rescue-desk:refusal.offer_over' })
    expect(await timeOutOffers(club, { requestId })).toBe(0)
  })

  test('is accepted in its last millisecond', async () => {
    const { requestId } = await call(club, desk)
    const { assignmentId, expiresAt } = await offer(club, desk, requestId, desk.first.helperId)
    club.clock.set(expiresAt)
    expect(await timeOutOffers(club, { requestId })).toBe(0)
    granted(await answerOffer({ ...by(desk.first.actor, assignmentId), answer: 'accept' }))
    expect(await states(requestId)).toEqual(['accepted'])
  })

  test('lapses by the queue alone', async () => {
    const { requestId } = await call(club, desk)
    const { expiresAt } = await offer(club, desk, requestId, desk.first.helperId)
    club.clock.set(expiresAt + 1)
    await drainOutbox(club)
    expect(await states(requestId)).toEqual(['timed-out', 'offered'])
  })

  test('is made once: the second dispatcher is refused, and so is one for a call that has somebody', async () => {
    const { requestId } = await call(club, desk)
    const ask = (actor: typeof desk.manager, helperId: string) => offerRescue({ club, actor, requestId, helperId })
    const answers = [await ask(desk.adviser, desk.first.helperId), await ask(desk.manager, desk.second.helperId)]
    expect(answers.map((one) => one.ok || one.reason)).toEqual([true, 'rescue-desk:refusal.already_asked'])
    expect(await states(requestId)).toEqual(['offered'])
    const other = await accepted(club, { ...desk, first: desk.second }, { vehicleId: '', plate: '沪A·00002' })
    expect(await ask(desk.manager, desk.first.helperId)).toMatchObject({ ok: false })
    expect(
      await offerRescue({ club, actor: desk.manager, requestId: other.requestId, helperId: desk.first.helperId }),
    ).toMatchObject({ reason: 'rescue-desk:refusal.not_open' })
  })

  test('past the rule wants a reason, which is kept', async () => {
    const far = await addHelper(club, desk.dealerId, { lat: desk.spot.lat + 0.8, radiusKm: 10 })
    const { requestId } = await call(club, desk)
    const asked = { club, actor: desk.adviser, requestId, helperId: far.helperId }
    expect(await offerRescue(asked)).toMatchObject({
      ...{ reason: 'rescue-desk:refusal.override_wanted', field: 'overrideReason' },
      alternatives: { reasons: [{ key: 'rescue-desk:why.far', params: { count: 10 } }] },
    })
    granted(await offerRescue({ ...asked, overrideReason: 'Is there anyway' }))
    expect((await assignmentsOf(club, requestId))[0]).toMatchObject({ overrideReason: 'Is there anyway' })
  })

  test('is not for the helper of another offer, the desk of another dealer, or a foreign owner', async () => {
    const { requestId } = await call(club, desk)
    const { assignmentId } = await offer(club, desk, requestId, desk.first.helperId)
    const elsewhere = await staffActor(club, 'manager', await openDealer(club, { code: 'ELS' }))
    for (const actor of [desk.second.actor, elsewhere, desk.owner.actor]) {
      await expect(answerOffer({ ...by(actor, assignmentId), answer: 'accept' })).rejects.toThrow(NotFound)
    }
    await expect(acknowledge({ club, actor: elsewhere, requestId })).rejects.toThrow(NotFound)
    // The desk answers for a helper on the telephone.
    granted(await answerOffer({ ...by(desk.adviser, assignmentId), answer: 'accept', etaMinutes: 15 }))
  })
})

describe('a job', () => {
  test('goes from the road to the signature; charge, reading, facts and the call of the day after are there', async () => {
    const { requestId, assignmentId } = await onScene(club, desk, { service: 'tow' })
    const helper = by(desk.first.actor, assignmentId)
    granted(await advanceAssignment({ ...helper, event: 'tow' }))
    granted(await finishAssignment({ ...helper, odometerKm: 12_400, report: 'To the dealer', towedTo: desk.dealerId }))
    expect(await row(requestId)).toMatchObject({
      ...{ state: 'done', outcome: 'towed', odometerKm: 12_400, towDealerId: desk.dealerId, chargedMinor: 45_000 },
      report: 'To the dealer',
    })
    const { readings } = await readOdometer(club, desk.owner.vehicleId)
    expect(readings.map(({ km, source }) => ({ km, source }))).toContainEqual({ km: 12_400, source: 'rescue' })
    const { facts } = club.schema.platform
    const about = (await club.store.read.select().from(facts)).filter((fact) => fact.about === requestId)
    expect(about.map(({ type }) => type)).toEqual(['rescue.requested', 'rescue.arrived', 'rescue.completed'])
    const { followUps } = club.schema.rescue
    const [after] = await club.store.read.select().from(followUps).where(eq(followUps.requestId, requestId))
    expect(after).toMatchObject({ dueAt: club.clock.now() + 24 * HOUR, doneAt: null })
  })

  test('that ends on a truck after all costs what a tow costs', async () => {
    const { requestId, assignmentId } = await onScene(club, desk)
    expect(await row(requestId)).toMatchObject({ estimateMinor: 20_000, coveredMinor: 20_000, entitlement: 'roadside' })
    const helper = by(desk.first.actor, assignmentId)
    granted(await advanceAssignment({ ...helper, event: 'tow' }))
    granted(await finishAssignment(helper))
    expect(await row(requestId)).toMatchObject({ estimateMinor: 45_000, chargedMinor: 45_000, entitlement: '' })
  })

  test("believes a helper's clock only between the last step and now", async () => {
    const { requestId, assignmentId } = await accepted(club, desk)
    const helper = by(desk.first.actor, assignmentId)
    const since = club.clock.now()
    club.clock.advance(10 * MINUTE)
    granted(await advanceAssignment({ ...helper, event: 'depart', toldAt: since + MINUTE }))
    club.clock.advance(MINUTE)
    granted(await advanceAssignment({ ...helper, event: 'arrive', toldAt: since - 400 * HOUR }))
    const { steps } = club.schema.rescue
    const taken = await club.store.read
      .select()
      .from(steps)
      .where(and(eq(steps.requestId, requestId), eq(steps.assignmentId, assignmentId)))
      .orderBy(steps.at, steps.id)
    expect(taken.slice(-2).map(({ event, at, happenedAt }) => ({ event, at, happenedAt }))).toEqual([
      { event: 'depart', at: since + 10 * MINUTE, happenedAt: since + MINUTE },
      { event: 'arrive', at: since + 11 * MINUTE, happenedAt: since + 11 * MINUTE },
    ])
  })

  test('that piled up in a dead spot is replayed once', async () => {
    const { requestId, assignmentId } = await accepted(club, desk)
    const depart = { ...by(desk.first.actor, assignmentId), event: 'depart' as const, key: 'phone-step-1' }
    const first = granted(await advanceAssignment(depart))
    expect(granted(await advanceAssignment(depart))).toEqual(first)
    expect(await advanceAssignment({ ...depart, key: 'phone-step-2' })).toMatchObject({
      reason: 'rescue-desk:refusal.flow_wrong_state',
    })
    const { steps } = club.schema.rescue
    const departs = await club.store.read.select().from(steps).where(eq(steps.event, 'depart'))
    expect(departs.filter((step) => step.requestId === requestId)).toHaveLength(1)
  })

  test('is given back with a reason and goes to the next by rule', async () => {
    const { requestId, assignmentId } = await accepted(club, desk)
    const unable = { ...by(desk.first.actor, assignmentId), event: 'unable' as const }
    expect(await advanceAssignment(unable)).toMatchObject({ reason: 'rescue-desk:refusal.reason_wanted' })
    granted(await advanceAssignment({ ...unable, reason: 'Own breakdown' }))
    expect(await states(requestId)).toEqual(['unable', 'offered'])
    expect(await row(requestId)).toMatchObject({ state: 'dispatching' })
  })

  test('with nobody there ends the call, charges nothing and has used the entitlement', async () => {
    const { requestId, assignmentId } = await onScene(club, desk)
    granted(await advanceAssignment({ ...by(desk.first.actor, assignmentId), event: 'gone', reason: 'Nobody there' }))
    expect(await row(requestId)).toMatchObject({
      ...{ state: 'unserved', outcome: 'gone', entitlement: 'roadside', chargedMinor: 0 },
    })
  })

  test('an extension says when, and only the desk takes a job back', async () => {
    const { requestId, assignmentId } = await accepted(club, desk)
    const helper = by(desk.first.actor, assignmentId)
    expect(await advanceAssignment({ ...helper, event: 'extend' })).toMatchObject({ field: 'etaMinutes' })
    granted(await advanceAssignment({ ...helper, event: 'extend', etaMinutes: 50 }))
    const [job] = await assignmentsOf(club, requestId)
    expect(job?.etaAt).toBe(club.clock.now() + 50 * MINUTE)
    expect(job?.firstEtaAt).toBe(club.clock.now() + 25 * MINUTE)
    expect(await advanceAssignment({ ...helper, event: 'withdraw', reason: 'mine' })).toMatchObject({
      reason: 'rescue-desk:refusal.flow_not_yours',
    })
    granted(await advanceAssignment({ ...by(desk.adviser, assignmentId), event: 'withdraw', reason: 'Nearer one' }))
    expect(await row(requestId)).toMatchObject({ state: 'dispatching' })
    expect(await states(requestId)).toEqual(['withdrawn'])
  })
})

describe('calling off', () => {
  const cancel = (requestId: string, version?: number) =>
    cancelRescue({ club, actor: desk.owner.actor, requestId, reason: 'It started', version })

  test('ends what is under way and uses nothing up', async () => {
    const { requestId } = await accepted(club, desk)
    granted(await cancel(requestId, (await row(requestId)).version))
    expect(await row(requestId)).toMatchObject({ state: 'cancelled', outcome: 'cancelled', entitlement: '' })
    expect(await states(requestId)).toEqual(['cancelled'])
    expect(await cancel(requestId)).toMatchObject({ reason: 'rescue:refusal.flow_wrong_state' })
  })

  test('while the helper arrives is a refusal with the state of now; once seen it counts as used', async () => {
    const { requestId, assignmentId } = await accepted(club, desk)
    const { version } = await row(requestId)
    granted(await advanceAssignment({ ...by(desk.first.actor, assignmentId), event: 'arrive' }))
    const late = await cancel(requestId, version)
    expect(late).toMatchObject({ reason: 'rescue:refusal.moved_on', alternatives: { state: 'helping' } })
    granted(await cancel(requestId, (await row(requestId)).version))
    expect(await row(requestId)).toMatchObject({ outcome: 'cancelled-on-scene', entitlement: 'roadside' })
  })

  test('by the desk that finds nobody is a matter of record', async () => {
    const { requestId } = await call(club, desk)
    await offer(club, desk, requestId, desk.first.helperId)
    granted(await giveUp({ club, actor: desk.adviser, requestId, reason: 'Road closed' }))
    expect(await row(requestId)).toMatchObject({ state: 'unserved', outcome: 'unserved' })
    expect(await states(requestId)).toEqual(['cancelled'])
  })
})

describe('between desks', () => {
  test('a call is handed over with whoever was asked taken back, and both dealers know the member', async () => {
    const there = await openDealer(club, { code: 'HQJ' })
    const { requestId } = await accepted(club, desk)
    const hand = { club, actor: desk.adviser, requestId, dealerId: there }
    expect(await handOverRescue({ ...hand, reason: '' })).toMatchObject({ field: 'reason' })
    granted(await handOverRescue({ ...hand, reason: 'They are nearer' }))
    expect(await row(requestId)).toMatchObject({ dealerId: there, state: 'dispatching' })
    expect(await states(requestId)).toEqual(['withdrawn'])
    await expect(acknowledge({ club, actor: desk.adviser, requestId })).rejects.toThrow(NotFound)
  })

  test('two calls for one car become one, and the relation stays', async () => {
    const { requestId: kept } = await call(club, desk)
    const { requestId } = await call(club, desk, { vehicleId: '', plate: '沪A·00003' })
    await offer(club, desk, requestId, desk.first.helperId)
    const merge = { club, actor: desk.adviser, requestId }
    expect(await mergeRescue({ ...merge, intoId: requestId })).toMatchObject({ field: 'intoId' })
    granted(await mergeRescue({ ...merge, intoId: kept }))
    expect(await row(requestId)).toMatchObject({ state: 'merged', mergedInto: kept })
    expect(await states(requestId)).toEqual(['cancelled'])
    expect(await mergeRescue({ ...merge, requestId: kept, intoId: requestId })).toMatchObject({
      reason: 'rescue-desk:refusal.merge_closed',
    })
  })

  test('in snow new calls carry the words of the event, earlier ones are joined', async () => {
    const words = { zh: '大雪', en: 'Heavy snow' }
    const { requestId: before } = await call(club, desk)
    const start = { club, actor: desk.adviser, dealerId: desk.dealerId, name: words, text: words }
    const { massEventId } = granted(await startMassEvent(start))
    const { requestId } = await call(club, desk, { vehicleId: '', plate: '沪A·00004' })
    expect(await row(requestId)).toMatchObject({ massEventId })
    granted(await joinMassEvent({ club, actor: desk.adviser, requestId: before, massEventId }))
    expect(await row(before)).toMatchObject({ massEventId })
    granted(await endMassEvent({ club, actor: desk.adviser, massEventId }))
    expect(await endMassEvent({ club, actor: desk.adviser, massEventId })).toMatchObject({ ok: false })
    const late = await call(club, desk, { vehicleId: '', plate: '沪A·00005' })
    expect(await row(late.requestId)).toMatchObject({ massEventId: null })
  })
})

describe('on the way', () => {
  test('positions are kept once each, only while driving, and only those that can be meant', async () => {
    const { requestId, assignmentId } = await accepted(club, desk)
    const helper = by(desk.first.actor, assignmentId)
    const base = desk.spot.lat + 0.08
    const at = (key: string, lat: number, lng: number) => ({ key: `position-${key}`, lat, lng, at: club.clock.now() })
    const send = async (...positions: ReturnType<typeof at>[]) =>
      granted(await sendPosition({ ...helper, positions })).kept
    expect(await send(at('a', base, 121.33))).toBe(0)
    granted(await advanceAssignment({ ...helper, event: 'depart' }))
    const first = at('b', base, 121.33)
    expect(await send(first, first)).toBe(1)
    expect(await send(first)).toBe(0)
    club.clock.advance(MINUTE)
    // Nowhere, a jump of 100 km, a year ago, a year ahead.
    expect(await send(at('c', 0, 0), at('d', base + 0.9, 121.33))).toBe(0)
    expect(await send({ ...at('e', base - 0.002, 121.33), at: club.clock.now() - 9_000 * HOUR })).toBe(0)
    expect(await send({ ...at('f', base - 0.002, 121.33), at: club.clock.now() + 9_000 * HOUR })).toBe(1)
    granted(await advanceAssignment({ ...helper, event: 'arrive' }))
    expect(await send(at('g', desk.spot.lat, desk.spot.lng))).toBe(0)
    await expect(sendPosition({ ...by(desk.adviser, assignmentId), positions: [first] })).rejects.toThrow(NotFound)
    const { positions } = club.schema.rescue
    const kept = await club.store.read.select().from(positions)
    expect(kept.every((one) => one.at <= one.receivedAt)).toBe(true)
    expect(await row(requestId)).toMatchObject({ state: 'helping' })
  })

  test('owner, helper and desk write to each other until it is over', async () => {
    const { requestId, assignmentId } = await onScene(club, desk)
    const write = (actor: typeof desk.adviser) => writeMessage({ club, actor, requestId, text: 'By the red sign' })
    for (const actor of [desk.owner.actor, desk.first.actor, desk.adviser]) granted(await write(actor))
    await expect(write(desk.second.actor)).rejects.toThrow(NotFound)
    granted(await finishAssignment(by(desk.first.actor, assignmentId)))
    expect(await write(desk.owner.actor)).toMatchObject({ reason: 'rescue:refusal.closed' })
    const { messages } = club.schema.rescue
    const hands = (await club.store.read.select().from(messages).where(eq(messages.requestId, requestId))).map(
      ({ hand }) => hand,
    )
    expect(hands).toEqual(['owner', 'helper', 'desk'])
  })

  test('a page for relatives opens with its token alone, and dies when taken back and when it is over', async () => {
    const { requestId, assignmentId } = await onScene(club, desk)
    const own = { club, actor: desk.owner.actor, requestId }
    await expect(shareRescue({ ...own, actor: desk.adviser })).rejects.toThrow(NotFound)
    const { token, linkId } = granted(await shareRescue({ ...own, submission: 'share-once-1' }))
    expect(Buffer.from(token, 'base64url').length).toBeGreaterThanOrEqual(15)
    expect(await requestOfLink(club, token)).toBe(requestId)
    expect(await requestOfLink(club, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBeNull()
    expect(await requestOfLink(club, '')).toBeNull()
    const rows = await Promise.all(
      [club.schema.rescue.links, club.schema.platform.submissions].map((table) => club.store.read.select().from(table)),
    )
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(granted(await revokeShare({ ...own, linkId })).revoked).toBe(1)
    expect(await requestOfLink(club, token)).toBeNull()
    const second = granted(await shareRescue(own))
    granted(await finishAssignment(by(desk.first.actor, assignmentId)))
    expect(await requestOfLink(club, second.token)).toBeNull()
    expect(await shareRescue(own)).toMatchObject({ reason: 'rescue:refusal.closed' })
  })
})

test('nothing of it breaks a rule', async () => {
  expect(await rescueFaults(club)).toEqual([])
})
