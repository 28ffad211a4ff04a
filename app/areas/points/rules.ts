import type { Condition, Formula } from '#db/schema/points-rules'
import { DAY, type Instant } from '~/kernel/clock'
import { addDays, addMonths, endOfMonth, weekday } from '~/kernel/dates'
import type { Message, MessageParams } from '~/kernel/message'
import { points as bounded, isPoints } from '~/kernel/points'
import type { Words } from '~/kernel/words'
import { CLUB_ZONE, instantOf, localDay } from '~/kernel/zones'
import type { Tier } from './tiers'

export type Budget = { per: 'day' | 'year'; points: number }
/** A published version of an earning rule; never changed afterwards. */
export type RuleVersion = {
  ruleId: string
  code: string
  version: number
  factType: string
  name: Words
  how: Words
  conditions: Condition[]
  formula: Formula
  beneficiary: string
  tierMultiplier: boolean
  countsForStanding: boolean
  validFrom: Instant
  validUntil: Instant | null
  stackingGroup: string
  priority: number
  pendingDays: number
  validityMonths: number
  memberBudget: Budget | null
  clubBudget: Budget | null
}
export type Asked = {
  occurredAt: Instant
  memberId: string | null
  dealerId: string | null
  payload: Readonly<Record<string, string | number | boolean | null>>
}
export type Earner = { tier: Tier; earnPercent: number; openedAt: Instant }
/** What the rule gave before in the running period, and whether it counted the person referred before. */
export type Used = { member: number; club: number; counterpartCounted: boolean }

export const REASONS = [
  'earned',
  'outside_window',
  'tier',
  'dealer',
  'channel',
  'weekday',
  'memberDays',
  'amount',
  'code',
  'self_referral',
  'counted_before',
  'nothing_paid',
  'other_currency',
  'member_budget',
  'club_budget',
  'outranked',
  'bound',
  'no_member',
  'frozen',
  'error',
] as const
export type Reason = (typeof REASONS)[number]
export type Decision = { points: number; reason: Reason; explanation: Message }

/** Zero, with the reason as its owner reads it. */
export function nothing(reason: Exclude<Reason, 'earned'>, params: MessageParams = {}): Decision {
  return { points: 0, reason, explanation: { key: `points:why.${reason}`, params } }
}

/** Of all published versions of one rule, the one in force at a moment. */
export function inForce<V extends { version: number; validFrom: Instant }>(versions: readonly V[], at: Instant) {
  return versions.reduce<V | undefined>(
    (best, one) => (one.validFrom <= at && one.version > (best?.version ?? 0) ? one : best),
    undefined,
  )
}

/** Day or year of a budget, by the club's calendar: D2026-03-02, Y2026. */
export function periodOf(budget: Budget | null, at: Instant): string {
  if (!budget) return ''
  const day = localDay(CLUB_ZONE, at)
  return budget.per === 'day' ? `D${day}` : `Y${day.slice(0, 4)}`
}

/** The first condition that does not hold, or null. Throws when the payload lacks what a condition asks for. */
function unmet(conditions: readonly Condition[], asked: Asked, earner: Earner, used: Used): Decision | null {
  for (const one of conditions) {
    if (one.on === 'tier' && !one.in.includes(earner.tier)) return nothing('tier')
    if (one.on === 'dealer' && !(asked.dealerId && one.in.includes(asked.dealerId))) return nothing('dealer')
    if (one.on === 'channel' && !one.in.includes(String(asked.payload.channel))) return nothing('channel')
    if (one.on === 'weekday' && !one.in.includes(weekday(localDay(CLUB_ZONE, asked.occurredAt)))) {
      return nothing('weekday')
    }
    if (one.on === 'memberDays') {
      const days = Math.floor((asked.occurredAt - earner.openedAt) / DAY)
      if (days < (one.min ?? -Infinity) || days > (one.max ?? Infinity)) return nothing('memberDays', { days })
    }
    if (one.on === 'amount') {
      const amount = numberIn(asked, one.key)
      if (amount < (one.min ?? -Infinity) || amount > (one.max ?? Infinity)) return nothing('amount')
    }
    if (one.on === 'code' && !one.in.includes(String(asked.payload[one.key] ?? ''))) return nothing('code')
    if (one.on === 'counterpart') {
      const person = asked.payload[one.key]
      if (typeof person !== 'string' || person === '') throw new Error(`payload has no ${one.key}`)
      if (person === asked.memberId) return nothing('self_referral')
      if (used.counterpartCounted) return nothing('counted_before')
    }
  }
  return null
}

function numberIn({ payload }: Asked, key: string): number {
  const value = payload[key]
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Error(`payload has no whole number ${key}`)
  return value
}

/** Points of the formula before tier and budgets. */
function basePoints(formula: Formula, asked: Asked): { base: number; amount?: { minor: number; currency: string } } {
  if (formula.kind === 'fixed') return { base: bounded(formula.points) }
  const minor = numberIn(asked, formula.key)
  const base = (BigInt(Math.max(0, minor)) * BigInt(formula.points)) / BigInt(formula.perMinor)
  return { base: bounded(Number(base)), amount: { minor, currency: formula.currency } }
}

/**
 * What a rule gives for a fact, in whole points rounded down, with the sentence that says why. Throws when the fact or
 * the rule cannot be read; the caller keeps that as an evaluation with the reason `error`.
 */
export function evaluate(version: RuleVersion, asked: Asked, earner: Earner, used: Used): Decision {
  if (version.validUntil !== null && asked.occurredAt >= version.validUntil) return nothing('outside_window')
  const missing = unmet(version.conditions, asked, earner, used)
  if (missing) return missing
  const { formula } = version
  if (formula.kind === 'per-amount') {
    const currency = asked.payload.currency
    if (currency !== formula.currency) return nothing('other_currency', { currency: String(currency ?? '') })
  }
  const { base, amount } = basePoints(formula, asked)
  if (base === 0) return nothing('nothing_paid')
  const percent = version.tierMultiplier ? earner.earnPercent : 100
  const full = bounded(Number((BigInt(base) * BigInt(percent)) / 100n))
  const more: MessageParams = percent === 100 ? {} : { tier: earner.tier, percent: percent - 100 }
  const suffix = percent === 100 ? '' : '_tier'
  const explanation = amount
    ? {
        key: `points:explain.paid${suffix}`,
        params: { amountMinor: amount.minor, currency: amount.currency, base, ...more },
      }
    : { key: `points:explain.fixed${suffix}`, params: { base, ...more } }
  return withinBudgets(version, full, used, explanation)
}

function withinBudgets(version: RuleVersion, full: number, used: Used, explanation: Message): Decision {
  const { memberBudget, clubBudget } = version
  const member = memberBudget ? Math.max(0, memberBudget.points - used.member) : full
  const club = clubBudget ? Math.max(0, clubBudget.points - used.club) : full
  if (member === 0 && memberBudget) {
    return {
      ...nothing('member_budget'),
      explanation: { key: `points:why.member_budget_${memberBudget.per}`, params: { most: memberBudget.points } },
    }
  }
  if (club === 0) return nothing('club_budget')
  const points = Math.min(full, member, club)
  if (points === full) return { points, reason: 'earned', explanation }
  return {
    points,
    reason: 'earned',
    explanation:
      memberBudget && points === member
        ? { key: `points:explain.capped_${memberBudget.per}`, params: { full, most: memberBudget.points, points } }
        : { key: 'points:explain.capped_club', params: { full, points } },
  }
}

/** Of the rules of one stacking group only the first by priority earns, then by points, then by code. */
export function stack<V extends Pick<RuleVersion, 'stackingGroup' | 'priority' | 'code'>>(
  decided: readonly { version: V; decision: Decision }[],
): { version: V; decision: Decision }[] {
  const best = new Map<string, { version: V; decision: Decision }>()
  for (const one of decided) {
    const { stackingGroup: group } = one.version
    if (group === '' || one.decision.points === 0) continue
    const rival = best.get(group)
    if (!rival || before(one, rival)) best.set(group, one)
  }
  return decided.map((one) => {
    const winner = best.get(one.version.stackingGroup)
    if (one.decision.points === 0 || !winner || winner === one) return one
    return { version: one.version, decision: nothing('outranked') }
  })
}

type Ranked = { version: Pick<RuleVersion, 'priority' | 'code'>; decision: Decision }
function before(a: Ranked, b: Ranked): boolean {
  const order =
    b.version.priority - a.version.priority ||
    b.decision.points - a.decision.points ||
    (a.version.code < b.version.code ? -1 : 1)
  return order < 0
}

/**
 * Dates of a lot, from the moment of recording: pending days end at the beginning of a day, validity at the end of a
 * month, both by the club's calendar. `expiresAt` is the first moment at which it can no longer be spent.
 */
export function lotDates(
  { pendingDays, validityMonths }: Pick<RuleVersion, 'pendingDays' | 'validityMonths'>,
  at: Instant,
) {
  const today = localDay(CLUB_ZONE, at)
  const lastDay = endOfMonth(addMonths(today, validityMonths))
  return {
    availableFrom: pendingDays === 0 ? at : instantOf(CLUB_ZONE, addDays(today, pendingDays), 0),
    expiresAt: instantOf(CLUB_ZONE, addDays(lastDay, 1), 0),
  }
}

export type RuleFault = 'rule_budget' | 'rule_formula' | 'rule_dates'

/** What a version must not be published with. */
export function faultOf(version: Omit<RuleVersion, 'ruleId' | 'version'>): RuleFault | null {
  const { formula, memberBudget, clubBudget } = version
  for (const budget of [memberBudget, clubBudget]) {
    if (budget && (!isPoints(budget.points) || budget.points <= 0)) return 'rule_budget'
  }
  if (!isPoints(formula.points) || formula.points <= 0) return 'rule_formula'
  if (formula.kind === 'per-amount' && (!Number.isSafeInteger(formula.perMinor) || formula.perMinor <= 0)) {
    return 'rule_formula'
  }
  const whole = (value: number) => Number.isInteger(value) && value >= 0
  if (!whole(version.pendingDays) || !whole(version.validityMonths) || version.validityMonths < 1) return 'rule_dates'
  if (version.pendingDays >= version.validityMonths * 28) return 'rule_dates'
  return null
}
