import { and, desc, eq } from 'drizzle-orm'
import { systemActor } from '~/platform/actor'
import type { Work } from '~/platform/club.server'
import { type Fact, factsOfMember, findFact } from '~/platform/facts.server'
import type { Job } from '~/platform/jobs.server'
import { beneficiaryOf, decideFor, rulesFor } from './earn-points.server'
import { reverseCredited } from './reverse-earned.server'

/**
 * Tries again what a rule could not decide, by the version in force when the fact occurred. While it still cannot, the
 * job fails and is retried, and ends in the job monitor for a person to see. An award is given once all the same.
 */
export const reevaluate: Job = {
  attempts: 8,
  async run(club, payload) {
    const { factId, ruleId } = payload as { factId: string; ruleId: string }
    const settled = await club.write(systemActor, async (w) => {
      const { evaluations } = w.schema.points
      const fact = await findFact(w, { id: factId })
      const [last] = await w.tx
        .select({ attempt: evaluations.attempt, reason: evaluations.reason })
        .from(evaluations)
        .where(and(eq(evaluations.factId, factId), eq(evaluations.ruleId, ruleId)))
        .orderBy(desc(evaluations.attempt))
        .limit(1)
      if (!fact || !last || !isOpen(last.reason)) return true
      const [version] = (await rulesFor(w, fact)).filter((one) => one.ruleId === ruleId)
      if (!version) return true
      await decideFor(w, fact, beneficiaryOf(version, fact), [version], last.attempt + 1)
      await takeCredits(w, fact)
      const [now] = await w.tx
        .select({ reason: evaluations.reason })
        .from(evaluations)
        .where(
          and(
            eq(evaluations.factId, factId),
            eq(evaluations.ruleId, ruleId),
            eq(evaluations.attempt, last.attempt + 1),
          ),
        )
      return !now || !isOpen(now.reason)
    })
    if (!settled) throw new Error(`rule ${ruleId} still cannot decide on fact ${factId}`)
  },
}

/** What was credited before the points were given comes off them now; a credit that took its share takes no more. */
async function takeCredits(w: Work, completed: Fact): Promise<void> {
  const { type, memberId, subject } = completed
  if (type !== 'service.completed' || memberId === null) return
  for (const credit of await factsOfMember(w, memberId, 'service.credited')) {
    if (credit.payload.completedSubject === subject) await reverseCredited.on(w, credit)
  }
}

const isOpen = (reason: string) => reason === 'error' || reason === 'frozen'
