import { and, eq, isNull } from 'drizzle-orm'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { raiseRescue } from './live.server'
import { onRescue } from './on-rescue.server'
import { isOwner, requestIdOf } from './open-request.server'

/**
 * What the owner says of a rescue that was done: 1 to 5, and words if they like. Once; refused when it was answered
 * or when nobody was helped. NotFound for everybody else. `requestId`, or `number` in its place.
 */
export async function answerSurvey({
  score,
  comment = '',
  number,
  ...act
}: Act<{ requestId?: string; number?: string; score: number; comment?: string }>): Promise<Outcome<{ score: number }>> {
  const requestId = act.requestId ?? (number ? await requestIdOf(act.club, number) : '')
  return onRescue({ ...act, requestId }, async (w, { request }) => {
    if (!isOwner(w.actor, request)) throw new NotFound('rescue')
    if (request.state !== 'done' || !Number.isInteger(score) || score < 1 || score > 5) {
      return refuse('rescue:refusal.no_survey')
    }
    const { followUps } = w.schema.rescue
    const [answered] = await w.tx
      .update(followUps)
      .set({ score, comment: comment.trim().slice(0, 1_000), answeredAt: w.now })
      .where(and(eq(followUps.requestId, request.id), isNull(followUps.answeredAt)))
      .returning({ requestId: followUps.requestId })
    if (!answered) return refuse('rescue:refusal.answered')
    const { id, memberId, vehicleId, dealerId, number, service } = request
    await recordFact(w, {
      ...{ type: 'rescue.rated', subject: id, about: id, memberId, vehicleId, dealerId },
      payload: { number, service, score },
    })
    await raiseRescue(w, request)
    return done({ score })
  })
}
