import { readDealer } from '~/areas/dealers/read.server'
import { relate } from '~/areas/membership/relations.server'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { raiseRescue } from './live.server'
import { onRescue } from './on-rescue.server'
import { requireDesk } from './open-request.server'
import { openEvent } from './read-mass-events.server'
import { callerKey, changeRequest, takeAssignmentStep, writeStep } from './take-step.server'
import { keepWatch } from './watch.server'

/**
 * Gives a call to the board of another dealer. Whoever was asked or is on the way is taken back first; a helper who is
 * with the car keeps it where it is. Both boards hear of it, and the clocks run on.
 */
export async function handOverRescue({
  dealerId,
  reason,
  ...act
}: Act<{ requestId: string; dealerId: string; reason: string }>): Promise<Outcome<{ number: string }>> {
  const dealer = await readDealer(act.club, dealerId)
  if (!dealer?.active) throw new NotFound('dealer')
  return onRescue(act, async (w, open) => {
    const before = open.request
    requireDesk(w.actor, before)
    if (before.dealerId === dealerId) return refuse('rescue-desk:refusal.hand_over_same', { field: 'dealerId' })
    if (before.closedAt !== null) return refuse('rescue-desk:refusal.closed')
    if (before.state === 'helping') return refuse('rescue-desk:refusal.on_scene')
    if (reason.trim() === '') return refuse('rescue-desk:refusal.reason_wanted', { field: 'reason' })
    if (open.active) {
      const back = await takeAssignmentStep(w, open, { event: 'withdraw', hand: 'desk', reason })
      if (!back.ok) return back
    }
    const changes = { dealerId, zone: dealer.zone, massEventId: await openEvent(w, dealerId) }
    const moved = await changeRequest(w, open, changes, 'desk')
    if (!moved.ok) return moved
    const { request } = open
    const { state } = request
    await writeStep(w, request, { event: 'hand-over', hand: 'desk', from: state, to: state, reason })
    if (request.memberId) await relate(w, { memberId: request.memberId, dealerId, cause: 'rescue' })
    await keepWatch(w, request)
    await raiseRescue(w, before)
    await raiseRescue(w, request)
    await audit(w, {
      ...{ action: 'rescue.handed-over', subject: `rescue:${request.id}`, dealerId: before.dealerId, reason },
      ...{ personId: callerKey(request), detail: { from: before.dealerId, to: dealerId } },
    })
    return done({ number: request.number })
  })
}
