import { and, eq, sql } from 'drizzle-orm'
import type { Work } from '~/platform/club.server'
import { budgetUsed, counterpartCounted } from './rule-queries.server'
import { periodOf, type RuleVersion, type Used } from './rules'

type Budgeted = Pick<RuleVersion, 'ruleId' | 'memberBudget' | 'clubBudget'>

/** What a rule gave in the running periods, to the member and to all, and whether it counted this person before. */
export async function usedOf(w: Work, version: Budgeted, accountId: string, counterpart: string): Promise<Used> {
  const { ruleId } = version
  const sumOf = async (budget: RuleVersion['memberBudget'], holder: string) => {
    if (!budget) return 0
    const [row] = await budgetUsed(w, w.tx, { ruleId, accountId: holder, period: periodOf(budget, w.now) })
    return row?.used ?? 0
  }
  const counted = counterpart === '' ? [] : await counterpartCounted(w, w.tx, { ruleId, counterpart })
  return {
    member: await sumOf(version.memberBudget, accountId),
    club: await sumOf(version.clubBudget, ''),
    counterpartCounted: counted.length > 0,
  }
}

/** Takes an award from the budgets of its rule, under guard. Answers the periods for the evaluation. */
export async function drawBudgets(w: Work, version: Budgeted, accountId: string, points: number) {
  const memberPeriod = periodOf(version.memberBudget, w.now)
  const clubPeriod = periodOf(version.clubBudget, w.now)
  for (const [budget, holder, period] of [
    [version.memberBudget, accountId, memberPeriod],
    [version.clubBudget, '', clubPeriod],
  ] as const) {
    if (!budget) continue
    const { budgets } = w.schema.points
    const [row] = await w.tx
      .insert(budgets)
      .values({ ruleId: version.ruleId, accountId: holder, period, used: points })
      .onConflictDoUpdate({
        target: [budgets.ruleId, budgets.accountId, budgets.period],
        set: { used: sql`${budgets.used} + ${points}` },
        setWhere: sql`${budgets.used} + ${points} <= ${budget.points}`,
      })
      .returning({ used: budgets.used })
    if (!row) throw new Error(`budget of rule ${version.ruleId} is used up`)
  }
  return { memberPeriod, clubPeriod }
}

/** Gives back to the budgets what a reversal took. */
export async function giveBackBudgets(
  w: Work,
  award: { ruleId: string; accountId: string; memberPeriod: string; clubPeriod: string },
  points: number,
): Promise<void> {
  const { budgets } = w.schema.points
  for (const [holder, period] of [
    [award.accountId, award.memberPeriod],
    ['', award.clubPeriod],
  ] as const) {
    if (period === '') continue
    await w.tx
      .update(budgets)
      .set({ used: sql`${budgets.used} - ${points}` })
      .where(and(eq(budgets.ruleId, award.ruleId), eq(budgets.accountId, holder), eq(budgets.period, period)))
  }
}
