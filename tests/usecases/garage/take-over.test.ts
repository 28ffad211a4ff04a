import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { addOwner, book, freeStarts, openWorkshop } from '#tests/support/booking'
import { testClub } from '#tests/support/club'
import { granted, staffActor } from '#tests/support/people'
import { readOwnBookings } from '~/areas/booking/read-bookings.server'
import { editVehicle } from '~/areas/garage/edit-vehicle.server'
import { noteElsewhere } from '~/areas/garage/note-elsewhere.server'
import { readCarPage } from '~/areas/garage/read-car.server'
import { readElsewhere } from '~/areas/garage/read-elsewhere.server'
import { ownVehicles, readVehicle } from '~/areas/garage/read-vehicles.server'
import { addVehicle } from '~/areas/garage/register-vehicle.server'
import { addCarAtDesk } from '~/areas/garage/take-over.server'
import { relate } from '~/areas/membership/relations.server'
import { findByTerm } from '~/areas/membership/search-terms.server'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'

async function counter() {
  const club = await testClub()
  const shop = await openWorkshop(club)
  const [seller, buyer] = [await addOwner(club), await addOwner(club)]
  const { dealerId } = shop
  await club.write(systemActor, (w) => relate(w, { memberId: buyer.memberId, dealerId, cause: 'home' }))
  const adviser = await staffActor(club, 'adviser', dealerId)
  const { vin } = await readVehicle(club, seller.vehicleId)
  const given = { club, actor: adviser, dealerId, memberId: buyer.memberId, vin: vin ?? '' }
  return { club, shop, seller, buyer, adviser, given }
}

describe("a car that is another member's", () => {
  test('is taken over with a reason; the former owner is told, not who has it, and keeps nothing booked', async () => {
    const { club, shop, seller, buyer, given } = await counter()
    const { vehicleId } = seller
    granted(await editVehicle({ club, actor: seller.actor, vehicleId, version: 1, changes: { plate: '沪AD00518' } }))
    const [start] = await freeStarts(club, shop, '2026-03-03')
    await book(club, shop, seller, start ?? 0)
    const told = {
      club,
      actor: seller.actor,
      vehicleId,
      on: '2026-02-20',
      km: 900,
      lines: [],
      work: 'Oil',
      place: 'Li',
    }
    granted(await noteElsewhere(told))

    const refused = await addCarAtDesk(given)
    expect(refused).toMatchObject({
      reason: 'garage-desk:refusal.taken',
      field: 'vin',
      alternatives: { takeOver: true },
    })
    expect(JSON.stringify(refused)).not.toContain(seller.memberId)
    granted(await addCarAtDesk({ ...given, plate: '沪AD00777', takeOver: 'certificate seen' }))

    expect((await ownVehicles(club, buyer.memberId)).map(({ id }) => id)).toContain(vehicleId)
    expect(await ownVehicles(club, seller.memberId)).toEqual([])
    expect(await findByTerm(club, 'd00518')).toEqual([])
    const own = await readOwnBookings(club, seller.actor, 'en')
    expect(own.ahead).toEqual([])
    // The plate that it bears now is not the former owner's to see.
    expect(own.past).toMatchObject([{ state: 'cancelled', car: { plate: '沪A·D00518' } }])

    const { messages, audit } = { ...club.schema.platform }
    const { userId } = seller.actor
    const letters = await club.store.read
      .select()
      .from(messages)
      .where(eq(messages.userId, userId ?? ''))
    const moved = letters.find(({ template }) => template === 'car-moved')
    expect(moved?.params).toEqual({ plate: '沪A·D00518', path: '/garage' })
    const written = JSON.stringify(letters)
    for (const hidden of [buyer.memberId, buyer.actor.name, '00777']) expect(written).not.toContain(hidden)
    const [line] = await club.store.read.select().from(audit).where(eq(audit.action, 'vehicle.taken-over'))
    expect(line).toMatchObject({ subject: `vehicle:${vehicleId}`, dealerId: shop.dealerId })
    expect(line?.detail).toEqual({ from: seller.memberId, to: buyer.memberId })

    const page = await readCarPage(club, buyer.actor, vehicleId, 'en')
    expect(page.documents).toEqual([])
    expect((await readElsewhere(club, buyer.actor, { vehicleId }, 'en')).services).toEqual([])
  })

  test('is found by its plate alone, and taken over with what the club knows of it', async () => {
    const { club, seller, buyer, given } = await counter()
    const plate = '京A12345'
    const { vehicleId } = granted(
      await addVehicle({
        ...{ club, actor: seller.actor, memberId: seller.memberId, plate, brand: 'Wuling', model: 'Hongguang' },
      }),
    )
    const byPlate = { ...given, vin: undefined, plate }
    expect(await addCarAtDesk(byPlate)).toMatchObject({ reason: 'garage-desk:refusal.taken', field: 'plate' })
    expect(granted(await addCarAtDesk({ ...byPlate, role: 'user' })).vehicleId).toBe(vehicleId)
    expect(granted(await addCarAtDesk({ ...byPlate, takeOver: 'certificate seen' })).vehicleId).toBe(vehicleId)
    const cars = await ownVehicles(club, buyer.memberId)
    expect(cars.find(({ id }) => id === vehicleId)).toMatchObject({ role: 'owner', brand: { en: 'Wuling' } })
  })

  test('needs the right, and a member that the dealer has to do with', async () => {
    const { club, shop, seller, buyer, given } = await counter()
    const technician = await staffActor(club, 'technician', shop.dealerId)
    const takeOver = 'certificate seen'
    await expect(addCarAtDesk({ ...given, takeOver, actor: technician })).rejects.toBeInstanceOf(NotFound)
    await expect(addCarAtDesk({ ...given, takeOver, actor: buyer.actor })).rejects.toBeInstanceOf(NotFound)
    const stranger = await addOwner(club)
    const forStranger = addCarAtDesk({ ...given, takeOver, memberId: stranger.memberId })
    await expect(forStranger).rejects.toBeInstanceOf(NotFound)
    expect(await ownVehicles(club, seller.memberId)).toHaveLength(1)
  })
})
