import { allowed, type Verdict } from '~/kernel/outcome'
import { isPoints } from '~/kernel/points'

/** Points that one person may move without a second, and move or ask for within a day of the club's calendar. */
export const ADJUSTMENT_LIMITS = { alone: 2_000, daily: 50_000 }
/** Months that credited points are good for, rounded up to the end of the month. */
export const ADJUSTMENT_VALIDITY = 24

/** Why points are adjusted, as the owner reads it. */
export const ADJUSTMENT_CODES = ['goodwill', 'correction', 'missing', 'misuse'] as const
export type AdjustmentCode = (typeof ADJUSTMENT_CODES)[number]

export type AdjustmentState = 'requested' | 'applied' | 'declined'
export type AdjustReason = 'adjust_points' | 'adjust_self' | 'adjust_daily'

type Facts = {
  points: number
  /** The account is the staff member's own. */
  own: boolean
  /** What this person moved or asked for today, without signs, declined ones aside. */
  today: number
}

/** May this member of staff move these points? */
export function canAdjust({ points, own, today }: Facts): Verdict<AdjustReason> {
  if (!isPoints(points) || points === 0) return { ok: false, reason: 'adjust_points' }
  if (own) return { ok: false, reason: 'adjust_self' }
  const left = Math.max(0, ADJUSTMENT_LIMITS.daily - today)
  if (Math.abs(points) > left) return { ok: false, reason: 'adjust_daily', params: { left } }
  return allowed
}

/** Above the limit a second person decides. */
export function needsSecond(points: number): boolean {
  return Math.abs(points) > ADJUSTMENT_LIMITS.alone
}

export type DecideReason = 'adjust_same_person' | 'adjust_self' | 'adjust_decided'

/** May this member of staff decide on a request? Never whoever asked, never the one who gains. */
export function canDecide(facts: { state: string; requestedByMe: boolean; own: boolean }): Verdict<DecideReason> {
  if (facts.state !== 'requested') return { ok: false, reason: 'adjust_decided' }
  if (facts.requestedByMe) return { ok: false, reason: 'adjust_same_person' }
  if (facts.own) return { ok: false, reason: 'adjust_self' }
  return allowed
}
