import { DAY, type Instant } from '~/kernel/clock'
import { allowed, type Verdict } from '~/kernel/outcome'

export const REWARD_KINDS = ['goods', 'service', 'partner', 'donation'] as const
export type RewardKind = (typeof REWARD_KINDS)[number]

/** What is made of a redemption, as its owner and the desk are told; `ended` is past its date, whatever a job has said. */
export const STANDINGS = ['live', 'used', 'returned', 'ended'] as const
export type Standing = (typeof STANDINGS)[number]

export function standingOf({ state, expiresAt }: { state: string; expiresAt: Instant }, now: Instant): Standing {
  if (state === 'used') return 'used'
  if (state === 'cancelled') return 'returned'
  return state === 'expired' || now >= expiresAt ? 'ended' : 'live'
}

export const ARTS = ['wash', 'flask', 'interior', 'wheels', 'camera', 'tea', 'track', 'tree', 'gift'] as const
export type Art = (typeof ARTS)[number]

const TIER_ORDER = ['classic', 'silver', 'gold', 'platinum']

export type Offer = {
  points: number
  stock: number | null
  perMember: number | null
  minTier: string
  opensAt: Instant
  closesAt: Instant | null
  active: boolean
}
export type Buyer = {
  available: number
  tier: string
  /** Redemptions of this reward that were not given back. */
  had: number
}

export type RedeemReason =
  | 'rewards:refusal.not_offered'
  | 'rewards:refusal.not_yet'
  | 'rewards:refusal.over'
  | 'rewards:refusal.tier'
  | 'rewards:refusal.limit'
  | 'rewards:refusal.sold_out'
  | 'rewards:refusal.points'

/**
 * May this member redeem this reward now? The hint on the page and the refusal of the use case. What the member
 * cannot change comes first, missing points last, with what is missing.
 */
export function canRedeem(offer: Offer, buyer: Buyer, now: Instant): Verdict<RedeemReason> {
  if (!offer.active) return { ok: false, reason: 'rewards:refusal.not_offered', nextStep: '/rewards' }
  if (now < offer.opensAt) return { ok: false, reason: 'rewards:refusal.not_yet', nextStep: '/rewards' }
  if (offer.closesAt !== null && now >= offer.closesAt) {
    return { ok: false, reason: 'rewards:refusal.over', nextStep: '/rewards' }
  }
  if (TIER_ORDER.indexOf(buyer.tier) < TIER_ORDER.indexOf(offer.minTier)) {
    return { ok: false, reason: 'rewards:refusal.tier', params: { tier: offer.minTier }, nextStep: '/points/tiers' }
  }
  if (offer.perMember !== null && buyer.had >= offer.perMember) {
    return { ok: false, reason: 'rewards:refusal.limit', params: { count: offer.perMember }, nextStep: '/vouchers' }
  }
  if (offer.stock !== null && offer.stock <= 0) {
    return { ok: false, reason: 'rewards:refusal.sold_out', nextStep: '/rewards' }
  }
  if (buyer.available < offer.points) {
    const missing = offer.points - buyer.available
    return { ok: false, reason: 'rewards:refusal.points', params: { missing }, nextStep: '/points/earn' }
  }
  return allowed
}

type Redeemed = { state: string; returnUntil: Instant; voucherState: string; voucherExpiresAt: Instant }

export type ReturnReason =
  | 'rewards:refusal.already_used'
  | 'rewards:refusal.already_returned'
  | 'rewards:refusal.return_over'

/** May the member give it back? Only unused, within the days that the reward allows, before the voucher ends. */
export function canReturn(redeemed: Redeemed, now: Instant): Verdict<ReturnReason> {
  if (redeemed.state === 'cancelled') return { ok: false, reason: 'rewards:refusal.already_returned' }
  if (redeemed.state === 'used') return { ok: false, reason: 'rewards:refusal.already_used' }
  const over = now >= redeemed.returnUntil || now >= redeemed.voucherExpiresAt || redeemed.voucherState !== 'live'
  return over ? { ok: false, reason: 'rewards:refusal.return_over' } : allowed
}

export type UseReason =
  | 'rewards-desk:refusal.voucher_used'
  | 'rewards-desk:refusal.voucher_burned'
  | 'rewards-desk:refusal.voucher_expired'
  | 'rewards-desk:refusal.voucher_elsewhere'

type Presented = { state: string; expiresAt: Instant; usedAt: Instant | null; dealerIds: readonly string[] | null }

/** May this voucher be honoured at this dealer now? What is past its date is over, whether or not a job said so. */
export function canUse(
  { state, expiresAt, usedAt, dealerIds }: Presented,
  dealerId: string,
  now: Instant,
): Verdict<UseReason> {
  if (state === 'used') return { ok: false, reason: 'rewards-desk:refusal.voucher_used', params: { at: usedAt ?? 0 } }
  if (state === 'burned') return { ok: false, reason: 'rewards-desk:refusal.voucher_burned' }
  if (state === 'expired' || now >= expiresAt) {
    return { ok: false, reason: 'rewards-desk:refusal.voucher_expired', params: { at: expiresAt } }
  }
  if (dealerIds !== null && !dealerIds.includes(dealerId))
    return { ok: false, reason: 'rewards-desk:refusal.voucher_elsewhere' }
  return allowed
}

/** Until when a redemption made now may be given back, and until when its voucher is good. */
export function datesOf({ returnDays, voucherDays }: { returnDays: number; voucherDays: number }, now: Instant) {
  return { returnUntil: now + returnDays * DAY, expiresAt: now + voucherDays * DAY }
}
