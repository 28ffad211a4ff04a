import { and, eq, isNull, ne } from 'drizzle-orm'
import { readMember } from '~/areas/membership/read-members.server'
import { mayDealerSee } from '~/areas/membership/relations.server'
import { NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { sendMessage } from '~/platform/messages.server'
import { can } from '~/platform/permissions'
import { parsePlate } from './plates'
import { type NewVehicle, registerVehicle } from './register-vehicle.server'
import { endSpan } from './release-vehicle.server'
import { parseVin } from './vin'

type DeskVehicle = NewVehicle & {
  dealerId: string
  /** Why the car is taken over from the member that has it now. */
  takeOver?: string
}

/**
 * Puts a car into a member's garage at the desk. While it is another member's the answer is `taken` with
 * `alternatives: { takeOver: true }`, which names nobody; with a reason it is taken over: the spans of the others end
 * and what they booked for it is called off, they are told without learning who has it now, and the reason is audited.
 * Throws NotFound for a member that the actor's dealers have nothing to do with.
 */
export async function addCarAtDesk({
  club,
  actor,
  submission,
  dealerId,
  ...given
}: Act<DeskVehicle>): Promise<Outcome<{ vehicleId: string; ownershipId: string }>> {
  const at = dealerId ? { dealerId } : {}
  if (!can(actor, 'member:edit', at)) throw new NotFound('member')
  const { erasedAt } = await readMember(club, given.memberId)
  if (erasedAt !== null || !(await mayDealerSee(club, actor, given.memberId))) throw new NotFound('member')
  return club.write(
    actor,
    async (w) => {
      const found = await heldByOthers(w, given)
      if (!found.ok) return found
      const held = found.value
      if (!held) return registerVehicle(w, given)
      if (given.role === 'user') return registerVehicle(w, { ...given, vehicleId: held.vehicleId })
      if (!given.takeOver)
        return refuse('garage-desk:refusal.taken', { field: held.by, alternatives: { takeOver: true } })
      await moveAway(w, held.vehicleId, { ...given, dealerId, takeOver: given.takeOver })
      return registerVehicle(w, { ...given, vehicleId: held.vehicleId })
    },
    { alone: `vin:${given.vin ?? given.plate ?? ''}`, submission },
  )
}

type Held = { vehicleId: string; by: 'vin' | 'plate' } | null

/** The car of this VIN, or else of this plate, that somebody else owns now; what cannot be read is registerVehicle's. */
async function heldByOthers(w: Work, given: NewVehicle): Promise<Outcome<Held>> {
  const { vehicles, ownerships } = w.schema.garage
  const vin = given.vin?.trim() ? parseVin(given.vin) : undefined
  const plate = given.plate?.trim() ? parsePlate(given.plate, given.plateCountry || undefined) : undefined
  const owned = (what: Parameters<typeof and>[0]) =>
    w.tx
      .select({ vehicleId: vehicles.id })
      .from(vehicles)
      .innerJoin(ownerships, eq(ownerships.vehicleId, vehicles.id))
      .where(and(what, isNull(ownerships.until), eq(ownerships.role, 'owner'), ne(ownerships.memberId, given.memberId)))
      .limit(2)
  const [byVin] = vin?.ok ? await owned(eq(vehicles.vin, vin.value.vin)) : []
  if (byVin) return { ok: true, value: { ...byVin, by: 'vin' } }
  if (!plate?.ok) return { ok: true, value: null }
  // A plate may have moved on to a car with another VIN; only a car without one can be this car.
  const [first, second] = await owned(
    and(eq(vehicles.plateKey, plate.value.key), vin?.ok ? isNull(vehicles.vin) : undefined),
  )
  if (second) return refuse('garage-desk:refusal.plate_several', { field: 'vin' })
  return { ok: true, value: first ? { ...first, by: 'plate' } : null }
}

/** Ends every current span with a car. Each of the others is told; a span of the new owner as its user just ends. */
async function moveAway(
  w: Work,
  vehicleId: string,
  { memberId, dealerId, takeOver }: { memberId: string; dealerId: string; takeOver: string },
): Promise<void> {
  const { ownerships, vehicles } = w.schema.garage
  const [car] = await w.tx
    .select({ plate: vehicles.plate, vin: vehicles.vin })
    .from(vehicles)
    .where(eq(vehicles.id, vehicleId))
  const spans = await w.tx
    .select({ id: ownerships.id, memberId: ownerships.memberId, role: ownerships.role })
    .from(ownerships)
    .where(and(eq(ownerships.vehicleId, vehicleId), isNull(ownerships.until)))
  for (const span of spans) {
    if (span.memberId === memberId) {
      await w.tx.update(ownerships).set({ until: w.now, ending: 'moved' }).where(eq(ownerships.id, span.id))
      continue
    }
    await endSpan(w, { vehicleId, memberId: span.memberId, ending: 'moved' })
    const { userId } = await readMember(w.club, span.memberId, w.tx)
    if (!userId) continue
    const params = { plate: car?.plate || car?.vin || '', path: '/garage' }
    await sendMessage(w, { userId, template: 'car-moved', params })
  }
  await audit(w, {
    action: 'vehicle.taken-over',
    subject: `vehicle:${vehicleId}`,
    dealerId,
    reason: takeOver,
    personId: [...new Set([memberId, ...spans.map((span) => span.memberId)])],
    detail: { from: spans.find(({ role }) => role === 'owner')?.memberId ?? null, to: memberId },
  })
}
