import { type AnyColumn, and, eq, exists, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { NotFound } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'

export type VehicleBrief = {
  id: string
  vin: string | null
  /** As it is shown; empty while the car has none. */
  plate: string
  brand: Words
  model: Words
  /** Names the maintenance template; empty for other makers. */
  modelCode: string
  modelYear: number | null
  energy: string
  body: string
  colour: string
  /** The current owner, or null for a car that nobody in the club owns now. */
  ownerMemberId: string | null
}
export type Vehicle = VehicleBrief & {
  plateCountry: string
  firstRegisteredOn: string | null
  insuranceUntil: string | null
  inspectionUntil: string | null
  warrantyUntil: string | null
  warrantyKm: number | null
  version: number
}
export type OwnVehicle = VehicleBrief & { role: 'owner' | 'user'; since: number }

function briefColumns({ schema: { garage } }: Pick<Club, 'schema'>) {
  const { id, vin, plate, brand, model, modelCode, modelYear, energy, body, colour } = garage.vehicles
  return { id, vin, plate, brand, model, modelCode, modelYear, energy, body, colour }
}

/** Cars by their ids, with the current owner. Unknown ids are missing from the map. */
export async function readVehicles(
  club: Club,
  ids: readonly string[],
  on: Reader = club.store.read,
): Promise<Map<string, VehicleBrief>> {
  if (ids.length === 0) return new Map()
  const { vehicles, ownerships } = club.schema.garage
  const rows = await on
    .select({ ...briefColumns(club), ownerMemberId: ownerships.memberId })
    .from(vehicles)
    .leftJoin(
      ownerships,
      and(eq(ownerships.vehicleId, vehicles.id), isNull(ownerships.until), eq(ownerships.role, 'owner')),
    )
    .where(inArray(vehicles.id, [...new Set(ids)]))
  return new Map(rows.map((row) => [row.id, row]))
}

type Under = { vehicleId: string | null; memberId: string | null }

/**
 * Tells the plate of a car as one member knows it: as it is for whoever has the car or never had it, else as it was
 * when the car left, since the plate of a later owner is not theirs to see. Undefined for what readVehicles leaves out.
 */
export async function platesUnder(
  club: Club,
  pairs: readonly Under[],
  cars: ReadonlyMap<string, Pick<VehicleBrief, 'plate'>>,
  on: Reader = club.store.read,
): Promise<(one: Under) => string | undefined> {
  const { ownerships } = club.schema.garage
  const carIds = [...new Set(pairs.flatMap(({ vehicleId }) => vehicleId ?? []))]
  const memberIds = [...new Set(pairs.flatMap(({ memberId }) => memberId ?? []))]
  const spans =
    carIds.length === 0 || memberIds.length === 0
      ? []
      : await on
          .select({
            vehicleId: ownerships.vehicleId,
            memberId: ownerships.memberId,
            until: ownerships.until,
            lastPlate: ownerships.lastPlate,
          })
          .from(ownerships)
          .where(and(inArray(ownerships.vehicleId, carIds), inArray(ownerships.memberId, memberIds)))
  return ({ vehicleId, memberId }) => {
    if (!vehicleId) return undefined
    const theirs = spans.filter((one) => one.vehicleId === vehicleId && one.memberId === memberId)
    if (theirs.length === 0 || theirs.some(({ until }) => until === null)) return cars.get(vehicleId)?.plate
    return theirs.reduce((last, one) => ((one.until ?? 0) > (last.until ?? 0) ? one : last)).lastPlate
  }
}

/** One car with its dates. Throws NotFound for an unknown id; who may see it is the caller's question. */
export async function readVehicle(club: Club, vehicleId: string, on: Reader = club.store.read): Promise<Vehicle> {
  const { vehicles, ownerships } = club.schema.garage
  const [row] = await on
    .select({
      ...briefColumns(club),
      plateCountry: vehicles.plateCountry,
      firstRegisteredOn: vehicles.firstRegisteredOn,
      insuranceUntil: vehicles.insuranceUntil,
      inspectionUntil: vehicles.inspectionUntil,
      warrantyUntil: vehicles.warrantyUntil,
      warrantyKm: vehicles.warrantyKm,
      version: vehicles.version,
      ownerMemberId: ownerships.memberId,
    })
    .from(vehicles)
    .leftJoin(
      ownerships,
      and(eq(ownerships.vehicleId, vehicles.id), isNull(ownerships.until), eq(ownerships.role, 'owner')),
    )
    .where(eq(vehicles.id, vehicleId))
  if (!row) throw new NotFound('vehicle')
  return row
}

/** Cars that a member owns or drives now, in the order they came. */
export async function ownVehicles(club: Club, memberId: string, on: Reader = club.store.read): Promise<OwnVehicle[]> {
  const { vehicles, ownerships } = club.schema.garage
  const rows = await on
    .select({ ...briefColumns(club), role: ownerships.role, since: ownerships.since })
    .from(ownerships)
    .innerJoin(vehicles, eq(vehicles.id, ownerships.vehicleId))
    .where(and(eq(ownerships.memberId, memberId), isNull(ownerships.until)))
    .orderBy(ownerships.since, ownerships.id)
  const owners = await readVehicles(
    club,
    rows.filter((row) => row.role === 'user').map((row) => row.id),
    on,
  )
  return rows.map((row) => ({
    ...row,
    role: row.role === 'user' ? 'user' : 'owner',
    ownerMemberId: row.role === 'owner' ? memberId : (owners.get(row.id)?.ownerMemberId ?? null),
  }))
}

/** The car, if the actor owns or drives it now; else NotFound, the same for unknown and foreign ids. */
export async function requireOwnVehicle(
  club: Club,
  actor: Actor,
  vehicleId: string,
  on: Reader = club.store.read,
): Promise<Vehicle & { role: 'owner' | 'user'; since: number; memberId: string }> {
  const { ownerships } = club.schema.garage
  if (!actor.memberId) throw new NotFound('vehicle')
  const [own] = await on
    .select({ role: ownerships.role, since: ownerships.since })
    .from(ownerships)
    .where(and(eq(ownerships.vehicleId, vehicleId), eq(ownerships.memberId, actor.memberId), isNull(ownerships.until)))
  if (!own) throw new NotFound('vehicle')
  const vehicle = await readVehicle(club, vehicleId, on)
  return { ...vehicle, role: own.role === 'user' ? 'user' : 'owner', since: own.since, memberId: actor.memberId }
}

/** A condition on a column of vehicle ids: cars of this model, by its code. */
export function isOfModel({ schema, store }: Pick<Club, 'schema' | 'store'>, vehicleId: AnyColumn, model: string): SQL {
  const { vehicles } = schema.garage
  return exists(
    store.read
      .select({ one: sql`1` })
      .from(vehicles)
      .where(and(eq(vehicles.id, vehicleId), eq(vehicles.modelCode, model))),
  )
}
