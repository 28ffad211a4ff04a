/** WGS-84. */
export type Place = { lat: number; lng: number }

const EARTH_M = 6_371_000
const rad = (degrees: number) => (degrees * Math.PI) / 180

/** Metres as the crow flies. */
export function distanceM(a: Place, b: Place): number {
  const dLat = rad(b.lat - a.lat)
  const dLng = rad(b.lng - a.lng)
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(dLng / 2) ** 2
  return Math.round(2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h))))
}

/** Roads are longer than the crow's way by a third. Within a city 30 km/h, from 20 km on 60 km/h. */
export function roadMinutes(metres: number): number {
  const road = metres * 1.33
  const city = Math.min(road, 20_000)
  return Math.max(1, Math.round((city / 30_000 + (road - city) / 60_000) * 60))
}

/** Road kilometres for the tariff. */
export const roadKm = (metres: number): number => Math.ceil((metres * 1.33) / 1_000)

/**
 * Can a position be meant? 0,0 is what a phone says that knows nothing; farther than `reachM` from every dealer is
 * somewhere the club cannot drive to. Both leave the call accepted, with the words as its place.
 */
export function isPlausible(place: Place, dealers: readonly Place[], reachM = 600_000): boolean {
  if (!Number.isFinite(place.lat) || !Number.isFinite(place.lng)) return false
  if (Math.abs(place.lat) > 90 || Math.abs(place.lng) > 180) return false
  if (Math.abs(place.lat) < 0.01 && Math.abs(place.lng) < 0.01) return false
  return dealers.some((dealer) => distanceM(place, dealer) <= reachM)
}

/** To about 5 km: what stays of a place after the retention. */
export function blurred({ lat, lng }: Place): Place {
  const step = 0.05
  return { lat: Math.round(lat / step) * step, lng: Math.round(lng / step) * step }
}
