import { type Instant, MINUTE } from '~/kernel/clock'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import { tellComing } from './letters.server'
import { etaFor, offerNext, timeOutOffers } from './offer-rescue.server'
import { onAssignment } from './on-rescue.server'
import { placeOf } from './open-request.server'
import type { RequestState } from './rules'
import { takeAssignmentStep } from './take-step.server'

type Answered = { state: RequestState; etaAt: Instant | null }

/**
 * A helper takes the job with a time of arrival, or declines it with a reason; the desk may answer for a helper on the
 * telephone. After its time an offer can only be declined by the clock: an acceptance is refused with
 * `offer_over`, whether or not the clock has been there yet. A refused job is offered to the next by rule.
 */
export async function answerOffer({
  answer,
  etaMinutes,
  reason = '',
  toldAt = null,
  ...act
}: Act<{
  assignmentId: string
  answer: 'accept' | 'decline'
  etaMinutes?: number
  reason?: string
  toldAt?: Instant | null
  key?: string
}>): Promise<Outcome<Answered>> {
  const { requestId } = await placeOf(act.club, act.assignmentId)
  await timeOutOffers(act.club, { requestId })
  const answered = await onAssignment<Answered>({ ...act, event: answer }, async (w, open, hand) => {
    if (open.active.state === 'offered' && open.active.expiresAt < w.now) return over()
    if (answer === 'decline') {
      const no = await takeAssignmentStep(w, open, { event: 'decline', hand, reason, toldAt, changes: { reason } })
      if (!no.ok) return no
      await offerNext(w, open)
      return done({ state: open.request.state, etaAt: null })
    }
    const etaAt = etaMinutes === undefined ? etaFor(w.now, open.active.distanceM) : w.now + etaMinutes * MINUTE
    const { helper } = open
    const yes = await takeAssignmentStep(w, open, { event: 'accept', hand, etaAt, toldAt })
    if (!yes.ok) return yes
    await tellComing(w, open.request, { helper, etaAt })
    return done({ state: yes.value.state, etaAt })
  })
  if (!answered.ok && answered.reason.endsWith('not_under_way')) return over()
  return answered
}

const over = () => refuse('rescue-desk:refusal.offer_over', { alternatives: { state: 'timed-out' } })
