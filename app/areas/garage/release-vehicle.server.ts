import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { setSearchTerms } from '~/areas/membership/search-terms.server'
import { DAY } from '~/kernel/clock'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import type { ENDINGS } from './kinds'
import { readVehicle, requireOwnVehicle } from './read-vehicles.server'
import { vehicleTerms } from './vehicle-terms'

/** How long a car can be put back where it was. */
export const BACK_WITHIN = 30 * DAY

/**
 * Ends the actor's span with a car: sold, scrapped, or put in by mistake. Its service facts stay with the car, papers
 * and points with the person; what was booked for it is called off. Writes the fact vehicle.released.
 */
export async function releaseVehicle({
  club,
  actor,
  submission,
  vehicleId,
  ending,
}: Act<{ vehicleId: string; ending: (typeof ENDINGS)[number] }>): Promise<Outcome<{ ownershipId: string }>> {
  const { memberId } = await requireOwnVehicle(club, actor, vehicleId)
  return club.write(actor, (w) => endSpan(w, { vehicleId, memberId, ending }), { submission })
}

/** Ends the current span of a member with a car; what is booked for it ends with the fact. */
export async function endSpan(
  w: Work,
  { vehicleId, memberId, ending }: { vehicleId: string; memberId: string; ending: string },
): Promise<Outcome<{ ownershipId: string }>> {
  const { ownerships, vehicles } = w.schema.garage
  const [car] = await w.tx.select({ plate: vehicles.plate }).from(vehicles).where(eq(vehicles.id, vehicleId))
  const [ended] = await w.tx
    .update(ownerships)
    .set({ until: w.now, ending, lastPlate: car?.plate ?? '' })
    .where(and(eq(ownerships.vehicleId, vehicleId), eq(ownerships.memberId, memberId), isNull(ownerships.until)))
    .returning({ id: ownerships.id })
  if (!ended) throw new NotFound('vehicle')
  await setSearchTerms(w, { memberId, source: `vehicle:${vehicleId}`, terms: [] })
  await recordFact(w, {
    type: 'vehicle.released',
    subject: `${ended.id}:${w.now}`,
    about: vehicleId,
    memberId,
    vehicleId,
    payload: { ending },
  })
  return done({ ownershipId: ended.id })
}

/** Puts a car back into the garage that it was taken from, unless somebody else has it by now. */
export async function takeVehicleBack({
  club,
  actor,
  vehicleId,
}: Act<{ vehicleId: string }>): Promise<Outcome<{ vehicleId: string }>> {
  const memberId = actor.memberId
  if (!memberId) throw new NotFound('vehicle')
  return club.write(
    actor,
    async (w): Promise<Outcome<{ vehicleId: string }>> => {
      const { ownerships } = w.schema.garage
      const [latest] = await w.tx
        .select()
        .from(ownerships)
        .where(
          and(
            eq(ownerships.vehicleId, vehicleId),
            eq(ownerships.memberId, memberId),
            gt(ownerships.until, w.now - BACK_WITHIN),
          ),
        )
        .orderBy(desc(ownerships.until))
        .limit(1)
      if (!latest) throw new NotFound('vehicle')
      const current = await w.tx
        .select({ memberId: ownerships.memberId, role: ownerships.role })
        .from(ownerships)
        .where(and(eq(ownerships.vehicleId, vehicleId), isNull(ownerships.until)))
      if (current.some((one) => one.memberId === memberId)) return done({ vehicleId })
      if (latest.role === 'owner' && current.some((one) => one.role === 'owner')) {
        return refuse('garage:refusal.vin_taken')
      }
      await w.tx.update(ownerships).set({ until: null, ending: '' }).where(eq(ownerships.id, latest.id))
      const terms = vehicleTerms(await readVehicle(club, vehicleId, w.tx))
      await setSearchTerms(w, { memberId, source: `vehicle:${vehicleId}`, terms })
      await audit(w, { action: 'vehicle.taken-back', subject: `vehicle:${vehicleId}` })
      return done({ vehicleId })
    },
    { alone: `vehicle:${vehicleId}` },
  )
}

/** Ends all spans of a member who is erased; the cars and what was done to them stay, their plates do not. */
export async function releaseAll(w: Work, memberId: string): Promise<void> {
  const { ownerships, vehicles } = w.schema.garage
  const current = await w.tx
    .select({ vehicleId: ownerships.vehicleId, role: ownerships.role, vin: vehicles.vin })
    .from(ownerships)
    .innerJoin(vehicles, eq(vehicles.id, ownerships.vehicleId))
    .where(and(eq(ownerships.memberId, memberId), isNull(ownerships.until)))
  for (const { vehicleId, role, vin } of current) {
    await endSpan(w, { vehicleId, memberId, ending: 'erased' })
    if (role !== 'owner') continue
    // A car known by its plate alone keeps a key that names nobody.
    const plateKey = vin ? '' : `erased-${vehicleId}`
    await w.tx.update(vehicles).set({ plate: '', plateKey }).where(eq(vehicles.id, vehicleId))
  }
  await w.tx.update(ownerships).set({ lastPlate: '' }).where(eq(ownerships.memberId, memberId))
}
