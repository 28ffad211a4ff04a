import type { Message } from '~/kernel/message'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { isPoints } from '~/kernel/points'
import type { Words } from '~/kernel/words'
import type { Work } from '~/platform/club.server'
import { type Book, closeBook, FROZEN, openBook, post } from './book.server'
import { entryByKey, openHolds } from './book-queries.server'
import { drawSoonest, spendableAt } from './ledger'

export type Spend = {
  memberId: string
  /** Above 0. */
  points: number
  /** What it is spent for, once: the row of the redemption. The same cause gives the first answer again. */
  cause: string
  explanation: Message
  /** Name of what was bought. */
  title?: Words
  /** `<kind>:<id>` that the owner's page links to. */
  about?: string
}
export type Spent = { entryId: string; drawn: { points: number; expiresAt: number }[] }

/**
 * Spends points inside the caller's unit of work, which runs with `{ alone: 'account:<member id>' }`: checks, draws
 * soonest expiry first and writes together. Refuses when the points are not there, held, or the account is frozen.
 */
export async function spendPoints(w: Work, spend: Spend): Promise<Outcome<Spent>> {
  const book = await openBook(w, spend.memberId)
  return spendFrom(w, book, spend)
}

/** Spends from an opened book and closes it. `ownHold` is a hold that this spend settles. */
export async function spendFrom(w: Work, book: Book, spend: Spend, ownHold = ''): Promise<Outcome<Spent>> {
  const { memberId, points, cause } = spend
  if (!isPoints(points) || points <= 0) throw new RangeError(`cannot spend ${points}`)
  const key = `spend:${cause}`
  if (book.frozen) return (await earlier(w, key, memberId)) ?? FROZEN
  const holds = await openHolds(w, w.tx, { accountId: memberId, now: w.now })
  const held = holds.reduce((sum, hold) => (hold.id === ownHold ? sum : sum + hold.points), 0)
  const moves = drawSoonest(book.lots, points, w.now, held)
  if (!moves) {
    const available = Math.max(0, spendableAt(book.lots, w.now) - held)
    const params = { points, available, missing: points - available }
    return (
      (await earlier(w, key, memberId)) ?? refuse('points:refusal.not_enough', { params, nextStep: '/points/earn' })
    )
  }
  const entryId = await post(w, book, {
    kind: 'spend',
    points: -points,
    key,
    explanation: spend.explanation,
    title: spend.title ?? null,
    about: spend.about ?? cause,
    moves,
  })
  await closeBook(w, book, key)
  if (entryId)
    return done({ entryId, drawn: moves.map((move) => ({ points: -move.points, expiresAt: move.expiresAt })) })
  return (await earlier(w, key, memberId)) ?? refuse('points:refusal.cause_taken')
}

async function earlier(w: Work, key: string, memberId: string): Promise<Outcome<Spent> | null> {
  const [entry] = await entryByKey(w, w.tx, { key })
  if (!entry || entry.accountId !== memberId) return null
  return done({
    entryId: entry.id,
    drawn: entry.trail.map((draw) => ({ points: -draw.points, expiresAt: draw.expiresAt })),
  })
}
