import { done, type Outcome } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { factOf } from './advance-assignment.server'
import { onRescue } from './on-rescue.server'
import { requireDesk } from './open-request.server'
import { callerKey, takeAssignmentStep, takeRequestStep } from './take-step.server'

/** The desk has seen a new call. A repeat is refused as a step that does not lead on. */
export async function acknowledge(act: Act<{ requestId: string }>): Promise<Outcome<{ number: string }>> {
  return onRescue(act, async (w, open) => {
    requireDesk(w.actor, open.request)
    const seen = await takeRequestStep(w, open, { event: 'acknowledge', hand: 'desk' })
    return seen.ok ? done({ number: open.request.number }) : seen
  })
}

/** Nobody could come: ends the call with a reason. Whoever is under way is called off; nothing is charged. */
export async function giveUp({
  reason,
  ...act
}: Act<{ requestId: string; reason: string }>): Promise<Outcome<{ number: string }>> {
  return onRescue(act, async (w, open) => {
    requireDesk(w.actor, open.request)
    if (open.active) {
      const ended = await takeAssignmentStep(w, open, { event: 'cancel', hand: 'system', reason })
      if (!ended.ok) return ended
    }
    const changes = { outcome: 'unserved', reason, entitlement: '' }
    const given = await takeRequestStep(w, open, { event: 'give-up', hand: 'desk', reason, changes })
    if (!given.ok) return given
    const { request } = open
    await factOf(w, open, 'rescue.ended', request.id)
    const on = { action: 'rescue.given-up', subject: `rescue:${request.id}`, dealerId: request.dealerId }
    await audit(w, { ...on, reason, personId: callerKey(request) })
    return done({ number: request.number })
  })
}
