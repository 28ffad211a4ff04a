import { eq } from 'drizzle-orm'
import { spendPoints } from '~/areas/points/spend-points.server'
import { redeemReward } from '~/areas/rewards/redeem-reward.server'
import { guest, systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { leaseDue } from '~/platform/outbox.server'

/** One attempt: true when it was granted, else the reason. */
type Scenario = (club: Club, input: Record<string, unknown>) => Promise<true | string>

const text = (value: unknown) => String(value)

export const scenarios: Record<string, Scenario> = {
  /** Everybody spends from one account. */
  async spend(club, { memberId, points, runner, attempt }) {
    const id = text(memberId)
    const answer = await club.write(
      systemActor,
      (w) =>
        spendPoints(w, {
          memberId: id,
          points: Number(points),
          cause: `race:${runner}:${attempt}`,
          explanation: { key: 'rewards:explanation.redeemed' },
        }),
      { alone: `account:${id}` },
    )
    return answer.ok || answer.reason
  },

  /** Every process is another member; all want the last piece. */
  async reward(club, { rewardId, memberIds, runner }) {
    const memberId = text((memberIds as string[])[Number(runner)])
    const actor = { ...guest('en', club.roles), kind: 'person' as const, memberId }
    const answer = await redeemReward({ club, actor, rewardId: text(rewardId) })
    return answer.ok || answer.reason
  },

  /** Every attempt takes one row of the outbox. */
  async lease(club, { runner, attempt }) {
    const [row] = await leaseDue(club, `race-${runner}-${attempt}`, 1)
    return row ? true : 'empty'
  },

  /** The same without its guard: looks for a free row, then takes the one it saw. */
  async 'lease-without-guard'(club, { runner, attempt }) {
    const { outbox } = club.schema.platform
    const [row] = await club.store.read.select().from(outbox).where(eq(outbox.leasedBy, '')).limit(1)
    if (!row) return 'empty'
    const leasedBy = `race-${runner}-${attempt}`
    await club.store.write(async (tx) => {
      await tx.update(outbox).set({ leasedBy }).where(eq(outbox.id, row.id))
    })
    return true
  },
}
