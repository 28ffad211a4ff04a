import { and, asc, eq, gt, isNull, lte, sql } from 'drizzle-orm'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import type { ClockedJob } from '~/platform/jobs.server'
import { openBook } from './book.server'
import { accountById } from './book-queries.server'
import { noticeExpiring } from './notice-expiring.server'

const BATCH = 200

/**
 * Writes the expiry of every lot that is past its date. Which points can be spent never waits for it; run after a week
 * of silence it leaves what seven nightly runs would have left. Frozen accounts are passed over.
 */
export async function expireLots(club: Club): Promise<{ accounts: number; points: number }> {
  const { lots, accounts } = club.schema.points
  const total = { accounts: 0, points: 0 }
  for (let after = ''; ; ) {
    const due = await club.store.read
      .selectDistinct({ accountId: lots.accountId })
      .from(lots)
      .innerJoin(accounts, eq(accounts.id, lots.accountId))
      .where(
        and(
          sql`${lots.remaining} > 0`,
          lte(lots.expiresAt, club.clock.now()),
          gt(lots.accountId, after),
          isNull(accounts.frozenAt),
        ),
      )
      .orderBy(asc(lots.accountId))
      .limit(BATCH)
    for (const { accountId } of due) {
      const expire = club.write(
        systemActor,
        async (w) => {
          const [before] = await accountById(w, w.tx, { id: accountId })
          const { balance } = await openBook(w, accountId)
          return (before?.balance ?? balance) - balance
        },
        { alone: `account:${accountId}` },
      )
      total.points += await expire
      total.accounts += 1
      after = accountId
    }
    if (due.length < BATCH) return total
  }
}

/** The nightly round: explicit expiry entries, then notices of what ends soon. */
export const expiryJob: ClockedJob = {
  cron: '10 3 * * *',
  async run(club) {
    const { accounts, points } = await expireLots(club)
    return { accounts, points, notices: await noticeExpiring(club) }
  },
}
