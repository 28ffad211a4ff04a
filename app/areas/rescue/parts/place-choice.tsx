import { LocateFixed, MapPin, X } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useFormat, useT } from '~/i18n/use'
import { Button, LinkButton } from '~/ui/button'
import { FieldGroup, type FieldLike } from '~/ui/field'
import { TextInput } from '~/ui/inputs'

const PlaceMap = lazy(() => import('./place-map.client'))

export type Spot = { lat: number; lng: number; accuracyM: number | null }
type Searching = 'idle' | 'looking' | 'denied' | 'no-signal'

interface PlaceChoiceProps {
  field: FieldLike
  spot: Spot | null
  onSpot(spot: Spot | null): void
  /** Where the map opens when nothing is known: the own dealer. */
  around: { lat: number; lng: number }
  tileUrl: string | null
}

/**
 * Where the car is: by the device, by a mark on the map, in words, or none of these. Without a script the words stand
 * alone; nothing here keeps a call back.
 */
export function PlaceChoice({ field, spot, onSpot, around, tileUrl }: PlaceChoiceProps) {
  const t = useT()
  const format = useFormat()
  const [scripted, setScripted] = useState(false)
  const [searching, setSearching] = useState<Searching>('idle')
  const [mapped, setMapped] = useState(false)
  useEffect(() => setScripted(true), [])
  const locate = () => {
    if (!('geolocation' in navigator)) return setSearching('no-signal')
    setSearching('looking')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setSearching('idle')
        onSpot({ lat: coords.latitude, lng: coords.longitude, accuracyM: Math.round(coords.accuracy) })
      },
      (error) => setSearching(error.code === error.PERMISSION_DENIED ? 'denied' : 'no-signal'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  }
  // A place that the device knows wants no map where there are no tiles to show it on.
  const isMapped = mapped || searching === 'denied' || searching === 'no-signal' || (spot !== null && tileUrl !== null)
  return (
    <FieldGroup field={{ id: 'where', name: 'where' }} label={t('rescue:new.where')} className="rescue-ask">
      <input type="hidden" name="lat" value={spot?.lat ?? ''} readOnly />
      <input type="hidden" name="lng" value={spot?.lng ?? ''} readOnly />
      <input type="hidden" name="accuracyM" value={spot?.accuracyM ?? ''} readOnly />
      {scripted && (
        <div className="grid gap-3">
          <div className="grid grid-cols-2 gap-3 max-[359px]:grid-cols-1">
            <Button icon={LocateFixed} onClick={locate} busy={searching === 'looking'}>
              {t(spot?.accuracyM != null ? 'rescue:new.again' : 'rescue:new.locate')}
            </Button>
            <Button icon={MapPin} onClick={() => setMapped(true)} aria-expanded={isMapped}>
              {t('rescue:new.pin')}
            </Button>
          </div>
          <p className="text-small text-ink-2">{t('rescue:new.consent')}</p>
          <div role="status">
            {searching === 'looking' && <p className="text-small text-ink-2">{t('rescue:new.locating')}</p>}
            {(searching === 'denied' || searching === 'no-signal') && !spot && (
              <p className="text-small text-warn">
                {t(searching === 'denied' ? 'rescue:new.denied' : 'rescue:new.noSignal')}
              </p>
            )}
            {spot && (
              <p className="flex items-center gap-2 text-small">
                <span className="flex-1 font-medium">
                  {spot.accuracyM === null
                    ? t('rescue:new.pinned')
                    : t('rescue:new.located', { m: format.number(spot.accuracyM) })}
                </span>
                <LinkButton type="button" onClick={() => onSpot(null)}>
                  <X className="ic ic-s" aria-hidden /> {t('rescue:new.removePin')}
                </LinkButton>
              </p>
            )}
          </div>
          {isMapped && (
            <figure>
              <div className="isolate h-56 overflow-hidden rounded-card border border-line bg-map-ground">
                <Suspense>
                  <PlaceMap
                    spot={spot}
                    around={around}
                    tileUrl={tileUrl}
                    onPick={(lat, lng) => onSpot({ lat, lng, accuracyM: null })}
                  />
                </Suspense>
              </div>
              <figcaption className="mt-2 text-small text-ink-2">{t('rescue:new.pinHint')}</figcaption>
            </figure>
          )}
        </div>
      )}
      <TextInput
        field={field}
        className={scripted ? 'mt-4' : undefined}
        label={t('rescue:new.place')}
        hint={t('rescue:new.placeHint')}
        autoComplete="off"
        maxLength={300}
      />
    </FieldGroup>
  )
}
