import { done, type Outcome } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { factOf } from './advance-assignment.server'
import { lapse } from './offer-rescue.server'
import { onRescue } from './on-rescue.server'
import { handOf } from './open-request.server'
import { callerKey, movedOn, takeAssignmentStep, takeRequestStep } from './take-step.server'

/**
 * Calls a rescue off, by its owner or by the desk for them. `version` is what the page showed: a helper who has
 * arrived meanwhile makes it a refusal with the state of now, so that nobody sends away who already works. Called off
 * on the scene, the entitlement counts as used; before, nothing does.
 */
export async function cancelRescue({
  reason,
  version,
  ...act
}: Act<{ requestId: string; reason: string; version?: number }>): Promise<Outcome<{ number: string }>> {
  return onRescue(act, async (w, open) => {
    const hand = handOf(w.actor, open.request)
    const hasArrived = open.request.state === 'helping'
    if (hasArrived && version !== undefined && version !== open.request.version) return movedOn(hand, open.request)
    await lapse(w, open)
    if (open.active) {
      const ended = await takeAssignmentStep(w, open, { event: 'cancel', hand: 'system', reason })
      if (!ended.ok) return ended
    }
    const outcome = hasArrived ? 'cancelled-on-scene' : 'cancelled'
    const cancelled = await takeRequestStep(w, open, {
      ...{ event: 'cancel', hand, reason },
      changes: { outcome, reason, ...(hasArrived ? {} : { entitlement: '' }) },
    })
    if (!cancelled.ok) return cancelled
    const { request } = open
    await factOf(w, open, 'rescue.ended', request.id)
    if (hand !== 'owner') {
      const on = { action: 'rescue.cancelled', subject: `rescue:${request.id}`, dealerId: request.dealerId }
      await audit(w, { ...on, reason, personId: callerKey(request) })
    }
    return done({ number: request.number })
  })
}
