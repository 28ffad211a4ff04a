import { describe, expect, it } from 'vitest'
import { addOwner, book, freeStarts, hold, type Owner, openWorkshop, type Workshop } from '#tests/support/booking'
import { type TestClub, testClub } from '#tests/support/club'
import { granted, staffActor } from '#tests/support/people'
import { acceptOffer, declineOffer } from '~/areas/booking/answer-offer.server'
import { blockUnit, unblockUnit } from '~/areas/booking/block-unit.server'
import { cancelBooking } from '~/areas/booking/cancel-booking.server'
import { blockForm } from '~/areas/booking/forms'
import { bookingFaults } from '~/areas/booking/invariants.server'
import { offerWaitlist } from '~/areas/booking/offer-waitlist.server'
import { reading } from '~/areas/booking/rows.server'
import { joinWaitlist, leaveWaitlist, readQueue } from '~/areas/booking/waitlist.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'

const TUESDAY = '2026-03-03'
const wait = (club: TestClub, shop: Workshop, owner: Owner, more = {}) =>
  joinWaitlist({
    ...{ club, actor: owner.actor, dealerId: shop.dealerId, vehicleId: owner.vehicleId, templateIds: [shop.service] },
    ...{ fromDay: TUESDAY, toDay: TUESDAY, partOfDay: 'any' as const, transport: 'none' as const },
    ...more,
  })
const offers = async (club: TestClub) => {
  const { waitlistOffers, bookings } = club.schema.booking
  const rows = await club.store.read.select().from(waitlistOffers)
  const numbers = new Map((await club.store.read.select().from(bookings)).map((row) => [row.id, row.number]))
  return rows.map((row) => ({ ...row, number: numbers.get(row.bookingId) ?? '' }))
}

/** A Tuesday of one bay that is fully booked, and two owners who wait. */
async function fullDay() {
  const club = await testClub()
  const short = { opens: 510, closes: 780, breakFrom: null, breakTo: null }
  const shop = await openWorkshop(club, { week: [{ weekday: 2, ...short }] })
  const booked: string[] = []
  for (;;) {
    const [start] = await freeStarts(club, shop, TUESDAY)
    if (start === undefined) break
    booked.push((await book(club, shop, await addOwner(club), start)).number)
  }
  const [first, second] = [await addOwner(club), await addOwner(club)]
  granted(await wait(club, shop, first))
  club.clock.advance(MINUTE)
  granted(await wait(club, shop, second))
  const staff = await staffActor(club, 'manager', shop.dealerId)
  return { club, shop, booked, first, second, staff }
}

describe('the waiting list', { timeout: 120_000 }, () => {
  it('offers what a cancellation frees to the first, reserved against everybody else', async () => {
    const { club, shop, booked, first, second, staff } = await fullDay()
    expect(await offerWaitlist(club, shop.dealerId)).toBe(0)
    granted(await cancelBooking({ club, actor: staff, number: booked[2] ?? '' }))
    expect(await offerWaitlist(club, shop.dealerId)).toBe(1)
    expect(await offerWaitlist(club, shop.dealerId)).toBe(0)
    const [offer] = await offers(club)
    expect(offer).toMatchObject({ state: 'open', until: club.clock.now() + 2 * HOUR })
    const other = await addOwner(club)
    expect(await hold(club, shop, other, offer?.startsAt ?? 0)).toMatchObject({ reason: 'booking:refusal.slot_taken' })
    await expect(acceptOffer({ club, actor: second.actor, number: offer?.number ?? '' })).rejects.toThrow()
    granted(await acceptOffer({ club, actor: first.actor, number: offer?.number ?? '' }))
    expect((await readQueue(reading(club), shop.dealerId)).map((entry) => entry.memberId)).toEqual([second.memberId])
    expect(await bookingFaults(club)).toEqual([])
    const letters = await club.store.read.select().from(club.schema.platform.messages)
    expect(letters.filter((letter) => letter.template === 'waitlist-offer')).toHaveLength(1)
  })

  it('lets an offer lapse by the clock, puts the entry last and asks the next', async () => {
    const { club, shop, booked, first, second, staff } = await fullDay()
    granted(await cancelBooking({ club, actor: staff, number: booked[0] ?? '' }))
    await offerWaitlist(club, shop.dealerId)
    const [offer] = await offers(club)
    club.clock.advance(2 * HOUR)
    expect(await acceptOffer({ club, actor: first.actor, number: offer?.number ?? '' })).toMatchObject({
      reason: 'booking:refusal.hold_over',
    })
    expect(await offerWaitlist(club, shop.dealerId)).toBe(1)
    expect((await readQueue(reading(club), shop.dealerId)).map((entry) => entry.memberId)).toEqual([
      second.memberId,
      first.memberId,
    ])
    const live = (await offers(club)).filter((one) => one.state === 'open')
    granted(await acceptOffer({ club, actor: second.actor, number: live[0]?.number ?? '' }))
    expect(await bookingFaults(club)).toEqual([])
  })

  it('keeps the place of who declines, does not offer the same time again, and lets go who leaves', async () => {
    const { club, shop, booked, first, second, staff } = await fullDay()
    granted(await cancelBooking({ club, actor: staff, number: booked[1] ?? '' }))
    await offerWaitlist(club, shop.dealerId)
    const [offer] = await offers(club)
    const [entry] = await readQueue(reading(club), shop.dealerId)
    expect(await leaveWaitlist({ club, actor: first.actor, entryId: entry?.id ?? '' })).toMatchObject({
      reason: 'booking:refusal.offer_open',
    })
    granted(await declineOffer({ club, actor: first.actor, number: offer?.number ?? '' }))
    expect(await offerWaitlist(club, shop.dealerId)).toBe(1)
    const live = (await offers(club)).filter((one) => one.state === 'open')
    expect(live.map((one) => one.startsAt)).toEqual([offer?.startsAt])
    granted(await leaveWaitlist({ club, actor: first.actor, entryId: entry?.id ?? '' }))
    expect((await readQueue(reading(club), shop.dealerId)).map((one) => one.memberId)).toEqual([second.memberId])
  })

  it('joins once per car and dealer, checks the days, and a second wish replaces the first', async () => {
    const { club, shop, first } = await fullDay()
    const again = granted(await wait(club, shop, first, { partOfDay: 'morning' }))
    const queue = await readQueue(reading(club), shop.dealerId)
    expect(queue).toHaveLength(2)
    expect(queue[0]).toMatchObject({ id: again.entryId, partOfDay: 'morning' })
    expect(await wait(club, shop, first, { toDay: '2026-03-02', fromDay: '2026-03-04' })).toMatchObject({
      field: 'toDay',
    })
    expect(await wait(club, shop, first, { toDay: '2026-12-24' })).toMatchObject({ reason: 'booking:refusal.days_far' })
  })
})

describe('a blocked unit', () => {
  it('names the bookings that it touches, keeps them, and takes what they leave', async () => {
    const { club, shop, booked, staff } = await fullDay()
    const [claim] = await club.store.read.select().from(club.schema.booking.claims)
    const day = {
      startsAt: (claim?.quarter ?? 0) * 15 * MINUTE,
      endsAt: (claim?.quarter ?? 0) * 15 * MINUTE + 2 * HOUR,
    }
    const unitId = shop.technicians[0] ?? ''
    const block = { club, actor: staff, dealerId: shop.dealerId, unitId, ...day, kind: 'leave' as const }
    const made = granted(await blockUnit(block))
    expect(made.affected.length).toBeGreaterThan(0)
    granted(await cancelBooking({ club, actor: staff, number: made.affected[0] ?? '' }))
    expect(await freeStarts(club, shop, TUESDAY)).toEqual([])
    expect(await bookingFaults(club)).toEqual([])
    granted(await unblockUnit({ club, actor: staff, blockId: made.blockId }))
    expect((await freeStarts(club, shop, TUESDAY)).length).toBeGreaterThan(0)
    expect(booked.length).toBeGreaterThan(2)
  })

  it('begins yesterday at the earliest, ends after it begins, and neither lasts nor lies ahead for ever', async () => {
    const { club, shop, staff } = await fullDay()
    const now = club.clock.now()
    const block = (from: number, to: number) =>
      blockUnit({
        ...{ club, actor: staff, dealerId: shop.dealerId, unitId: shop.bays[0] ?? '', kind: 'repair' as const },
        ...{ startsAt: now + from, endsAt: now + to },
      })
    expect(await block(-2 * DAY, HOUR)).toMatchObject({ ok: false, field: 'from' })
    expect(await block(HOUR, HOUR)).toMatchObject({ ok: false, field: 'to' })
    expect(await block(2 * HOUR, HOUR)).toMatchObject({ ok: false, field: 'to' })
    expect(await block(DAY, 94 * DAY)).toMatchObject({ ok: false, field: 'to', params: { days: 92 } })
    expect(await block(184 * DAY, 185 * DAY)).toMatchObject({ ok: false, field: 'from', params: { days: 183 } })
    expect(await block(9_000 * DAY, 9_001 * DAY)).toMatchObject({ ok: false, field: 'from' })
    expect(await club.store.read.select().from(club.schema.booking.blocks)).toEqual([])
    granted(await block(-DAY, HOUR))
    granted(await block(182 * DAY, 183 * DAY))
    const form = { unitId: 'x', to: '2026-03-02T10:00', kind: 'leave' }
    for (const from of ['2026-02-30T10:00', '2026-13-01T10:00', '9999-01-01T10:00', '2026-03-02T25:00', '', 'T'])
      expect(blockForm.safeParse({ ...form, from }).error?.issues.map(({ path }) => path)).toEqual([['from']])
    expect(blockForm.safeParse({ ...form, from: '2026-03-02T09:00' }).success).toBe(true)
  })
})
