import { lazy, Suspense, useEffect, useState } from 'react'
import { useT } from '~/i18n/use'

export type Pin = { id: string; mark: string; name: string; lat: number; lng: number; href: string }
export type MapProps = { pins: readonly Pin[]; tileUrl: string | null }

const Drawn = lazy(() => import('~/ui/pin-map.client'))

/** Where the dealers are. The list beside it says the same; without script it stands alone. */
export function DealerMap(props: MapProps) {
  const t = useT()
  const [scripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  if (!scripted) return null
  return (
    <figure>
      <div className="isolate h-72 overflow-hidden rounded-card border border-line bg-map-ground">
        <Suspense>
          <Drawn {...props} />
        </Suspense>
      </div>
      {!props.tileUrl && <figcaption className="mt-2 text-micro text-ink-3">{t('booking:dealer.map_note')}</figcaption>}
    </figure>
  )
}
