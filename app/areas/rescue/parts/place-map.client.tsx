import './map.css'
import L from 'leaflet'
import { useEffect, useRef } from 'react'
import { useT } from '~/i18n/use'
import { drawGround } from '~/ui/map-ground'
import type { Spot } from './place-choice'

interface PlaceMapProps {
  spot: Spot | null
  around: { lat: number; lng: number }
  tileUrl: string | null
  onPick(lat: number, lng: number): void
}

/** A map that a touch marks. The words beside it say the same, for those who cannot use it. */
export default function PlaceMap({ spot, around, tileUrl, onPick }: PlaceMapProps) {
  const t = useT()
  const place = useRef<HTMLDivElement>(null)
  const map = useRef<L.Map>()
  const mark = useRef<L.Marker>()
  const pick = useRef(onPick)
  pick.current = onPick
  const opening = useRef({ spot, around })
  const you = t('rescue:map.you')
  useEffect(() => {
    if (!place.current) return
    const { spot: known, around: near } = opening.current
    const made = L.map(place.current, { attributionControl: Boolean(tileUrl), scrollWheelZoom: false, minZoom: 3 })
    // Without tiles only coast and rivers are there to go by, and those are seen from farther away.
    made.setView(known ?? near, known && tileUrl ? 14 : 9)
    drawGround(made, tileUrl)
    made.on('click', ({ latlng }) => pick.current(latlng.lat, latlng.wrap().lng))
    map.current = made
    return () => {
      made.remove()
      map.current = undefined
      mark.current = undefined
    }
  }, [tileUrl])
  useEffect(() => {
    mark.current?.remove()
    mark.current = undefined
    if (!map.current || !spot) return
    const icon = L.divIcon({ className: 'map-me', html: `<span>${you}</span><b></b>`, iconSize: [20, 20] })
    mark.current = L.marker([spot.lat, spot.lng], { icon, interactive: false, keyboard: false }).addTo(map.current)
    map.current.setView(
      [spot.lat, spot.lng],
      Math.max(map.current.getZoom(), tileUrl && spot.accuracyM !== null ? 14 : 0),
    )
  }, [spot, you, tileUrl])
  return <div ref={place} className="h-full w-full" />
}
