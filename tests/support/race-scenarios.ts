import { spendPoints } from '~/areas/points/spend-points.server'
import { redeemReward } from '~/areas/rewards/redeem-reward.server'
import { guest, systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'

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
}
