import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { readMembers } from '~/areas/membership/read-members.server'
import { shortCode, voucherCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Club, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { datesOf } from './rules'

export type RewardBrief = Pick<
  Club['schema']['rewards']['rewards']['$inferSelect'],
  'id' | 'name' | 'points' | 'active' | 'stock' | 'opensAt' | 'closesAt'
>

/** Rewards by id: what they are called and cost. Inside a unit of work `on` is `w.tx`. */
export async function readRewardBriefs(
  { store, schema }: Pick<Club, 'store' | 'schema'>,
  ids: readonly string[],
  on: Reader = store.read,
): Promise<Map<string, RewardBrief>> {
  if (ids.length === 0) return new Map()
  const { rewards } = schema.rewards
  const { id, name, points, active, stock, opensAt, closesAt } = rewards
  const rows = await on
    .select({ id, name, points, active, stock, opensAt, closesAt })
    .from(rewards)
    .where(inArray(rewards.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Gives a member a voucher as a present of the club, in the transaction of what it is for: a piece of the stock, a
 * redemption that costs nothing and cannot be given back, a code that the counter takes. Refuses what is sold out and
 * what is no longer offered.
 */
export async function giveVoucher(
  w: Work,
  { memberId, rewardId }: { memberId: string; rewardId: string },
): Promise<Outcome<{ redemptionId: string; number: string }>> {
  const { rewards, stockMoves, redemptions, vouchers } = w.schema.rewards
  const member = (await readMembers(w.club, [memberId], w.tx)).get(memberId)
  if (!member || member.erasedAt !== null) throw new NotFound('member')
  const [reward] = await w.tx
    .update(rewards)
    .set({ stock: sql`${rewards.stock} - 1` })
    .where(and(eq(rewards.id, rewardId), eq(rewards.active, true), or(isNull(rewards.stock), gt(rewards.stock, 0))))
    .returning()
  if (!reward) return refuse('rewards:refusal.sold_out')
  const redemptionId = newId(w.now)
  const number = shortCode('R')
  const { name, extra, currency, dealerIds } = reward
  await w.tx.insert(redemptions).values({
    ...{ id: redemptionId, number, rewardId, memberId, points: 0, name, extra, currency, dealerIds },
    ...{ entryId: '', state: 'issued', at: w.now, returnUntil: w.now },
  })
  const { expiresAt } = datesOf(reward, w.now)
  await w.tx.insert(vouchers).values({ id: newId(w.now), redemptionId, code: voucherCode(), state: 'live', expiresAt })
  if (reward.stock !== null) {
    await w.tx.insert(stockMoves).values({
      ...{ id: newId(w.now), rewardId, delta: -1, cause: 'redeemed', redemptionId, actorId: w.actor.userId, at: w.now },
    })
  }
  await recordFact(w, {
    ...{ type: 'reward.redeemed', subject: `redemption:${redemptionId}`, about: `reward:${rewardId}`, memberId },
    payload: { number, points: 0, rewardId },
  })
  return done({ redemptionId, number })
}
