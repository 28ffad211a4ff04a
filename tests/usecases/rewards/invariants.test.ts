import { asc, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { type TestClub, testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { cancelRedemption } from '~/areas/rewards/cancel-redemption.server'
import { invariants } from '~/areas/rewards/invariants.server'
import { keepStock } from '~/areas/rewards/keep-stock.server'
import { redeemReward } from '~/areas/rewards/redeem-reward.server'
import { newId } from '~/kernel/ids'
import { NotFound } from '~/kernel/outcome'
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

it('hold while a reward goes from unlimited to counted and back, with redemptions of both times given back', async () => {
  const club = await testClub()
  const { admin, adviser } = await openShop(club)
  const rewardId = await offerReward(club, admin, { stock: null })
  const { actor } = await ownerWith(club)
  const { rewards, stockMoves } = club.schema.rewards
  const stock = async () => (await club.store.read.select().from(rewards).where(eq(rewards.id, rewardId)))[0]?.stock
  const keep = (pieces: number | null, by = admin) =>
    keepStock({ club, actor: by, rewardId, stock: pieces, reason: 'inventory' })
  const giveBack = async (number: string) => granted(await cancelRedemption({ club, actor, number }))

  const first = await redeemed(club, actor, rewardId)
  expect(await keep(null)).toMatchObject({ ok: false, reason: 'rewards-desk:refusal.no_stock_kept' })
  await expect(keep(2, adviser)).rejects.toThrow(NotFound)
  granted(await keep(2))
  expect(await keep(5)).toMatchObject({ ok: false, reason: 'rewards-desk:refusal.stock_kept' })
  const second = await redeemed(club, actor, rewardId)
  const third = await redeemed(club, actor, rewardId)
  expect(await redeemReward({ club, actor, rewardId })).toMatchObject({ ok: false })
  // What was redeemed without limit took no piece and brings none.
  await giveBack(first.number)
  expect(await stock()).toBe(0)
  await giveBack(second.number)
  expect(await stock()).toBe(1)
  expect(await violations(club)).toEqual([])

  granted(await keep(null))
  expect(await stock()).toBeNull()
  await redeemed(club, actor, rewardId)
  await giveBack(third.number)
  expect(await violations(club)).toEqual([])
  granted(await keep(7))
  expect(await stock()).toBe(7)
  expect(await violations(club)).toEqual([])
  const moves = await club.store.read.select().from(stockMoves).orderBy(asc(stockMoves.at), asc(stockMoves.id))
  expect(moves.map(({ cause, delta }) => [cause, delta])).toEqual([
    ['counted', 2],
    ['redeemed', -1],
    ['redeemed', -1],
    ['returned', 1],
    ['uncounted', -1],
    ['returned', 1],
    ['counted', 6],
  ])
  expect(moves.filter(({ cause }) => cause.endsWith('counted')).every(({ reason }) => reason === 'inventory')).toBe(
    true,
  )
})
