import type { Club } from './club.server'

type Bell = 'outbox'

/** Who in this process wants to know at once; other processes find out by looking. */
const listeners = new WeakMap<Club, Map<Bell, Set<() => void>>>()

/** Calls `act` whenever this process has written something of the kind. Answers how to stop. */
export function onNudge(club: Club, bell: Bell, act: () => void): () => void {
  const bells = listeners.get(club) ?? new Map<Bell, Set<() => void>>()
  listeners.set(club, bells)
  const acts = bells.get(bell) ?? new Set()
  bells.set(bell, acts)
  acts.add(act)
  return () => void acts.delete(act)
}

export function nudge(club: Club, bell: Bell): void {
  for (const act of listeners.get(club)?.get(bell) ?? []) act()
}
