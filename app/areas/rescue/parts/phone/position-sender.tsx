import { MapPin, MapPinOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useT } from '~/i18n/use'
import { SECOND, systemClock } from '~/kernel/clock'
import { Button } from '~/ui/button'
import { Note } from '~/ui/card'
import type { Line } from '../line/use-line'

const EVERY = 15 * SECOND
/** A worse fix would put the helper into another street. */
const WORST_M = 500

/**
 * Sends where the phone is while the helper is on the way, and says so. The page shows it in that state only, so it
 * ends with the arrival. Nothing is there without a script.
 */
export function PositionSender({ line, jobId }: { line: Line; jobId: string }) {
  const t = useT()
  const [state, setState] = useState<'unknown' | 'on' | 'denied' | 'paused'>('unknown')
  const [isPaused, setPaused] = useState(false)
  const last = useRef(0)
  const note = useRef(line.note)
  note.current = line.note
  useEffect(() => {
    if (isPaused) return setState('paused')
    if (!('geolocation' in navigator)) return setState('denied')
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => {
        setState('on')
        const now = systemClock.now()
        if (coords.accuracy > WORST_M || Math.abs(now - last.current) < EVERY) return
        last.current = now
        note.current(jobId, { lat: coords.latitude.toFixed(6), lng: coords.longitude.toFixed(6) })
      },
      ({ code, PERMISSION_DENIED }) => {
        if (code === PERMISSION_DENIED) setState('denied')
      },
      { enableHighAccuracy: true, maximumAge: 10 * SECOND, timeout: 30 * SECOND },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [jobId, isPaused])
  if (state === 'unknown') return null
  if (state === 'denied') {
    return (
      <Note icon={MapPinOff} title={t('rescue-desk:helper.position.denied')}>
        {t('rescue-desk:helper.position.denied_text')}
      </Note>
    )
  }
  return (
    <Note
      icon={state === 'on' ? MapPin : MapPinOff}
      title={t(state === 'on' ? 'rescue-desk:helper.position.on' : 'rescue-desk:helper.position.paused')}
      acts={
        <Button onClick={() => setPaused(!isPaused)}>
          {t(isPaused ? 'rescue-desk:helper.position.resume' : 'rescue-desk:helper.position.pause')}
        </Button>
      }
    >
      {t('rescue-desk:helper.position.on_text')}
    </Note>
  )
}
