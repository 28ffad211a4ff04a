import 'leaflet/dist/leaflet.css'
import './map-ground.css'
import L from 'leaflet'
import { COAST, RIVERS } from './map-outlines'

/** The colour that a role has where the map stands. */
export const mapColor = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--color-${name}`).trim()

/** Kilometres between the lines of the grid; some 60 pixels apart at least. */
const GRID_KM = [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500]
const GRID_PX = 60
const KM_PER_DEGREE = 111.32

/** Lines at whole distances under what is on the map, drawn anew where it moves. */
function drawGrid(map: L.Map): void {
  const lines = L.layerGroup().addTo(map)
  const draw = () => {
    lines.clearLayers()
    const seen = map.getBounds().pad(0.2)
    const { lat } = map.getCenter()
    const kmPerPixel = ((seen.getNorth() - seen.getSouth()) * KM_PER_DEGREE) / (map.getSize().y * 1.4)
    const km = GRID_KM.find((one) => one / kmPerPixel >= GRID_PX)
    if (!km) return
    const style = { color: mapColor('map-grid'), weight: 1, interactive: false }
    const down = km / KM_PER_DEGREE
    const across = down / Math.max(0.2, Math.cos((lat * Math.PI) / 180))
    const [south, west] = [seen.getSouth(), seen.getWest()]
    for (let at = Math.ceil(south / down) * down; at < seen.getNorth(); at += down) {
      L.polyline(
        [
          [at, west],
          [at, seen.getEast()],
        ],
        style,
      ).addTo(lines)
    }
    for (let at = Math.ceil(west / across) * across; at < seen.getEast(); at += across) {
      L.polyline(
        [
          [south, at],
          [seen.getNorth(), at],
        ],
        style,
      ).addTo(lines)
    }
  }
  // After everybody who listens to the move: what draws the lines has to know its new frame first.
  let gone = false
  const later = () => queueMicrotask(() => gone || draw())
  map.on('moveend', later)
  map.on('unload', () => {
    gone = true
  })
  map.whenReady(later)
  L.control.scale({ imperial: false, position: 'topright' }).addTo(map)
}

/** Tiles where the club has some, else a grid of whole kilometres with the coast and the rivers that every club has. */
export function drawGround(map: L.Map, tileUrl: string | null): void {
  if (tileUrl) {
    L.tileLayer(tileUrl).addTo(map)
    return
  }
  drawGrid(map)
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
  const color = mapColor('map-label')
  for (const one of km) {
    L.circle(at, { radius: one * 1_000, color, opacity: 0.4, weight: 1, fill: false, interactive: false }).addTo(group)
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
