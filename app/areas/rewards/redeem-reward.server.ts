import { and, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm'
import { purseOf } from '~/areas/points/read-standing.server'
import { spendPoints } from '~/areas/points/spend-points.server'
import { shortCode, voucherCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { sendMessage } from '~/platform/messages.server'
import { can } from '~/platform/permissions'
import { canRedeem, datesOf } from './rules'

/**
 * Spends a member's points on a reward: stock, points, redemption and voucher together, or nothing. The last piece
 * goes to one member. Answers the number of the redemption.
 */
export async function redeemReward({
  club,
  actor,
  submission,
  rewardId,
}: Act<{ rewardId: string }>): Promise<Outcome<{ number: string; redemptionId: string }>> {
  const { memberId } = actor
  if (!memberId || !can(actor, 'reward:own')) throw new NotFound('reward')
  return club.write(
    actor,
    async (w) => {
      const { rewards, stockMoves, redemptions, vouchers } = w.schema.rewards
      const [reward] = await w.tx.select().from(rewards).where(eq(rewards.id, rewardId))
      if (!reward) throw new NotFound('reward')
      const purse = await purseOf({ schema: w.schema, read: w.tx, now: w.now }, memberId)
      const verdict = canRedeem(reward, { ...purse, had: await countHad(w, rewardId, memberId) }, w.now)
      if (!verdict.ok) return verdict
      const [taken] = await w.tx
        .update(rewards)
        .set({ stock: sql`${rewards.stock} - 1` })
        .where(and(eq(rewards.id, rewardId), or(isNull(rewards.stock), gt(rewards.stock, 0))))
        .returning({ stock: rewards.stock })
      if (!taken) return refuse('rewards:refusal.sold_out', { nextStep: '/rewards' })
      const redemptionId = newId(w.now)
      const spent = await spendPoints(w, {
        memberId,
        points: reward.points,
        cause: `redemption:${redemptionId}`,
        explanation: { key: 'rewards:explanation.redeemed' },
        title: reward.name,
        about: `redemption:${redemptionId}`,
      })
      if (!spent.ok) return spent
      const number = shortCode('R')
      const { returnUntil, expiresAt } = datesOf(reward, w.now)
      await w.tx.insert(redemptions).values({
        id: redemptionId,
        number,
        rewardId,
        memberId,
        points: reward.points,
        name: reward.name,
        extra: reward.extra,
        currency: reward.currency,
        dealerIds: reward.dealerIds,
        entryId: spent.value.entryId,
        state: 'issued',
        at: w.now,
        returnUntil,
      })
      await w.tx
        .insert(vouchers)
        .values({ id: newId(w.now), redemptionId, code: voucherCode(), state: 'live', expiresAt })
      if (reward.stock !== null) {
        const move = { id: newId(w.now), rewardId, delta: -1, cause: 'redeemed', redemptionId, actorId: actor.userId }
        await w.tx.insert(stockMoves).values({ ...move, at: w.now })
      }
      await recordFact(w, {
        type: 'reward.redeemed',
        subject: `redemption:${redemptionId}`,
        about: `reward:${rewardId}`,
        memberId,
        payload: { number, points: reward.points, rewardId },
      })
      if (actor.userId) {
        await sendMessage(w, {
          userId: actor.userId,
          template: 'reward-redeemed',
          params: { reward: reward.name, points: reward.points, path: `/vouchers/${number}` },
        })
      }
      return done({ number, redemptionId })
    },
    { submission, alone: `reward:${rewardId}` },
  )
}

async function countHad(w: Work, rewardId: string, memberId: string): Promise<number> {
  const { redemptions } = w.schema.rewards
  const [row] = await w.tx
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(redemptions)
    .where(
      and(
        eq(redemptions.rewardId, rewardId),
        eq(redemptions.memberId, memberId),
        inArray(redemptions.state, ['issued', 'used', 'expired']),
      ),
    )
  return row?.count ?? 0
}
