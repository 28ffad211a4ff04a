import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/store'
import type { Instant } from '~/kernel/clock'
import type { Message } from '~/kernel/message'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { isPoints, MAX_POINTS } from '~/kernel/points'
import type { Club, Work } from '~/platform/club.server'
import { closeBook, expireDue, FROZEN, openBook, post } from './book.server'
import { entryByKey, lotFields } from './book-queries.server'
import { fillDeficit } from './fill-deficit.server'
import { type Drawn, putBack } from './ledger'

type Return = {
  /** The spend. */
  entryId: string
  /** All that has not come back before, unless said. */
  points?: number
  /** What gives it back, once: the row of the cancellation. The same cause gives the first answer again. */
  cause: string
  explanation: Message
}
/** `lost` of the restored points ended at once because the date of their lot has passed. */
export type Returned = { entryId: string; restored: number; lost: number }

type Reads = { tx: Pick<Transaction, 'select'>; schema: Work['schema'] }

async function readSpend({ tx, schema }: Reads, entryId: string) {
  const { entries, lots, allocations } = schema.points
  const [entry] = await tx.select().from(entries).where(eq(entries.id, entryId))
  if (entry?.kind !== 'spend') throw new NotFound('spend')
  const out = await tx
    .select({ lot: lotFields(lots), points: allocations.points })
    .from(allocations)
    .innerJoin(lots, eq(lots.id, allocations.lotId))
    .where(eq(allocations.entryId, entryId))
    .orderBy(asc(allocations.position))
  const back = await tx
    .select({ lotId: allocations.lotId, points: allocations.points })
    .from(allocations)
    .where(
      inArray(
        allocations.entryId,
        tx
          .select({ id: entries.id })
          .from(entries)
          .where(and(eq(entries.originId, entryId), eq(entries.kind, 'return'))),
      ),
    )
  const drawn: Drawn[] = out.map(({ lot, points }) => ({
    lot,
    points: -points,
    returned: back.reduce((sum, one) => (one.lotId === lot.id ? sum + one.points : sum), 0),
  }))
  return { entry, drawn, left: drawn.reduce((sum, one) => sum + one.points - one.returned, 0) }
}

/** What ended at once of an earlier return: the expiries of its moment on its lots. */
async function lostBy(w: Work, { id, recordedAt }: { id: string; recordedAt: Instant }): Promise<number> {
  const { entries, allocations } = w.schema.points
  const lots = w.tx.select({ lotId: allocations.lotId }).from(allocations).where(eq(allocations.entryId, id))
  const rows = await w.tx
    .select({ points: allocations.points })
    .from(allocations)
    .innerJoin(entries, eq(entries.id, allocations.entryId))
    .where(and(inArray(allocations.lotId, lots), eq(entries.kind, 'expire'), eq(entries.recordedAt, recordedAt)))
  return -rows.reduce((sum, one) => sum + one.points, 0)
}

/**
 * Gives a spend back, wholly or in part, into the same lots with the same dates, inside the caller's unit of work
 * (`alone: 'account:<member id>'`). What is owed is filled first; the rest of a lot whose date has passed ends at once.
 * Refuses more than was spent, a second full return, and a frozen account. Throws NotFound for an unknown spend.
 */
export async function returnSpend(w: Work, given: Return): Promise<Outcome<Returned>> {
  const { entry, drawn, left } = await readSpend(w, given.entryId)
  const key = `return:${given.cause}`
  const [before] = await entryByKey(w, w.tx, { key })
  if (before) {
    if (before.originId !== entry.id) return refuse('points:refusal.cause_taken')
    return done({ entryId: before.id, restored: before.points, lost: await lostBy(w, before) })
  }
  const points = given.points ?? left
  if (left === 0) return refuse('points:refusal.returned_before')
  if (!isPoints(points) || points <= 0 || points > left) {
    return refuse('points:refusal.more_than_spent', { params: { left } })
  }
  const book = await openBook(w, entry.accountId)
  if (book.frozen) return FROZEN
  if (book.balance + points > MAX_POINTS) return refuse('points:refusal.above_bound', { params: { most: MAX_POINTS } })
  const moves = putBack(drawn, points)
  const entryId = await post(w, book, {
    kind: 'return',
    points,
    key,
    explanation: given.explanation,
    originId: entry.id,
    title: entry.title,
    about: entry.about,
    moves,
  })
  if (!entryId) throw new Error(`${key} appeared while its account was open`)
  await fillDeficit(w, book, entryId)
  const expired = await expireDue(w, book)
  await closeBook(w, book, key)
  return done({ entryId, restored: points, lost: expired })
}

export type ReturnPreview = {
  points: number
  /** Ends at once when it is given back now. */
  lost: number
  /** Goes into what is owed. */
  filled: number
  /** `past`: the date of the lot is over. */
  lots: { points: number; expiresAt: Instant; past: boolean }[]
}

/** What a return of a spend, or of so many points of it, would do at this moment; shown before a cancellation. */
export async function previewReturn(
  club: Pick<Club, 'store' | 'schema' | 'clock'>,
  entryId: string,
  points?: number,
): Promise<ReturnPreview> {
  const { schema, store } = club
  const { entry, drawn, left } = await readSpend({ tx: store.read, schema }, entryId)
  const now = club.clock.now()
  const { accounts } = schema.points
  const [account] = await store.read
    .select({ deficit: accounts.deficit })
    .from(accounts)
    .where(eq(accounts.id, entry.accountId))
  const back = Math.min(points ?? left, left)
  const lots =
    back === 0
      ? []
      : putBack(drawn, back).map((lot) => ({
          points: lot.points,
          expiresAt: lot.expiresAt,
          past: lot.expiresAt <= now,
        }))
  const due = lots.reduce((sum, lot) => (lot.past ? sum + lot.points : sum), 0)
  const filled = Math.min(account?.deficit ?? 0, back)
  return { points: back, lost: Math.max(0, due - filled), filled, lots }
}
