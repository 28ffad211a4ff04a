import { inArray } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import type { Message } from '~/kernel/message'
import { NotFound, type Refusal, refuse } from '~/kernel/outcome'
import { addPoints } from '~/kernel/points'
import type { Words } from '~/kernel/words'
import type { Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import {
  accountById,
  insertAllocation,
  insertEntry,
  insertLot,
  moveAccount,
  moveLot,
  openLots,
} from './book-queries.server'
import { isDue, type Lot, type Move } from './ledger'
import { isTier } from './tiers'
import { tierFor } from './tiers.server'

export type EntryKind =
  | 'earn'
  | 'spend'
  | 'expire'
  | 'reverse'
  | 'adjust'
  | 'transfer-in'
  | 'transfer-out'
  | 'import'
  | 'return'

export type NewEntry = {
  kind: EntryKind
  points: number
  /** The business cause; the same key is written once. */
  key: string
  explanation: Message
  at?: Instant
  standing?: number
  factId?: string | null
  ruleId?: string | null
  ruleVersion?: number | null
  originId?: string | null
  about?: string
  title?: Words | null
  /** Lots that it makes. */
  lots?: readonly { points: number; availableFrom: Instant; expiresAt: Instant }[]
  /** What it draws from lots or puts back. */
  moves?: readonly Move[]
}

/** An account opened for writing: what is due has expired, and what is posted is kept until it is closed. */
export type Book = {
  accountId: string
  frozen: boolean
  balance: number
  deficit: number
  standing: number
  tier: string
  /** Open lots, none of them past its date. */
  lots: Lot[]
  openedAt: Instant
  /** Change of the sums since opening; written by closeBook. */
  change: { balance: number; deficit: number; standing: number }
  expired: { entryId: string; lotId: string; points: number; at: Instant }[]
}

/**
 * Opens an account and writes the expiry of lots that are past their date, so that a decision never depends on whether
 * a job has run. A frozen account is left as it is. Throws NotFound for an account that does not exist.
 */
export async function openBook(w: Work, accountId: string): Promise<Book> {
  const [account] = await accountById(w, w.tx, { id: accountId })
  if (!account) throw new NotFound('points account')
  const lots = await openLots(w, w.tx, { accountId })
  const { balance, deficit, standing, tier, openedAt } = account
  const book: Book = {
    accountId,
    frozen: account.frozenAt !== null,
    balance,
    deficit,
    standing,
    tier,
    openedAt,
    lots,
    change: { balance: 0, deficit: 0, standing: 0 },
    expired: [],
  }
  if (book.frozen || (await expireDue(w, book)) === 0) return book
  // Closed at once: whoever opens a book and then refuses must not leave an expiry without its sums.
  await closeBook(w, book, `expiry:${book.expired[0]?.entryId}`)
  return openBook(w, accountId)
}

/** Why nothing may be written to a frozen account. */
export const FROZEN: Refusal = refuse('points:refusal.frozen')

/** Ends every open lot that is past its date, with an entry that carries the date of the lot. Answers the points. */
export async function expireDue(w: Work, book: Book): Promise<number> {
  const due = book.lots.filter((lot) => isDue(lot, w.now) && lot.remaining > 0)
  if (due.length === 0) return 0
  const total = due.reduce((sum, lot) => sum + lot.remaining, 0)
  const { entries } = w.schema.points
  const origins = await w.tx
    .select({ id: entries.id, at: entries.at, title: entries.title })
    .from(entries)
    .where(
      inArray(
        entries.id,
        due.map((lot) => lot.entryId),
      ),
    )
  for (const lot of due) {
    const origin = origins.find(({ id }) => id === lot.entryId)
    const { id: lotId, remaining, availableFrom, expiresAt: at, restorations } = lot
    const entryId = await post(w, book, {
      kind: 'expire',
      points: -remaining,
      key: `expire:${lotId}:${restorations}`,
      at,
      about: `lot:${lotId}`,
      title: origin?.title ?? null,
      explanation: {
        key: restorations > 0 ? 'points:explain.expired_after_return' : 'points:explain.expired',
        params: { earnedAt: origin?.at ?? at },
      },
      moves: [{ lotId, points: -remaining, availableFrom, expiresAt: at }],
    })
    if (!entryId) throw new Error(`lot ${lotId} has expired before and is open again`)
    book.expired.push({ entryId, lotId, points: remaining, at })
  }
  return total
}

/**
 * Writes an entry with its lots and allocations, and moves the lots under guard. Answers the entry's id, or null when
 * its key is on record already; then nothing was written. The points must equal lots and moves together.
 */
export async function post(w: Work, book: Book, entry: NewEntry): Promise<string | null> {
  const { kind, points, key, explanation, lots = [], moves = [], standing = 0 } = entry
  const touched = [...lots, ...moves]
  if (addPoints(0, ...touched.map((one) => one.points)) !== points) throw new RangeError(`entry ${key} does not add up`)
  const id = newId(w.now)
  const [fresh] = await insertEntry(w, w.tx, {
    id,
    accountId: book.accountId,
    at: entry.at ?? w.now,
    recordedAt: w.now,
    kind,
    points,
    standing,
    key,
    factId: entry.factId ?? null,
    ruleId: entry.ruleId ?? null,
    ruleVersion: entry.ruleVersion ?? null,
    originId: entry.originId ?? null,
    about: entry.about ?? '',
    title: entry.title ?? null,
    explanation,
    trail: touched.map((one) => ({
      points: one.points,
      availableFrom: one.availableFrom,
      expiresAt: one.expiresAt,
    })),
    actorId: w.actor.userId,
  })
  if (!fresh) return null
  for (const lot of lots) {
    const made = { ...lot, id: newId(w.now), entryId: id }
    await insertLot(w, w.tx, { ...made, accountId: book.accountId })
    book.lots.push({ ...made, remaining: lot.points, restorations: 0 })
  }
  for (const [position, move] of moves.entries()) await applyMove(w, book, id, position, move)
  book.balance = addPoints(book.balance, points)
  book.standing = addPoints(book.standing, standing)
  book.change.balance += points
  book.change.standing += standing
  return id
}

async function applyMove(w: Work, book: Book, entryId: string, position: number, move: Move): Promise<void> {
  const { lotId, points } = move
  const [moved] = await moveLot(w, w.tx, { id: lotId, points, restored: points > 0 ? 1 : 0 })
  if (!moved) throw new Error(`lot ${lotId} cannot move by ${points}`)
  await insertAllocation(w, w.tx, { entryId, lotId, position, points })
  const known = book.lots.find((lot) => lot.id === lotId)
  if (known) Object.assign(known, moved)
  else book.lots.push(moved)
}

/** Changes what reversals still owe. */
export function owe(book: Book, points: number): void {
  book.deficit = addPoints(book.deficit, points)
  book.change.deficit += points
}

/**
 * Writes the sums of the account under guard and the tier that its standing gives, then records what the member's
 * timeline should know. `cause` names the occurrence for the fact of a new tier.
 */
export async function closeBook(w: Work, book: Book, cause: string): Promise<void> {
  const { change, accountId } = book
  const before = book.tier
  if (change.standing !== 0) book.tier = await tierFor(w, book.standing)
  if (change.balance === 0 && change.deficit === 0 && change.standing === 0 && book.expired.length === 0) return
  const [moved] = await moveAccount(w, w.tx, { id: accountId, tier: book.tier, ...change })
  if (!moved) throw new Error(`account ${accountId} cannot move by ${change.balance}`)
  book.change = { balance: 0, deficit: 0, standing: 0 }
  const expired = book.expired.splice(0)
  for (const { entryId, lotId, points, at } of expired) {
    await recordFact(w, {
      type: 'points.expired',
      subject: `entry:${entryId}`,
      about: `lot:${lotId}`,
      memberId: accountId,
      occurredAt: at,
      payload: { points },
    })
  }
  if (book.tier === before || !isTier(book.tier)) return
  await recordFact(w, {
    type: 'tier.changed',
    subject: `tier:${cause}`,
    about: `account:${accountId}`,
    memberId: accountId,
    payload: { from: before, to: book.tier, standing: book.standing },
  })
}
