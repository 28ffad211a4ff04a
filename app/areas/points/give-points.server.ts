import type { Message } from '~/kernel/message'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { isPoints, MAX_POINTS } from '~/kernel/points'
import type { Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { ADJUSTMENT_VALIDITY } from './adjustments'
import { closeBook, FROZEN, openBook, post } from './book.server'
import { fillDeficit } from './fill-deficit.server'
import { lotDates } from './rules'

/**
 * Gives a member points for a reason of another room, once for its key, in the transaction of what they are for. Who may
 * give how much is that room's question. Refuses a frozen account and more than an account holds. Answers the entry.
 */
export async function givePoints(
  w: Work,
  given: { memberId: string; points: number; key: string; about: string; explanation: Message },
): Promise<Outcome<{ entryId: string }>> {
  const { memberId, points, key, about, explanation } = given
  if (!isPoints(points) || points <= 0) return refuse('points-desk:refusal.adjust_points', { field: 'points' })
  const book = await openBook(w, memberId)
  if (book.frozen) return FROZEN
  if (book.balance + points > MAX_POINTS) return refuse('points:refusal.above_bound', { params: { most: MAX_POINTS } })
  const dates = lotDates({ pendingDays: 0, validityMonths: ADJUSTMENT_VALIDITY }, w.now)
  const lots = [{ points, ...dates }]
  const entryId = await post(w, book, { kind: 'adjust', points, key, about, explanation, lots, moves: [] })
  if (!entryId) return refuse('points:refusal.cause_taken')
  await fillDeficit(w, book, entryId)
  await closeBook(w, book, key)
  await recordFact(w, {
    ...{ type: 'points.adjusted', subject: key, about: `account:${memberId}`, memberId },
    payload: { points, code: 'goodwill' },
  })
  return done({ entryId })
}
