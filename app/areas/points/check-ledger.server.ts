import { type AnyColumn, and, asc, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club } from '~/platform/club.server'
import type { ClockedJob } from '~/platform/jobs.server'
import { can } from '~/platform/permissions'

const CHUNK = 2_000
type Source = Pick<Club, 'schema'>

/** A sum that is kept and does not agree with the books that it is counted from. */
export type Drift = {
  accountId: string
  of: 'balance' | 'lots' | 'lot' | 'standing' | 'deficit'
  kept: number
  counted: number
}
type Range = { from: string; to: string } | { only: string }

const total = (column: unknown) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number)

/** Compares the kept sums of one account or a range of them with the books. */
async function driftIn({ schema }: Source, on: Reader, range: Range): Promise<Drift[]> {
  const { accounts, entries, lots, allocations, reversals } = schema.points
  const within = (column: AnyColumn) =>
    'only' in range ? eq(column, range.only) : and(gt(column, range.from), lte(column, range.to))
  const kept = await on.select().from(accounts).where(within(accounts.id))
  const posted = await on
    .select({ id: entries.accountId, points: total(entries.points), standing: total(entries.standing) })
    .from(entries)
    .where(within(entries.accountId))
    .groupBy(entries.accountId)
  const inLots = await on
    .select({ id: lots.accountId, points: total(lots.remaining) })
    .from(lots)
    .where(within(lots.accountId))
    .groupBy(lots.accountId)
  const owed = await on
    .select({ id: reversals.accountId, points: total(sql`${reversals.owed} - ${reversals.filled}`) })
    .from(reversals)
    .where(within(reversals.accountId))
    .groupBy(reversals.accountId)
  const moved = await on
    .select({
      accountId: lots.accountId,
      kept: lots.remaining,
      counted: sql<number>`${lots.points} + coalesce(sum(${allocations.points}), 0)`.mapWith(Number),
    })
    .from(lots)
    .leftJoin(allocations, eq(allocations.lotId, lots.id))
    .where(within(lots.accountId))
    .groupBy(lots.id, lots.accountId, lots.remaining, lots.points)
    .having(sql`${lots.remaining} <> ${lots.points} + coalesce(sum(${allocations.points}), 0)`)
  const byId = <Row extends { id: string }>(rows: Row[]) => new Map(rows.map((row) => [row.id, row]))
  const books = { posted: byId(posted), inLots: byId(inLots), owed: byId(owed) }
  const sums = kept.flatMap(({ id: accountId, balance, standing, deficit }): Drift[] => {
    const entry = books.posted.get(accountId)
    return [
      { accountId, of: 'balance', kept: balance, counted: entry?.points ?? 0 },
      { accountId, of: 'lots', kept: balance, counted: books.inLots.get(accountId)?.points ?? 0 },
      { accountId, of: 'standing', kept: standing, counted: entry?.standing ?? 0 },
      { accountId, of: 'deficit', kept: deficit, counted: books.owed.get(accountId)?.points ?? 0 },
    ]
  })
  return [...sums.filter((one) => one.kept !== one.counted), ...moved.map((one) => ({ ...one, of: 'lot' as const }))]
}

/** All accounts whose kept sums do not agree with entries, lots and reversals; nothing is changed. */
export async function findDrift(club: Pick<Club, 'schema' | 'store'>): Promise<Drift[]> {
  const { accounts } = club.schema.points
  const found: Drift[] = []
  for (let from = ''; ; ) {
    const ids = await club.store.read
      .select({ id: accounts.id })
      .from(accounts)
      .where(gt(accounts.id, from))
      .orderBy(asc(accounts.id))
      .limit(CHUNK)
    const to = ids.at(-1)?.id
    if (to === undefined) return found
    found.push(...(await driftIn(club, club.store.read, { from, to })))
    from = to
  }
}

/** Freezes every account that drifted and raises the alarm; never repairs. Answers the accounts frozen now. */
export async function freezeDrifted(club: Club): Promise<string[]> {
  const drifts = await findDrift(club)
  const frozen: string[] = []
  for (const accountId of new Set(drifts.map((drift) => drift.accountId))) {
    const fresh = await club.write(
      systemActor,
      async (w) => {
        const { accounts } = w.schema.points
        // Looked at again inside: the first look was at a book that may have been moving.
        const drift = await driftIn(w, w.tx, { only: accountId })
        if (drift.length === 0) return false
        const [row] = await w.tx
          .update(accounts)
          .set({ frozenAt: w.now })
          .where(and(eq(accounts.id, accountId), isNull(accounts.frozenAt)))
          .returning({ id: accounts.id })
        if (!row) return false
        await audit(w, { action: 'points.account-frozen', subject: `member:${accountId}`, detail: { drift } })
        return true
      },
      { alone: `account:${accountId}` },
    )
    if (!fresh) continue
    frozen.push(accountId)
    club.log.error({ accountId }, 'points account does not agree with its books: frozen')
  }
  return frozen
}

export const ledgerCheckJob: ClockedJob = {
  cron: '40 3 * * *',
  run: async (club) => ({ frozen: await freezeDrifted(club) }),
}

/** Opens a frozen account again, once its books agree. Refuses while they do not. */
export async function unfreezeAccount({
  club,
  actor,
  memberId,
  reason,
}: Act<{ memberId: string; reason: string }>): Promise<Outcome<null>> {
  if (!can(actor, 'points:rules')) throw new NotFound('account')
  return club.write(
    actor,
    async (w): Promise<Outcome<null>> => {
      const { accounts } = w.schema.points
      const drift = await driftIn(w, w.tx, { only: memberId })
      if (drift.length > 0) return refuse('points-desk:refusal.still_drifting')
      const [row] = await w.tx
        .update(accounts)
        .set({ frozenAt: null })
        .where(eq(accounts.id, memberId))
        .returning({ id: accounts.id })
      if (!row) throw new NotFound('account')
      await audit(w, { action: 'points.account-released', subject: `member:${memberId}`, reason, personId: memberId })
      return done(null)
    },
    { alone: `account:${memberId}` },
  )
}
