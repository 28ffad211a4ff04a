import './map.css'
import L from 'leaflet'
import { useEffect, useRef } from 'react'
import { drawGround, drawRings } from '~/ui/map-ground'
import type { PinMapProps } from './pin-map'

/** A map that takes one mark. */
export default function PinMapClient({ pin, around, tileUrl, onPin }: PinMapProps) {
  const place = useRef<HTMLDivElement>(null)
  const map = useRef<L.Map>()
  const mark = useRef<L.Marker>()
  const pick = useRef(onPin)
  pick.current = onPin
  const opening = useRef(around)
  useEffect(() => {
    if (!place.current) return
    const made = L.map(place.current, { attributionControl: Boolean(tileUrl), minZoom: 3, maxZoom: 17 })
    made.setView(opening.current, 10)
    drawGround(made, tileUrl)
    if (!tileUrl) {
      const { lat, lng } = opening.current
      drawRings(L.layerGroup().addTo(made), [lat, lng], [2, 5, 10, 20, 50], (km) => `${km} km`)
    }
    made.on('click', ({ latlng }) => pick.current({ lat: latlng.lat, lng: latlng.wrap().lng }))
    map.current = made
    return () => {
      made.remove()
      map.current = undefined
    }
  }, [tileUrl])
  useEffect(() => {
    mark.current?.remove()
    if (!map.current || !pin) return
    const icon = L.divIcon({ className: 'rb-pin rb-danger', html: '<b></b>', iconSize: [0, 0] })
    mark.current = L.marker(pin, { icon, interactive: false, keyboard: false }).addTo(map.current)
  }, [pin])
  return <div ref={place} className="h-full w-full" />
}
