import './map.css'
import L from 'leaflet'
import { useEffect, useRef } from 'react'
import { useT } from '~/i18n/use'
import { drawGround, drawRings, mapColor, ringOf } from '~/ui/map-ground'
import type { WayMapProps } from './way-map'

const TRUCK =
  '<b><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M14 18V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v11a1 1 0 0 0 1 1h2"/><path d="M15 18H9"/><path d="M19 18h2a1 1 0 0 0 1-1v-3.65a1 1 0 0 0-.22-.624l-3.48-4.35A1 1 0 0 0 17.52 8H14"/><circle cx="17" cy="18" r="2"/><circle cx="7" cy="18" r="2"/></svg></b>'

/** Drawn anew as the helper moves; a ring says how far is far. */
export default function WayMapClient({ place, helper, leftM, tileUrl }: WayMapProps) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const map = useRef<L.Map>()
  const moving = useRef<L.LayerGroup>()
  const words = useRef(t)
  words.current = t
  const { lat, lng } = place
  useEffect(() => {
    if (!box.current) return
    const made = L.map(box.current, {
      attributionControl: Boolean(tileUrl),
      scrollWheelZoom: false,
      dragging: !L.Browser.mobile,
      minZoom: 3,
      maxZoom: 16,
    })
    made.setView([lat, lng], 12)
    drawGround(made, tileUrl)
    const html = `<span>${words.current('rescue:map.you')}</span><b></b>`
    const icon = L.divIcon({ className: 'map-me', html, iconSize: [20, 20] })
    L.marker([lat, lng], { icon, interactive: false, keyboard: false }).addTo(made)
    moving.current = L.layerGroup().addTo(made)
    map.current = made
    return () => {
      made.remove()
      map.current = undefined
      moving.current = undefined
    }
  }, [lat, lng, tileUrl])
  const [helperLat, helperLng] = [helper?.lat ?? null, helper?.lng ?? null]
  useEffect(() => {
    const group = moving.current
    if (!group || !map.current) return
    group.clearLayers()
    const ring = ringOf(leftM ?? 5_000)
    drawRings(group, [lat, lng], [ring / 2, ring], (km) => words.current('rescue:map.ring', { km }))
    if (helperLat === null || helperLng === null) {
      map.current.fitBounds(L.latLng(lat, lng).toBounds(ring * 2_200))
      return
    }
    L.polyline(
      [
        [helperLat, helperLng],
        [lat, lng],
      ],
      { color: mapColor('accent'), weight: 3.5, dashArray: '1 7', lineCap: 'round', interactive: false },
    ).addTo(group)
    const icon = L.divIcon({ className: 'map-truck', html: TRUCK, iconSize: [36, 36] })
    L.marker([helperLat, helperLng], { icon, interactive: false, keyboard: false }).addTo(group)
    const bounds = L.latLngBounds([
      [lat, lng],
      [helperLat, helperLng],
    ])
    map.current.fitBounds(bounds, { padding: [56, 56], maxZoom: 14 })
  }, [lat, lng, helperLat, helperLng, leftM])
  return <div ref={box} className="h-full w-full" />
}
