import { eq } from 'drizzle-orm'
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
  type RescueDesk,
  requestRow,
  rescueAt,
} from '#tests/support/rescue'
import { answerOffer } from '~/areas/rescue/answer-offer.server'
import { acknowledge } from '~/areas/rescue/desk-steps.server'
import { handOverRescue } from '~/areas/rescue/hand-over-rescue.server'
import { keepAuto } from '~/areas/rescue/keep-auto.server'
import { endMassEvent, joinMassEvent, startMassEvent } from '~/areas/rescue/mass-events.server'
import { mergeRescue } from '~/areas/rescue/merge-rescue.server'
import { offerRescue, timeOutOffers } from '~/areas/rescue/offer-rescue.server'
import { MINUTE } from '~/kernel/clock'
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
