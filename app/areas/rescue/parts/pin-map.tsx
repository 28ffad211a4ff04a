import { lazy, Suspense, useEffect, useState } from 'react'
import { useT } from '~/i18n/use'
import { LinkButton } from '~/ui/button'

export type PinPlace = { lat: number; lng: number }
export type PinMapProps = {
  pin: PinPlace | null
  around: PinPlace
  tileUrl: string | null
  onPin(place: PinPlace): void
}

const Drawn = lazy(() => import('./pin-map.client'))

/** Where the car is, marked by a click; sends `lat` and `lng`. Without script the words stand alone. */
export function PinMap({ around, tileUrl }: Pick<PinMapProps, 'around' | 'tileUrl'>) {
  const t = useT()
  const [scripted, setScripted] = useState(false)
  const [pin, setPin] = useState<PinPlace | null>(null)
  useEffect(() => setScripted(true), [])
  if (!scripted) return null
  return (
    <figure>
      <input type="hidden" name="lat" form="intake" value={pin?.lat ?? ''} readOnly />
      <input type="hidden" name="lng" form="intake" value={pin?.lng ?? ''} readOnly />
      <div className="isolate h-52 overflow-hidden rounded-card border border-line bg-map-ground">
        <Suspense>
          <Drawn pin={pin} around={around} tileUrl={tileUrl} onPin={setPin} />
        </Suspense>
      </div>
      <figcaption className="mt-1 flex min-h-6 items-center justify-between gap-2 text-micro text-ink-2">
        {pin
          ? t('rescue-desk:intake.pinned', { north: pin.lat.toFixed(4), east: pin.lng.toFixed(4) })
          : t('rescue-desk:intake.map_hint')}
        {pin && (
          <LinkButton type="button" onClick={() => setPin(null)}>
            {t('rescue-desk:intake.unpin')}
          </LinkButton>
        )}
      </figcaption>
    </figure>
  )
}
