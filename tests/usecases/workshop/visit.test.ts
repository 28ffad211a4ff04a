import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { addOwner, book, freeStarts, openWorkshop } from '#tests/support/booking'
import { START, type TestClub, testClub } from '#tests/support/club'
import { granted, staffActor } from '#tests/support/people'
import { advance, carIn, faultsOf, visit, workDone, workshopAt } from '#tests/support/workshop'
import { findBooking, reading } from '~/areas/booking/rows.server'
import { publishDefaultRules } from '~/areas/points/default-rules.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { fillTiers } from '~/areas/points/tiers.server'
import { checkInWalkIn } from '~/areas/workshop/check-in.server'
import { checkIn } from '~/areas/workshop/check-in-booking.server'
import { completeOrder } from '~/areas/workshop/complete-order.server'
import { creditOrder } from '~/areas/workshop/credit-order.server'
import { addPart, editJob } from '~/areas/workshop/edit-lines.server'
import { promiseTime } from '~/areas/workshop/promise-time.server'
import { readOrder } from '~/areas/workshop/read-order.server'
import { inWork, liveVisits, readyToHandOver, recordsOf, recordsOfVehicle } from '~/areas/workshop/read-orders.server'
import { finishJob, startJob } from '~/areas/workshop/work-job.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { type MessageRow, outlineOf } from '~/platform/letters.server'

const words = (text: string) => ({ zh: text, en: text })

async function factsOf(club: TestClub, type: string) {
  const { facts } = club.schema.platform
  return club.store.read.select().from(facts).where(eq(facts.type, type))
}

async function withPoints(club: TestClub) {
  await club.write(systemActor, async (w) => {
    await fillTiers(w)
    await publishDefaultRules(w)
  })
}

describe('a visit', () => {
  test('goes from the booking to the record, and the calendar goes along', async () => {
    const club = await testClub()
    const shop = await openWorkshop(club)
    const owner = await addOwner(club)
    const adviser = await staffActor(club, 'adviser', shop.dealerId)
    const [start] = await freeStarts(club, shop, '2026-03-03')
    const { bookingId } = await book(club, shop, owner, start ?? 0)
    const state = async () => (await findBooking(reading(club), { id: bookingId }))?.state
    club.clock.set(start ?? 0)
    const act = { club, actor: adviser, bookingId, km: 12_345, promisedAt: (start ?? 0) + 3 * HOUR }
    const { orderId } = granted(await checkIn(act))
    expect(await state()).toBe('checked-in')
    expect(await checkIn(act)).toMatchObject({ ok: false, reason: 'workshop-desk:refusal.car_is_here' })
    expect((await liveVisits(club, owner.memberId, 'en')).map((one) => one.id)).toEqual([orderId])
    const [job] = (await readOrder(club, orderId, 'en')).jobs
    expect(job).toMatchObject({ name: 'service', code: 'SHQ-service', labourMinor: 68_000, state: 'open' })
    const on = { club, actor: adviser, orderId, jobId: job?.id ?? '' }
    granted(await startJob(on))
    expect(await state()).toBe('in-work')
    granted(await advance(club, adviser, orderId, 'wait-parts', 'Filter on its way'))
    expect(await state()).toBe('paused')
    expect(await finishJob(on)).toMatchObject({ reason: 'workshop-desk:refusal.not_in_work' })
    granted(await advance(club, adviser, orderId, 'resume'))
    granted(await finishJob(on))
    granted(await advance(club, adviser, orderId, 'submit'))
    granted(await advance(club, adviser, orderId, 'pass'))
    expect(await state()).toBe('ready')
    expect((await readyToHandOver(club, shop.dealerId, 'en')).map((one) => one.id)).toEqual([orderId])
    granted(await advance(club, adviser, orderId, 'hand-over'))
    granted(await completeOrder({ club, actor: adviser, orderId, paidBy: 'card' }))
    expect(await state()).toBe('done')
    expect(await inWork(club, shop.dealerId, 'en')).toEqual([])
    expect((await recordsOf(club, owner.memberId, 'en')).map((one) => one.id)).toEqual([orderId])
    expect((await recordsOfVehicle(club, owner.vehicleId, 'en')).length).toBe(1)
    expect((await readOrder(club, orderId, 'en')).history.map((line) => line.event)).toEqual(
      'check-in start wait-parts resume submit pass hand-over complete'.split(' '),
    )
    expect(await faultsOf(club)).toEqual([])
  })

  test('is completed once: one fact, points once, also by two presses at the same time', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    await withPoints(club)
    const { orderId } = await carIn(club, shop)
    await workDone(club, shop, orderId)
    granted(await advance(club, shop.adviser, orderId, 'pass'))
    granted(await advance(club, shop.adviser, orderId, 'hand-over'))
    const before = await balanceOf(club, shop.owner.memberId)
    expect(await completeOrder({ club, actor: shop.adviser, orderId })).toMatchObject({
      reason: 'workshop-desk:refusal.payment_wanted',
    })
    const press = (submission: string) =>
      completeOrder({ club, actor: shop.adviser, orderId, paidBy: 'wechat', submission })
    const [one, two, three] = await Promise.all([press('first-press'), press('first-press'), press('other-tab')])
    expect([one.ok, two.ok, three.ok]).toEqual([true, true, false])
    const facts = await factsOf(club, 'service.completed')
    expect(facts.length).toBe(1)
    expect(facts[0]).toMatchObject({
      subject: orderId,
      memberId: shop.owner.memberId,
      vehicleId: shop.owner.vehicleId,
      dealerId: shop.dealerId,
      payload: { paidMinor: 68_000, currency: 'CNY', odometer: 12_000, workOrderId: orderId, jobs: 'SHQ-service' },
    })
    const letters = await club.store.read.select().from(club.schema.platform.messages)
    expect(letters.filter(({ template }) => template === 'record-ready')).toMatchObject([{ params: { points: 680 } }])
    club.clock.advance(30 * DAY)
    const after = await balanceOf(club, shop.owner.memberId)
    expect(after.available - before.available).toBe(680)
    expect(await faultsOf(club)).toEqual([])
  })

  test('splits the bill by payer and earns on what the customer paid', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    const { orderId } = await carIn(club, shop)
    const [job] = (await readOrder(club, orderId, 'en')).jobs
    const jobId = job?.id ?? ''
    const on = { club, actor: shop.adviser, orderId }
    const oil = { jobId, partNumber: 'OIL-0W20', name: words('Oil'), quantity: 450, unitMinor: 9_300 }
    granted(await addPart({ ...on, part: { ...oil, payer: 'customer' } }))
    granted(await addPart({ ...on, part: { ...oil, quantity: 100, unitMinor: 68_000, payer: 'warranty' } }))
    granted(await editJob({ ...on, jobId, labourMinor: 36_000 }))
    const { sums } = await readOrder(club, orderId, 'en')
    expect(sums).toMatchObject({
      labourMinor: 36_000,
      partsMinor: 109_850,
      customerMinor: 77_850,
      warrantyMinor: 68_000,
    })
    await visit(club, shop, orderId)
    expect((await factsOf(club, 'service.completed'))[0]?.payload).toMatchObject({ paidMinor: 77_850 })
    expect(await addPart({ ...on, part: { ...oil, payer: 'customer' } })).toMatchObject({
      reason: 'workshop-desk:refusal.lines_closed',
    })
    expect(await faultsOf(club)).toEqual([])
  })

  test('goes back with a reason, and a promise is kept or moved', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    const { orderId, number } = await carIn(club, shop)
    await workDone(club, shop, orderId)
    expect(await advance(club, shop.adviser, orderId, 'fail')).toMatchObject({
      reason: 'workshop-desk:refusal.reason_wanted',
    })
    expect(await advance(club, shop.technician, orderId, 'pass')).toMatchObject({
      reason: 'workshop-desk:refusal.flow_not_yours',
    })
    granted(await advance(club, shop.adviser, orderId, 'fail', 'Torque not written down'))
    const on = { club, actor: shop.adviser, orderId }
    const later = START + 6 * HOUR
    expect(await promiseTime({ ...on, promisedAt: START, reason: 'x' })).toMatchObject({ field: 'promisedAt' })
    expect(await promiseTime({ ...on, promisedAt: later, reason: ' ' })).toMatchObject({ field: 'reason' })
    granted(await promiseTime({ ...on, promisedAt: later, reason: 'Second check' }))
    granted(await promiseTime({ ...on, promisedAt: later, reason: 'The same again' }))
    const letters = await club.store.read.select().from(club.schema.platform.messages)
    const told = letters.filter(({ template }) => template === 'visit-promise')
    expect(told).toMatchObject([
      {
        ...{ userId: shop.owner.actor.userId, channel: 'email', purpose: 'transactional', state: 'queued' },
        params: { promisedAt: later, before: START + 4 * HOUR, reason: 'Second check', path: `/visits/${number}` },
      },
    ])
    expect(outlineOf(club, told[0] as MessageRow).subject).toMatch(/at another time: .*15:00/)
    granted(await advance(club, shop.technician, orderId, 'submit'))
    club.clock.set(START + 5 * HOUR)
    granted(await advance(club, shop.adviser, orderId, 'pass'))
    const [row] = await readyToHandOver(club, shop.dealerId, 'en')
    expect(row?.time).toBe('moved')
    expect((await factsOf(club, 'visit.promised')).length).toBe(1)
    expect(await promiseTime({ ...on, promisedAt: later, reason: 'x' })).toMatchObject({
      reason: 'workshop-desk:refusal.promise_over',
    })
    expect(await faultsOf(club)).toEqual([])
  })

  test('takes in a car once, and asks again about a doubtful odometer', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    const first = await carIn(club, shop)
    const again = checkInWalkIn({
      ...{ club, actor: shop.adviser, dealerId: shop.dealerId, vehicleId: shop.owner.vehicleId, km: 12_001 },
      ...{ promisedAt: START + HOUR, templateIds: [] },
    })
    expect(await again).toMatchObject({
      reason: 'workshop-desk:refusal.car_is_here',
      params: { number: first.number },
    })
    await visit(club, shop, first.orderId)
    club.clock.advance(10 * DAY)
    const lower = { km: 11_000, promisedAt: club.clock.now() + HOUR }
    const act = { club, actor: shop.adviser, dealerId: shop.dealerId, vehicleId: shop.owner.vehicleId, templateIds: [] }
    expect(await checkInWalkIn({ ...act, ...lower })).toMatchObject({ field: 'km', alternatives: { confirm: true } })
    expect(await liveVisits(club, shop.owner.memberId, 'en')).toEqual([])
    granted(await checkInWalkIn({ ...act, ...lower, confirmKm: true }))
    expect(await checkInWalkIn({ ...act, vehicleId: null, km: 5, promisedAt: lower.promisedAt })).toMatchObject({
      field: 'plate',
    })
    const guest = { name: '谢', phone: '', plate: '沪C·21F60' }
    granted(await checkInWalkIn({ ...act, vehicleId: null, guest, km: 5, promisedAt: lower.promisedAt }))
    expect(await faultsOf(club)).toEqual([])
  })

  test('flags the fault that came back', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    const noted = async (orderId: string) => {
      const [job] = (await readOrder(club, orderId, 'en')).jobs
      const found = { faultGroup: 'brakes' as const, fault: 'Squeal', cause: 'Glazed pads', remedy: 'Pads replaced' }
      granted(await editJob({ club, actor: shop.technician, orderId, jobId: job?.id ?? '', ...found }))
      return (await readOrder(club, orderId, 'en')).repeat
    }
    const first = await carIn(club, shop)
    expect(await noted(first.orderId)).toBe(false)
    await visit(club, shop, first.orderId)
    club.clock.advance(60 * DAY)
    const second = await carIn(club, shop, { km: 14_000 })
    expect(await noted(second.orderId)).toBe(true)
    expect((await readOrder(club, second.orderId, 'en')).jobs[0]?.repeatOf).toBe(first.orderId)
    await visit(club, shop, second.orderId)
    club.clock.advance(120 * DAY)
    expect(await noted((await carIn(club, shop, { km: 17_000 })).orderId)).toBe(false)
  })

  test('shows a stale form what holds now, and leaves the order as it is', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    const { orderId } = await carIn(club, shop)
    const { version, jobs } = await readOrder(club, orderId, 'en')
    const on = { club, actor: shop.adviser, orderId, version, jobId: jobs[0]?.id ?? '' }
    granted(await editJob({ ...on, labourMinor: 50_000 }))
    expect(await editJob({ ...on, labourMinor: 10_000 })).toMatchObject({
      reason: 'workshop-desk:refusal.stale',
      alternatives: { version: version + 1 },
    })
    expect((await readOrder(club, orderId, 'en')).sums.customerMinor).toBe(50_000)
  })

  test('is nobody else’s business: foreign ids are not found', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    const { orderId } = await carIn(club, shop)
    const [job] = (await readOrder(club, orderId, 'en')).jobs
    const other = await openWorkshop(club, { code: 'BJC' })
    const strangers = [
      await staffActor(club, 'adviser', other.dealerId),
      await staffActor(club, 'technician', shop.dealerId),
      shop.owner.actor,
    ]
    for (const actor of strangers) {
      await expect(advance(club, actor, orderId, 'start')).rejects.toBeInstanceOf(NotFound)
      await expect(startJob({ club, actor, orderId, jobId: job?.id ?? '' })).rejects.toBeInstanceOf(NotFound)
      await expect(completeOrder({ club, actor, orderId })).rejects.toBeInstanceOf(NotFound)
      await expect(creditOrder({ club, actor, orderId, lines: [], reason: 'x' })).rejects.toBeInstanceOf(NotFound)
    }
    await expect(advance(club, shop.adviser, 'no-such-order', 'start')).rejects.toBeInstanceOf(NotFound)
  })
})

describe('a credit note', () => {
  test('gives back up to what was paid and takes the points back in proportion', async () => {
    const club = await testClub()
    const shop = await workshopAt(club)
    await withPoints(club)
    const { orderId } = await carIn(club, shop)
    const note = (minor: number, reason = 'Wrong part') =>
      creditOrder({ club, actor: shop.manager, orderId, lines: [{ name: words('Service'), minor }], reason })
    expect(await note(100)).toMatchObject({ reason: 'workshop-desk:refusal.not_completed' })
    await visit(club, shop, orderId)
    club.clock.advance(20 * MINUTE)
    const paid = 68_000
    const start = await balanceOf(club, shop.owner.memberId)
    expect(await note(paid + 1)).toMatchObject({ reason: 'workshop-desk:refusal.above_paid' })
    expect(await note(0)).toMatchObject({ reason: 'workshop-desk:refusal.not_an_amount' })
    expect(await note(-5)).toMatchObject({ reason: 'workshop-desk:refusal.not_an_amount' })
    expect(await note(100, '  ')).toMatchObject({ field: 'reason' })
    granted(await note(34_000))
    const half = await balanceOf(club, shop.owner.memberId)
    expect(start.available + start.pending - half.available - half.pending).toBe(340)
    const both = await Promise.all([note(34_000), note(34_000)])
    expect(both.filter((one) => one.ok).length).toBe(1)
    expect(await note(1)).toMatchObject({ reason: 'workshop-desk:refusal.nothing_to_credit' })
    expect((await readOrder(club, orderId, 'en')).creditedMinor).toBe(paid)
    expect((await factsOf(club, 'service.credited')).length).toBe(2)
    await expect(
      creditOrder({ club, actor: shop.adviser, orderId, lines: [{ name: words('x'), minor: 1 }], reason: 'x' }),
    ).rejects.toBeInstanceOf(NotFound)
    expect(await faultsOf(club)).toEqual([])
  })
})
