import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { endRule } from './publish-rule.server'

/** Retires an earning rule; what happened before is still judged by it. Refuses one that is retired already. */
export async function retireRule({ club, actor, submission, ruleId }: Act<{ ruleId: string }>): Promise<Outcome<null>> {
  if (!can(actor, 'points:rules')) throw new NotFound('rule')
  return club.write(
    actor,
    async (w): Promise<Outcome<null>> =>
      (await endRule(w, ruleId)) ? done(null) : refuse('points-desk:refusal.rule_retired'),
    { submission, alone: `rule:${ruleId}` },
  )
}
