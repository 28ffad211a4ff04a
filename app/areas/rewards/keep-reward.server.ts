import { and, eq, sql } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import type { RewardKind } from './rules'

export type RewardInput = {
  kind: RewardKind
  name: Words
  detail: Words
  art: string
  points: number
  extra: number
  currency: string
  perMember: number | null
  minTier: string
  opensAt: number
  closesAt: number | null
  voucherDays: number
  returnDays: number
  dealerIds: string[] | null
  position: number
}

/** Puts a reward into the catalogue, with its first stock (null is without limit). */
export async function addReward({
  club,
  actor,
  submission,
  stock,
  ...input
}: Act<RewardInput & { stock: number | null }>): Promise<Outcome<{ rewardId: string }>> {
  if (!can(actor, 'reward:manage')) throw new NotFound('reward')
  return club.write(
    actor,
    async (w) => {
      const { rewards, stockMoves } = w.schema.rewards
      const rewardId = newId(w.now)
      await w.tx.insert(rewards).values({ id: rewardId, stock, createdAt: w.now, ...input })
      if (stock !== null && stock > 0) {
        const move = { id: newId(w.now), rewardId, delta: stock, cause: 'opening', actorId: actor.userId, at: w.now }
        await w.tx.insert(stockMoves).values(move)
      }
      await audit(w, { action: 'reward.added', subject: `reward:${rewardId}`, detail: { after: { ...input, stock } } })
      return done({ rewardId })
    },
    { submission },
  )
}

/** Changes a reward or takes it off the catalogue; what was redeemed keeps its terms. A stale form is refused. */
export async function editReward({
  club,
  actor,
  rewardId,
  version,
  ...input
}: Act<RewardInput & { rewardId: string; version: number; active: boolean }>): Promise<Outcome<{ rewardId: string }>> {
  if (!can(actor, 'reward:manage')) throw new NotFound('reward')
  return club.write(actor, async (w) => {
    const { rewards } = w.schema.rewards
    const [before] = await w.tx.select().from(rewards).where(eq(rewards.id, rewardId))
    if (!before) throw new NotFound('reward')
    const { id: _, createdAt: __, version: known, stock: ___, ...current } = before
    if (known !== version) return refuse('desk:refusal.stale', { alternatives: { version: known, current } })
    await w.tx
      .update(rewards)
      .set({ ...input, version: sql`${rewards.version} + 1` })
      .where(and(eq(rewards.id, rewardId), eq(rewards.version, version)))
    await audit(w, {
      action: before.active && !input.active ? 'reward.retired' : 'reward.changed',
      subject: `reward:${rewardId}`,
      detail: { before: current, after: { ...input } },
    })
    return done({ rewardId })
  })
}
