import { and, asc, eq, inArray } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { systemActor } from '~/platform/actor'
import type { Subscriber, Work } from '~/platform/club.server'
import { findFact } from '~/platform/facts.server'
import { enqueue, type Job } from '~/platform/jobs.server'
import { closeBook, openBook, owe, post } from './book.server'
import { giveBackBudgets } from './budgets.server'
import { shareOf, takeBack } from './ledger'

export type Share = { part: number; whole: number }
export type Reversal = {
  /** The fact that earned. */
  factId: string
  /** What takes it back, once per earning: the row of the credit note. */
  cause: string
  /** Share of the basis, the whole unless said; shares of several reversals add up. */
  share?: Share
}
export type Reversed = { points: number; covered: number; expired: number; owed: number }

const WHOLE: Share = { part: 1, whole: 1 }

/**
 * Takes back what a fact earned, wholly or by share, inside the caller's unit of work: from the lot itself, then from
 * what else is there; what cannot be covered is owed and filled by later credits. What expired unspent is not taken
 * twice. Standing and budgets go back by the same share. The same cause takes once. A frozen account is queued.
 */
export async function reverseEarned(w: Work, { factId, cause, share = WHOLE }: Reversal): Promise<Reversed> {
  const { entries } = w.schema.points
  const earnings = await w.tx
    .select()
    .from(entries)
    .where(and(eq(entries.factId, factId), eq(entries.kind, 'earn')))
    .orderBy(asc(entries.id))
  const total: Reversed = { points: 0, covered: 0, expired: 0, owed: 0 }
  for (const earning of earnings) {
    const one = await reverseOne(w, earning, cause, share)
    if (one === 'frozen') {
      const payload = { factId, cause, part: share.part, whole: share.whole }
      await enqueue(w, 'points-reverse', payload, { key: `${factId}:${cause}` })
      continue
    }
    for (const key of ['points', 'covered', 'expired', 'owed'] as const) total[key] += one[key]
  }
  return total
}

type Earning = Awaited<ReturnType<typeof findEarning>>
async function findEarning(w: Work, id: string) {
  const [row] = await w.tx.select().from(w.schema.points.entries).where(eq(w.schema.points.entries.id, id))
  if (!row) throw new Error(`no entry ${id}`)
  return row
}

async function reverseOne(w: Work, earning: Earning, cause: string, share: Share): Promise<Reversed | 'frozen'> {
  const { reversals } = w.schema.points
  const book = await openBook(w, earning.accountId)
  const before = await w.tx.select().from(reversals).where(eq(reversals.earnId, earning.id))
  const none: Reversed = { points: 0, covered: 0, expired: 0, owed: 0 }
  if (before.some((one) => one.cause === cause)) return none
  if (book.frozen) return 'frozen'
  const shares = [...before, share]
  const points = shareOf(earning.points, shares, sum(before.map((one) => one.points)))
  const standing = shareOf(earning.standing, shares, await standingTaken(w, earning.id))
  const gone = (await expiredOf(w, earning.id)) - sum(before.map((one) => one.expired))
  const expired = Math.min(points, gone)
  const moves = takeBack(book.lots, earning.id, points - expired, w.now)
  const covered = -sum(moves.map((move) => move.points))
  const owed = points - expired - covered
  const key = `reverse:${earning.id}:${cause}`
  const entryId = await post(w, book, {
    kind: 'reverse',
    points: -covered,
    standing: -standing,
    key,
    factId: earning.factId,
    ruleId: earning.ruleId,
    ruleVersion: earning.ruleVersion,
    originId: earning.id,
    about: earning.about,
    title: earning.title,
    explanation: {
      key: owed > 0 ? 'points:explain.reversed_owed' : 'points:explain.reversed',
      params: { points, owed },
    },
    moves,
  })
  if (!entryId) throw new Error(`${key} appeared while its account was open`)
  const id = newId(w.now)
  const row = { id, accountId: book.accountId, earnId: earning.id, entryId, cause, ...share }
  await w.tx.insert(reversals).values({ ...row, points, expired, covered, owed, at: w.now })
  owe(book, owed)
  await giveBack(w, earning, points)
  await closeBook(w, book, key)
  return { points, covered, expired, owed }
}

const sum = (values: number[]) => values.reduce((total, one) => total + one, 0)

async function standingTaken(w: Work, earnId: string): Promise<number> {
  const { entries } = w.schema.points
  const rows = await w.tx.select({ standing: entries.standing }).from(entries).where(eq(entries.originId, earnId))
  return -sum(rows.map((row) => row.standing))
}

/** Points of an earning's own lots that ended unspent. */
async function expiredOf(w: Work, earnId: string): Promise<number> {
  const { entries, lots, allocations } = w.schema.points
  const rows = await w.tx
    .select({ points: allocations.points })
    .from(allocations)
    .innerJoin(entries, eq(entries.id, allocations.entryId))
    .where(
      and(
        eq(entries.kind, 'expire'),
        inArray(allocations.lotId, w.tx.select({ id: lots.id }).from(lots).where(eq(lots.entryId, earnId))),
      ),
    )
  return -sum(rows.map((row) => row.points))
}

async function giveBack(w: Work, earning: Earning, points: number): Promise<void> {
  const { evaluations } = w.schema.points
  const [award] = await w.tx.select().from(evaluations).where(eq(evaluations.entryId, earning.id))
  if (award && points > 0) await giveBackBudgets(w, award, points)
}

/** A credit note takes back the share of the points that its amount has of the bill. */
export const reverseCredited: Subscriber = {
  name: 'points.reverse',
  types: ['service.credited'],
  async on(w, fact) {
    const { completedSubject, creditMinor } = fact.payload
    if (typeof completedSubject !== 'string' || typeof creditMinor !== 'number' || creditMinor <= 0) return
    const completed = await findFact(w, { type: 'service.completed', subject: completedSubject })
    const paid = completed?.payload.paidMinor
    if (!completed || typeof paid !== 'number' || paid <= 0) return
    await reverseEarned(w, {
      factId: completed.id,
      cause: fact.id,
      share: { part: Math.min(creditMinor, paid), whole: paid },
    })
  },
}

/** Takes back later what met a frozen account; fails, and is tried again, while it is frozen. */
export const reverseLater: Job = {
  attempts: 8,
  async run(club, payload) {
    const { factId, cause, part, whole } = payload as { factId: string; cause: string } & Share
    const waiting = await club.write(systemActor, async (w) => {
      await reverseEarned(w, { factId, cause, share: { part, whole } })
      return isWaiting(w, factId, cause)
    })
    if (waiting) throw new Error(`points of fact ${factId} wait for a frozen account`)
  },
}

async function isWaiting(w: Work, factId: string, cause: string): Promise<boolean> {
  const { entries, reversals } = w.schema.points
  const earned = await w.tx
    .select({ id: entries.id })
    .from(entries)
    .where(and(eq(entries.factId, factId), eq(entries.kind, 'earn')))
  const taken = await w.tx
    .select({ id: reversals.id })
    .from(reversals)
    .where(
      and(
        eq(reversals.cause, cause),
        inArray(
          reversals.earnId,
          earned.map((one) => one.id),
        ),
      ),
    )
  return taken.length < earned.length
}
