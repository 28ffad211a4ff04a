import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useT } from '~/i18n/use'

const SECOND = 1_000
const text = (left: number) => {
  const seconds = Math.max(0, Math.round(left / SECOND))
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}

/** How long a hold still lasts. Counts from the server's clock; at zero the page is read again. */
export function HoldClock({ until, now }: { until: number; now: number }) {
  const t = useT()
  const { revalidate } = useRevalidator()
  const [left, setLeft] = useState(until - now)
  useEffect(() => {
    const started = performance.now()
    let ended = false
    const timer = setInterval(() => {
      const rest = until - now - (performance.now() - started)
      setLeft(rest)
      if (rest <= 0 && !ended) {
        ended = true
        clearInterval(timer)
        revalidate()
      }
    }, SECOND)
    return () => clearInterval(timer)
  }, [until, now, revalidate])
  return (
    <p className="text-end text-small" role="timer">
      <span className="text-ink-2">{t('booking:time.held_for')}</span>
      <br />
      <b className="num text-lead font-semibold">{text(left)}</b>
    </p>
  )
}
