/** A moment: epoch milliseconds, UTC. */
export type Instant = number

/** The only source of the present. */
export interface Clock {
  now(): Instant
}

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that stands where it is put: for tests, the demo club's history and rehearsals. */
export function steppingClock(start: Instant): Clock & { set(to: Instant): void; advance(by: number): void } {
  let at = start
  return {
    now: () => at,
    set(to) {
      at = to
    },
    advance(by) {
      at += by
    },
  }
}

export const SECOND = 1_000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
