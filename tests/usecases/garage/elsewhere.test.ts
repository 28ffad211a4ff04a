import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { addOwner, openWorkshop } from '#tests/support/booking'
import { testClub } from '#tests/support/club'
import { granted, staffActor } from '#tests/support/people'
import { editVehicle } from '~/areas/garage/edit-vehicle.server'
import { installDefaultPlan, readPlan } from '~/areas/garage/maintenance-plan.server'
import { dropElsewhere, noteElsewhere } from '~/areas/garage/note-elsewhere.server'
import { readCarPage } from '~/areas/garage/read-car.server'
import { readElsewhere } from '~/areas/garage/read-elsewhere.server'
import { relate } from '~/areas/membership/relations.server'
import { publishDefaultRules } from '~/areas/points/default-rules.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'

async function garage() {
  const club = await testClub()
  await club.write(systemActor, installDefaultPlan)
  await club.write(systemActor, publishDefaultRules)
  const shop = await openWorkshop(club)
  const [owner, other] = [await addOwner(club), await addOwner(club)]
  const { vehicleId, actor } = owner
  granted(await editVehicle({ club, actor, vehicleId, version: 1, changes: { firstRegisteredOn: '2025-03-10' } }))
  const note = (more = {}) =>
    noteElsewhere({
      ...{ club, actor, vehicleId, on: '2026-02-20', km: 9_600, lines: ['oil', 'tyres'], place: 'Garage Li' },
      ...more,
    })
  const oil = async () => (await readPlan(club, vehicleId)).items.find(({ code }) => code === 'oil')
  return { club, shop, owner, other, note, oil }
}

describe('a service at another place', () => {
  test('moves the plan on, says who recorded it and earns no points', async () => {
    const { club, owner, note, oil } = await garage()
    const { actor, vehicleId, memberId } = owner
    const before = await balanceOf(club, memberId)
    granted(await note())
    expect(await oil()).toMatchObject({ dueKm: 20_000, last: { on: '2026-02-20', km: 9_600, source: 'owner' } })
    const page = await readCarPage(club, actor, vehicleId, 'en')
    expect(page.plan.find(({ code }) => code === 'tyres')?.last).toEqual({ on: '2026-02-20', source: 'owner' })
    expect(page.readings).toMatchObject([{ km: 9_600, source: 'owner', status: 'accepted' }])
    expect((await readElsewhere(club, actor, { vehicleId }, 'en')).services).toMatchObject([
      { on: '2026-02-20', km: 9_600, place: 'Garage Li', atDesk: false, documentId: null },
    ])
    const { facts, ruleEvaluations } = { ...club.schema.platform, ruleEvaluations: club.schema.points.evaluations }
    const [told] = await club.store.read.select().from(facts).where(eq(facts.type, 'service.noted'))
    expect(told).toMatchObject({ memberId, payload: { odometer: 9_600, lines: 'oil,tyres', atDesk: false } })
    expect(
      await club.store.read
        .select()
        .from(ruleEvaluations)
        .where(eq(ruleEvaluations.factId, told?.id ?? '')),
    ).toEqual([])
    expect(await balanceOf(club, memberId)).toEqual(before)
  })

  test('is refused at its field: a day to come, nothing done, an odometer that wants a second look', async () => {
    const { note, oil } = await garage()
    expect(await note({ on: '2026-03-03' })).toMatchObject({ reason: 'garage:refusal.date_in_future', field: 'on' })
    expect(await note({ lines: ['wings'] })).toMatchObject({ reason: 'garage:refusal.work_needed', field: 'work' })
    granted(await note({ on: '2026-02-27', km: 10_000, lines: [], work: 'New wipers' }))
    const doubtful = { on: '2026-02-28', km: 9_000 }
    expect(await note(doubtful)).toMatchObject({ field: 'km', alternatives: { confirm: true } })
    expect((await oil())?.last).toBeNull()
    granted(await note({ ...doubtful, confirm: true }))
    expect((await oil())?.last?.on).toBe('2026-02-28')
  })

  test('an invoice becomes a paper of the car; what is no photo and no PDF is refused', async () => {
    const { club, owner, note } = await garage()
    const pdf = new Blob(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'])
    granted(await note({ file: pdf }))
    const { documents } = await readCarPage(club, owner.actor, owner.vehicleId, 'en')
    expect(documents).toMatchObject([{ kind: 'service', title: 'Garage Li 2026-02-20' }])
    expect(await note({ file: new Blob(['words']) })).toMatchObject({ ok: false, field: 'file' })
  })

  test('can be taken back and put in again', async () => {
    const { club, owner, note, oil } = await garage()
    const { actor, vehicleId } = owner
    const { serviceId } = granted(await note())
    granted(await dropElsewhere({ club, actor, vehicleId, serviceId }))
    expect((await oil())?.last).toBeNull()
    expect((await readElsewhere(club, actor, { vehicleId }, 'en')).services).toEqual([])
    granted(await dropElsewhere({ club, actor, vehicleId, serviceId, back: true }))
    expect((await oil())?.last?.km).toBe(9_600)
  })

  test('staff write it down for members of their dealer only; a foreign car is not found', async () => {
    const { club, shop, owner, other, note } = await garage()
    const { memberId, vehicleId } = owner
    const adviser = await staffActor(club, 'adviser', shop.dealerId)
    const asStaff = { actor: adviser, memberId }
    await expect(note(asStaff)).rejects.toBeInstanceOf(NotFound)
    await club.write(systemActor, (w) => relate(w, { memberId, dealerId: shop.dealerId, cause: 'visit' }))
    const { serviceId } = granted(await note(asStaff))
    expect((await readElsewhere(club, owner.actor, { vehicleId }, 'en')).services).toMatchObject([{ atDesk: true }])
    await expect(note({ actor: other.actor })).rejects.toBeInstanceOf(NotFound)
    await expect(note({ actor: other.actor, memberId })).rejects.toBeInstanceOf(NotFound)
    await expect(note({ ...asStaff, vehicleId: other.vehicleId })).rejects.toBeInstanceOf(NotFound)
    const drop = dropElsewhere({ club, actor: other.actor, vehicleId: other.vehicleId, serviceId })
    await expect(drop).rejects.toBeInstanceOf(NotFound)
  })
})
