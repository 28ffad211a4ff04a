import { DAY, type Instant } from '~/kernel/clock'
import type { Verdict } from '~/kernel/outcome'

export type ReferralPolicy = {
  /** How long after joining a code may still be entered. */
  enterWithinDays: number
  /** How long the referred person has to do what the reward asks for. */
  qualifyWithinDays: number
  /** Rewarded referrals per referrer and calendar year; 0 for no limit. */
  mostPerYear: number
  /** What makes a referral count. */
  qualifiesBy: 'joining' | 'first_vehicle' | 'first_service'
}

export const REFERRAL_POLICY: ReferralPolicy = {
  enterWithinDays: 14,
  qualifyWithinDays: 180,
  mostPerYear: 20,
  qualifiesBy: 'first_vehicle',
}

export type ReferralReason =
  | 'referral_unknown_code'
  | 'referral_own_code'
  | 'referral_referrer_left'
  | 'referral_same_household'
  | 'referral_same_car'
  | 'referral_already'
  | 'referral_was_member'
  | 'referral_too_late'

export type ReferralFacts = {
  now: Instant
  /** Undefined when the code belongs to nobody. */
  referrer?: { memberId: string; active: boolean; joinedAt: Instant; householdId?: string; vins: readonly string[] }
  /** The person who enters the code; `memberId` is missing before joining is complete. */
  joiner: {
    memberId?: string
    /** When the membership began; missing before. */
    joinedAt?: Instant
    householdId?: string
    vins: readonly string[]
    /** A referral was recorded before, whatever became of it. */
    alreadyReferred: boolean
    /** Was a member once under this phone, e-mail or car owner record. */
    wasMember: boolean
  }
}

/** May this code be entered? The same verdict is the hint under the field and the refusal of joining with it. */
export function canBeReferred(facts: ReferralFacts, policy: ReferralPolicy = REFERRAL_POLICY): Verdict<ReferralReason> {
  const { now, referrer, joiner } = facts
  if (!referrer) return { ok: false, reason: 'referral_unknown_code' }
  if (joiner.memberId === referrer.memberId) return { ok: false, reason: 'referral_own_code' }
  if (!referrer.active) return { ok: false, reason: 'referral_referrer_left' }
  if (joiner.alreadyReferred) return { ok: false, reason: 'referral_already' }
  if (joiner.wasMember) return { ok: false, reason: 'referral_was_member' }
  if (joiner.joinedAt !== undefined) {
    if (joiner.joinedAt <= referrer.joinedAt) return { ok: false, reason: 'referral_was_member' }
    if (now > joiner.joinedAt + policy.enterWithinDays * DAY) {
      return { ok: false, reason: 'referral_too_late', params: { days: policy.enterWithinDays } }
    }
  }
  if (joiner.householdId !== undefined && joiner.householdId === referrer.householdId) {
    return { ok: false, reason: 'referral_same_household' }
  }
  if (joiner.vins.some((vin) => referrer.vins.includes(vin))) return { ok: false, reason: 'referral_same_car' }
  return { ok: true }
}

export type ReferralState = 'waiting' | 'rewarded' | 'not_rewarded' | 'lapsed'

export type Referral = {
  enteredAt: Instant
  /** First occurrence of each thing that may make it count. */
  joinedAt?: Instant
  firstVehicleAt?: Instant
  firstServiceAt?: Instant
}

/**
 * Where a referral stands. `rewardedThisYear` counts the referrer's rewarded referrals of the calendar year in which
 * this one qualifies; above the limit it is kept but not rewarded.
 */
export function referralState(
  referral: Referral,
  now: Instant,
  rewardedThisYear: number,
  policy: ReferralPolicy = REFERRAL_POLICY,
): { state: ReferralState; qualifiedAt?: Instant; until: Instant } {
  const until = referral.enteredAt + policy.qualifyWithinDays * DAY
  const moments = {
    joining: referral.joinedAt,
    first_vehicle: referral.firstVehicleAt,
    first_service: referral.firstServiceAt,
  }
  const reached = moments[policy.qualifiesBy]
  if (reached !== undefined && reached <= until && reached <= now) {
    const full = policy.mostPerYear > 0 && rewardedThisYear >= policy.mostPerYear
    return { state: full ? 'not_rewarded' : 'rewarded', qualifiedAt: Math.max(reached, referral.enteredAt), until }
  }
  return { state: now > until ? 'lapsed' : 'waiting', until }
}
