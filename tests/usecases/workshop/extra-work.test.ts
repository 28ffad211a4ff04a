import { and, eq, like } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { addOwner } from '#tests/support/booking'
import { START, type TestClub, testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { advance, carIn, faultsOf, type Staffed, visit, workshopAt } from '#tests/support/workshop'
import { addJob, dropJob } from '~/areas/workshop/edit-lines.server'
import { answerExtra, proposeExtra, withdrawExtra } from '~/areas/workshop/extra-work.server'
import { mayWatchVisit } from '~/areas/workshop/live-visit.server'
import { readOrder } from '~/areas/workshop/read-order.server'
import { openAdvice, waitingForOwner } from '~/areas/workshop/read-orders.server'
import { HOUR } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { liveTopics } from '~/platform/topics.server'

const BRAKES = {
  name: { zh: '更换前制动片', en: 'Replace front brake pads' },
  finding: '剩余 2.1 mm',
  code: 'brake-pads',
  minutes: 60,
  labourMinor: 24_000,
  partsMinor: 56_000,
}

const propose = (club: TestClub, shop: Staffed, orderId: string, more = {}) =>
  proposeExtra({ club, actor: shop.technician, orderId, ...BRAKES, ...more })

describe('extra work', () => {
  test('waits for the owner, and allowed it becomes a job with its price and its promise', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    const { orderId } = await carIn(club, shop)
    granted(await advance(club, shop.technician, orderId, 'start'))
    const before = await liveTopics(club, [`visit:${orderId}`])
    const newPromisedAt = START + 7 * HOUR
    const { extraId } = granted(await propose(club, shop, orderId, { newPromisedAt }))
    expect(await liveTopics(club, [`visit:${orderId}`])).not.toEqual(before)
    expect(await readOrder(club, orderId, 'en')).toMatchObject({ state: 'waiting-owner' })
    expect((await waitingForOwner(club, shop.dealerId, 'en')).map((one) => one.undecided)).toEqual([1])
    expect(await advance(club, shop.adviser, orderId, 'resume')).toMatchObject({
      reason: 'workshop-desk:refusal.undecided_extras',
    })
    const { messages } = club.schema.platform
    const told = await club.store.read.select().from(messages).where(eq(messages.template, 'extra-work'))
    expect(told).toMatchObject([{ userId: shop.owner.actor.userId, params: { amountMinor: 80_000, currency: 'CNY' } }])

    const answer = { club, actor: shop.owner.actor, extraId, answer: 'approved' as const }
    granted(await answerExtra(answer))
    const order = await readOrder(club, orderId, 'en')
    expect(order).toMatchObject({ state: 'in-work', promisedAt: newPromisedAt, sums: { customerMinor: 148_000 } })
    // Whoever agreed to the new time is not told of it.
    expect(await club.store.read.select().from(messages).where(eq(messages.template, 'visit-promise'))).toEqual([])
    expect(order.jobs[1]).toMatchObject({ origin: 'extra', labourMinor: 24_000, parts: [{ minor: 56_000 }] })
    const drop = { club, actor: shop.adviser, orderId, jobId: order.jobs[1]?.id ?? '' }
    expect(await dropJob(drop)).toMatchObject({ reason: 'workshop-desk:refusal.job_approved' })
    await visit(club, shop, orderId)
    expect(await faultsOf(club)).toEqual([])
  })

  test('in two tabs the same answer has one effect, and the other one is refused kindly', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    const { orderId } = await carIn(club, shop)
    const { extraId } = granted(await propose(club, shop, orderId))
    const answer = (said: 'approved' | 'declined', submission: string) =>
      answerExtra({ club, actor: shop.owner.actor, extraId, answer: said, submission })
    const [one, two, other] = await Promise.all([
      answer('approved', 'tab-number-one'),
      answer('approved', 'tab-number-two'),
      answer('declined', 'tab-number-three'),
    ])
    expect([one.ok, two.ok]).toEqual([true, true])
    expect(other).toMatchObject({ ok: false, reason: 'workshop:refusal.extra_answered' })
    expect((await readOrder(club, orderId, 'en')).jobs.length).toBe(2)
    const { facts } = club.schema.platform
    const told = await club.store.read
      .select()
      .from(facts)
      .where(and(like(facts.type, 'work.%'), eq(facts.subject, extraId)))
    expect(told.map((fact) => fact.type).sort()).toEqual(['work.approved', 'work.proposed'])
  })

  test('declined it is kept as advice, until a later visit does it', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    const { orderId } = await carIn(club, shop)
    const { extraId } = granted(await propose(club, shop, orderId, { code: 'SHQ-service' }))
    granted(await answerExtra({ club, actor: shop.owner.actor, extraId, answer: 'declined' }))
    expect(await openAdvice(club, shop.owner.vehicleId, 'en')).toMatchObject([{ name: BRAKES.name.en }])
    const { jobs } = await readOrder(club, orderId, 'en')
    // The same order holds the job already: take it off, so that only a later visit does what was advised.
    granted(await dropJob({ club, actor: shop.adviser, orderId, jobId: jobs[0]?.id ?? '' }))
    granted(
      await addJob({ club, actor: shop.adviser, orderId, job: { name: BRAKES.name, minutes: 5, labourMinor: 1_000 } }),
    )
    await visit(club, shop, orderId)
    expect((await openAdvice(club, shop.owner.vehicleId, 'en')).length).toBe(1)
    const later = await carIn(club, shop, { km: 12_600 })
    await visit(club, shop, later.orderId)
    expect(await openAdvice(club, shop.owner.vehicleId, 'en')).toEqual([])
    expect(await faultsOf(club)).toEqual([])
  })

  test('taken back or too late it is said; an adviser answers for the owner only with a note', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    const { orderId } = await carIn(club, shop)
    const first = granted(await propose(club, shop, orderId))
    granted(await withdrawExtra({ club, actor: shop.technician, orderId, extraId: first.extraId }))
    expect(await readOrder(club, orderId, 'en')).toMatchObject({ state: 'in-work' })
    const owner = { club, actor: shop.owner.actor, answer: 'approved' as const }
    expect(await answerExtra({ ...owner, extraId: first.extraId })).toMatchObject({
      reason: 'workshop:refusal.extra_withdrawn',
    })
    const second = granted(await propose(club, shop, orderId))
    const desk = { club, actor: shop.adviser, extraId: second.extraId, answer: 'declined' as const }
    expect(await answerExtra(desk)).toMatchObject({ field: 'note' })
    granted(await answerExtra({ ...desk, note: 'By phone, 10:20' }))
    expect(await withdrawExtra({ club, actor: shop.adviser, orderId, extraId: second.extraId })).toMatchObject({
      reason: 'workshop-desk:refusal.extra_answered',
    })
    expect((await readOrder(club, orderId, 'en')).extras.map((one) => [one.state, one.answeredVia])).toEqual([
      ['withdrawn', 'desk'],
      ['declined', 'desk'],
    ])
    await visit(club, shop, orderId)
    expect(await propose(club, shop, orderId)).toMatchObject({ reason: 'workshop-desk:refusal.work_closed' })
    expect(await faultsOf(club)).toEqual([])
  })

  test('is answered by the owner of the visit and by nobody else', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    const { orderId } = await carIn(club, shop)
    const { extraId } = granted(await propose(club, shop, orderId))
    const stranger = await addOwner(club)
    for (const actor of [stranger.actor, shop.technician]) {
      await expect(answerExtra({ club, actor, extraId, answer: 'approved' })).rejects.toBeInstanceOf(NotFound)
    }
    await expect(
      answerExtra({ club, actor: shop.owner.actor, extraId: 'unknown', answer: 'approved' }),
    ).rejects.toBeInstanceOf(NotFound)
    expect(await mayWatchVisit(club, shop.owner.actor, orderId)).toBe(true)
    expect(await mayWatchVisit(club, shop.adviser, orderId)).toBe(true)
    expect(await mayWatchVisit(club, stranger.actor, orderId)).toBe(false)
  })
})
