import { and, eq, gt, ne } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { isPoints } from '~/kernel/points'
import type { Work } from '~/platform/club.server'
import { closeBook, FROZEN, openBook } from './book.server'
import { openHolds } from './book-queries.server'
import { canHold, spendableAt } from './ledger'
import { type Spend, type Spent, spendFrom } from './spend-points.server'

type NewHold = { memberId: string; points: number; until: Instant; cause: string }

/**
 * Sets points aside until a moment, inside the caller's unit of work (`alone: 'account:<member id>'`). Only points that
 * can still be spent at that moment are promised. It becomes a spend, is released, or lapses by the clock. The same
 * cause gives the same hold.
 */
export async function holdPoints(w: Work, hold: NewHold): Promise<Outcome<{ holdId: string }>> {
  const { memberId, points, until, cause } = hold
  const { holds } = w.schema.points
  const [same] = await w.tx.select().from(holds).where(eq(holds.cause, cause))
  if (same) return same.accountId === memberId ? done({ holdId: same.id }) : refuse('points:refusal.cause_taken')
  if (!isPoints(points) || points <= 0 || until <= w.now) throw new RangeError(`cannot hold ${points} until ${until}`)
  const book = await openBook(w, memberId)
  if (book.frozen) return FROZEN
  const held = await openHolds(w, w.tx, { accountId: memberId, now: w.now })
  if (!canHold(book.lots, held, { points, until }, w.now)) {
    const available = spendableAt(book.lots, w.now) - held.reduce((sum, one) => sum + one.points, 0)
    if (available >= points) return refuse('points:refusal.expires_before')
    const params = { points, available: Math.max(0, available), missing: points - Math.max(0, available) }
    return refuse('points:refusal.not_enough', { params, nextStep: '/points/earn' })
  }
  const holdId = newId(w.now)
  await w.tx.insert(holds).values({ id: holdId, accountId: memberId, cause, points, until, createdAt: w.now })
  await closeBook(w, book, `hold:${holdId}`)
  return done({ holdId })
}

/** Turns a hold into a spend of its points. Refuses one that has lapsed or was released. Once. */
export async function spendHold(
  w: Work,
  { holdId, ...spend }: { holdId: string } & Pick<Spend, 'explanation' | 'title' | 'about'>,
): Promise<Outcome<Spent>> {
  const { holds } = w.schema.points
  const [hold] = await w.tx.select().from(holds).where(eq(holds.id, holdId))
  if (!hold) throw new NotFound('hold')
  const { accountId: memberId, points, cause } = hold
  const book = await openBook(w, memberId)
  if (hold.state !== 'spent') {
    const [settled] = await w.tx
      .update(holds)
      .set({ state: 'spent' })
      .where(and(eq(holds.id, holdId), eq(holds.state, 'open'), gt(holds.until, w.now)))
      .returning({ id: holds.id })
    if (!settled) return refuse('points:refusal.hold_over')
  }
  const spent = await spendFrom(w, book, { ...spend, memberId, points, cause }, holdId)
  if (spent.ok) await w.tx.update(holds).set({ entryId: spent.value.entryId }).where(eq(holds.id, holdId))
  return spent
}

/** Lets the points of a hold go. Nothing happens to one that was spent or has lapsed. */
export async function releaseHold(w: Work, holdId: string): Promise<void> {
  const { holds } = w.schema.points
  await w.tx
    .update(holds)
    .set({ state: 'released' })
    .where(and(eq(holds.id, holdId), ne(holds.state, 'spent')))
}
