import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { factOf } from './advance-assignment.server'
import { raiseRescue } from './live.server'
import { onRescue } from './on-rescue.server'
import { loadRescue, requireDesk } from './open-request.server'
import { takeAssignmentStep, takeRequestStep } from './take-step.server'

/**
 * Two calls for the same car: this one ends and leads on to the other, which stays. Whoever was asked for this one is
 * called off. Only before somebody has taken the job, and into a call that is open.
 */
export async function mergeRescue({
  intoId,
  reason = '',
  ...act
}: Act<{ requestId: string; intoId: string; reason?: string }>): Promise<Outcome<{ number: string; into: string }>> {
  return onRescue(act, async (w, open) => {
    requireDesk(w.actor, open.request)
    if (intoId === open.request.id) return refuse('rescue-desk:refusal.merge_self', { field: 'intoId' })
    const { request: into } = await loadRescue(w.club, intoId, w.tx)
    requireDesk(w.actor, into)
    if (into.closedAt !== null) return refuse('rescue-desk:refusal.merge_closed', { field: 'intoId' })
    if (open.active?.state === 'offered') {
      const ended = await takeAssignmentStep(w, open, { event: 'cancel', hand: 'system' })
      if (!ended.ok) return ended
    }
    const merged = await takeRequestStep(w, open, {
      ...{ event: 'merge', hand: 'desk', reason: reason || into.number },
      changes: { mergedInto: into.id, outcome: 'merged', entitlement: '' },
    })
    if (!merged.ok) return merged
    const { request } = open
    await factOf(w, open, 'rescue.ended', request.id)
    await raiseRescue(w, into)
    await audit(w, {
      ...{ action: 'rescue.merged', subject: `rescue:${request.id}`, dealerId: request.dealerId },
      detail: { into: into.id },
    })
    return done({ number: request.number, into: into.number })
  })
}
