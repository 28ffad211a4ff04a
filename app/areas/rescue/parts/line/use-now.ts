import { useEffect, useState } from 'react'
import { type Instant, SECOND, systemClock } from '~/kernel/clock'

/**
 * The present by the server's clock, moved on each second; `skew` is what the phone's clock lacks. A page that was kept
 * for the time without a network is older than it says: there the phone's own clock has to do.
 */
export function useNow(serverNow: Instant): { now: Instant; skew: number } {
  const [present, setPresent] = useState({ now: serverNow, skew: 0 })
  useEffect(() => {
    const isKept = 'kept' in document.documentElement.dataset
    const skew = isKept ? 0 : serverNow - systemClock.now()
    const move = () => setPresent({ now: systemClock.now() + skew, skew })
    move()
    const timer = setInterval(move, SECOND)
    return () => clearInterval(timer)
  }, [serverNow])
  return present
}
