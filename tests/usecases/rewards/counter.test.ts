import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testClub } from '#tests/support/club'
import { granted, staffActor } from '#tests/support/people'
import { relate } from '~/areas/membership/relations.server'
import { cancelRedemption } from '~/areas/rewards/cancel-redemption.server'
import { moveStock } from '~/areas/rewards/keep-stock.server'
import { presentVoucher } from '~/areas/rewards/present-voucher.server'
import { ordersCsv, readOrders, readUsedAt } from '~/areas/rewards/read-orders.server'
import { readReward } from '~/areas/rewards/read-rewards.server'
import { redeemReward } from '~/areas/rewards/redeem-reward.server'
import { findVoucher, useVoucher as honour } from '~/areas/rewards/use-voucher.server'
import { checkClub } from '~/invariants.server'
import { DAY } from '~/kernel/clock'
import { voucherCode } from '~/kernel/codes'
import { offerReward, openShop, ownerWith, redeemed } from './shop'

describe('at the counter', () => {
  it('shows a voucher, with the whole name where the dealer knows the member, and honours it once', async () => {
    const club = await testClub()
    const { admin, adviser, dealerId } = await openShop(club)
    const { actor } = await ownerWith(club)
    const { code, number } = await redeemed(club, actor, await offerReward(club, admin, { extra: 3_000 }))
    const look = { club, actor: adviser, dealerId, address: '' }
    const typed = code.replaceAll('-', '').toLowerCase()
    const shown = granted(await presentVoucher({ ...look, code: typed, language: 'en' }))
    expect(shown).toMatchObject({ code, number, name: 'Flask', extra: 3_000, verdict: { ok: true } })
    expect(shown.member).toMatch(/^O\*\*\* \d\*\*\*$/)
    await club.write(admin, (w) => relate(w, { memberId: actor.memberId ?? '', dealerId, cause: 'visit' }))
    const known = granted(await presentVoucher({ ...look, code: typed, language: 'en' }))
    expect(known.member).toMatch(/^Owner \d+$/)
    const both = await Promise.all([1, 2].map(() => honour({ club, actor: adviser, code: typed, dealerId })))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'rewards-desk:refusal.voucher_used' })
    expect(await readUsedAt(club, dealerId, 0, 'en')).toMatchObject([{ number }])
  })

  it('refuses at another dealer, without the right, given back, and past its date without any job', async () => {
    const club = await testClub()
    const { admin, adviser, dealerId, elsewhereId } = await openShop(club)
    const { actor } = await ownerWith(club)
    const rewardId = await offerReward(club, admin, { dealerIds: [elsewhereId] })
    const { code, number } = await redeemed(club, actor, rewardId)
    const use = { club, actor: adviser, code, dealerId }
    expect(await honour(use)).toMatchObject({ reason: 'rewards-desk:refusal.voucher_elsewhere' })
    await expect(honour({ ...use, dealerId: elsewhereId })).rejects.toThrow('not found')
    await expect(honour({ ...use, actor })).rejects.toThrow('not found')
    const sales = await staffActor(club, 'sales', dealerId)
    await expect(honour({ ...use, actor: sales })).rejects.toThrow('not found')
    granted(await cancelRedemption({ club, actor, number }))
    expect(await honour({ ...use, actor: admin, dealerId: elsewhereId })).toMatchObject({
      reason: 'rewards-desk:refusal.voucher_burned',
    })
    const late = await redeemed(club, actor, rewardId)
    club.clock.advance(30 * DAY)
    expect(await honour({ ...use, actor: admin, code: late.code, dealerId: elsewhereId })).toMatchObject({
      reason: 'rewards-desk:refusal.voucher_expired',
    })
  })

  it.each([
    ['looking', findVoucher],
    ['honouring', honour],
  ])('slows guessing by %s down', async (_, guess) => {
    const club = await testClub()
    const { adviser, dealerId } = await openShop(club)
    const look = { club, actor: adviser, dealerId, address: '203.0.113.7' }
    expect(await guess({ ...look, code: 'nonsense' })).toMatchObject({
      reason: 'rewards-desk:refusal.code_shape',
    })
    const reasons: string[] = []
    for (let tries = 0; tries < 12; tries++) {
      const found = await guess({ ...look, code: voucherCode() })
      if (!found.ok) reasons.push(found.reason)
    }
    expect(reasons[0]).toBe('rewards-desk:refusal.code_unknown')
    expect(reasons.at(-1)).toBe('shell:refusal.too_many')
  })
})

describe('orders', () => {
  it('shows the whole club all of them and a dealer its own, page by page and as CSV', async () => {
    const club = await testClub()
    const { admin, adviser, dealerId } = await openShop(club)
    const { actor } = await ownerWith(club)
    const rewardId = await offerReward(club, admin, { stock: null, name: { zh: '=危险', en: '=SUM(A1)' } })
    const codes: string[] = []
    for (let made = 0; made < 5; made++) {
      codes.push((await redeemed(club, actor, rewardId)).code)
      club.clock.advance(1_000)
    }
    granted(await honour({ club, actor: adviser, code: codes[1] ?? '', dealerId }))
    const first = await readOrders(club, admin, {}, 'en', { limit: 2 })
    expect(first).toMatchObject({ newer: null, orders: { length: 2 } })
    const second = await readOrders(club, admin, {}, 'en', { limit: 2, before: first.older ?? undefined })
    const back = await readOrders(club, admin, {}, 'en', { limit: 2, after: second.newer ?? undefined })
    expect(back.orders).toEqual(first.orders)
    expect(back.newer).toBeNull()
    expect((await readOrders(club, adviser, {}, 'en')).orders).toMatchObject([{ standing: 'used' }])
    expect((await readOrders(club, admin, { state: 'live' }, 'en')).orders).toHaveLength(4)
    expect((await readOrders(club, admin, { dealer: dealerId, reward: rewardId }, 'en')).orders).toHaveLength(1)
    expect((await readOrders(club, admin, { to: '2026-03-01' }, 'en')).orders).toEqual([])
    let csv = ''
    for await (const part of ordersCsv(club, admin, {}, 'en', { head: ['a'], stateName: (one) => one })) csv += part
    expect(csv.split('\n').filter(Boolean)).toHaveLength(6)
    expect(csv).toContain("'=SUM(A1)")
  })
})

describe('stock', () => {
  it('is the sum of its moves and the pieces out, whatever happens', async () => {
    const club = await testClub()
    const { admin, adviser, dealerId } = await openShop(club)
    const rewardId = await offerReward(club, admin, { stock: 2, points: 1 })
    const { actor } = await ownerWith(club)
    const out: { number: string; code: string }[] = []
    let stock = 2
    const step = fc.record({
      act: fc.constantFrom('redeem', 'return', 'use', 'move'),
      delta: fc.integer({ min: -3, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        for (const { act, delta } of steps) {
          const last = out.at(-1)
          if (act === 'redeem') {
            const answer = await redeemReward({ club, actor, rewardId })
            expect(answer.ok).toBe(stock > 0)
            if (!answer.ok) continue
            stock -= 1
            const vouchers = await club.store.read.select().from(club.schema.rewards.vouchers)
            const code = vouchers.find((one) => one.redemptionId === answer.value.redemptionId)?.code ?? ''
            out.push({ number: answer.value.number, code })
          } else if (act === 'return' && last) {
            const answer = await cancelRedemption({ club, actor, number: last.number })
            if (answer.ok) stock += 1
            out.pop()
          } else if (act === 'use' && last) {
            granted(await honour({ club, actor: adviser, code: last.code, dealerId }))
            out.pop()
          } else if (act === 'move' && delta !== 0) {
            const answer = await moveStock({ club, actor: admin, rewardId, delta, reason: 'count' })
            expect(answer.ok).toBe(stock + delta >= 0)
            if (answer.ok) stock += delta
          }
        }
        expect((await readReward(club, rewardId, 'en')).stock).toBe(stock)
        expect((await checkClub(club)).filter(({ violations }) => violations.length > 0)).toEqual([])
      }),
      { numRuns: 12 },
    )
  })
})
