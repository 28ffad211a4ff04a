import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { previewReturn, type ReturnPreview, returnSpend } from '~/areas/points/return-spend.server'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Act, Club } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { can } from '~/platform/permissions'
import { canReturn } from './rules'

/** What giving back would do: points by their dates, and what would end at once. Shown before the member decides. */
export async function previewCancellation(club: Club, entryId: string): Promise<ReturnPreview> {
  const preview = await previewReturn(club, entryId)
  const byDate = new Map<number, ReturnPreview['lots'][number]>()
  for (const lot of preview.lots) {
    const same = byDate.get(lot.expiresAt)
    byDate.set(lot.expiresAt, same ? { ...same, points: same.points + lot.points } : lot)
  }
  return { ...preview, lots: [...byDate.values()].sort((a, b) => a.expiresAt - b.expiresAt) }
}

/**
 * Gives an unused redemption back: the same lots with their dates, the stock, and the voucher is burned. In two tabs
 * it happens once; the second is told so.
 */
export async function cancelRedemption({
  club,
  actor,
  submission,
  number,
}: Act<{ number: string }>): Promise<Outcome<{ restored: number; lost: number }>> {
  const { memberId } = actor
  if (!memberId || !can(actor, 'reward:own')) throw new NotFound('redemption')
  return club.write(
    actor,
    async (w) => {
      const { rewards, redemptions, stockMoves, vouchers } = w.schema.rewards
      const [row] = await w.tx
        .select({ redemption: redemptions, voucher: vouchers })
        .from(redemptions)
        .innerJoin(vouchers, eq(vouchers.redemptionId, redemptions.id))
        .where(and(eq(redemptions.number, number), eq(redemptions.memberId, memberId)))
      if (!row) throw new NotFound('redemption')
      const { redemption, voucher } = row
      const verdict = canReturn(
        { ...redemption, voucherState: voucher.state, voucherExpiresAt: voucher.expiresAt },
        w.now,
      )
      if (!verdict.ok) return verdict
      const burned = await w.tx
        .update(vouchers)
        .set({ state: 'burned' })
        .where(and(eq(vouchers.id, voucher.id), eq(vouchers.state, 'live')))
        .returning({ id: vouchers.id })
      if (burned.length === 0) return refuse('rewards:refusal.already_used')
      await w.tx
        .update(redemptions)
        .set({ state: 'cancelled', endedAt: w.now })
        .where(eq(redemptions.id, redemption.id))
      // What took no piece, because stock was not kept then, gives none back.
      const took = await w.tx
        .select({ id: stockMoves.id })
        .from(stockMoves)
        .where(and(eq(stockMoves.rewardId, redemption.rewardId), eq(stockMoves.redemptionId, redemption.id)))
      if (took.length > 0) {
        await w.tx
          .update(rewards)
          .set({ stock: sql`${rewards.stock} + 1` })
          .where(and(eq(rewards.id, redemption.rewardId), isNotNull(rewards.stock)))
        await w.tx.insert(stockMoves).values({
          id: newId(w.now),
          rewardId: redemption.rewardId,
          delta: 1,
          cause: 'returned',
          redemptionId: redemption.id,
          actorId: actor.userId,
          at: w.now,
        })
      }
      const returned = await returnSpend(w, {
        entryId: redemption.entryId,
        cause: `redemption:${redemption.id}`,
        explanation: { key: 'rewards:explanation.returned' },
      })
      if (!returned.ok) return returned
      await recordFact(w, {
        type: 'redemption.cancelled',
        subject: `redemption:${redemption.id}`,
        about: `reward:${redemption.rewardId}`,
        memberId,
        payload: { number, points: returned.value.restored, lost: returned.value.lost },
      })
      return done({ restored: returned.value.restored, lost: returned.value.lost })
    },
    { submission, alone: `account:${memberId}` },
  )
}
