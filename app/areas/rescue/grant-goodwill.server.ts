import { adjustPoints } from '~/areas/points/adjust-points.server'
import type { AdjustmentState } from '~/areas/points/adjustments'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { loadRescue, requireDesk } from './open-request.server'

/**
 * Points as an apology after a rescue, by whoever may adjust points: the ledger's own limits, second person and
 * explanation hold. Nobody earns anything by breaking down. Refused for callers who are no members and while the
 * rescue still goes on.
 */
export async function grantGoodwill({
  club,
  actor,
  submission,
  requestId,
  points,
  reason,
}: Act<{ requestId: string; points: number; reason: string }>): Promise<Outcome<{ state: AdjustmentState }>> {
  const { request } = await loadRescue(club, requestId)
  requireDesk(actor, request)
  const { memberId, dealerId, number } = request
  if (!memberId) return refuse('rescue-desk:after.refusal.no_member')
  if (request.closedAt === null) return refuse('rescue-desk:after.refusal.still_open')
  if (points <= 0) return refuse('points-desk:refusal.adjust_points', { field: 'points' })
  const why = { code: 'goodwill' as const, reason: `${number}: ${reason.trim()}` }
  const given = await adjustPoints({ club, actor, submission, memberId, points, dealerId, ...why })
  if (!given.ok) return given
  const { adjustmentId, state } = given.value
  await club.write(actor, (w) =>
    audit(w, {
      ...{ action: 'rescue.goodwill', subject: `rescue:${requestId}`, dealerId, personId: memberId },
      detail: { adjustmentId, points },
    }),
  )
  return done({ state })
}
