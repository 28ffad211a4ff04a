import { and, eq, isNull } from 'drizzle-orm'
import { HOUR, type Instant } from '~/kernel/clock'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { raiseRescue } from './live.server'
import { onRescue } from './on-rescue.server'
import { requireDesk } from './open-request.server'
import { callerKey } from './take-step.server'

/** Whoever was not reached is called again after so long. */
const AGAIN = 4 * HOUR

/**
 * The call of the day after: `reached` ends it, `missed` brings it back some hours later. Refused when it was made
 * already, or when the rescue left nothing to call about. NotFound outside the desk that had the rescue.
 */
export async function logFollowUp({
  result,
  note = '',
  ...act
}: Act<{ requestId: string; result: 'reached' | 'missed'; note?: string }>): Promise<
  Outcome<{ dueAt: Instant | null }>
> {
  return onRescue(act, async (w, { request }) => {
    requireDesk(w.actor, request)
    const { followUps } = w.schema.rescue
    const dueAt = w.now + AGAIN
    const [row] = await w.tx
      .update(followUps)
      .set({
        ...{ result, note: note.trim().slice(0, 1_000), doneBy: w.actor.userId },
        ...(result === 'reached' ? { doneAt: w.now } : { dueAt }),
      })
      .where(and(eq(followUps.requestId, request.id), isNull(followUps.doneAt)))
      .returning({ requestId: followUps.requestId })
    if (!row) return refuse('rescue-desk:after.refusal.no_call')
    await audit(w, {
      ...{ action: `rescue.follow-up-${result}`, subject: `rescue:${request.id}`, dealerId: request.dealerId },
      personId: callerKey(request),
    })
    await raiseRescue(w, request)
    return done({ dueAt: result === 'reached' ? null : dueAt })
  })
}
