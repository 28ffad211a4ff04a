import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { readMembers } from '~/areas/membership/read-members.server'
import { DAY, type Instant } from '~/kernel/clock'
import { CLUB_ZONE } from '~/kernel/zones'
import { systemActor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import { sendMessage } from '~/platform/messages.server'

/** Days before expiry on which the owner is written to. */
export const NOTICE_DAYS: readonly number[] = [30, 7]
const BATCH = 200

type Ending = { accountId: string; expiresAt: Instant; points: number }

/** Points that end within the longest notice, by account and date, after a place in that order. */
async function endingSoon(club: Club, now: Instant, after: Pick<Ending, 'accountId' | 'expiresAt'>): Promise<Ending[]> {
  const { lots, accounts } = club.schema.points
  return club.store.read
    .select({
      accountId: lots.accountId,
      expiresAt: lots.expiresAt,
      points: sql<number>`sum(${lots.remaining})`.mapWith(Number),
    })
    .from(lots)
    .innerJoin(accounts, eq(accounts.id, lots.accountId))
    .where(
      and(
        sql`${lots.remaining} > 0`,
        gt(lots.expiresAt, now),
        lte(lots.expiresAt, now + Math.max(...NOTICE_DAYS) * DAY),
        isNull(accounts.frozenAt),
        or(
          gt(lots.accountId, after.accountId),
          and(eq(lots.accountId, after.accountId), gt(lots.expiresAt, after.expiresAt)),
        ),
      ),
    )
    .groupBy(lots.accountId, lots.expiresAt)
    .orderBy(asc(lots.accountId), asc(lots.expiresAt))
    .limit(BATCH)
}

/** Writes to owners whose points end in 30 and in 7 days; each notice once, a missed one only while it is the next. */
export async function noticeExpiring(club: Club): Promise<number> {
  let sent = 0
  let after = { accountId: '', expiresAt: 0 }
  for (;;) {
    const ending = await endingSoon(club, club.clock.now(), after)
    if (ending.length === 0) return sent
    for (const one of ending) if (await club.write(systemActor, (w) => notice(w, one))) sent += 1
    after = ending.at(-1) ?? after
  }
}

async function notice(w: Work, { accountId, expiresAt, points }: Ending): Promise<boolean> {
  const reached = NOTICE_DAYS.filter((days) => expiresAt - w.now <= days * DAY)
  const { notices } = w.schema.points
  const known = await w.tx
    .select({ days: notices.days })
    .from(notices)
    .where(and(eq(notices.accountId, accountId), eq(notices.expiresAt, expiresAt), inArray(notices.days, reached)))
  const fresh = reached.filter((days) => !known.some((one) => one.days === days))
  if (!fresh.includes(Math.min(...reached))) return false
  await w.tx.insert(notices).values(fresh.map((days) => ({ accountId, expiresAt, days, at: w.now })))
  const member = (await readMembers(w.club, [accountId], w.tx)).get(accountId)
  if (!member?.userId) return false
  await sendMessage(w, {
    userId: member.userId,
    template: 'points-expiring',
    // The last moment at which they can be spent: the day that the letter names.
    params: { points, expiresAt: expiresAt - 1, zone: CLUB_ZONE, path: '/points' },
  })
  return true
}
