import { useCallback, useEffect, useRef, useState } from 'react'
import type { Present } from '../presence.server'

const BEAT = 20_000

/** Says every 20 seconds that the case is open here, at once when writing begins or ends, and hears who else is there. */
export function usePresence(number: string, first: readonly Present[]) {
  const [present, setPresent] = useState<readonly Present[]>(first)
  const writing = useRef(false)
  const sign = useCallback(async () => {
    if (document.hidden) return
    try {
      const body = new URLSearchParams({ writing: writing.current ? 'yes' : 'no' })
      const answer = await fetch(`/desk/cases/${number}/presence`, { method: 'POST', body })
      if (answer.ok) setPresent(((await answer.json()) as { present: Present[] }).present)
    } catch {
      // Without a line nobody hears it; the next sign tries again.
    }
  }, [number])
  useEffect(() => {
    sign()
    const timer = setInterval(sign, BEAT)
    return () => clearInterval(timer)
  }, [sign])
  const setWriting = useCallback(
    (now: boolean) => {
      if (writing.current === now) return
      writing.current = now
      sign()
    },
    [sign],
  )
  return { present, setWriting }
}
