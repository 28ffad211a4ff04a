import { describe, expect, test } from 'vitest'
import { addOwner, book, freeStarts, openWorkshop } from '#tests/support/booking'
import { testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { countOpen } from '~/areas/booking/call-off.server'
import { nextBookings, readOwnBookings } from '~/areas/booking/read-bookings.server'
import { checkInBooking } from '~/areas/booking/visit.server'
import { joinWaitlist } from '~/areas/booking/waitlist.server'
import { releaseVehicle } from '~/areas/garage/release-vehicle.server'
import { readHome } from '~/areas/membership/read-home.server'
import { checkClub } from '~/invariants.server'
import { systemActor } from '~/platform/actor'

describe('a car that leaves the garage', () => {
  test('takes its bookings and places in the waiting list with it, frees the capacity and tells the owner', async () => {
    const club = await testClub()
    const shop = await openWorkshop(club)
    const [owner, other] = [await addOwner(club), await addOwner(club)]
    const [first, second] = (await freeStarts(club, shop, '2026-03-03')).filter((_, index) => index % 3 === 0)
    if (!first || !second) throw new Error('no free time')
    const booked = await book(club, shop, owner, first)
    await book(club, shop, other, second)
    granted(
      await joinWaitlist({
        ...{ club, actor: owner.actor, dealerId: shop.dealerId, vehicleId: owner.vehicleId },
        ...{ templateIds: [shop.service], fromDay: '2026-03-04', toDay: '2026-03-05' },
        ...{ partOfDay: 'any', transport: 'none' },
      }),
    )
    const { memberId, vehicleId } = owner
    expect(await countOpen(club, { memberId, vehicleId })).toEqual({ bookings: 1, waiting: 1 })
    granted(await releaseVehicle({ club, actor: owner.actor, vehicleId, ending: 'sold' }))

    expect(await countOpen(club, { memberId, vehicleId })).toEqual({ bookings: 0, waiting: 0 })
    const own = await readOwnBookings(club, owner.actor, 'en')
    expect(own).toMatchObject({ ahead: [], waiting: [], past: [{ number: booked.number, state: 'cancelled' }] })
    expect(await freeStarts(club, shop, '2026-03-03')).toContain(first)
    const { messages } = club.schema.platform
    const letters = await club.store.read
      .select({ userId: messages.userId, template: messages.template })
      .from(messages)
    expect(letters.filter(({ template }) => template === 'booking-cancelled')).toEqual([
      { userId: owner.actor.userId, template: 'booking-cancelled' },
    ])
    expect(await nextBookings(club, other.memberId)).toHaveLength(1)
    expect((await checkClub(club)).filter(({ violations }) => violations.length > 0)).toEqual([])
  })

  test('while it is in the workshop it is not among what comes up on the first page', async () => {
    const club = await testClub()
    const shop = await openWorkshop(club)
    const owner = await addOwner(club)
    const [start] = await freeStarts(club, shop, '2026-03-02')
    if (!start) throw new Error('no free time')
    const { bookingId } = await book(club, shop, owner, start)
    expect((await readHome(club, owner.actor, 'en')).bookings).toHaveLength(1)
    club.clock.advance(start - club.clock.now())
    granted(await club.write(systemActor, (w) => checkInBooking(w, bookingId)))
    expect((await readHome(club, owner.actor, 'en')).bookings).toEqual([])
  })
})
