import { and, eq, gte, isNotNull, lt, ne, sql } from 'drizzle-orm'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import type { Words } from '~/kernel/words'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'

export type CarCalls = {
  vehicleId: string
  calls: number
  /** Names the model in an address. */
  key: string
  brand: Words
  model: Words
  modelCode: string
  /** Years since the model year; null when nobody knows. */
  age: number | null
}
export type Span = { dealerId: string; since?: number; until?: number }

const MOST_CARS = 2_000
const AT_ONCE = 500

/** Cars that had a call in a span with how often, most calls first; counted in the database, named by the garage. */
export async function carsOf(club: Club, { dealerId, since, until }: Span): Promise<CarCalls[]> {
  const { requests: r } = club.schema.rescue
  const rows = await club.store.read
    .select({ vehicleId: r.vehicleId, calls: sql`count(*)`.mapWith(Number) })
    .from(r)
    .where(
      and(
        dealerId === '' ? undefined : eq(r.dealerId, dealerId),
        since === undefined ? undefined : gte(r.createdAt, since),
        until === undefined ? undefined : lt(r.createdAt, until),
        isNotNull(r.vehicleId),
        ne(r.state, 'merged'),
      ),
    )
    .groupBy(r.vehicleId)
    .orderBy(sql`count(*) desc`)
    .limit(MOST_CARS)
  const year = Number(localDay(CLUB_ZONE, club.clock.now()).slice(0, 4))
  const found: CarCalls[] = []
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const part = rows.slice(at, at + AT_ONCE)
    const cars = await readVehicles(
      club,
      part.flatMap(({ vehicleId }) => vehicleId ?? []),
    )
    for (const { vehicleId, calls } of part) {
      const car = vehicleId ? cars.get(vehicleId) : undefined
      if (!vehicleId || !car) continue
      const { brand, model, modelCode, modelYear } = car
      const key = (modelCode || `${brand.en || brand.zh} ${model.en || model.zh}`).slice(0, 60)
      found.push({
        ...{ vehicleId, calls, key, brand, model, modelCode },
        age: modelYear === null ? null : Math.max(0, year - modelYear),
      })
    }
  }
  return found
}
