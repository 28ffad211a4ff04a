import type { Club } from './club.server'

/** Streams that one person may have open: a tab each, hidden ones close theirs. */
export const MOST_OF_ONE = 8
/** Streams that one process keeps open. */
export const MOST_OF_ALL = 2_000

const open = new WeakMap<Club, Map<string, number>>()

/**
 * A place for one more open stream of a person; what is answered gives it back, once however often it is called. Null
 * when the person or the process has as many as it may.
 */
export function takePlace(
  club: Club,
  userId: string,
  { ofOne = MOST_OF_ONE, ofAll = MOST_OF_ALL } = {},
): (() => void) | null {
  const taken = open.get(club) ?? new Map<string, number>()
  open.set(club, taken)
  let all = 0
  for (const count of taken.values()) all += count
  const own = taken.get(userId) ?? 0
  if (own >= ofOne || all >= ofAll) return null
  taken.set(userId, own + 1)
  let isMine = true
  return () => {
    if (!isMine) return
    isMine = false
    const left = (taken.get(userId) ?? 1) - 1
    if (left > 0) taken.set(userId, left)
    else taken.delete(userId)
  }
}
