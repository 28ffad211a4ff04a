import { DAY, HOUR, type Instant, MINUTE } from '~/kernel/clock'

/** Owners stay signed in; a desk does not. `seen` is how often the last visit is written at most. */
export const LIMITS = {
  member: { idle: 30 * DAY, absolute: 90 * DAY, seen: 10 * MINUTE },
  staff: { idle: HOUR, absolute: 12 * HOUR, seen: MINUTE },
}
export type Side = keyof typeof LIMITS

export const sideOf = (text: string): Side => (text === 'staff' ? 'staff' : 'member')

/** When a session ends if it is not used again. */
export function endOfSession(side: Side, createdAt: Instant, seenAt: Instant): Instant {
  return Math.min(seenAt + LIMITS[side].idle, createdAt + LIMITS[side].absolute)
}
