import { describe, expect, it } from 'vitest'
import { testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { balanceOf } from '~/areas/points/read-balance.server'
import { cancelRedemption, previewCancellation } from '~/areas/rewards/cancel-redemption.server'
import { editReward } from '~/areas/rewards/keep-reward.server'
import { moveStock } from '~/areas/rewards/keep-stock.server'
import { readCatalogue, readOffer } from '~/areas/rewards/read-catalogue.server'
import { readReward } from '~/areas/rewards/read-rewards.server'
import { readVoucher, readVouchers } from '~/areas/rewards/read-vouchers.server'
import { redeemReward } from '~/areas/rewards/redeem-reward.server'
import { useVoucher } from '~/areas/rewards/use-voucher.server'
import { checkClub } from '~/invariants.server'
import { DAY } from '~/kernel/clock'
import { offerReward, openShop, ownerWith, redeemed } from './shop'

const sound = async (club: Awaited<ReturnType<typeof testClub>>) =>
  expect((await checkClub(club)).filter(({ violations }) => violations.length > 0)).toEqual([])

describe('redeeming', () => {
  it('takes points, stock and issues a voucher together; a repeated submit does it once', async () => {
    const club = await testClub()
    const { admin } = await openShop(club)
    const rewardId = await offerReward(club, admin, { extra: 5_000 })
    const { actor, memberId } = await ownerWith(club)
    const submit = { club, actor, rewardId, submission: 'one-and-the-same' }
    const first = granted(await redeemReward(submit))
    expect(granted(await redeemReward(submit))).toEqual(first)
    expect((await balanceOf(club, memberId)).available).toBe(900)
    const voucher = await readVoucher(club, { memberId, language: 'en' }, first.number)
    expect(voucher).toMatchObject({ name: 'Flask', standing: 'live', points: 100, extra: 5_000, dealers: null })
    expect(voucher.expiresAt).toBe(club.clock.now() + 30 * DAY)
    expect((await readVoucher(club, { memberId, language: 'zh-CN' }, first.redemptionId)).number).toBe(first.number)
    expect(await readReward(club, rewardId, 'en')).toMatchObject({ stock: 2, sales: { redeemed: 1, spent: 100 } })
    await sound(club)
  })

  it('gives the last piece to one of two members', async () => {
    const club = await testClub()
    const { admin } = await openShop(club)
    const rewardId = await offerReward(club, admin, { stock: 1 })
    const [one, other] = [await ownerWith(club), await ownerWith(club)]
    const answers = await Promise.all([one, other].map(({ actor }) => redeemReward({ club, actor, rewardId })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ reason: 'rewards:refusal.sold_out' })
    await sound(club)
  })

  it('refuses with the sentence that the catalogue shows', async () => {
    const club = await testClub()
    const { admin } = await openShop(club)
    const { actor, memberId } = await ownerWith(club)
    const now = club.clock.now()
    const cases = {
      not_yet: await offerReward(club, admin, { opensAt: now + DAY }),
      over: await offerReward(club, admin, { closesAt: now }),
      tier: await offerReward(club, admin, { minTier: 'gold' }),
      sold_out: await offerReward(club, admin, { stock: 0 }),
      points: await offerReward(club, admin, { points: 1_001 }),
    }
    for (const [reason, rewardId] of Object.entries(cases)) {
      const refused = await redeemReward({ club, actor, rewardId })
      expect(refused).toMatchObject({ ok: false, reason: `rewards:refusal.${reason}` })
      expect((await readOffer(club, { memberId, language: 'en' }, rewardId)).verdict).toEqual(refused)
    }
    const { offers } = await readCatalogue(club, { memberId, language: 'en' })
    expect(offers.map(({ id }) => id)).not.toContain(cases.over)
    expect(offers[0]).toMatchObject({ id: cases.points, missing: 1 })
    expect((await balanceOf(club, memberId)).available).toBe(1_000)
    await sound(club)
  })

  it('keeps to the limit per member; what was given back does not count', async () => {
    const club = await testClub()
    const { admin } = await openShop(club)
    const rewardId = await offerReward(club, admin, { perMember: 1 })
    const { actor } = await ownerWith(club)
    const { number } = await redeemed(club, actor, rewardId)
    expect(await redeemReward({ club, actor, rewardId })).toMatchObject({ reason: 'rewards:refusal.limit' })
    granted(await cancelRedemption({ club, actor, number }))
    granted(await redeemReward({ club, actor, rewardId }))
  })
})

describe('giving back', () => {
  it('brings the same lots back with their dates, once, and nothing of it for anybody else', async () => {
    const club = await testClub()
    const { admin } = await openShop(club)
    const rewardId = await offerReward(club, admin)
    const { actor, memberId } = await ownerWith(club, [
      { points: 60, days: 20 },
      { points: 70, days: 90 },
    ])
    const lots = async () => (await club.store.read.select().from(club.schema.points.lots)).map(shape).sort(byDate)
    const before = await lots()
    const { number } = await redeemed(club, actor, rewardId)
    const { entryId } = await readVoucher(club, { memberId, language: 'en' }, number)
    const now = club.clock.now()
    expect((await previewCancellation(club, entryId)).lots).toEqual([
      { points: 60, expiresAt: now + 20 * DAY, past: false },
      { points: 40, expiresAt: now + 90 * DAY, past: false },
    ])
    const stranger = await ownerWith(club, [])
    await expect(cancelRedemption({ club, actor: stranger.actor, number })).rejects.toThrow('not found')
    await expect(readVoucher(club, { memberId: stranger.memberId, language: 'en' }, number)).rejects.toThrow()
    const tabs = await Promise.all([1, 2].map(() => cancelRedemption({ club, actor, number })))
    expect(tabs.filter(({ ok }) => ok)).toMatchObject([{ value: { restored: 100, lost: 0 } }])
    expect(tabs.find(({ ok }) => !ok)).toMatchObject({ reason: 'rewards:refusal.already_returned' })
    expect(await lots()).toEqual(before)
    expect((await readReward(club, rewardId, 'en')).stock).toBe(3)
    await sound(club)
  })

  it('says what ends at once, refuses after use and after its days', async () => {
    const club = await testClub()
    const { admin, adviser, dealerId } = await openShop(club)
    const rewardId = await offerReward(club, admin)
    const { actor, memberId } = await ownerWith(club, [
      { points: 100, days: 2 },
      { points: 300, days: 90 },
    ])
    const short = await redeemed(club, actor, rewardId)
    const used = await redeemed(club, actor, rewardId)
    const late = await redeemed(club, actor, rewardId)
    granted(await useVoucher({ club, actor: adviser, code: used.code, dealerId }))
    expect(await cancelRedemption({ club, actor, number: used.number })).toMatchObject({
      reason: 'rewards:refusal.already_used',
    })
    club.clock.advance(3 * DAY)
    const { entryId } = await readVoucher(club, { memberId, language: 'en' }, short.number)
    expect(await previewCancellation(club, entryId)).toMatchObject({ points: 100, lost: 100 })
    expect(granted(await cancelRedemption({ club, actor, number: short.number }))).toEqual({ restored: 100, lost: 100 })
    club.clock.advance(4 * DAY)
    expect(await cancelRedemption({ club, actor, number: late.number })).toMatchObject({
      reason: 'rewards:refusal.return_over',
    })
    const { live, past } = await readVouchers(club, { memberId, language: 'en' })
    expect(live.map(({ number }) => number)).toEqual([late.number])
    expect(past.map(({ standing }) => standing).sort()).toEqual(['returned', 'used'])
    await sound(club)
  })
})

describe('keeping the catalogue', () => {
  it('keeps the terms of what was redeemed and tells a stale form what holds', async () => {
    const club = await testClub()
    const { admin, adviser, dealerId, elsewhereId } = await openShop(club)
    const rewardId = await offerReward(club, admin)
    const { actor } = await ownerWith(club)
    const { code } = await redeemed(club, actor, rewardId)
    const { stock: _, version, values } = await readReward(club, rewardId, 'en')
    const { opensOn: __, closesOn: ___, extra: ____, ...same } = values
    const changed = { ...same, kind: 'goods' as const, extra: 0, opensAt: 0, closesAt: null, points: 200 }
    const edit = { club, actor: admin, rewardId, ...changed, dealerIds: [elsewhereId], active: false }
    granted(await editReward({ ...edit, version }))
    expect(await editReward({ ...edit, version })).toMatchObject({
      reason: 'desk:refusal.stale',
      alternatives: { version: version + 1, current: { points: 200 } },
    })
    granted(await useVoucher({ club, actor: adviser, code, dealerId }))
    expect(await redeemReward({ club, actor, rewardId })).toMatchObject({ reason: 'rewards:refusal.not_offered' })
  })

  it('moves stock with a reason, never below nothing', async () => {
    const club = await testClub()
    const { admin, adviser } = await openShop(club)
    const rewardId = await offerReward(club, admin)
    expect(await moveStock({ club, actor: admin, rewardId, delta: -4, reason: 'count' })).toMatchObject({
      field: 'delta',
      params: { stock: 3 },
    })
    granted(await moveStock({ club, actor: admin, rewardId, delta: 5, reason: 'Delivery of March' }))
    await expect(moveStock({ club, actor: adviser, rewardId, delta: 1, reason: 'mine' })).rejects.toThrow()
    const { stock, moves } = await readReward(club, rewardId, 'en')
    expect(stock).toBe(8)
    expect(moves.map(({ delta, reason }) => [delta, reason])).toEqual(
      expect.arrayContaining([
        [5, 'Delivery of March'],
        [3, ''],
      ]),
    )
    await sound(club)
  })
})

type Lot = { id: string; points: number; remaining: number; expiresAt: number }
const shape = ({ id, points, remaining, expiresAt }: Lot) => ({ id, points, remaining, expiresAt })
const byDate = (a: Lot, b: Lot) => a.expiresAt - b.expiresAt
