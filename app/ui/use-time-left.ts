import { useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { SECOND } from '~/kernel/clock'

/**
 * Milliseconds that are left until a moment, each second anew. Counts from the server's clock (`now`), whatever the
 * browser's says; at the end the page is read again, once.
 */
export function useTimeLeft({ until, now }: { until: number; now: number }): number {
  const { revalidate } = useRevalidator()
  const [left, setLeft] = useState(until - now)
  useEffect(() => {
    const started = performance.now()
    const timer = setInterval(() => {
      const rest = until - now - (performance.now() - started)
      setLeft(rest)
      if (rest > 0) return
      clearInterval(timer)
      revalidate()
    }, SECOND)
    return () => clearInterval(timer)
  }, [until, now, revalidate])
  return left
}
