import { eq, sql } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { can } from '~/platform/permissions'

/** A delivery (above 0) or a correction of the stock, with its reason. Never below what is there. */
export async function moveStock({
  club,
  actor,
  submission,
  rewardId,
  delta,
  reason,
}: Act<{ rewardId: string; delta: number; reason: string }>): Promise<Outcome<{ stock: number }>> {
  if (!can(actor, 'reward:manage')) throw new NotFound('reward')
  return club.write(
    actor,
    async (w) => {
      const { rewards, stockMoves } = w.schema.rewards
      const [before] = await w.tx.select({ stock: rewards.stock }).from(rewards).where(eq(rewards.id, rewardId))
      if (!before) throw new NotFound('reward')
      if (before.stock === null) return refuse('rewards-desk:refusal.no_stock_kept')
      if (before.stock + delta < 0) {
        return refuse('rewards-desk:refusal.stock_short', { field: 'delta', params: { stock: before.stock } })
      }
      const [row] = await w.tx
        .update(rewards)
        .set({ stock: sql`${rewards.stock} + ${delta}` })
        .where(eq(rewards.id, rewardId))
        .returning({ stock: rewards.stock })
      const cause = delta > 0 ? 'delivery' : 'correction'
      await w.tx
        .insert(stockMoves)
        .values({ id: newId(w.now), rewardId, delta, cause, reason, actorId: actor.userId, at: w.now })
      await audit(w, { action: 'reward.stock', subject: `reward:${rewardId}`, reason, detail: { delta } })
      return done({ stock: row?.stock ?? 0 })
    },
    { submission, alone: `reward:${rewardId}` },
  )
}

/**
 * Begins to keep a stock of so many pieces for a reward that was without limit, or (null) ends it. Either way one move
 * of the stock says so, and moves and stock stay the same sum. Refuses what is so already.
 */
export async function keepStock({
  club,
  actor,
  submission,
  rewardId,
  stock,
  reason,
}: Act<{ rewardId: string; stock: number | null; reason: string }>): Promise<Outcome<{ stock: number | null }>> {
  if (!can(actor, 'reward:manage')) throw new NotFound('reward')
  return club.write(
    actor,
    async (w) => {
      const { rewards, stockMoves } = w.schema.rewards
      const [before] = await w.tx.select({ stock: rewards.stock }).from(rewards).where(eq(rewards.id, rewardId))
      if (!before) throw new NotFound('reward')
      if (stock === null && before.stock === null) return refuse('rewards-desk:refusal.no_stock_kept')
      if (stock !== null && before.stock !== null) return refuse('rewards-desk:refusal.stock_kept')
      // Pieces given back while there was no limit have moved the sum.
      const [moved] = await w.tx
        .select({ sum: sql`coalesce(sum(${stockMoves.delta}), 0)`.mapWith(Number) })
        .from(stockMoves)
        .where(eq(stockMoves.rewardId, rewardId))
      const delta = (stock ?? 0) - (moved?.sum ?? 0)
      const cause = stock === null ? 'uncounted' : 'counted'
      await w.tx
        .update(rewards)
        .set({ stock, version: sql`${rewards.version} + 1` })
        .where(eq(rewards.id, rewardId))
      await w.tx
        .insert(stockMoves)
        .values({ id: newId(w.now), rewardId, delta, cause, reason, actorId: actor.userId, at: w.now })
      const detail = { before: before.stock, after: stock }
      await audit(w, { action: `reward.${cause}`, subject: `reward:${rewardId}`, reason, detail })
      return done({ stock })
    },
    { submission, alone: `reward:${rewardId}` },
  )
}
