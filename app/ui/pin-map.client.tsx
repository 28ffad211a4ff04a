import './pin-map.css'
import { useNavigate } from '@remix-run/react'
import L from 'leaflet'
import { useEffect, useRef } from 'react'
import { drawGround } from './map-ground'

/** `mark` is its number in the list beside the map; `href` is where a touch leads; `mine` stands out. */
type Pin = { lat: number; lng: number; mark: string; href?: string | null; mine?: boolean }

/** Pixels around a pin that count as the pin. */
const REACH = 32

/** Pins with the number of the list, over tiles where the club has some, else over a coast and rivers of its own. */
export default function PinMap({ pins, tileUrl }: { pins: readonly Pin[]; tileUrl: string | null }) {
  const navigate = useNavigate()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current) return
    const map = L.map(place.current, {
      zoomControl: true,
      attributionControl: Boolean(tileUrl),
      scrollWheelZoom: false,
      minZoom: 3,
      maxZoom: 16,
    })
    drawGround(map, tileUrl)
    for (const pin of pins) {
      const className = pin.mine ? 'map-pin mine' : 'map-pin'
      const icon = L.divIcon({ className, html: `<b>${pin.mark}</b>`, iconSize: [28, 28] })
      L.marker([pin.lat, pin.lng], { icon, interactive: false, keyboard: false }).addTo(map)
    }
    // Pins of one city overlap: a touch takes the nearest one, the keyboard takes the list beside the map.
    map.on('click', ({ containerPoint }) => {
      const near = pins
        .map((pin) => ({ pin, away: map.latLngToContainerPoint([pin.lat, pin.lng]).distanceTo(containerPoint) }))
        .sort((a, b) => a.away - b.away)[0]
      if (near?.pin.href && near.away <= REACH) navigate(near.pin.href)
    })
    const bounds = L.latLngBounds(pins.map((pin) => [pin.lat, pin.lng] as [number, number]))
    if (bounds.isValid()) map.fitBounds(bounds, { padding: [36, 36], maxZoom: 12 })
    return () => void map.remove()
  }, [pins, tileUrl, navigate])
  return <div ref={place} className="h-full w-full" />
}
