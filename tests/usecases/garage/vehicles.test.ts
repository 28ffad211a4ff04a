import { describe, expect, test } from 'vitest'
import { testClub } from '#tests/support/club'
import { ownVehicles, requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { recordReading } from '~/areas/garage/record-reading.server'
import { addVehicle } from '~/areas/garage/register-vehicle.server'
import { makeVin } from '~/areas/garage/vin'
import { findByTerm } from '~/areas/membership/search-terms.server'
import { DAY } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'

const tern = (serial: number) => makeVin({ wmi: 'LCV', vds: 'TN2A1', modelYear: 2024, plant: 'S', serial })
const owner = (memberId: string) => ({
  ...systemActor,
  kind: 'person' as const,
  isSystem: false,
  userId: memberId,
  memberId,
})

describe('cars', () => {
  test('a VIN of the club fills in brand, model, year, body and energy', async () => {
    const club = await testClub()
    const added = await addVehicle({
      club,
      actor: owner('m1'),
      memberId: 'm1',
      vin: tern(1),
      plate: '沪ad00518',
      km: 26_418,
    })
    if (!added.ok) throw new Error(added.reason)
    const [car] = await ownVehicles(club, 'm1')
    expect(car).toMatchObject({
      plate: '沪A·D00518',
      model: { zh: '燕鸥', en: 'Tern' },
      body: 'saloon',
      energy: 'petrol',
      modelYear: 2024,
      role: 'owner',
      ownerMemberId: 'm1',
    })
    expect(await findByTerm(club, 'd00518')).toMatchObject([{ memberId: 'm1' }])
    await expect(requireOwnVehicle(club, owner('m2'), added.value.vehicleId)).rejects.toBeInstanceOf(NotFound)
  })

  test('a VIN that another member owns is refused at its field, the same VIN twice is said to be yours', async () => {
    const club = await testClub()
    await addVehicle({ club, actor: owner('m1'), memberId: 'm1', vin: tern(2) })
    const other = await addVehicle({ club, actor: owner('m2'), memberId: 'm2', vin: tern(2) })
    expect(other).toMatchObject({ ok: false, reason: 'garage:refusal.vin_taken', field: 'vin' })
    const again = await addVehicle({ club, actor: owner('m1'), memberId: 'm1', vin: tern(2) })
    expect(again).toMatchObject({ ok: false, reason: 'garage:refusal.vin_yours' })
  })

  test('a reading of a million is refused, a doubtful one wants a second look', async () => {
    const club = await testClub()
    const actor = owner('m1')
    const added = await addVehicle({ club, actor, memberId: 'm1', vin: tern(3), km: 20_000 })
    if (!added.ok) throw new Error(added.reason)
    const { vehicleId } = added.value
    club.clock.advance(30 * DAY)
    const read = (km: number, confirm = false) =>
      club.write(actor, (w) => recordReading(w, { vehicleId, km, source: 'owner', confirm }))
    expect(await read(1_000_000)).toMatchObject({
      ok: false,
      reason: 'garage:refusal.odometer_too_high',
      params: { most: '999,999' },
    })
    expect(await read(12_000)).toMatchObject({ ok: false, alternatives: { confirm: true } })
    expect(await read(12_000, true)).toMatchObject({ ok: true, value: { status: 'accepted' } })
    expect(await read(21_000, true)).toMatchObject({ ok: true })
  })
})
