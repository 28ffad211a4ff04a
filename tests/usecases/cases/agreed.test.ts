import { describe, expect, it } from 'vitest'
import { analysed, caseNow, casesAt, faults, file, proposed, remediesOf, shown } from '#tests/support/cases'
import { testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { confirmSolution, reopenCase, withdrawCase } from '~/areas/cases/close-case.server'
import { answerProposal, decideProposal } from '~/areas/cases/decide-proposal.server'
import { givenSoFar, givenWorth } from '~/areas/cases/given.server'
import { routeCase } from '~/areas/cases/lead-case.server'
import { findCause, type NewRemedy, proposeRemedy } from '~/areas/cases/proposals.server'
import { readReport } from '~/areas/cases/read-report.server'
import { carryOut, doRemedy } from '~/areas/cases/remedies.server'
import { limitsOf } from '~/areas/cases/tell-case.server'
import { DAY } from '~/kernel/clock'
import { offerReward } from '../rewards/shop'

const money = (amountMinor: number): NewRemedy => ({ kind: 'money', amountMinor })

async function room() {
  const club = await testClub()
  const desk = await casesAt(club)
  const row = await file(club, desk)
  const on = async (actor = desk.care) => ({ ...(await shown(club, row.number)), actor })
  const own = () => on(desk.owner.actor)
  const offer = async (...remedies: NewRemedy[]) =>
    granted(await proposeRemedy({ ...(await on(desk.adviser)), words: 'This is what we offer.', remedies }))
  const doAll = async () => {
    for (const { id, doneAt } of await remediesOf(club, row.id)) {
      if (doneAt === null) granted(await doRemedy({ ...(await on()), remedyId: id, reference: 'Alipay 2026-17' }))
    }
  }
  return { club, desk, row, on, own, offer, doAll }
}

describe('limits', () => {
  it('hold for all that a case gives, however many rounds', async () => {
    const { club, desk, row, on, own, offer, doAll } = await room()
    await analysed(club, desk, row)
    expect((await offer(money(30_000))).approval).toBe('')
    granted(await answerProposal({ ...(await own()), agree: true }))
    await doAll()
    granted(await carryOut({ ...(await on()), words: 'Done.' }))
    granted(await confirmSolution({ ...(await own()), confirmed: false, reason: 'It is not enough.' }))
    expect((await offer(money(1))).approval).toBe('manager')
    granted(await decideProposal({ ...(await on(desk.manager)), decision: 'refuse', reason: 'Too much.' }))
    expect((await offer(money(270_001))).approval).toBe('hq')
    granted(await decideProposal({ ...(await on(desk.admin)), decision: 'refuse', reason: 'Too much.' }))
    expect((await offer()).approval).toBe('')
    expect(await faults(club)).toEqual([])
  })

  it('of the terms say nothing in another currency', async () => {
    const { club, row } = await room()
    const terms = { approveAboveMinor: 30_000, hqAboveMinor: 300_000 }
    const on = { tx: club.store.read, schema: club.schema }
    expect(await limitsOf(on, row, terms)).toEqual(terms)
    const none = { approveAboveMinor: 0, hqAboveMinor: 0 }
    expect(await limitsOf(on, { ...row, currency: 'EUR' }, terms)).toEqual(none)
  })

  it('whoever solves the case does not approve it, whoever wrote it', async () => {
    const { club, desk, row, on } = await room()
    await analysed(club, desk, row)
    const { userId } = desk.manager
    granted(await routeCase({ ...(await on()), department: 'after-sales', solverId: userId, note: 'To the manager' }))
    granted(await findCause({ ...(await on(desk.manager)), cause: 'The bracket.', causeId: null }))
    granted(await proposeRemedy({ ...(await on()), words: 'This is what we offer.', remedies: [money(40_000)] }))
    expect(await decideProposal({ ...(await on(desk.manager)), decision: 'approve' })).toMatchObject({
      reason: 'cases-desk:refusal.same_person',
    })
    granted(await decideProposal({ ...(await on(desk.admin)), decision: 'approve' }))
  })
})

describe('what was agreed', () => {
  it('ends with the case that is taken back: after reopening nothing is given twice', async () => {
    const { club, desk, row, own, offer, on } = await room()
    await proposed(club, desk, row, [{ kind: 'points', points: 100 }])
    granted(await answerProposal({ ...(await own()), agree: true }))
    granted(await withdrawCase(await own()))
    expect(await givenSoFar({ tx: club.store.read, schema: club.schema }, row.id)).toBe(0)
    granted(await reopenCase({ ...(await own()), reason: 'I want it after all.' }))
    granted(await findCause({ ...(await on(desk.adviser)), cause: 'The bracket.', causeId: null }))
    await offer({ kind: 'points', points: 100 })
    granted(await answerProposal({ ...(await own()), agree: true }))
    const [old, now] = await remediesOf(club, row.id)
    expect(await doRemedy({ ...(await on()), remedyId: old?.id ?? '' })).toMatchObject({
      reason: 'cases-desk:refusal.remedy_not_agreed',
    })
    granted(await doRemedy({ ...(await on()), remedyId: now?.id ?? '' }))
    granted(await carryOut({ ...(await on()), words: 'Done.' }))
    expect(await faults(club)).toEqual([])
  })

  it('is taken back when it cannot be done; what was given of it counts on, here and in the report', async () => {
    const { club, desk, row, on, own, offer } = await room()
    await proposed(club, desk, row, [money(20_000), money(10_000)])
    granted(await answerProposal({ ...(await own()), agree: true }))
    const [first] = await remediesOf(club, row.id)
    granted(await doRemedy({ ...(await on()), remedyId: first?.id ?? '', reference: 'Alipay 2026-17' }))
    expect(await answerProposal({ ...(await on()), agree: false })).toMatchObject({
      reason: 'cases-desk:refusal.reason_wanted',
    })
    expect(await answerProposal({ ...(await on(desk.sales)), agree: false, reason: 'x' })).toMatchObject({
      reason: 'cases-desk:refusal.flow_not_yours',
    })
    granted(await answerProposal({ ...(await on()), agree: false, reason: 'The part is not made any more.' }))
    expect((await caseNow(club, row.number)).state).toBe('analysed')
    const read = { tx: club.store.read, schema: club.schema }
    expect(await givenSoFar(read, row.id)).toBe(20_000)
    expect((await givenWorth(read, [row.id])).get(row.id)).toBe(20_000)
    const { parts } = await readReport(club, desk.care, row.number, 'en')
    expect(JSON.stringify(parts)).toContain('200')
    expect((await offer(money(10_001))).approval).toBe('manager')
    expect(await faults(club)).toEqual([])
  })

  it('holds no reward that is not offered now', async () => {
    const { club, desk, row, on } = await room()
    await analysed(club, desk, row)
    const now = club.clock.now()
    for (const when of [{ opensAt: now + DAY }, { closesAt: now - 1 }]) {
      const rewardId = await offerReward(club, desk.admin, when)
      const remedies: NewRemedy[] = [{ kind: 'voucher', rewardId }]
      expect(await proposeRemedy({ ...(await on(desk.adviser)), words: 'x', remedies })).toMatchObject({
        reason: 'cases-desk:refusal.remedy_reward',
      })
    }
  })
})
