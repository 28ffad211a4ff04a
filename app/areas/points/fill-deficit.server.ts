import { and, asc, eq, sql } from 'drizzle-orm'
import type { Work } from '~/platform/club.server'
import { type Book, owe, post } from './book.server'
import { takeBack } from './ledger'

/**
 * Fills what reversals still owe from what a credit just brought, oldest reversal first, each with its own entry.
 * Called by every use case that credits, before the book is closed.
 */
export async function fillDeficit(w: Work, book: Book, creditId: string): Promise<void> {
  if (book.deficit === 0 || book.balance === 0) return
  const { reversals } = w.schema.points
  const open = await w.tx
    .select()
    .from(reversals)
    .where(and(eq(reversals.accountId, book.accountId), sql`${reversals.filled} < ${reversals.owed}`))
    .orderBy(asc(reversals.at), asc(reversals.id))
  for (const reversal of open) {
    const points = Math.min(reversal.owed - reversal.filled, book.balance)
    if (points === 0) return
    const entryId = await post(w, book, {
      kind: 'reverse',
      points: -points,
      key: `fill:${reversal.id}:${creditId}`,
      originId: reversal.earnId,
      about: `reversal:${reversal.id}`,
      explanation: { key: 'points:explain.filled', params: { points, left: book.deficit - points } },
      moves: takeBack(book.lots, '', points, w.now),
    })
    const [filled] = await w.tx
      .update(reversals)
      .set({ filled: reversal.filled + points })
      .where(and(eq(reversals.id, reversal.id), eq(reversals.filled, reversal.filled)))
      .returning({ id: reversals.id })
    if (!entryId || !filled) throw new Error(`reversal ${reversal.id} moved while its account was open`)
    owe(book, -points)
  }
}
