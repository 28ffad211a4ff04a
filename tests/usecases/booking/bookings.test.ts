import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addOwner, book, freeStarts, hold, openWorkshop } from '#tests/support/booking'
import { testClub } from '#tests/support/club'
import { adminActor, granted, staffActor } from '#tests/support/people'
import { bookAtDesk } from '~/areas/booking/book-at-desk.server'
import { cancelBooking } from '~/areas/booking/cancel-booking.server'
import { confirmBooking } from '~/areas/booking/confirm-booking.server'
import { bookingFaults } from '~/areas/booking/invariants.server'
import { moveBooking } from '~/areas/booking/move-booking.server'
import { rescheduleBooking } from '~/areas/booking/reschedule-booking.server'
import { findBooking, reading } from '~/areas/booking/rows.server'
import { checkInBooking, finishBooking, markMissed } from '~/areas/booking/visit.server'
import { walkIn } from '~/areas/booking/walk-in.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { instantOf } from '~/kernel/zones'
import { readAudit } from '~/platform/audit-log.server'
import type { Club } from '~/platform/club.server'

const TUESDAY = '2026-03-03'
const facts = async (club: Club, type: string) =>
  (await club.store.read.select().from(club.schema.platform.facts)).filter((fact) => fact.type === type)
const claimsOf = (club: Club, bookingId: string) =>
  club.store.read.select().from(club.schema.booking.claims).where(eq(club.schema.booking.claims.bookingId, bookingId))

async function scene(size: Parameters<typeof openWorkshop>[1] = {}) {
  const club = await testClub()
  const shop = await openWorkshop(club, size)
  const [one, two] = [await addOwner(club), await addOwner(club)]
  const staff = await staffActor(club, 'manager', shop.dealerId)
  const starts = await freeStarts(club, shop, TUESDAY)
  const at = (index: number) => {
    const start = starts[index]
    if (start === undefined) throw new Error('no such slot')
    return start
  }
  return { club, shop, one, two, staff, at }
}

describe('holding and confirming', { timeout: 120_000 }, () => {
  it('reserves for a while, confirms with fact, letter and reminder, and is the same the second time', async () => {
    const { club, shop, one, at } = await scene()
    const held = granted(await hold(club, shop, one, at(0), { transport: 'wait' }))
    expect(held.heldUntil).toBe(club.clock.now() + 10 * MINUTE)
    expect(await freeStarts(club, shop, TUESDAY)).not.toContain(at(0))
    const confirm = () => confirmBooking({ club, actor: one.actor, number: held.number })
    expect(granted(await confirm()).number).toBe(held.number)
    expect(granted(await confirm()).number).toBe(held.number)
    expect(await facts(club, 'booking.made')).toHaveLength(1)
    expect((await claimsOf(club, held.bookingId)).every((claim) => claim.until === 0)).toBe(true)
    const letters = await club.store.read.select().from(club.schema.platform.messages)
    expect(letters.map((letter) => letter.template).filter((one) => one.startsWith('booking'))).toEqual([
      'booking-confirmed',
    ])
    expect(await bookingFaults(club)).toEqual([])
  })

  it('refuses the second of two for the same slot with the nearest free ones', async () => {
    const { club, shop, one, two, at } = await scene()
    granted(await hold(club, shop, one, at(0)))
    const answer = await hold(club, shop, two, at(0))
    expect(answer).toMatchObject({ ok: false, reason: 'booking:refusal.slot_taken' })
    const { free } = (answer as { alternatives: { free: { startsAt: number }[] } }).alternatives
    expect(free).toHaveLength(3)
    expect(free.map((slot) => slot.startsAt)).not.toContain(at(0))
    expect(granted(await hold(club, shop, two, free[0]?.startsAt ?? 0)).startsAt).toBe(free[0]?.startsAt)
  })

  it('frees a hold by the clock alone, and refuses to confirm what is over', async () => {
    const { club, shop, one, two, at } = await scene()
    const held = granted(await hold(club, shop, one, at(0)))
    club.clock.advance(10 * MINUTE)
    const late = await confirmBooking({ club, actor: one.actor, number: held.number })
    expect(late).toMatchObject({ ok: false, reason: 'booking:refusal.hold_over' })
    expect(
      (late as { alternatives: { free: { startsAt: number }[] } }).alternatives.free.map((slot) => slot.startsAt),
    ).toContain(at(0))
    const other = granted(await hold(club, shop, two, at(0)))
    expect(other.startsAt).toBe(at(0))
    expect((await findBooking(reading(club), { id: held.bookingId }))?.state).toBe('lapsed')
    expect(await claimsOf(club, held.bookingId)).toEqual([])
    expect(await confirmBooking({ club, actor: one.actor, number: held.number })).toMatchObject({
      reason: 'booking:refusal.hold_over',
    })
  })

  it('keeps one hold per car, gives a repeated submit the first answer, and hides what is not yours', async () => {
    const { club, shop, one, two, at } = await scene()
    const first = granted(await hold(club, shop, one, at(0)))
    const again = granted(await hold(club, shop, one, at(2), { submission: 'same-submit' }))
    const repeat = granted(await hold(club, shop, one, at(2), { submission: 'same-submit' }))
    expect(repeat).toEqual(again)
    expect((await findBooking(reading(club), { id: first.bookingId }))?.state).toBe('lapsed')
    await expect(confirmBooking({ club, actor: two.actor, number: again.number })).rejects.toBeInstanceOf(NotFound)
    await expect(hold(club, shop, { ...two, vehicleId: one.vehicleId }, at(4))).rejects.toBeInstanceOf(NotFound)
  })

  it('is by an adviser of that dealer, or by none', async () => {
    const { club, shop, one, staff, at } = await scene()
    const other = await openWorkshop(club, { code: 'BJN' })
    const adviser = await staffActor(club, 'adviser', shop.dealerId)
    const elsewhere = await staffActor(club, 'adviser', other.dealerId)
    for (const stranger of ['nobody', one.actor.userId, elsewhere.userId, staff.userId])
      await expect(hold(club, shop, one, at(0), { adviserId: stranger })).rejects.toBeInstanceOf(NotFound)
    const held = granted(await hold(club, shop, one, at(0), { adviserId: adviser.userId }))
    expect((await findBooking(reading(club), { id: held.bookingId }))?.adviserId).toBe(adviser.userId)
  })

  it('holds to notice, horizon, quota, hours and one booking per car at a time', async () => {
    const { club, shop, one, two, at } = await scene({
      bays: 2,
      technicians: 2,
      settings: { onlinePercent: 50, horizonDays: 10 },
    })
    expect(await hold(club, shop, one, club.clock.now() + 15 * MINUTE)).toMatchObject({
      reason: 'booking:refusal.too_soon',
    })
    expect(await hold(club, shop, one, at(0) + 21 * DAY)).toMatchObject({ reason: 'booking:refusal.too_far' })
    expect(await hold(club, shop, one, at(0) + 12 * HOUR)).toMatchObject({ reason: 'booking:refusal.outside_hours' })
    await book(club, shop, one, at(0))
    expect(await hold(club, shop, two, at(0))).toMatchObject({ reason: 'booking:refusal.slot_taken' })
    expect(await hold(club, shop, two, at(0), { transport: 'loaner' })).toMatchObject({ ok: false })
    expect(await hold(club, shop, two, at(2), { transport: 'loaner' })).toMatchObject({
      reason: 'booking:refusal.no_loaner_left',
    })
  })
})

describe('a car', () => {
  it('has one booking at a time, whatever is free', async () => {
    const { club, shop, one, at } = await scene({ bays: 2, technicians: 2 })
    const mine = await book(club, shop, one, at(0))
    expect(await hold(club, shop, one, at(0))).toMatchObject({
      reason: 'booking:refusal.car_booked',
      nextStep: `/book/${mine.number}`,
    })
  })
})

describe('changing', () => {
  it('moves claims in one step with a rising sequence, and refuses what is taken without losing the old time', async () => {
    const { club, shop, one, two, at } = await scene()
    const mine = await book(club, shop, one, at(0))
    await book(club, shop, two, at(4))
    const taken = await rescheduleBooking({ club, actor: one.actor, number: mine.number, startsAt: at(4) })
    expect(taken).toMatchObject({ ok: false, reason: 'booking:refusal.slot_taken' })
    expect((await findBooking(reading(club), { id: mine.bookingId }))?.startsAt).toBe(at(0))
    granted(await rescheduleBooking({ club, actor: one.actor, number: mine.number, startsAt: at(0) + 15 * MINUTE }))
    const row = await findBooking(reading(club), { id: mine.bookingId })
    expect(row).toMatchObject({ startsAt: at(0) + 15 * MINUTE, sequence: 1, moves: 1 })
    expect(await facts(club, 'booking.rescheduled')).toHaveLength(1)
    expect(await bookingFaults(club)).toEqual([])
  })

  it('lets an owner cancel within the notice, staff later, and frees the slot', async () => {
    const { club, shop, one, two, staff, at } = await scene()
    const mine = await book(club, shop, one, at(0))
    await expect(cancelBooking({ club, actor: two.actor, number: mine.number })).rejects.toBeInstanceOf(NotFound)
    club.clock.set(at(0) - 11 * HOUR)
    expect(await cancelBooking({ club, actor: one.actor, number: mine.number })).toMatchObject({
      reason: 'booking:refusal.too_late_to_change',
    })
    granted(await cancelBooking({ club, actor: staff, number: mine.number, reason: 'called' }))
    granted(await cancelBooking({ club, actor: staff, number: mine.number, reason: 'called' }))
    expect(await facts(club, 'booking.cancelled')).toHaveLength(1)
    expect(await claimsOf(club, mine.bookingId)).toEqual([])
    expect((await findBooking(reading(club), { id: mine.bookingId }))?.sequence).toBe(1)
  })

  it('lets staff drag to a free bay only, and an override take an overflow lane with its reason', async () => {
    const { club, shop, one, two, staff, at } = await scene({ bays: 2, technicians: 2 })
    const mine = await book(club, shop, one, at(0))
    const other = await book(club, shop, two, at(0))
    const [row, rival] = [
      await findBooking(reading(club), { id: mine.bookingId }),
      await claimsOf(club, other.bookingId),
    ]
    const rivalBay = rival.find((claim) => claim.kind === 'bay')?.unitId ?? ''
    const drop = { club, actor: staff, number: mine.number, startsAt: at(0), unitIds: [rivalBay] }
    const refused = await moveBooking(drop)
    expect(refused).toMatchObject({ ok: false, reason: 'booking:refusal.slot_taken' })
    expect((refused as { alternatives: { free: unknown[] } }).alternatives.free.length).toBeGreaterThan(0)
    expect(await moveBooking({ ...drop, version: (row?.version ?? 0) - 1 })).toMatchObject({
      reason: 'booking:refusal.changed_meanwhile',
    })
    const adviser = await staffActor(club, 'adviser', shop.dealerId)
    expect(await moveBooking({ ...drop, actor: adviser, overrideReason: 'regular guest' })).toMatchObject({
      reason: 'booking:refusal.no_override',
    })
    expect(granted(await moveBooking({ ...drop, overrideReason: 'regular guest' })).overflow).toBe(true)
    const lanes = (await claimsOf(club, mine.bookingId)).filter((claim) => claim.unitId.startsWith('overflow:'))
    expect(lanes.length).toBeGreaterThan(0)
    expect(await bookingFaults(club)).toEqual([])
    const stranger = await staffActor(club, 'manager', 'elsewhere')
    await expect(moveBooking({ ...drop, actor: stranger })).rejects.toBeInstanceOf(NotFound)
  })

  it('books at the desk without online limits, refuses a taken time, and beyond hours only by override', async () => {
    const { club, shop, one, two, staff } = await scene({ settings: { onlinePercent: 0 } })
    const desk = { club, actor: staff, dealerId: shop.dealerId, vehicleId: one.vehicleId, templateIds: [shop.service] }
    const morning = instantOf('Asia/Shanghai', TUESDAY, 510)
    expect(granted(await bookAtDesk({ ...desk, startsAt: morning })).overflow).toBe(false)
    expect(await bookAtDesk({ ...desk, vehicleId: two.vehicleId, startsAt: morning })).toMatchObject({
      reason: 'booking:refusal.slot_taken',
    })
    const evening = morning + 12 * HOUR
    expect(await bookAtDesk({ ...desk, startsAt: evening })).toMatchObject({ reason: 'booking:refusal.outside_hours' })
    granted(await bookAtDesk({ ...desk, startsAt: evening, overrideReason: 'flight at night' }))
    const { lines } = await readAudit(club, await adminActor(club), { action: 'booking.overridden' })
    expect(lines).toMatchObject([{ reason: 'flight at night', dealerId: shop.dealerId }])
  })
})

describe('the day itself', () => {
  it('keeps a booking at check-in, frees the rest when it is finished', async () => {
    const { club, shop, one, two, staff, at } = await scene()
    const mine = await book(club, shop, one, at(0))
    club.clock.set(at(0))
    granted(await club.write(staff, (w) => checkInBooking(w, mine.bookingId)))
    expect(await club.write(staff, (w) => checkInBooking(w, mine.bookingId))).toMatchObject({
      reason: 'booking:refusal.flow_wrong_state',
    })
    expect(await facts(club, 'booking.kept')).toHaveLength(1)
    club.clock.set(at(0) + 20 * MINUTE)
    granted(await club.write(staff, (w) => finishBooking(w, mine.bookingId)))
    expect((await claimsOf(club, mine.bookingId)).length).toBeGreaterThan(0)
    const desk = { club, actor: staff, dealerId: shop.dealerId, vehicleId: two.vehicleId, templateIds: [shop.wipers] }
    granted(await bookAtDesk({ ...desk, startsAt: at(0) + 30 * MINUTE }))
    expect(await bookingFaults(club)).toEqual([])
  })

  it('marks missed after the grace only, takes it back by giving it a new slot, and counts against booking online', async () => {
    const { club, shop, one, staff, at } = await scene({ settings: { missedLimit: 1 } })
    const mine = await book(club, shop, one, at(0))
    club.clock.set(at(0) + 29 * MINUTE)
    expect(await markMissed({ club, actor: staff, number: mine.number })).toMatchObject({
      reason: 'booking:refusal.not_late_yet',
    })
    club.clock.set(at(0) + 31 * MINUTE)
    granted(await markMissed({ club, actor: staff, number: mine.number }))
    expect(await hold(club, shop, one, at(0) + DAY)).toMatchObject({ reason: 'booking:refusal.missed_too_often' })
    granted(await moveBooking({ club, actor: staff, number: mine.number, startsAt: at(0) + DAY }))
    expect(await findBooking(reading(club), { id: mine.bookingId })).toMatchObject({ state: 'booked', sequence: 1 })
    expect((await hold(club, shop, one, at(0) + 2 * DAY)).ok).toBe(true)
  })

  it('notes a walk-in without claiming, and places it where there is room', async () => {
    const { club, shop, one, staff, at } = await scene()
    await book(club, shop, one, at(0))
    club.clock.set(at(0))
    const came = granted(
      await walkIn({
        club,
        actor: staff,
        dealerId: shop.dealerId,
        guest: { name: '', phone: '', plate: '沪A·5J377' },
        templateIds: [shop.wipers],
      }),
    )
    expect(await claimsOf(club, came.bookingId)).toEqual([])
    expect(await moveBooking({ club, actor: staff, number: came.number, startsAt: at(0) })).toMatchObject({
      reason: 'booking:refusal.slot_taken',
    })
    granted(await moveBooking({ club, actor: staff, number: came.number, startsAt: at(0) + 75 * MINUTE }))
    expect(await findBooking(reading(club), { id: came.bookingId })).toMatchObject({
      state: 'booked',
      channel: 'walk-in',
    })
    expect(await bookingFaults(club)).toEqual([])
  })
})
