import { and, between, count, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Club } from '~/platform/club.server'
import type { Place } from './geo'
import type { RequestRow } from './open-request.server'
import { type Candidate, type Ranked, rankHelpers } from './ranking'

/** Helpers of other dealers are looked at within so many degrees: some 300 km. */
const BOX = 3
/** Whoever has answered so is not asked again by rule. */
const REFUSED = ['declined', 'timed-out', 'unable']

type Wanted = Pick<RequestRow, 'id' | 'dealerId' | 'service' | 'lat' | 'lng'>

/** Where the car stands; null when only words say it. */
export const placeOfCar = ({ lat, lng }: Pick<RequestRow, 'lat' | 'lng'>): Place | null =>
  lat === null || lng === null ? null : { lat, lng }

/**
 * Everybody who could be asked: the dealer's own helpers and those of others around the car, ranked, with what speaks
 * for each and what keeps them out. Four queries, whatever their number.
 */
export async function rankFor(club: Pick<Club, 'schema'>, request: Wanted, at: number, on: Reader): Promise<Ranked[]> {
  const { helpers, assignments, services } = club.schema.rescue
  const place = placeOfCar(request)
  const around = place
    ? and(
        between(helpers.lat, place.lat - BOX, place.lat + BOX),
        between(helpers.lng, place.lng - BOX, place.lng + BOX),
      )
    : undefined
  const rows = await on
    .select()
    .from(helpers)
    .where(and(eq(helpers.active, true), or(eq(helpers.dealerId, request.dealerId), around)))
  const loads = await on
    .select({ helperId: assignments.helperId, load: count() })
    .from(assignments)
    .where(isNull(assignments.endedAt))
    .groupBy(assignments.helperId)
  const refused = await on
    .select({ helperId: assignments.helperId })
    .from(assignments)
    .where(and(eq(assignments.requestId, request.id), inArray(assignments.state, REFUSED)))
  const [service] = await on.select({ skill: services.skill }).from(services).where(eq(services.code, request.service))
  const load = new Map(loads.map((one) => [one.helperId, Number(one.load)]))
  const no = new Set(refused.map(({ helperId }) => helperId))
  const candidates = rows.map(
    (row): Candidate => ({
      ...{ id: row.id, dealerId: row.dealerId, name: row.name, skills: row.skills, lat: row.lat, lng: row.lng },
      ...{ radiusKm: row.radiusKm, hours: row.hours, zone: row.zone, capacity: row.capacity, priceBp: row.priceBp },
      ...{ active: row.active, load: load.get(row.id) ?? 0, hasRefused: no.has(row.id) },
    }),
  )
  return rankHelpers({ place, skill: service?.skill ?? 'diagnosis', at }, candidates)
}
