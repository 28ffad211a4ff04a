import type { Work } from '~/platform/club.server'
import { type NewVersion, publishRule } from './publish-rule.server'
import { fillTiers } from './tiers.server'

const common = {
  conditions: [],
  beneficiary: 'member',
  tierMultiplier: false,
  countsForStanding: false,
  validUntil: null,
  stackingGroup: '',
  priority: 0,
  pendingDays: 0,
  validityMonths: 24,
  memberBudget: null,
  clubBudget: null,
} satisfies Partial<NewVersion>

/** What a new club earns by. */
export const DEFAULT_RULES: NewVersion[] = [
  {
    ...common,
    code: 'joined',
    factType: 'member.joined',
    name: { zh: '入会礼', en: 'Welcome to the club' },
    how: { zh: '加入车主会即得。', en: 'For joining the club.' },
    formula: { kind: 'fixed', points: 500 },
    priority: 10,
  },
  {
    ...common,
    code: 'profile',
    factType: 'member.profile-completed',
    name: { zh: '完善资料', en: 'Profile completed' },
    how: { zh: '填完个人资料，一次性奖励。', en: 'For completing your profile, once.' },
    formula: { kind: 'fixed', points: 200 },
  },
  {
    ...common,
    code: 'service',
    factType: 'service.completed',
    name: { zh: '维修保养', en: 'Service visit' },
    how: {
      zh: '按您自付并已优惠后的金额计算，质保与善意索赔部分不计。',
      en: 'On what you paid yourself, after discounts. Warranty and goodwill work earns nothing.',
    },
    formula: { kind: 'per-amount', key: 'paidMinor', currency: 'CNY', perMinor: 100, points: 1 },
    tierMultiplier: true,
    countsForStanding: true,
  },
  {
    ...common,
    code: 'booking-kept',
    factType: 'booking.kept',
    name: { zh: '如约到店', en: 'Booking kept' },
    how: { zh: '按预约时间到店。', en: 'For arriving when you said you would.' },
    formula: { kind: 'fixed', points: 50 },
    countsForStanding: true,
    memberBudget: { per: 'year', points: 300 },
  },
  {
    ...common,
    code: 'referrer',
    factType: 'referral.qualified',
    name: { zh: '邀请车友', en: 'Invitation accepted' },
    how: { zh: '您邀请的车友入会并登记爱车后。', en: 'When somebody you invited has joined and added a car.' },
    conditions: [{ on: 'counterpart', key: 'referredMemberId' }],
    formula: { kind: 'fixed', points: 800 },
    countsForStanding: true,
    pendingDays: 14,
    memberBudget: { per: 'year', points: 8_000 },
  },
  {
    ...common,
    code: 'referred',
    factType: 'referral.qualified',
    name: { zh: '受邀入会', en: 'Joined by invitation' },
    how: { zh: '经车友邀请入会并登记爱车后。', en: 'When you joined by an invitation and added a car.' },
    conditions: [{ on: 'counterpart', key: 'referredMemberId' }],
    beneficiary: 'referredMemberId',
    formula: { kind: 'fixed', points: 300 },
  },
  {
    ...common,
    code: 'event',
    factType: 'event.attended',
    name: { zh: '参加活动', en: 'Event attended' },
    how: { zh: '报名并到场参加俱乐部活动，每场一次。', en: 'For coming to an event of the club, once for each.' },
    formula: { kind: 'fixed', points: 300 },
    countsForStanding: true,
  },
  {
    ...common,
    code: 'case-rated',
    factType: 'case.rated',
    name: { zh: '评价处理结果', en: 'Answer to our question' },
    how: {
      zh: '反馈结束后回答满意度问题，与评分高低无关。',
      en: 'For answering how a case was handled, whatever the score.',
    },
    conditions: [{ on: 'code', key: 'round', in: ['1'] }],
    formula: { kind: 'fixed', points: 20 },
    validityMonths: 12,
    memberBudget: { per: 'year', points: 100 },
  },
  {
    ...common,
    code: 'suggestion',
    factType: 'case.suggestion-accepted',
    name: { zh: '建议被采纳', en: 'Suggestion taken up' },
    how: { zh: '俱乐部采纳您的建议后。', en: 'When the club takes up what you suggested.' },
    formula: { kind: 'fixed', points: 200 },
    memberBudget: { per: 'year', points: 1_000 },
  },
  {
    ...common,
    code: 'odometer',
    factType: 'odometer.read',
    name: { zh: '上报里程', en: 'Odometer reading' },
    how: { zh: '每次上报有效里程。', en: 'For each reading you send in.' },
    conditions: [
      { on: 'code', key: 'source', in: ['owner'] },
      { on: 'code', key: 'status', in: ['accepted'] },
    ],
    formula: { kind: 'fixed', points: 10 },
    validityMonths: 12,
    memberBudget: { per: 'year', points: 120 },
  },
]

/** Fills the tiers and publishes the rules of a new club; a rule that was ever published is left alone. */
export async function publishDefaultRules(w: Work): Promise<void> {
  await fillTiers(w)
  const { rules } = w.schema.points
  const known = new Set((await w.tx.select({ code: rules.code }).from(rules)).map(({ code }) => code))
  for (const rule of DEFAULT_RULES) {
    if (known.has(rule.code)) continue
    const published = await publishRule(w, rule)
    if (!published.ok) throw new Error(`default rule ${rule.code}: ${published.reason}`)
  }
}
