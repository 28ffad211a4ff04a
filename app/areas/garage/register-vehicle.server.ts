import { and, eq, isNull } from 'drizzle-orm'
import { setSearchTerms } from '~/areas/membership/search-terms.server'
import { newId } from '~/kernel/ids'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import type { Act, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import type { Body, Energy } from './club-models'
import { parsePlate } from './plates'
import { recordReading } from './record-reading.server'
import { vehicleTerms } from './vehicle-terms'
import { decodeVin, parseVin } from './vin'

export type NewVehicle = {
  memberId: string
  /** One of VIN and plate at least. */
  vin?: string
  plate?: string
  /** CN, HK, MO; else read from what was typed. */
  plateCountry?: string
  /** May be left out where the VIN tells it. */
  brand?: string | Words
  model?: string | Words
  modelYear?: number
  energy?: Energy | ''
  body?: Body | ''
  colour?: string
  firstRegisteredOn?: string
  km?: number
  role?: 'owner' | 'user'
  /** Staff only: the known car that this is, where the VIN does not say it. */
  vehicleId?: string
}

const words = (given: string | Words | undefined): Words | undefined => {
  if (typeof given !== 'string') return given
  const text = given.trim()
  return text ? { zh: text, en: text } : undefined
}

/**
 * Puts a car into a member's garage inside the caller's transaction. A VIN that is already known is taken up again
 * with its history; while another member owns it the answer is `vin_taken`, which names nobody; staff take it over
 * beforehand (addCarAtDesk). Refuses unreadable VINs and plates at their field. Writes the fact vehicle.registered.
 */
export async function registerVehicle(
  w: Work,
  given: NewVehicle,
): Promise<Outcome<{ vehicleId: string; ownershipId: string }>> {
  const { vehicles, ownerships } = w.schema.garage
  const vin = given.vin?.trim() ? parseVin(given.vin) : undefined
  if (vin && !vin.ok) return refuse(`garage:refusal.${vin.reason}`, { field: 'vin', params: vin.params })
  const plate = given.plate?.trim() ? parsePlate(given.plate, given.plateCountry || undefined) : undefined
  if (plate && !plate.ok) return refuse(`garage:refusal.${plate.reason}`, { field: 'plate', params: plate.params })
  if (!vin && !plate) return refuse('garage:refusal.vin_or_plate', { field: 'vin' })
  const today = localDay(CLUB_ZONE, w.now)
  if (given.firstRegisteredOn && given.firstRegisteredOn > today) {
    return refuse('garage:refusal.date_in_future', { field: 'firstRegisteredOn' })
  }

  const told = vin ? decodeVin(vin.value.vin, Number(today.slice(0, 4))) : undefined
  const role = given.role ?? 'owner'
  const knownBy = given.vehicleId ? eq(vehicles.id, given.vehicleId) : vin && eq(vehicles.vin, vin.value.vin)
  const [known] = knownBy ? await w.tx.select().from(vehicles).where(knownBy) : []
  const brand = words(given.brand) ?? told?.club?.brand ?? told?.brand ?? known?.brand
  const model = words(given.model) ?? told?.club?.model ?? known?.model
  if (!brand) return refuse('garage:refusal.brand_needed', { field: 'brand' })
  if (!model) return refuse('garage:refusal.model_needed', { field: 'model' })

  const facts = {
    brand,
    model,
    modelCode: told?.club?.modelCode ?? '',
    modelYear: given.modelYear ?? told?.modelYear ?? null,
    energy: given.energy || told?.club?.energy || (plate?.value.power === 'battery' ? 'battery' : ''),
    body: given.body || told?.club?.body || '',
    colour: given.colour?.trim() ?? '',
    firstRegisteredOn: given.firstRegisteredOn || null,
    ...(plate ? { plate: plate.value.text, plateKey: plate.value.key, plateCountry: countryOf(plate.value.kind) } : {}),
  }

  let vehicleId: string
  if (known) {
    vehicleId = known.id
    const [current] = await w.tx
      .select()
      .from(ownerships)
      .where(and(eq(ownerships.vehicleId, vehicleId), isNull(ownerships.until), eq(ownerships.role, 'owner')))
    if (current?.memberId === given.memberId) return refuse('garage:refusal.vin_yours', { field: 'vin' })
    if (current && role === 'owner') return refuse('garage:refusal.vin_taken', { field: 'vin' })
    await w.tx
      .update(vehicles)
      .set({
        ...facts,
        vin: known.vin ?? vin?.value.vin ?? null,
        modelCode: facts.modelCode || known.modelCode,
        colour: facts.colour || known.colour,
        firstRegisteredOn: facts.firstRegisteredOn ?? known.firstRegisteredOn,
        energy: facts.energy || known.energy,
        body: facts.body || known.body,
        modelYear: facts.modelYear ?? known.modelYear,
        version: known.version + 1,
        changedAt: w.now,
      })
      .where(eq(vehicles.id, vehicleId))
  } else {
    vehicleId = newId(w.now)
    const fresh = await w.tx
      .insert(vehicles)
      .values({ id: vehicleId, vin: vin?.value.vin ?? null, ...facts, createdAt: w.now, changedAt: w.now })
      .onConflictDoNothing()
      .returning({ id: vehicles.id })
    if (fresh.length === 0) return refuse('garage:refusal.vin_taken', { field: 'vin' })
  }

  const ownershipId = newId(w.now)
  const held = await w.tx
    .insert(ownerships)
    .values({ id: ownershipId, vehicleId, memberId: given.memberId, role, since: w.now })
    .onConflictDoNothing()
    .returning({ id: ownerships.id })
  if (held.length === 0) return refuse('garage:refusal.vin_taken', { field: 'vin' })

  const [row] = await w.tx.select().from(vehicles).where(eq(vehicles.id, vehicleId))
  await setSearchTerms(w, {
    memberId: given.memberId,
    source: `vehicle:${vehicleId}`,
    terms: row ? vehicleTerms(row) : [],
  })
  await recordFact(w, {
    type: 'vehicle.registered',
    subject: ownershipId,
    about: vehicleId,
    memberId: given.memberId,
    vehicleId,
    payload: { role, byVin: vin !== undefined, clubBrand: told?.club !== undefined },
  })
  if (given.km !== undefined) {
    const read = await recordReading(w, { vehicleId, km: given.km, source: 'owner', confirm: true })
    if (!read.ok) return read
  }
  return done({ vehicleId, ownershipId })
}

function countryOf(kind: 'cn' | 'hk' | 'mo' | 'foreign'): string {
  return kind === 'foreign' ? '' : kind.toUpperCase()
}

/** Adds a car to the actor's own garage, or to a member's by staff; see registerVehicle. */
export async function addVehicle({
  club,
  actor,
  submission,
  ...given
}: Act<NewVehicle>): Promise<Outcome<{ vehicleId: string; ownershipId: string }>> {
  return club.write(actor, (w) => registerVehicle(w, given), {
    alone: `vin:${given.vin ?? given.plate ?? ''}`,
    submission,
  })
}
