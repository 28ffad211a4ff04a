import L from 'leaflet'
import { COAST, RIVERS } from '~/areas/booking/parts/outlines'

/** The colour that a role has where the map stands. */
export const mapColor = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--color-${name}`).trim()

/** Tiles where the club has some, else the coast and the rivers that every club has. */
export function drawGround(map: L.Map, tileUrl: string | null): void {
  if (tileUrl) {
    L.tileLayer(tileUrl).addTo(map)
    return
  }
  const line = { color: mapColor('map-water'), weight: 2, interactive: false }
  for (const river of RIVERS) L.polyline(river, line).addTo(map)
  L.polyline(COAST, { ...line, color: mapColor('map-median'), weight: 1.5 }).addTo(map)
}

/** Circles of known size around a place: how far is far where no tiles say it. */
export function drawRings(
  group: L.LayerGroup,
  at: [number, number],
  km: readonly number[],
  label: (km: number) => string,
): void {
  const color = mapColor('map-median')
  for (const one of km) {
    L.circle(at, { radius: one * 1_000, color, weight: 1, fill: false, interactive: false }).addTo(group)
    const top = L.latLng(at).toBounds(one * 2_000)
    L.marker([top.getNorth(), at[1]], {
      icon: L.divIcon({ className: 'map-ring', html: label(one), iconSize: [60, 16] }),
      interactive: false,
      keyboard: false,
    }).addTo(group)
  }
}

/** The size of the ring that takes in a distance. */
export const ringOf = (metres: number): number => [1, 2, 5, 10, 20, 50, 100].find((km) => km * 1_000 >= metres) ?? 200
