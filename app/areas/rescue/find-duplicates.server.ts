import { and, between, desc, eq, gte, isNull, ne, or } from 'drizzle-orm'
import { HOUR, type Instant } from '~/kernel/clock'
import type { Club } from '~/platform/club.server'
import { distanceM } from './geo'

type Call = {
  id: string
  dealerId: string
  memberId: string | null
  vehicleId: string | null
  phone: string
  plate: string
  lat: number | null
  lng: number | null
  createdAt: Instant
}
/** Why two calls may be the same. */
export type Likeness = 'member' | 'phone' | 'plate' | 'place'

const NEAR_M = 500
const BOX = 0.01
const SPAN = 2 * HOUR

/** Other open calls of the dealer that may be the same one: same person, phone or plate, or near in place and time. */
export async function findDuplicates(club: Club, call: Call) {
  const { requests: r } = club.schema.rescue
  const { lat, lng } = call
  const near =
    lat !== null && lng !== null
      ? and(
          between(r.lat, lat - BOX, lat + BOX),
          between(r.lng, lng - BOX, lng + BOX),
          gte(r.createdAt, call.createdAt - SPAN),
        )
      : undefined
  const rows = await club.store.read
    .select({
      id: r.id,
      number: r.number,
      memberId: r.memberId,
      vehicleId: r.vehicleId,
      phone: r.phone,
      plate: r.plate,
      place: r.place,
      lat: r.lat,
      lng: r.lng,
      createdAt: r.createdAt,
    })
    .from(r)
    .where(
      and(
        eq(r.dealerId, call.dealerId),
        isNull(r.closedAt),
        ne(r.id, call.id),
        or(
          call.memberId ? eq(r.memberId, call.memberId) : undefined,
          call.phone ? eq(r.phone, call.phone) : undefined,
          call.vehicleId ? eq(r.vehicleId, call.vehicleId) : undefined,
          call.plate ? eq(r.plate, call.plate) : undefined,
          near,
        ),
      ),
    )
    .orderBy(desc(r.createdAt), desc(r.id))
    .limit(10)
  return rows.flatMap((row) => {
    const like = likenessOf(call, row)
    return like ? [{ id: row.id, number: row.number, place: row.place, createdAt: row.createdAt, like }] : []
  })
}

function likenessOf(call: Call, other: Omit<Call, 'dealerId'>): Likeness | null {
  if (call.memberId && other.memberId === call.memberId) return 'member'
  if (call.phone && other.phone === call.phone) return 'phone'
  if (call.vehicleId && other.vehicleId === call.vehicleId) return 'plate'
  if (call.plate && other.plate === call.plate) return 'plate'
  if (call.lat === null || call.lng === null || other.lat === null || other.lng === null) return null
  const isNear = distanceM({ lat: call.lat, lng: call.lng }, { lat: other.lat, lng: other.lng }) <= NEAR_M
  return isNear && Math.abs(call.createdAt - other.createdAt) <= SPAN ? 'place' : null
}
