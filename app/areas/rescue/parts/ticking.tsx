import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { useFormat } from '~/i18n/use'

const SECOND = 1_000
const NowContext = createContext(0)

/**
 * The server's time, moved on each second by the page's own clock: a wrong clock of the device changes nothing. Every
 * new reading of the page sets it anew.
 */
export function Ticking({ now, children }: { now: number; children: ReactNode }) {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const started = performance.now()
    const tick = () => setAt(now + performance.now() - started)
    tick()
    const timer = setInterval(tick, SECOND)
    return () => clearInterval(timer)
  }, [now])
  return <NowContext.Provider value={at}>{children}</NowContext.Provider>
}

/** The present of the board, moving on each second. */
export const useNow = (): number => useContext(NowContext)

/** 04:12, from 100 minutes on 125′: what fits into a ring. */
export function spanText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND))
  const minutes = Math.floor(seconds / 60)
  if (minutes >= 100) return `${minutes}′`
  return `${String(minutes).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}

/** The date and the time of the dealer, to the second. */
export function HeadClock({ zone }: { zone?: string }) {
  const format = useFormat(zone)
  const now = useNow()
  return (
    <span className="rb-clock">
      <span className="num text-ink-2">{format.date(now, 'short')}</span>
      <b role="timer" suppressHydrationWarning>
        {format.timeWithSeconds(now)}
      </b>
    </span>
  )
}
