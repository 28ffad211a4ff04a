import './map.css'
import L from 'leaflet'
import { useEffect, useRef } from 'react'
import { drawGround } from '~/ui/map-ground'
import type { CellMapProps } from './cell-map'

const [LEAST, MOST] = [20, 44] // pixels across

/** Squares as circles that grow with their calls. */
export default function CellMapClient({ cells, tileUrl }: CellMapProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const map = L.map(place.current, {
      attributionControl: Boolean(tileUrl),
      scrollWheelZoom: false,
      keyboard: false,
      minZoom: 3,
      maxZoom: 14,
    })
    drawGround(map, tileUrl)
    const most = Math.max(1, ...cells.map(({ count }) => count))
    for (const { lat, lng, count } of cells) {
      const size = LEAST + (MOST - LEAST) * Math.sqrt(count / most)
      const icon = L.divIcon({ className: 'rb-cell', html: String(count), iconSize: [size, size] })
      L.marker([lat, lng], { icon, interactive: false, keyboard: false }).addTo(map)
    }
    const bounds = L.latLngBounds(cells.map(({ lat, lng }) => [lat, lng] as [number, number]))
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [32, 32], maxZoom: 11 })
    return () => void map.remove()
  }, [cells, tileUrl])
  return <div ref={place} className="h-full w-full" />
}
