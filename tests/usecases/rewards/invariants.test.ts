import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { cancelRedemption } from '~/areas/rewards/cancel-redemption.server'
import { invariants } from '~/areas/rewards/invariants.server'
import { newId } from '~/kernel/ids'
import { systemActor } from '~/platform/actor'
import type { Work } from '~/platform/club.server'
import { references } from '~/references.server'
import { offerReward, openShop, ownerWith, redeemed } from './shop'

const violations = async (club: TestClub) =>
  (await Promise.all([...invariants, references].map(({ check }) => check(club)))).flat()
const spoil = (club: TestClub, by: (w: Work) => Promise<unknown>) => club.write(systemActor, by)

it('are kept by redeeming and giving back, and found broken by the doctor', async () => {
  const club = await testClub()
  const { admin } = await openShop(club)
  const rewardId = await offerReward(club, admin)
  const { actor } = await ownerWith(club)
  const kept = await redeemed(club, actor, rewardId)
  const returned = await redeemed(club, actor, rewardId)
  granted(await cancelRedemption({ club, actor, number: returned.number }))
  expect(await violations(club)).toEqual([])

  const { redemptions, stockMoves } = club.schema.rewards
  await spoil(club, (w) => w.tx.update(redemptions).set({ points: 99 }).where(eq(redemptions.id, kept.redemptionId)))
  expect(await violations(club)).toEqual([`redemption ${kept.number} is issued and costs 100, not 99`])
  await spoil(club, (w) => w.tx.update(redemptions).set({ points: 100 }).where(eq(redemptions.id, kept.redemptionId)))

  await spoil(club, (w) =>
    w.tx.update(redemptions).set({ memberId: 'nobody' }).where(eq(redemptions.number, kept.number)),
  )
  expect(await violations(club)).toEqual(['redemptions: memberId nobody is not there'])
  await spoil(club, (w) =>
    w.tx
      .update(redemptions)
      .set({ memberId: actor.memberId ?? '' })
      .where(eq(redemptions.number, kept.number)),
  )

  const { redemptionId } = kept
  const move = { rewardId, delta: 1, cause: 'returned', redemptionId, actorId: null, at: club.clock.now() }
  await spoil(club, (w) => w.tx.insert(stockMoves).values({ id: newId(club.clock.now()), ...move }))
  expect(await violations(club)).toContain(`redemption ${kept.number} is issued, its stock moved by 0`)
})
