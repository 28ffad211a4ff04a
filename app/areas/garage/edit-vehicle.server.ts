import { and, eq, ne } from 'drizzle-orm'
import { setSearchTerms } from '~/areas/membership/search-terms.server'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { parsePlate } from './plates'
import { requireOwnVehicle, type Vehicle } from './read-vehicles.server'
import { vehicleTerms } from './vehicle-terms'
import { decodeVin, parseVin } from './vin'

/** What an owner may change; null empties, undefined leaves as it is. */
export type VehicleChanges = {
  vin?: string
  plate?: string
  plateCountry?: string
  brand?: string
  model?: string
  modelYear?: number | null
  energy?: string
  body?: string
  colour?: string
  firstRegisteredOn?: string | null
  insuranceUntil?: string | null
  inspectionUntil?: string | null
  warrantyUntil?: string | null
  warrantyKm?: number | null
}
/** A field that somebody else changed in between. */
export type Difference = { field: string; yours: string; theirs: string }

const SHOWN = [
  'vin',
  'plate',
  'modelYear',
  'energy',
  'body',
  'colour',
  'firstRegisteredOn',
  'insuranceUntil',
  'inspectionUntil',
  'warrantyUntil',
  'warrantyKm',
] as const

/**
 * Changes what is known of the actor's own car. `version` is what the form was opened with: if the car was changed
 * since, nothing is written and the answer (`stale`) lists what differs. A VIN that is known cannot be changed.
 */
export async function editVehicle({
  club,
  actor,
  submission,
  vehicleId,
  version,
  changes,
}: Act<{ vehicleId: string; version: number; changes: VehicleChanges }>): Promise<Outcome<{ version: number }>> {
  await requireOwnVehicle(club, actor, vehicleId)
  return club.write(actor, (w) => edit(w, vehicleId, version, changes), {
    alone: changes.vin ? `vin:${changes.vin}` : `vehicle:${vehicleId}`,
    submission,
  })
}

async function edit(
  w: Work,
  vehicleId: string,
  version: number,
  changes: VehicleChanges,
): Promise<Outcome<{ version: number }>> {
  const { vehicles } = w.schema.garage
  const car = await requireOwnVehicle(w.club, w.actor, vehicleId, w.tx)
  if (car.version !== version) {
    const differences = differencesOf(car, changes)
    return refuse('garage:refusal.stale', { alternatives: { differences, version: car.version } })
  }
  const { vin: typedVin, plate: typedPlate, plateCountry, brand, model, ...plain } = changes
  const set: Partial<typeof vehicles.$inferInsert> = { ...plain }
  const today = localDay(CLUB_ZONE, w.now)
  if (plain.firstRegisteredOn && plain.firstRegisteredOn > today) {
    return refuse('garage:refusal.date_in_future', { field: 'firstRegisteredOn' })
  }
  if (typedVin?.trim() && !car.vin) {
    const vin = parseVin(typedVin)
    if (!vin.ok) return refuse(`garage:refusal.${vin.reason}`, { field: 'vin', params: vin.params })
    const [other] = await w.tx
      .select({ id: vehicles.id })
      .from(vehicles)
      .where(and(eq(vehicles.vin, vin.value.vin), ne(vehicles.id, vehicleId)))
    if (other) return refuse('garage:refusal.vin_taken', { field: 'vin' })
    const told = decodeVin(vin.value.vin, Number(today.slice(0, 4)))
    Object.assign(set, { vin: vin.value.vin, modelCode: told.club?.modelCode ?? '' })
  }
  if (typedPlate !== undefined) {
    const plate = typedPlate.trim() ? parsePlate(typedPlate, plateCountry || undefined) : null
    if (plate && !plate.ok) return refuse(`garage:refusal.${plate.reason}`, { field: 'plate', params: plate.params })
    if (!plate && !car.vin && !set.vin) return refuse('garage:refusal.vin_or_plate', { field: 'plate' })
    const kind = plate?.ok ? plate.value.kind : 'foreign'
    Object.assign(set, {
      plate: plate?.ok ? plate.value.text : '',
      plateKey: plate?.ok ? plate.value.key : '',
      plateCountry: kind === 'foreign' ? '' : kind.toUpperCase(),
    })
  }
  // The club's own models keep their names in both languages.
  if (!car.modelCode) Object.assign(set, named('brand', brand, car.brand), named('model', model, car.model))

  const written = await w.tx
    .update(vehicles)
    .set({ ...set, version: version + 1, changedAt: w.now })
    .where(and(eq(vehicles.id, vehicleId), eq(vehicles.version, version)))
    .returning()
  const row = written[0]
  if (!row) return refuse('garage:refusal.stale', { alternatives: { differences: [], version } })
  await setSearchTerms(w, { memberId: car.memberId, source: `vehicle:${vehicleId}`, terms: vehicleTerms(row) })
  const fields = Object.keys(set).filter((key) => String(row[key as never]) !== String(car[key as never]))
  await audit(w, { action: 'vehicle.changed', subject: `vehicle:${vehicleId}`, detail: { fields } })
  return done({ version: version + 1 })
}

function named(field: 'brand' | 'model', typed: string | undefined, known: Words) {
  const text = typed?.trim()
  if (!text || text === known.zh || text === known.en) return {}
  return { [field]: { zh: text, en: text } }
}

function differencesOf(car: Vehicle, changes: VehicleChanges): Difference[] {
  return SHOWN.flatMap((field) => {
    if (changes[field] === undefined) return []
    const yours = String(changes[field] ?? '')
    const theirs = String(car[field] ?? '')
    return yours === theirs ? [] : [{ field, yours, theirs }]
  })
}
