import { useLocation } from '@remix-run/react'
import { useEffect, useState } from 'react'

/** The answer of the last submit until the page moves on; a live look at the page alone would take it away. */
export function useKept<Answer>(answer: Answer | undefined): Answer | undefined {
  const { key } = useLocation()
  const [kept, setKept] = useState({ key, answer })
  useEffect(() => {
    if (answer !== undefined) setKept({ key, answer })
  }, [key, answer])
  return answer ?? (kept.key === key ? kept.answer : undefined)
}

/** What was shown on demand stays for as long as the same call is open, whatever is done with it. */
export function useShown<Shown extends { number: string }>(shown: Shown | null, number: string | null): Shown | null {
  const [kept, setKept] = useState(shown)
  useEffect(() => {
    if (shown) setKept((before) => (before?.number === shown.number ? { ...before, ...shown } : shown))
  }, [shown])
  const all = shown && kept?.number === shown.number ? { ...kept, ...shown } : (shown ?? kept)
  return all?.number === number ? all : null
}
