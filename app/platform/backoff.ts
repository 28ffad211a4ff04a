import { HOUR, SECOND } from '~/kernel/clock'

const FIRST = 5 * SECOND
const LONGEST = HOUR

/**
 * Pause in milliseconds after the nth failed try (from 1): doubles from 5 s to an hour, and is spread by a quarter to
 * either side, so that what failed together does not come back together. `random` is in [0, 1).
 */
export function pauseAfter(attempt: number, random: number): number {
  const pause = Math.min(FIRST * 2 ** Math.min(attempt - 1, 30), LONGEST)
  return Math.round(pause * (0.75 + random / 2))
}
