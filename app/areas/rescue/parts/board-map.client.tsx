import './map.css'
import { useNavigate } from '@remix-run/react'
import L from 'leaflet'
import { useEffect, useRef } from 'react'
import { useFormat } from '~/i18n/use'
import { drawGround, drawRings, mapColor } from '~/ui/map-ground'
import type { BoardMapProps } from './board-map'

const RINGS = [2, 5, 10, 20]
const REACH = 30 // pixels around a pin that count as the pin
const NEAR = 0.6 // degrees around a call in which its helpers are
const NAMES_FROM = 9 // zoom from which names of helpers have room
const TRUCK =
  '<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" aria-hidden="true"><path d="M14 18V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v11a1 1 0 0 0 1 1h2M15 18H9M19 18h2a1 1 0 0 0 1-1v-3.65a1 1 0 0 0-.22-.624l-3.48-4.35A1 1 0 0 0 17.52 8H14"/><circle cx="17" cy="18" r="2"/><circle cx="7" cy="18" r="2"/></svg>'

const text = (words: string) => {
  const span = document.createElement('span')
  span.textContent = words
  return span.outerHTML
}

/** The board on a map. It moves only when another call is opened, so that a look at it is not lost with every change. */
export default function BoardMapClient({ pins, helpers, positions, trail, chosen, tileUrl, around }: BoardMapProps) {
  const navigate = useNavigate()
  const format = useFormat()
  const place = useRef<HTMLDivElement>(null)
  const map = useRef<L.Map>()
  const layer = useRef<L.LayerGroup>()
  const shown = useRef<string | null>(null)
  const now = useRef({ pins, go: navigate })
  now.current = { pins, go: navigate }
  const opening = useRef(around)
  useEffect(() => {
    if (!place.current) return
    const made = L.map(place.current, {
      attributionControl: Boolean(tileUrl),
      minZoom: 3,
      maxZoom: 17,
      zoomControl: false,
    })
    L.control.zoom({ position: 'topright' }).addTo(made)
    made.setView(opening.current, 10)
    drawGround(made, tileUrl)
    layer.current = L.layerGroup().addTo(made)
    made.on('click', ({ containerPoint }) => {
      const near = now.current.pins
        .map((pin) => ({
          pin,
          away: made.latLngToContainerPoint([pin.lat, pin.lng]).subtract([0, 20]).distanceTo(containerPoint),
        }))
        .sort((a, b) => a.away - b.away)[0]
      if (near && near.away <= REACH) now.current.go(near.pin.href, { preventScrollReset: true })
    })
    const names = () => place.current?.classList.toggle('rb-far', made.getZoom() < NAMES_FROM)
    made.on('zoomend', names)
    names()
    map.current = made
    shown.current = null
    const watch = new ResizeObserver(() => made.invalidateSize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      made.remove()
      map.current = undefined
    }
  }, [tileUrl])
  useEffect(() => {
    const [on, marks] = [map.current, layer.current]
    if (!on || !marks) return
    marks.clearLayers()
    const centre = pins.find((pin) => pin.number === chosen) ?? opening.current
    if (!tileUrl) drawRings(marks, [centre.lat, centre.lng], RINGS, (km) => `${km} km`)
    const still = { interactive: false, keyboard: false }
    for (const helper of helpers) {
      const isFree = helper.isOn && helper.load < helper.capacity
      const icon = L.divIcon({
        className: isFree ? 'rb-helper' : 'rb-helper off',
        html: `<span class="row"><b>${TRUCK}</b>${text(helper.name)}</span>`,
        iconSize: undefined,
        iconAnchor: [11, 11],
      })
      L.marker([helper.lat, helper.lng], { icon, ...still }).addTo(marks)
    }
    if (trail && trail.length > 1) {
      const points = trail.map(({ lat, lng }) => [lat, lng] as [number, number])
      L.polyline(points, { color: mapColor('accent'), weight: 3, interactive: false }).addTo(marks)
    }
    for (const position of positions) {
      const to = pins.find((pin) => pin.number === position.number)
      const at: [number, number] = [position.lat, position.lng]
      if (to) {
        const line = { color: mapColor('accent'), weight: 2.5, dashArray: '2 7', interactive: false }
        L.polyline([at, [to.lat, to.lng]], line).addTo(marks)
      }
      const html = `<b></b>${text(`${position.name} ${format.time(position.at)}`)}`
      L.marker(at, {
        icon: L.divIcon({ className: 'rb-road', html, iconAnchor: [7, 7], iconSize: undefined }),
        ...still,
      }).addTo(marks)
    }
    for (const pin of pins) {
      const html = `<b><i class="rb-mark">${pin.mark}</i></b>`
      const className = `rb-pin rb-${pin.tone}${pin.number === chosen ? ' chosen' : ''}`
      const icon = L.divIcon({ className, html, iconSize: [0, 0] })
      L.marker([pin.lat, pin.lng], { icon, ...still, zIndexOffset: pin.number === chosen ? 1000 : 500 }).addTo(marks)
    }
    const wanted = chosen ?? '*'
    if (shown.current === wanted) return
    const open = pins.find((pin) => pin.number === chosen)
    if (shown.current === null) {
      // All calls, and the helpers around them: those of another city would push everything together.
      const near = helpers.filter(({ lat, lng }) =>
        pins.some((pin) => Math.abs(pin.lat - lat) < NEAR && Math.abs(pin.lng - lng) < NEAR),
      )
      const points = [...pins, ...(pins.length > 0 ? near : helpers)].map(
        ({ lat, lng }) => [lat, lng] as [number, number],
      )
      const bounds = L.latLngBounds(points)
      if (bounds.isValid()) on.fitBounds(bounds, { padding: [48, 48], maxZoom: 13 })
    }
    if (open) on.panInside([open.lat, open.lng], { padding: [80, 80] })
    shown.current = wanted
  }, [pins, helpers, positions, trail, chosen, format, tileUrl])
  return <div ref={place} className="h-full w-full" />
}
