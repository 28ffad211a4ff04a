import { describe, expect, test } from 'vitest'
import { testClub } from '#tests/support/club'
import { granted, memberActor } from '#tests/support/people'
import { addTemplate } from '~/areas/dealers/templates.server'
import { editVehicle } from '~/areas/garage/edit-vehicle.server'
import { addDocument, readDocuments, removeDocument } from '~/areas/garage/keep-documents.server'
import { installDefaultPlan, nextDue, readPlan } from '~/areas/garage/maintenance-plan.server'
import { currentReading } from '~/areas/garage/odometer'
import { readOdometer } from '~/areas/garage/odometer-history.server'
import { closeServicedItems } from '~/areas/garage/on-service-completed.server'
import { ownVehicles, readVehicle, requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { addVehicle } from '~/areas/garage/register-vehicle.server'
import { releaseVehicle, takeVehicleBack } from '~/areas/garage/release-vehicle.server'
import { addReading, replaceCluster, settleReading } from '~/areas/garage/settle-reading.server'
import { makeVin } from '~/areas/garage/vin'
import { DAY } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { recordFact } from '~/platform/facts.server'

const tern = (serial: number) => makeVin({ wmi: 'LCV', vds: 'TN2A1', modelYear: 2024, plant: 'S', serial })

const JOB = {
  name: { zh: '保养', en: 'Service' },
  detail: { zh: '', en: '' },
  minutes: 60,
  bufferMinutes: 0,
  skill: 'general',
  bayType: 'lift',
  price: 50_000,
  currency: 'CNY',
  onlineBookable: true,
} as const

async function garage() {
  const club = await testClub({
    wiring: { subscribers: [closeServicedItems], jobs: { queued: {}, clocked: {} } },
  })
  await club.write(systemActor, installDefaultPlan)
  for (const code of ['service', 'oil']) {
    granted(await addTemplate({ club, actor: systemActor, code, maintenanceKey: code, ...JOB }))
  }
  const actor = await memberActor(club, 'm1')
  const other = await memberActor(club, 'm2')
  const { vehicleId } = granted(
    await addVehicle({
      club,
      actor,
      memberId: 'm1',
      vin: tern(1),
      plate: '沪AD00518',
      km: 8_000,
      firstRegisteredOn: '2025-03-10',
    }),
  )
  return { club, actor, other, vehicleId }
}

describe('upkeep of a car', () => {
  test('the plan names the next service by date or real use, and a visit moves it on', async () => {
    const { club, actor, vehicleId } = await garage()
    expect(await nextDue(club, vehicleId)).toMatchObject({
      code: 'oil',
      dueKm: 10_000,
      dueOn: '2026-03-10',
      state: 'soon',
    })
    club.clock.advance(20 * DAY)
    await club.write(systemActor, (w) =>
      recordFact(w, {
        type: 'service.completed',
        subject: 'completion-1',
        about: 'order-1',
        memberId: 'm1',
        vehicleId,
        payload: { odometer: 9_000, jobs: 'service,oil', workOrderId: 'order-1' },
      }),
    )
    const plan = await readPlan(club, vehicleId)
    expect(plan.currentKm).toBe(9_000)
    expect(plan.items.find((one) => one.code === 'oil')).toMatchObject({ dueKm: 20_000, dueOn: '2027-03-10' })
    expect(new Set(plan.items.map((one) => one.code)).size).toBe(plan.items.length)
    await expect(
      addReading({ club, actor: await memberActor(club, 'm3'), vehicleId, km: 9_100 }),
    ).rejects.toBeInstanceOf(NotFound)
    granted(await addReading({ club, actor, vehicleId, km: 9_100 }))
    expect((await readPlan(club, vehicleId)).currentKm).toBe(9_100)
  })

  test('a stale form is told what differs, and a foreign car is not found', async () => {
    const { club, actor, other, vehicleId } = await garage()
    const edit = (version: number, colour: string) =>
      editVehicle({ club, actor, vehicleId, version, changes: { colour, plate: '沪AD00519' } })
    granted(await edit(1, 'green'))
    const late = await edit(1, 'blue')
    expect(late).toMatchObject({
      ok: false,
      reason: 'garage:refusal.stale',
      alternatives: {
        version: 2,
        differences: [{ field: 'plate' }, { field: 'colour', yours: 'blue', theirs: 'green' }],
      },
    })
    expect((await readVehicle(club, vehicleId)).colour).toBe('green')
    await expect(editVehicle({ club, actor: other, vehicleId, version: 2, changes: {} })).rejects.toBeInstanceOf(
      NotFound,
    )
  })

  test('a wrong reading is corrected, a new cluster counts on', async () => {
    const { club, actor, vehicleId } = await garage()
    club.clock.advance(60 * DAY)
    const wrong = granted(await addReading({ club, actor, vehicleId, km: 98_000, confirm: true }))
    granted(await settleReading({ club, actor, vehicleId, readingId: wrong.readingId, verdict: 'correct', km: 9_800 }))
    const history = await readOdometer(club, vehicleId)
    expect(history.readings.map((one) => [one.km, one.status])).toContainEqual([98_000, 'corrected'])
    expect(currentReading(history)?.km).toBe(9_800)
    club.clock.advance(10 * DAY)
    expect(
      await replaceCluster({ club, actor, vehicleId, at: club.clock.now(), oldKm: 9_000, newKm: 0 }),
    ).toMatchObject({
      ok: false,
      field: 'oldKm',
    })
    granted(await replaceCluster({ club, actor, vehicleId, at: club.clock.now(), oldKm: 10_000, newKm: 5 }))
    club.clock.advance(30 * DAY)
    granted(await addReading({ club, actor, vehicleId, km: 900 }))
    expect(currentReading(await readOdometer(club, vehicleId))).toMatchObject({ km: 900, series: 1 })
  })

  test('papers are private to who put them in; taking away can be undone', async () => {
    const { club, actor, other, vehicleId } = await garage()
    const { documentId } = granted(
      await addDocument({ club, actor, vehicleId, kind: 'insurance', title: 'Policy', fileId: 'f'.repeat(64) }),
    )
    await expect(removeDocument({ club, actor: other, vehicleId, documentId })).rejects.toBeInstanceOf(NotFound)
    const read = () => readDocuments(club, { vehicleId, memberId: 'm1' })
    granted(await removeDocument({ club, actor, vehicleId, documentId }))
    expect(await read()).toEqual([])
    granted(await removeDocument({ club, actor, vehicleId, documentId, back: true }))
    expect(await read()).toMatchObject([{ id: documentId, kind: 'insurance' }])
  })

  test('a sold car leaves the garage and can come back while nobody else has it', async () => {
    const { club, actor, other, vehicleId } = await garage()
    granted(await releaseVehicle({ club, actor, vehicleId, ending: 'sold' }))
    await expect(requireOwnVehicle(club, actor, vehicleId)).rejects.toBeInstanceOf(NotFound)
    granted(await takeVehicleBack({ club, actor, vehicleId }))
    expect(await ownVehicles(club, 'm1')).toHaveLength(1)
    granted(await releaseVehicle({ club, actor, vehicleId, ending: 'sold' }))
    granted(await addVehicle({ club, actor: other, memberId: 'm2', vin: tern(1) }))
    expect(await takeVehicleBack({ club, actor, vehicleId })).toMatchObject({
      ok: false,
      reason: 'garage:refusal.vin_taken',
    })
  })
})
