import { lazy, Suspense, useEffect, useState } from 'react'
import { useT } from '~/i18n/use'

export type EventPin = { id: string; mark: string; mine: boolean; lat: number; lng: number; href: string | null }
export type EventMapProps = { pins: readonly EventPin[]; tileUrl: string | null }

const Drawn = lazy(() => import('~/ui/pin-map.client'))

/** Where events are. The words beside it say the same; without script they stand alone. */
export function EventMap({ low, ...props }: EventMapProps & { low?: boolean }) {
  const t = useT()
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  if (!scripted || props.pins.length === 0) return null
  return (
    <figure>
      <div
        className={`isolate overflow-hidden rounded-card border border-line bg-map-ground ${low ? 'h-44' : 'h-80 desk:h-96'}`}
      >
        <Suspense>
          <Drawn {...props} />
        </Suspense>
      </div>
      {!props.tileUrl && <figcaption className="mt-2 text-micro text-ink-3">{t('booking:dealer.map_note')}</figcaption>}
    </figure>
  )
}
