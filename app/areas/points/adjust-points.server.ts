import { and, eq, gte, ne, sql } from 'drizzle-orm'
import { mayDealerSee } from '~/areas/membership/relations.server'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { MAX_POINTS } from '~/kernel/points'
import { CLUB_ZONE, dayBounds, localDay } from '~/kernel/zones'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { can } from '~/platform/permissions'
import {
  ADJUSTMENT_VALIDITY,
  type AdjustmentCode,
  type AdjustmentState,
  canAdjust,
  canDecide,
  needsSecond,
} from './adjustments'
import { closeBook, FROZEN, openBook, post } from './book.server'
import { openHolds } from './book-queries.server'
import { fillDeficit } from './fill-deficit.server'
import { drawSoonest, spendableAt } from './ledger'
import { lotDates } from './rules'

type Adjustment = { memberId: string; points: number; code: AdjustmentCode; reason: string; dealerId?: string }
type Adjusted = { adjustmentId: string; state: AdjustmentState }

/**
 * Moves points by hand, for a reason. Above the limit it becomes a request for a second person. Refuses the staff
 * member's own account, more than a day's cap, and taking more than is there. Throws NotFound for a member whom the
 * actor's dealers have nothing to do with.
 */
export async function adjustPoints({ club, actor, submission, ...given }: Act<Adjustment>): Promise<Outcome<Adjusted>> {
  const { memberId, points, code, reason, dealerId = '' } = given
  if (!can(actor, 'points:adjust') || !actor.userId) throw new NotFound('adjustment')
  if (!(await mayDealerSee(club, actor, memberId))) throw new NotFound('member')
  const requestedBy = actor.userId
  return club.write(
    actor,
    async (w): Promise<Outcome<Adjusted>> => {
      const own = actor.memberId === memberId
      const verdict = canAdjust({ points, own, today: await movedToday(w, requestedBy) })
      if (!verdict.ok) {
        return refuse(`points-desk:refusal.${verdict.reason}`, { field: 'points', params: verdict.params })
      }
      const adjustmentId = newId(w.now)
      const state = needsSecond(points) ? 'requested' : 'applied'
      const row = { id: adjustmentId, accountId: memberId, dealerId, points, code, reason }
      const applied = state === 'applied' ? await apply(w, row) : done(null)
      if (!applied.ok) return applied
      await w.tx
        .insert(w.schema.points.adjustments)
        .values({ ...row, state, requestedBy, requestedAt: w.now, entryId: applied.value })
      await audit(w, {
        action: `points.adjustment-${state}`,
        subject: `member:${memberId}`,
        dealerId,
        reason,
        personId: memberId,
        detail: { adjustmentId, points, code },
      })
      return done({ adjustmentId, state })
    },
    { alone: `account:${memberId}`, submission },
  )
}

async function movedToday(w: Work, userId: string): Promise<number> {
  const { adjustments } = w.schema.points
  const { from } = dayBounds(CLUB_ZONE, localDay(CLUB_ZONE, w.now))
  const [row] = await w.tx
    .select({ moved: sql<number>`coalesce(sum(abs(${adjustments.points})), 0)`.mapWith(Number) })
    .from(adjustments)
    .where(
      and(eq(adjustments.requestedBy, userId), gte(adjustments.requestedAt, from), ne(adjustments.state, 'declined')),
    )
  return row?.moved ?? 0
}

type Row = { id: string; accountId: string; points: number; code: string }

/** Posts an adjustment; a debit draws soonest expiry first and never goes below what can be spent. */
async function apply(w: Work, { id, accountId, points, code }: Row): Promise<Outcome<string | null>> {
  const book = await openBook(w, accountId)
  if (book.frozen) return FROZEN
  if (book.balance + points > MAX_POINTS) return refuse('points:refusal.above_bound', { params: { most: MAX_POINTS } })
  const held = await openHolds(w, w.tx, { accountId, now: w.now })
  const aside = held.reduce((sum, hold) => sum + hold.points, 0)
  const moves = points < 0 ? drawSoonest(book.lots, -points, w.now, aside) : []
  if (!moves) {
    const available = Math.max(0, spendableAt(book.lots, w.now) - aside)
    return refuse('points-desk:refusal.adjust_not_there', { field: 'points', params: { available } })
  }
  const dates = lotDates({ pendingDays: 0, validityMonths: ADJUSTMENT_VALIDITY }, w.now)
  const entryId = await post(w, book, {
    kind: 'adjust',
    points,
    key: `adjust:${id}`,
    about: `adjustment:${id}`,
    explanation: { key: `points:adjust.${code}` },
    lots: points > 0 ? [{ points, ...dates }] : [],
    moves,
  })
  if (!entryId) return refuse('points:refusal.cause_taken')
  if (points > 0) await fillDeficit(w, book, entryId)
  await closeBook(w, book, `adjust:${id}`)
  await recordFact(w, {
    type: 'points.adjusted',
    subject: `adjustment:${id}`,
    about: `account:${accountId}`,
    memberId: accountId,
    payload: { points, code },
  })
  return done(entryId)
}

type Decision = { adjustmentId: string; approve: boolean; decision?: string }

/**
 * Decides on a request for an adjustment: approving applies it at once. Refuses whoever asked, the one who gains, and
 * a request that is decided already. Throws NotFound outside the actor's dealers.
 */
export async function decideAdjustment({
  club,
  actor,
  submission,
  ...given
}: Act<Decision>): Promise<Outcome<Adjusted>> {
  const { adjustmentId, approve, decision = '' } = given
  const { adjustments } = club.schema.points
  const [request] = await club.store.read.select().from(adjustments).where(eq(adjustments.id, adjustmentId))
  const decidedBy = actor.userId
  if (!request || !decidedBy || !can(actor, 'points:approve')) throw new NotFound('adjustment')
  const memberId = request.accountId
  if (!(await mayDealerSee(club, actor, memberId))) throw new NotFound('adjustment')
  return club.write(
    actor,
    async (w): Promise<Outcome<Adjusted>> => {
      const [now] = await w.tx.select().from(adjustments).where(eq(adjustments.id, adjustmentId))
      const verdict = canDecide({
        state: now?.state ?? '',
        requestedByMe: request.requestedBy === decidedBy,
        own: actor.memberId === memberId,
      })
      if (!verdict.ok) return refuse(`points-desk:refusal.${verdict.reason}`)
      const applied = approve ? await apply(w, request) : done(null)
      if (!applied.ok) return applied
      const state = approve ? 'applied' : 'declined'
      const [decided] = await w.tx
        .update(adjustments)
        .set({ state, decidedBy, decidedAt: w.now, decision, entryId: applied.value })
        .where(and(eq(adjustments.id, adjustmentId), eq(adjustments.state, 'requested')))
        .returning({ id: adjustments.id })
      if (!decided) return refuse('points-desk:refusal.adjust_decided')
      await audit(w, {
        action: approve ? 'points.adjustment-approved' : 'points.adjustment-declined',
        subject: `member:${memberId}`,
        dealerId: request.dealerId,
        reason: decision,
        personId: memberId,
        detail: { adjustmentId, points: request.points },
      })
      return done({ adjustmentId, state })
    },
    { alone: `account:${memberId}`, submission },
  )
}
