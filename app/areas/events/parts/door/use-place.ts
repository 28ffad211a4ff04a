import { useEffect, useState } from 'react'
import type { Place } from './door-setup'

/** Door and session as the address says them, else as this phone was told before. */
export function usePlace(
  event: string,
  { given, known, first }: { given: Place | null; known: readonly string[]; first: Place },
): { place: Place; isChosen: boolean; choose: (place: Place) => void } {
  const name = `marque.door.place.${event}`
  const [place, setPlace] = useState(given ?? first)
  const [isChosen, setIsChosen] = useState(given !== null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the phone is asked once
  useEffect(() => {
    if (given) return keep(name, given)
    const kept = read(name)
    if (!kept || !known.includes(kept.sessionId)) return
    setPlace(kept)
    setIsChosen(true)
  }, [name])
  return {
    place,
    isChosen,
    choose(next) {
      keep(name, next)
      setPlace(next)
      setIsChosen(true)
    },
  }
}

function keep(name: string, place: Place): void {
  try {
    window.localStorage.setItem(name, JSON.stringify(place))
  } catch {
    // A browser that keeps nothing is asked again.
  }
}

function read(name: string): Place | null {
  try {
    const kept = JSON.parse(window.localStorage.getItem(name) ?? 'null') as Place | null
    return kept?.door && kept.sessionId ? kept : null
  } catch {
    return null
  }
}
