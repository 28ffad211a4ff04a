import type { CasePolicyTerms } from '#db/schema/cases'
import { newId } from '~/kernel/ids'
import { done, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { currentPolicy } from './read-policy.server'
import { SEVERITIES } from './rules'
import { requireSetUp, SET_UP } from './set-up-rows.server'

/** Why terms cannot be promised: a severity without a line for everybody, two lines for the same, limits out of order. */
function faultOf({ targets, approveAboveMinor, hqAboveMinor, escalateAfter }: CasePolicyTerms): Refusal | null {
  const lines = targets.map(({ severity, tier, nature }) => `${severity} ${tier} ${nature}`)
  if (new Set(lines).size < lines.length) return refuse('cases-setup:refusal.target_twice', { field: 'targets' })
  const missing = SEVERITIES.some((severity) => !lines.includes(`${severity}  `))
  if (missing) return refuse('cases-setup:refusal.target_missing', { field: 'targets' })
  if (hqAboveMinor < approveAboveMinor) return refuse('cases-setup:refusal.limits_order', { field: 'hqAbove' })
  const { crm, manager, hq } = escalateAfter
  return crm <= manager && manager <= hq ? null : refuse('cases-setup:refusal.levels_order', { field: 'hq' })
}

/**
 * Publishes new terms; cases that begin from now on are held to them, those on their way keep the edition that they
 * began with. `base` is the edition that the terms were written from: refuses when another one was published since, and
 * terms that contradict themselves.
 */
export async function publishPolicy({
  club,
  actor,
  submission,
  base,
  terms,
  note,
}: Act<{ base: number; terms: CasePolicyTerms; note: string }>): Promise<Outcome<{ edition: number }>> {
  requireSetUp(actor)
  const wrong = faultOf(terms)
  if (wrong) return wrong
  return club.write(
    actor,
    async (w) => {
      const now = await currentPolicy(club, w.tx)
      const last = now?.edition ?? 0
      if (last !== base) return stale(last, { ...now?.terms })
      const edition = last + 1
      const row = { id: newId(w.now), edition, terms, note, publishedBy: actor.userId, publishedAt: w.now }
      await w.tx.insert(w.schema.cases.policies).values(row)
      const subject = `case-policy:${row.id}`
      await audit(w, { action: 'case.policy-published', subject, reason: note, detail: { edition, from: last } })
      return done({ edition })
    },
    { ...SET_UP, submission },
  )
}
