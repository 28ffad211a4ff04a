import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition } from '#db/schema/points-rules'
import { ADJUSTMENT_CODES, ADJUSTMENT_LIMITS, canAdjust, canDecide, needsSecond } from '~/areas/points/adjustments'
import { DEFAULT_RULES } from '~/areas/points/default-rules.server'
import { canHold, drawSoonest, type Lot, shareOf, takeBack } from '~/areas/points/ledger'
import {
  type Asked,
  evaluate,
  faultOf,
  inForce,
  lotDates,
  periodOf,
  REASONS,
  type RuleVersion,
  stack,
  type Used,
} from '~/areas/points/rules'
import { DEFAULT_TIERS, TIERS } from '~/areas/points/tiers'
import en from '~/i18n/en/points.json'
import zh from '~/i18n/zh-CN/points.json'
import { DAY } from '~/kernel/clock'
import { MAX_POINTS } from '~/kernel/points'

const MONDAY = Date.parse('2026-03-02T01:00:00Z')
const NOTHING_USED: Used = { member: 0, club: 0, counterpartCounted: false }
const earner = { tier: 'gold', earnPercent: 120, openedAt: MONDAY - 30 * DAY } as const
const asked: Asked = {
  occurredAt: MONDAY,
  memberId: 'm1',
  dealerId: 'd1',
  payload: { paidMinor: 105_000, currency: 'CNY', channel: 'web', referredMemberId: 'm2' },
}
const rule: RuleVersion = {
  ruleId: 'r',
  code: 'r',
  version: 1,
  factType: 'service.completed',
  name: { zh: '规则', en: 'Rule' },
  how: { zh: '规则', en: 'Rule' },
  conditions: [],
  formula: { kind: 'fixed', points: 50 },
  beneficiary: 'member',
  tierMultiplier: false,
  countsForStanding: false,
  validFrom: 0,
  validUntil: null,
  stackingGroup: '',
  priority: 0,
  pendingDays: 0,
  validityMonths: 24,
  memberBudget: null,
  clubBudget: null,
}
const perYuan = { kind: 'per-amount', key: 'paidMinor', currency: 'CNY', perMinor: 100, points: 1 } as const

describe('an earning rule', () => {
  const conditions: [Condition, string][] = [
    [{ on: 'tier', in: ['gold'] }, 'earned'],
    [{ on: 'tier', in: ['classic', 'silver'] }, 'tier'],
    [{ on: 'dealer', in: ['d1'] }, 'earned'],
    [{ on: 'dealer', in: ['d2'] }, 'dealer'],
    [{ on: 'channel', in: ['web'] }, 'earned'],
    [{ on: 'channel', in: ['phone'] }, 'channel'],
    [{ on: 'weekday', in: [1] }, 'earned'],
    [{ on: 'weekday', in: [6, 7] }, 'weekday'],
    [{ on: 'memberDays', min: 30, max: 30 }, 'earned'],
    [{ on: 'memberDays', min: 31 }, 'memberDays'],
    [{ on: 'memberDays', max: 29 }, 'memberDays'],
    [{ on: 'amount', key: 'paidMinor', min: 105_000, max: 105_000 }, 'earned'],
    [{ on: 'amount', key: 'paidMinor', min: 105_001 }, 'amount'],
    [{ on: 'code', key: 'channel', in: ['web', 'app'] }, 'earned'],
    [{ on: 'code', key: 'missing', in: ['web'] }, 'code'],
    [{ on: 'counterpart', key: 'referredMemberId' }, 'earned'],
  ]
  it.each(conditions)('with %j answers %s', (condition, reason) => {
    expect(evaluate({ ...rule, conditions: [condition] }, asked, earner, NOTHING_USED).reason).toBe(reason)
  })

  it('counts a person once and nobody for themselves', () => {
    const counting = { ...rule, conditions: [{ on: 'counterpart', key: 'referredMemberId' } as const] }
    expect(evaluate(counting, asked, earner, { ...NOTHING_USED, counterpartCounted: true }).reason).toBe(
      'counted_before',
    )
    expect(evaluate(counting, { ...asked, memberId: 'm2' }, earner, NOTHING_USED).reason).toBe('self_referral')
    expect(() => evaluate(counting, { ...asked, payload: {} }, earner, NOTHING_USED)).toThrow()
  })

  it.each([
    [{ formula: perYuan }, 1_050, 'points:explain.paid'],
    [{ formula: perYuan, tierMultiplier: true }, 1_260, 'points:explain.paid_tier'],
    [{ tierMultiplier: true }, 60, 'points:explain.fixed_tier'],
    [{ formula: { ...perYuan, perMinor: 10_000, points: 3 } }, 31, 'points:explain.paid'],
    [{ formula: { ...perYuan, currency: 'EUR' } }, 0, 'points:why.other_currency'],
    [{ formula: { ...perYuan, perMinor: 1_000_000 } }, 0, 'points:why.nothing_paid'],
    [{ validUntil: MONDAY }, 0, 'points:why.outside_window'],
    [{ validUntil: MONDAY + 1 }, 50, 'points:explain.fixed'],
    [{ memberBudget: { per: 'year', points: 330 } }, 30, 'points:explain.capped_year'],
    [{ memberBudget: { per: 'day', points: 300 } }, 0, 'points:why.member_budget_day'],
    [{ clubBudget: { per: 'year', points: 1_010 } }, 10, 'points:explain.capped_club'],
    [{ clubBudget: { per: 'year', points: 900 } }, 0, 'points:why.club_budget'],
  ] as [Partial<RuleVersion>, number, string][])('with %j gives %i: %s', (terms, points, key) => {
    const used = { member: 300, club: 1_000, counterpartCounted: false }
    expect(evaluate({ ...rule, ...terms }, asked, earner, used)).toMatchObject({ points, explanation: { key } })
  })

  it('throws for what cannot be read, so that it is kept and tried again', () => {
    for (const paidMinor of [null, '100', 1.5]) {
      const payload = { currency: 'CNY', paidMinor }
      expect(() => evaluate({ ...rule, formula: perYuan }, { ...asked, payload }, earner, NOTHING_USED)).toThrow()
    }
  })

  it('lets one of a stacking group earn: priority, then points, then code', () => {
    const decision = (points: number) => ({ points, reason: 'earned' as const, explanation: { key: 'x' } })
    const of = (code: string, priority: number, points: number) => ({
      version: { code, priority, stackingGroup: 'g' },
      decision: decision(points),
    })
    const winners = (list: ReturnType<typeof of>[]) =>
      stack(list)
        .filter(({ decision }) => decision.points > 0)
        .map(({ version }) => version.code)
    expect(winners([of('a', 1, 10), of('b', 2, 5)])).toEqual(['b'])
    expect(winners([of('a', 1, 10), of('b', 1, 50)])).toEqual(['b'])
    expect(winners([of('b', 1, 10), of('a', 1, 10)])).toEqual(['a'])
    expect(winners([of('a', 9, 0), of('b', 1, 5)])).toEqual(['b'])
  })

  it('is judged by the version in force when it occurred', () => {
    const versions = [1, 2, 3].map((version) => ({ version, validFrom: version * 100 }))
    expect([99, 100, 250, 300].map((at) => inForce(versions, at)?.version)).toEqual([undefined, 1, 2, 3])
  })

  it('dates a lot by the calendar of the club', () => {
    const at = Date.parse('2026-01-31T15:59:59Z') // 23:59:59 in Shanghai
    expect(lotDates({ pendingDays: 0, validityMonths: 1 }, at)).toEqual({
      availableFrom: at,
      expiresAt: Date.parse('2026-02-28T16:00:00Z'),
    })
    expect(lotDates({ pendingDays: 14, validityMonths: 24 }, at + 1_000)).toEqual({
      availableFrom: Date.parse('2026-02-14T16:00:00Z'),
      expiresAt: Date.parse('2028-02-29T16:00:00Z'),
    })
    expect(periodOf({ per: 'year', points: 1 }, Date.parse('2026-12-31T16:00:00Z'))).toBe('Y2027')
    expect(periodOf({ per: 'day', points: 1 }, at)).toBe('D2026-01-31')
    expect(periodOf(null, at)).toBe('')
  })

  it('is published without a fault by default, and refused with one', () => {
    for (const one of DEFAULT_RULES) expect(faultOf({ validFrom: 0, ...one })).toBeNull()
    const faults: [Partial<RuleVersion>, string][] = [
      [{ formula: { kind: 'fixed', points: 0 } }, 'rule_formula'],
      [{ formula: { ...perYuan, perMinor: 0 } }, 'rule_formula'],
      [{ validityMonths: 0 }, 'rule_dates'],
      [{ pendingDays: 28, validityMonths: 1 }, 'rule_dates'],
      [{ memberBudget: { per: 'day', points: 0 } }, 'rule_budget'],
    ]
    for (const [terms, fault] of faults) expect(faultOf({ ...rule, ...terms })).toBe(fault)
  })

  it('has words for every answer in both languages', () => {
    const why = REASONS.filter((reason) => reason !== 'earned').flatMap((reason) =>
      reason === 'member_budget' ? ['member_budget_day', 'member_budget_year'] : [reason],
    )
    for (const texts of [zh, en]) {
      expect(Object.keys(texts.why).sort()).toEqual([...why].sort())
      expect(Object.keys(texts.adjust).sort()).toEqual([...ADJUSTMENT_CODES].sort())
      expect(Object.keys(texts.tier).sort()).toEqual([...TIERS].sort())
    }
    expect(DEFAULT_TIERS.map(({ threshold }) => threshold)).toEqual(
      DEFAULT_TIERS.map(({ threshold }) => threshold).sort((a, b) => a - b),
    )
  })
})

const lot = fc.record({
  id: fc.uuid(),
  entryId: fc.constant('e'),
  points: fc.integer({ min: 1, max: 500 }),
  remaining: fc.integer({ min: 0, max: 500 }),
  availableFrom: fc.integer({ min: 0, max: 100 }),
  expiresAt: fc.integer({ min: 1, max: 200 }),
  restorations: fc.constant(0),
}) satisfies fc.Arbitrary<Lot>
const lots = fc.uniqueArray(lot, { selector: ({ id }) => id, maxLength: 8 })

describe('drawing on lots', () => {
  it('takes what is wanted, no more than a lot has, nothing that is not spendable, soonest first', () => {
    fc.assert(
      fc.property(lots, fc.integer({ min: 1, max: 900 }), fc.integer({ min: 0, max: 150 }), (all, wanted, now) => {
        const moves = drawSoonest(all, wanted, now)
        const alive = all.filter((one) => one.availableFrom <= now && now < one.expiresAt)
        const there = alive.reduce((sum, one) => sum + one.remaining, 0)
        if (!moves) {
          expect(there).toBeLessThan(wanted)
          return
        }
        expect(moves.reduce((sum, move) => sum - move.points, 0)).toBe(wanted)
        const left = new Map(alive.map((one) => [one.id, one.remaining]))
        for (const move of moves) left.set(move.lotId, (left.get(move.lotId) ?? -1) + move.points)
        expect([...left.values()].every((rest) => rest >= 0)).toBe(true)
        const last = Math.max(...moves.map((move) => move.expiresAt))
        for (const one of alive) if (one.expiresAt < last) expect(left.get(one.id)).toBe(0)
      }),
    )
  })

  it('takes back as far as it goes', () => {
    fc.assert(
      fc.property(lots, fc.integer({ min: 0, max: 900 }), (all, wanted) => {
        const there = all.reduce((sum, one) => sum + one.remaining, 0)
        const taken = takeBack(all, '', wanted, 50).reduce((sum, move) => sum - move.points, 0)
        expect(taken).toBe(Math.min(wanted, there))
      }),
    )
  })

  it('promises only what is still there when the hold ends', () => {
    const one = (remaining: number, expiresAt: number): Lot => ({
      id: `${expiresAt}`,
      entryId: 'e',
      points: remaining,
      remaining,
      availableFrom: 0,
      expiresAt,
      restorations: 0,
    })
    const here = [one(100, 10), one(100, 50)]
    expect(canHold(here, [], { points: 200, until: 5 }, 1)).toBe(true)
    expect(canHold(here, [], { points: 101, until: 20 }, 1)).toBe(false)
    expect(canHold(here, [{ points: 60, until: 40 }], { points: 41, until: 20 }, 1)).toBe(false)
    expect(canHold(here, [{ points: 60, until: 40 }], { points: 40, until: 20 }, 1)).toBe(true)
  })

  it('takes shares that add up to the whole and never more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MAX_POINTS }),
        fc.array(fc.record({ part: fc.integer({ min: 1, max: 90_000 }), whole: fc.constant(100_000) }), {
          maxLength: 6,
        }),
        (earned, shares) => {
          let taken = 0
          for (let i = 1; i <= shares.length; i++) taken += shareOf(earned, shares.slice(0, i), taken)
          const share = shares.reduce((sum, one) => sum + one.part, 0)
          expect(taken).toBe(share >= 100_000 ? earned : Math.floor((earned * share) / 100_000))
        },
      ),
    )
  })
})

describe('adjusting', () => {
  it('wants a second person above the limit, and keeps to the day', () => {
    expect([needsSecond(ADJUSTMENT_LIMITS.alone), needsSecond(-ADJUSTMENT_LIMITS.alone - 1)]).toEqual([false, true])
    expect(canAdjust({ points: 0, own: false, today: 0 })).toMatchObject({ reason: 'adjust_points' })
    expect(canAdjust({ points: 1, own: true, today: 0 })).toMatchObject({ reason: 'adjust_self' })
    expect(canAdjust({ points: -2, own: false, today: ADJUSTMENT_LIMITS.daily - 1 })).toMatchObject({
      reason: 'adjust_daily',
      params: { left: 1 },
    })
    expect(canAdjust({ points: 2, own: false, today: ADJUSTMENT_LIMITS.daily - 2 }).ok).toBe(true)
  })

  it('is never decided by whoever asked, nor by the one who gains, nor twice', () => {
    const facts = { state: 'requested', requestedByMe: false, own: false }
    expect(canDecide(facts).ok).toBe(true)
    expect(canDecide({ ...facts, requestedByMe: true })).toMatchObject({ reason: 'adjust_same_person' })
    expect(canDecide({ ...facts, own: true })).toMatchObject({ reason: 'adjust_self' })
    expect(canDecide({ ...facts, state: 'applied' })).toMatchObject({ reason: 'adjust_decided' })
  })
})
