import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { query } from '#db/query'
import type { Schema } from '#db/schema'

const $ = sql.placeholder

export const versionFields = ({ rules, ruleVersions: v }: Schema['points']) => ({
  ruleId: v.ruleId,
  code: rules.code,
  retiredAt: rules.retiredAt,
  version: v.version,
  factType: v.factType,
  name: v.name,
  how: v.how,
  conditions: v.conditions,
  formula: v.formula,
  beneficiary: v.beneficiary,
  tierMultiplier: v.tierMultiplier,
  countsForStanding: v.countsForStanding,
  validFrom: v.validFrom,
  validUntil: v.validUntil,
  stackingGroup: v.stackingGroup,
  priority: v.priority,
  pendingDays: v.pendingDays,
  validityMonths: v.validityMonths,
  memberBudget: v.memberBudget,
  clubBudget: v.clubBudget,
  publishedAt: v.publishedAt,
})

/** All published versions for a type of fact. */
export const versionsFor = query<{ factType: string }>()('points-rule-versions-for', (db, { points }) =>
  db
    .select(versionFields(points))
    .from(points.ruleVersions)
    .innerJoin(points.rules, eq(points.rules.id, points.ruleVersions.ruleId))
    .where(eq(points.ruleVersions.factType, $('factType')))
    .orderBy(asc(points.ruleVersions.ruleId), asc(points.ruleVersions.version)),
)

export const budgetUsed = query<{ ruleId: string; accountId: string; period: string }>()(
  'points-budget-used',
  (db, { points: { budgets } }) =>
    db
      .select({ used: budgets.used })
      .from(budgets)
      .where(
        and(eq(budgets.ruleId, $('ruleId')), eq(budgets.accountId, $('accountId')), eq(budgets.period, $('period'))),
      ),
)

export const counterpartCounted = query<{ ruleId: string; counterpart: string }>()(
  'points-counterpart-counted',
  (db, { points: { evaluations } }) =>
    db
      .select({ id: evaluations.id })
      .from(evaluations)
      .where(
        and(
          eq(evaluations.ruleId, $('ruleId')),
          eq(evaluations.counterpart, $('counterpart')),
          gt(evaluations.points, 0),
        ),
      )
      .limit(1),
)

export const insertEvaluation = query<Record<string, unknown>>()(
  'points-insert-evaluation',
  (db, { points: { evaluations } }) =>
    db
      .insert(evaluations)
      .values({
        id: $('id'),
        factId: $('factId'),
        factType: $('factType'),
        ruleId: $('ruleId'),
        ruleVersion: $('ruleVersion'),
        attempt: $('attempt'),
        accountId: $('accountId'),
        at: $('at'),
        occurredAt: $('occurredAt'),
        points: $('points'),
        reason: $('reason'),
        explanation: $('explanation'),
        title: $('title'),
        memberPeriod: $('memberPeriod'),
        clubPeriod: $('clubPeriod'),
        counterpart: $('counterpart'),
        about: $('about'),
        told: $('told'),
        entryId: $('entryId'),
      })
      .onConflictDoNothing()
      .returning({ id: evaluations.id }),
)
