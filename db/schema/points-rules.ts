import { sql } from 'drizzle-orm'
import type { MessageParams } from '../../app/kernel/message'
import type { Words } from '../../app/kernel/words'
import type { Columns } from '../columns'

/** What must hold of a fact and its member for a rule to earn; all conditions of a version together. */
export type Condition =
  | { on: 'tier'; in: string[] }
  | { on: 'dealer'; in: string[] }
  | { on: 'channel'; in: string[] }
  /** 1 is Monday, by the club's calendar. */
  | { on: 'weekday'; in: number[] }
  /** Whole days since the account was opened. */
  | { on: 'memberDays'; min?: number; max?: number }
  /** A number of the payload, in its own unit. */
  | { on: 'amount'; key: string; min?: number; max?: number }
  /** A code of the payload. */
  | { on: 'code'; key: string; in: string[] }
  /** The person whom the payload names: not the member of the fact, and counted by the rule once. */
  | { on: 'counterpart'; key: string }

/** How many points: a fixed number, or `points` for each full `perMinor` of an amount of the payload. */
export type Formula =
  | { kind: 'fixed'; points: number }
  | { kind: 'per-amount'; key: string; currency: string; perMinor: number; points: number }

/** Earning rules as data, what they decided, and the tiers. */
export function pointsRules(c: Columns) {
  const rules = c.table(
    'points_rules',
    {
      id: c.id(),
      code: c.text().notNull(),
      createdAt: c.instant().notNull(),
      /** From here on it is asked no more. */
      retiredAt: c.instant(),
    },
    (t) => [c.unique('points_rules_code').on(t.code)],
  )
  /** Append-only: a published version never changes. In force from validFrom until the next version's. */
  const ruleVersions = c.table(
    'points_rule_versions',
    {
      ruleId: c
        .ref()
        .notNull()
        .references(() => rules.id),
      version: c.int().notNull(),
      factType: c.text().notNull(),
      name: c.words().notNull(),
      /** How an owner earns by it, in a sentence. */
      how: c.words().notNull(),
      conditions: c.json<Condition[]>().notNull(),
      formula: c.json<Formula>().notNull(),
      /** Who is credited: the fact's member, or the member that the payload names under this key. */
      beneficiary: c.text().notNull().default('member'),
      /** The tier's share is added. */
      tierMultiplier: c.bool().notNull(),
      countsForStanding: c.bool().notNull(),
      validFrom: c.instant().notNull(),
      validUntil: c.instant(),
      /** Of the rules of one group that fit, the one with the highest priority earns. '' stands alone. */
      stackingGroup: c.text().notNull().default(''),
      priority: c.int().notNull().default(0),
      pendingDays: c.int().notNull(),
      /** Months until expiry, rounded up to the end of the month. */
      validityMonths: c.int().notNull(),
      memberBudget: c.json<{ per: 'day' | 'year'; points: number }>(),
      clubBudget: c.json<{ per: 'day' | 'year'; points: number }>(),
      publishedAt: c.instant().notNull(),
      publishedBy: c.ref(),
    },
    (t) => [
      c.primaryKey({ columns: [t.ruleId, t.version] }),
      c.index('points_rule_versions_fact').on(t.factType, t.validFrom),
      c.check('points_rule_versions_days', sql`${t.pendingDays} >= 0 and ${t.validityMonths} > 0`),
      c.check('points_rule_versions_window', sql`${t.validUntil} is null or ${t.validUntil} > ${t.validFrom}`),
    ],
  )
  /** Append-only. Every answer of a rule to a fact, 0 included; a later try of the same has the next attempt. */
  const evaluations = c.table(
    'points_evaluations',
    {
      id: c.id(),
      factId: c.ref().notNull(),
      factType: c.text().notNull(),
      ruleId: c.ref().notNull(),
      ruleVersion: c.int().notNull(),
      attempt: c.int().notNull().default(1),
      accountId: c.ref().notNull(),
      at: c.instant().notNull(),
      occurredAt: c.instant().notNull(),
      points: c.int().notNull(),
      /** `earned`, or why not. */
      reason: c.text().notNull(),
      explanation: c.json<{ key: string; params?: MessageParams }>().notNull(),
      title: c.words().notNull().$type<Words>(),
      /** Day or year whose budget of the member and of the club it used, '' for none. */
      memberPeriod: c.text().notNull().default(''),
      clubPeriod: c.text().notNull().default(''),
      /** Someone whom it may count once only: the person referred. */
      counterpart: c.text().notNull().default(''),
      about: c.text().notNull().default(''),
      /** The owner reads it among what happened: nothing was earned and no other rule did. */
      told: c.bool().notNull(),
      entryId: c.ref(),
    },
    (t) => [
      c.unique('points_evaluations_once').on(t.factId, t.ruleId, t.attempt),
      c.index('points_evaluations_told').on(t.accountId, t.at, t.id).where(sql`points = 0`),
      c.index('points_evaluations_account').on(t.accountId, t.at, t.id),
      c.index('points_evaluations_rule').on(t.ruleId, t.at, t.id),
      c.index('points_evaluations_time').on(t.at, t.id),
      c.index('points_evaluations_reason').on(t.reason, t.at, t.id),
      c.index('points_evaluations_counterpart').on(t.ruleId, t.counterpart),
      c.check('points_evaluations_points', sql`${t.points} >= 0`),
    ],
  )
  /** What a rule gave within a period, to a member or ('') to all. Reversals give back. */
  const budgets = c.table(
    'points_budgets',
    {
      ruleId: c.ref().notNull(),
      accountId: c.text().notNull(),
      period: c.text().notNull(),
      used: c.int().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.ruleId, t.accountId, t.period] }),
      c.index('points_budgets_account').on(t.accountId, t.period),
      c.check('points_budgets_used', sql`${t.used} >= 0`),
    ],
  )
  const tiers = c.table(
    'points_tiers',
    {
      /** classic, silver, gold, platinum */
      id: c.id(),
      rank: c.int().notNull(),
      name: c.words().notNull(),
      /** Standing from which it is reached. */
      threshold: c.int().notNull(),
      /** 120 earns a fifth more. */
      earnPercent: c.int().notNull(),
      benefits: c.json<Words[]>().notNull(),
    },
    (t) => [c.unique('points_tiers_rank').on(t.rank), c.check('points_tiers_percent', sql`${t.earnPercent} >= 100`)],
  )
  return { rules, ruleVersions, evaluations, budgets, tiers }
}
