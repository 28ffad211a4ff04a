import { and, between, eq, inArray, sql } from 'drizzle-orm'
import type { Message } from '~/kernel/message'
import { NotFound } from '~/kernel/outcome'
import type { Club } from '~/platform/club.server'
import type { Place } from './geo'
import { type Ranked, rankHelpers } from './ranking'
import { readLoads } from './read-board.server'

export type NearestHelper = {
  id: string
  name: string
  kind: string
  vehicle: string
  plate: string
  fits: boolean
  distanceM: number | null
  minutes: number | null
  reasons: Message[]
}

/** So many are ranked at most; whoever is farther away has nearer ones before them. */
const MOST_RANKED = 200
const KM_PER_DEGREE = 111

/** Degrees around a place within which a helper who goes `km` far can be. */
function boxOf({ lat, lng }: Place, km: number) {
  const high = km / KM_PER_DEGREE
  const wide = Math.min(180, high / Math.max(0.05, Math.cos((lat * Math.PI) / 180)))
  return { lat: [lat - high, lat + high] as const, lng: [lng - wide, lng + wide] as const }
}

/**
 * Helpers of the call's dealer in the order in which they should be asked, and behind them those who are left out, all
 * with their reasons. Only those are read whose base lies within the farthest reach of any; one query for their jobs,
 * one for what they said to this call.
 */
export async function readNearest(club: Club, requestId: string, limit = MOST_RANKED): Promise<NearestHelper[]> {
  const { requests, services, helpers, assignments } = club.schema.rescue
  const { read } = club.store
  const [call] = await read
    .select({ dealerId: requests.dealerId, lat: requests.lat, lng: requests.lng, skill: services.skill })
    .from(requests)
    .leftJoin(services, eq(services.code, requests.service))
    .where(eq(requests.id, requestId))
  if (!call) throw new NotFound('rescue')
  const place = call.lat !== null && call.lng !== null ? { lat: call.lat, lng: call.lng } : null
  const [reach] = await read
    .select({ km: sql`coalesce(max(${helpers.radiusKm}), 0)`.mapWith(Number) })
    .from(helpers)
    .where(and(eq(helpers.dealerId, call.dealerId), eq(helpers.active, true)))
  const box = place && boxOf(place, (reach?.km ?? 0) + REACH_BEYOND)
  const rows = await read
    .select()
    .from(helpers)
    .where(
      and(
        eq(helpers.dealerId, call.dealerId),
        eq(helpers.active, true),
        box ? between(helpers.lat, ...box.lat) : undefined,
        box ? between(helpers.lng, ...box.lng) : undefined,
      ),
    )
    .orderBy(
      ...(place
        ? [
            sql`(${helpers.lat} - ${place.lat}) * (${helpers.lat} - ${place.lat}) + (${helpers.lng} - ${place.lng}) * (${helpers.lng} - ${place.lng})`,
          ]
        : []),
      helpers.id,
    )
    .limit(MOST_RANKED)
  const loads = await readLoads(
    club,
    rows.map(({ id }) => id),
  )
  const said = await read
    .select({ helperId: assignments.helperId })
    .from(assignments)
    .where(and(eq(assignments.requestId, requestId), inArray(assignments.state, ['declined', 'timed-out', 'unable'])))
  const refused = new Set(said.map(({ helperId }) => helperId))
  const more = new Map(rows.map((row) => [row.id, row]))
  const ranked = rankHelpers(
    { place, skill: call.skill ?? '', at: club.clock.now() },
    rows.map(({ id, dealerId, name, skills, radiusKm, hours, zone, capacity, priceBp, active, lat, lng }) => ({
      ...{ id, dealerId, name, skills, radiusKm, hours, zone, capacity, priceBp, active, lat, lng },
      load: loads.get(id) ?? 0,
      hasRefused: refused.has(id),
    })),
  )
  return ranked.slice(0, limit).map((one) => nearestOf(one, more.get(one.helper.id)))
}

/** Those just outside are shown with "too far" as their reason. Kilometres. */
const REACH_BEYOND = 50

const nearestOf = (
  { helper, fits, distanceM, minutes, reasons }: Ranked,
  row?: { kind: string; vehicle: string; plate: string },
): NearestHelper => ({
  ...{ id: helper.id, name: helper.name, fits, distanceM, minutes, reasons },
  ...{ kind: row?.kind ?? '', vehicle: row?.vehicle ?? '', plate: row?.plate ?? '' },
})
