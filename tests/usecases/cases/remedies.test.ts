import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  analysed,
  caseNow,
  casesAt,
  faults,
  file,
  fileByPhone,
  proposed,
  remediesOf,
  shown,
  strangerAt,
  way,
} from '#tests/support/cases'
import { testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { confirmSolution } from '~/areas/cases/close-case.server'
import { answerProposal, decideProposal } from '~/areas/cases/decide-proposal.server'
import { type NewRemedy, proposeRemedy } from '~/areas/cases/proposals.server'
import { carryOut, doRemedy } from '~/areas/cases/remedies.server'
import { purseOf } from '~/areas/points/read-standing.server'
import { useVoucher } from '~/areas/rewards/use-voucher.server'
import { checkClub } from '~/invariants.server'
import { offerReward } from '../rewards/shop'

const money = (amountMinor: number): NewRemedy => ({ kind: 'money', amountMinor })

describe('approval', () => {
  it('is asked for above the limit, given by the manager, and above the next one by head office', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const small = await file(club, desk)
    expect((await proposed(club, desk, small, [money(30_000)])).approval).toBe('')
    const middle = await file(club, desk)
    expect((await proposed(club, desk, middle, [money(30_001)])).approval).toBe('manager')
    const { number } = middle
    for (const actor of [desk.adviser, desk.care, desk.sales]) {
      const on = { ...(await shown(club, number)), actor, decision: 'approve' as const }
      expect(await decideProposal(on)).toMatchObject({ reason: expect.stringMatching(/flow_not_yours|same_person/) })
    }
    granted(await decideProposal({ ...(await shown(club, number)), actor: desk.manager, decision: 'approve' }))
    expect((await caseNow(club, number)).state).toBe('proposed')
    const large = await file(club, desk)
    expect((await proposed(club, desk, large, [money(200_000), money(100_001)])).approval).toBe('hq')
    const by = { actor: desk.manager, decision: 'approve' as const }
    expect(await decideProposal({ ...(await shown(club, large.number)), ...by })).toMatchObject({
      reason: 'cases-desk:refusal.above_your_limit',
    })
    granted(await decideProposal({ ...(await shown(club, large.number)), actor: desk.admin, decision: 'approve' }))
    expect(await faults(club)).toEqual([])
  })

  it('a limit of 0 lets nothing of any worth pass, words alone do', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { dealerSettings } = club.schema.cases
    await club.write(desk.admin, (w) =>
      w.tx.insert(dealerSettings).values({ dealerId: desk.dealerId, approveAboveMinor: 0, hqAboveMinor: 100 }),
    )
    expect((await proposed(club, desk, await file(club, desk))).approval).toBe('')
    expect((await proposed(club, desk, await file(club, desk), [money(1)])).approval).toBe('manager')
    expect((await proposed(club, desk, await file(club, desk), [{ kind: 'points', points: 21 }])).approval).toBe('hq')
  })

  it('goes back with a reason, and up with one', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const row = await file(club, desk)
    const { number } = row
    await proposed(club, desk, row, [money(40_000)])
    const refuse = { actor: desk.manager, decision: 'refuse' as const }
    expect(await decideProposal({ ...(await shown(club, number)), ...refuse })).toMatchObject({
      reason: 'cases-desk:refusal.reason_wanted',
    })
    granted(await decideProposal({ ...(await shown(club, number)), ...refuse, reason: 'Too much.' }))
    const again = { actor: desk.manager, words: 'A little less.', remedies: [money(35_000)] }
    granted(await proposeRemedy({ ...(await shown(club, number)), ...again }))
    const own = { actor: desk.manager, decision: 'approve' as const }
    expect(await decideProposal({ ...(await shown(club, number)), ...own })).toMatchObject({
      reason: 'cases-desk:refusal.same_person',
    })
    const up = { actor: desk.manager, decision: 'pass-up' as const, reason: 'It is mine.' }
    granted(await decideProposal({ ...(await shown(club, number)), ...up }))
    granted(await decideProposal({ ...(await shown(club, number)), actor: desk.admin, decision: 'approve' }))
    expect((await way(club, number)).slice(-5)).toEqual([
      'solver ask-approval approval',
      'approver refuse analysed',
      'manager ask-approval approval',
      'approver pass-up approval',
      'hq approve proposed',
    ])
    expect(await faults(club)).toEqual([])
  })
})

describe('remedies', () => {
  it('points are in the ledger, a voucher is honoured at the counter, each once', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const rewardId = await offerReward(club, desk.admin, { stock: 1 })
    const row = await file(club, desk)
    const { number } = row
    const gives: NewRemedy[] = [
      { kind: 'points', points: 300 },
      { kind: 'voucher', rewardId },
    ]
    await proposed(club, desk, row, gives)
    const early = (await remediesOf(club, row.id)).at(0)?.id ?? ''
    expect(await doRemedy({ ...(await shown(club, number)), actor: desk.adviser, remedyId: early })).toMatchObject({
      reason: 'cases-desk:refusal.remedy_not_agreed',
    })
    granted(await answerProposal({ ...(await shown(club, number)), actor: desk.owner.actor, agree: true }))
    const words = 'All yours.'
    expect(await carryOut({ ...(await shown(club, number)), actor: desk.adviser, words })).toMatchObject({
      reason: 'cases-desk:refusal.remedies_open',
    })
    const remedies = await remediesOf(club, row.id)
    for (const { id } of remedies) {
      granted(await doRemedy({ ...(await shown(club, number)), actor: desk.adviser, remedyId: id }))
      expect(await doRemedy({ ...(await shown(club, number)), actor: desk.adviser, remedyId: id })).toMatchObject({
        reason: 'cases-desk:refusal.remedy_done',
      })
    }
    const on = { schema: club.schema, read: club.store.read, now: club.clock.now() }
    expect((await purseOf(on, desk.owner.memberId)).available).toBe(300)
    const [voucher] = await club.store.read.select().from(club.schema.rewards.vouchers)
    granted(await useVoucher({ club, actor: desk.adviser, code: voucher?.code ?? '', dealerId: desk.dealerId }))
    granted(await carryOut({ ...(await shown(club, number)), actor: desk.adviser, words }))
    granted(await confirmSolution({ ...(await shown(club, number)), actor: desk.owner.actor, confirmed: true }))
    expect((await checkClub(club)).filter(({ violations }) => violations.length > 0)).toEqual([])
  })

  it('money and repairs want a reference; what is sold out says so', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const rewardId = await offerReward(club, desk.admin, { stock: 1 })
    const row = await file(club, desk)
    const { number } = row
    await proposed(club, desk, row, [money(1_000), { kind: 'voucher', rewardId }])
    granted(await answerProposal({ ...(await shown(club, number)), actor: desk.care, agree: true }))
    const { rewards } = club.schema.rewards
    await club.write(desk.admin, (w) => w.tx.update(rewards).set({ active: false }).where(eq(rewards.id, rewardId)))
    const [cash, voucher] = await remediesOf(club, row.id)
    const at = { actor: desk.adviser }
    expect(await doRemedy({ ...(await shown(club, number)), ...at, remedyId: cash?.id ?? '' })).toMatchObject({
      field: 'reference',
    })
    expect(await doRemedy({ ...(await shown(club, number)), ...at, remedyId: voucher?.id ?? '' })).toMatchObject({
      reason: 'cases-desk:refusal.remedy_sold_out',
    })
    const paid = { remedyId: cash?.id ?? '', reference: 'Alipay 2026-17' }
    granted(await doRemedy({ ...(await shown(club, number)), ...at, ...paid }))
    expect((await remediesOf(club, row.id))[0]).toMatchObject({ reference: 'Alipay 2026-17' })
  })

  it('refuses what cannot be meant, and points for somebody who is no member', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const guest = await fileByPhone(club, desk)
    await analysed(club, desk, guest)
    const told = { actor: desk.adviser, words: 'x' }
    const ask = async (remedy: NewRemedy, number = guest.number) =>
      proposeRemedy({ ...(await shown(club, number)), ...told, remedies: [remedy] })
    expect(await ask({ kind: 'points', points: 5 })).toMatchObject({ reason: 'cases-desk:refusal.remedy_member' })
    const own = await analysed(club, desk, await file(club, desk))
    for (const points of [0, -5, 1.5, Number.NaN, 1e12]) {
      expect(await ask({ kind: 'points', points }, own.number)).toMatchObject({
        reason: 'cases-desk:refusal.remedy_points',
      })
    }
    for (const amountMinor of [0, -1, 0.5, Number.POSITIVE_INFINITY]) {
      expect(await ask({ kind: 'money', amountMinor }, own.number)).toMatchObject({
        reason: 'cases-desk:refusal.remedy_amount',
      })
    }
    expect(await ask({ kind: 'voucher', rewardId: 'nothing' }, own.number)).toMatchObject({
      reason: 'cases-desk:refusal.remedy_reward',
    })
  })

  it('nobody of another dealer carries anything out', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const row = await file(club, desk)
    await proposed(club, desk, row, [money(1_000)])
    granted(await answerProposal({ ...(await shown(club, row.number)), actor: desk.owner.actor, agree: true }))
    const [cash] = await remediesOf(club, row.id)
    const done = { remedyId: cash?.id ?? '', reference: 'x' }
    const stranger = await strangerAt(club)
    await expect(doRemedy({ ...(await shown(club, row.number)), actor: stranger, ...done })).rejects.toThrow(
      'not found',
    )
    await expect(doRemedy({ ...(await shown(club, row.number)), actor: desk.owner.actor, ...done })).rejects.toThrow()
  })
})
