import { lazy, Suspense, useEffect, useState } from 'react'
import { useFormat, useT } from '~/i18n/use'

const Drawn = lazy(() => import('./way-map.client'))

export interface WayMapProps {
  place: { lat: number; lng: number }
  /** Where the helper was last. */
  helper: { lat: number; lng: number; at: number } | null
  leftM: number | null
  zone: string
  tileUrl: string | null
}

/** How far, in words that a map is not needed for. */
export function useAway(zone: string): (metres: number) => string {
  const t = useT()
  const format = useFormat(zone)
  return (metres) =>
    metres < 1_000
      ? t('rescue:map.awayM', { m: format.number(Math.max(10, Math.round(metres / 10) * 10)) })
      : t('rescue:map.away', { km: (metres / 1_000).toFixed(metres < 10_000 ? 1 : 0) })
}

/** Owner and helper on one map, from edge to edge; the same in words under it. */
export function WayMap(props: WayMapProps) {
  const t = useT()
  const format = useFormat(props.zone)
  const away = useAway(props.zone)
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  const { helper, leftM } = props
  const words =
    helper && leftM !== null
      ? `${away(leftM)} · ${t('rescue:map.age', { at: format.time(helper.at) })}`
      : t('rescue:map.none')
  if (!scripted) return <p className="num mt-5 text-small text-ink-2">{words}</p>
  return (
    <figure className="rescue-map" aria-label={t('rescue:map.label')}>
      <div className="isolate h-70 overflow-hidden bg-map-ground">
        <Suspense>
          <Drawn {...props} />
        </Suspense>
      </div>
      <figcaption className="num">{words}</figcaption>
    </figure>
  )
}
