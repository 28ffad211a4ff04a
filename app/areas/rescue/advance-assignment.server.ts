import { type Instant, MINUTE } from '~/kernel/clock'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import type { ADVANCES } from './forms'
import { offerNext } from './offer-rescue.server'
import { onAssignment } from './on-rescue.server'
import type { OpenRescue } from './open-request.server'
import type { AssignmentState, RequestState } from './rules'
import { callerKey, takeAssignmentStep } from './take-step.server'

export type Advance = (typeof ADVANCES)[number]

/**
 * A step of the helper's job: on the way, a new time of arrival, on the scene, towing, given back (`unable`), nobody
 * there (`gone`), or taken back by the desk (`withdraw`). `toldAt` is the phone's own clock and counts where it can be
 * believed; `key` makes a step that is sent twice one step. What is given back is offered to the next by rule.
 */
export async function advanceAssignment({
  etaMinutes,
  reason = '',
  toldAt = null,
  ...act
}: Act<{
  assignmentId: string
  event: Advance
  etaMinutes?: number
  reason?: string
  toldAt?: Instant | null
  key?: string
}>): Promise<Outcome<{ state: AssignmentState; requestState: RequestState; etaAt: Instant | null }>> {
  const { event } = act
  return onAssignment(act, async (w, open, hand) => {
    if (event === 'extend' && etaMinutes === undefined) {
      return refuse('rescue-desk:refusal.eta_wanted', { field: 'etaMinutes' })
    }
    const isMoving = event === 'extend' || event === 'depart'
    const etaAt = isMoving && etaMinutes !== undefined ? w.now + etaMinutes * MINUTE : undefined
    const assignmentId = open.active.id
    const taken = await takeAssignmentStep(w, open, {
      ...{ event, hand, reason, toldAt, etaAt },
      ...(reason ? { changes: { reason } } : {}),
      // Nobody was helped: nothing is charged. Who was not there when help came has used their entitlement.
      ...(event === 'gone' ? { requestChanges: { outcome: 'gone', reason } } : {}),
    })
    if (!taken.ok) return taken
    if (event === 'arrive') await factOf(w, open, 'rescue.arrived', assignmentId, taken.value.happened)
    if (event === 'gone') await factOf(w, open, 'rescue.ended', open.request.id, taken.value.happened)
    if (event === 'withdraw') {
      const { id, dealerId } = open.request
      const on = { action: 'rescue.withdrawn', subject: `rescue:${id}`, dealerId, detail: { assignmentId } }
      await audit(w, { ...on, reason, personId: callerKey(open.request) })
    }
    if (event === 'unable') await offerNext(w, open)
    return done({
      state: taken.value.to,
      requestState: open.request.state,
      etaAt: open.active?.etaAt ?? null,
    })
  })
}

/** The fact of a call: ids, codes and numbers only. */
export async function factOf(
  w: Work,
  { request }: Pick<OpenRescue, 'request'>,
  type: 'rescue.requested' | 'rescue.arrived' | 'rescue.completed' | 'rescue.ended',
  subject: string,
  occurredAt: Instant = w.now,
): Promise<void> {
  const { id, number, memberId, vehicleId, dealerId, service, priority, state, outcome } = request
  const sums = { chargedMinor: request.chargedMinor, currency: request.currency, entitlement: request.entitlement }
  await recordFact(w, {
    ...{ type, subject, about: id, memberId, vehicleId, dealerId, occurredAt },
    payload: {
      ...{ number, service, priority, state, outcome },
      ...(type === 'rescue.completed' ? { ...sums, odometer: request.odometerKm } : {}),
    },
  })
}
