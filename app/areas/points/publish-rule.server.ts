import { desc, eq } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Work } from '~/platform/club.server'
import { faultOf, type RuleVersion } from './rules'

export type NewVersion = Omit<RuleVersion, 'ruleId' | 'version' | 'validFrom'> & { validFrom?: number }

/**
 * Publishes the next version of a rule, for ever. It is in force from `validFrom`, which is not in the past, so that
 * what happened before keeps its rule. Refuses a version that could not earn, and another type of fact than before.
 */
export async function publishRule(w: Work, given: NewVersion): Promise<Outcome<{ ruleId: string; version: number }>> {
  const { rules, ruleVersions } = w.schema.points
  const { code, validFrom = w.now, ...terms } = given
  const fault = faultOf({ ...given, validFrom })
  if (fault) return refuse(`points-desk:refusal.${fault}`)
  if (validFrom < w.now) return refuse('points-desk:refusal.rule_past')
  await w.tx
    .insert(rules)
    .values({ id: newId(w.now), code, createdAt: w.now })
    .onConflictDoNothing()
  const [rule] = await w.tx.select().from(rules).where(eq(rules.code, code))
  if (!rule || rule.retiredAt !== null) return refuse('points-desk:refusal.rule_retired')
  const [last] = await w.tx
    .select({ version: ruleVersions.version, factType: ruleVersions.factType })
    .from(ruleVersions)
    .where(eq(ruleVersions.ruleId, rule.id))
    .orderBy(desc(ruleVersions.version))
    .limit(1)
  if (last && last.factType !== terms.factType) return refuse('points-desk:refusal.rule_fact')
  const version = (last?.version ?? 0) + 1
  await w.tx
    .insert(ruleVersions)
    .values({ ...terms, ruleId: rule.id, version, validFrom, publishedAt: w.now, publishedBy: w.actor.userId })
  await audit(w, { action: 'points.rule-published', subject: `rule:${rule.id}`, detail: { code, version } })
  return done({ ruleId: rule.id, version })
}

/** Ends a rule from now on; what occurred before is still judged by it. Answers false when it has ended already. */
export async function endRule(w: Work, ruleId: string): Promise<boolean> {
  const { rules } = w.schema.points
  const [rule] = await w.tx.select().from(rules).where(eq(rules.id, ruleId))
  if (!rule || rule.retiredAt !== null) return false
  await w.tx.update(rules).set({ retiredAt: w.now }).where(eq(rules.id, ruleId))
  await audit(w, { action: 'points.rule-retired', subject: `rule:${ruleId}`, detail: { code: rule.code } })
  return true
}
