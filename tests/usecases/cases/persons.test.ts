import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addOwner } from '#tests/support/booking'
import {
  type CaseDesk,
  caseNow,
  casesAt,
  faults,
  file,
  fileByPhone,
  proposed,
  shown,
  someCause,
} from '#tests/support/cases'
import { type TestClub, testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { closeCase, confirmSolution, reopenCase, withdrawCase } from '~/areas/cases/close-case.server'
import { answerProposal } from '~/areas/cases/decide-proposal.server'
import { linkCaller, rejectCase, routeCase } from '~/areas/cases/lead-case.server'
import { mergeCase, unmergeCase } from '~/areas/cases/merge-case.server'
import { rateCase } from '~/areas/cases/rate-case.server'
import { requireDeskRoot } from '~/areas/cases/read-desk-case.server'
import { carryOut } from '~/areas/cases/remedies.server'
import { ownerSays } from '~/areas/cases/talk.server'
import { eraseMember } from '~/areas/membership/erase-member.server'
import { mayDealerSee } from '~/areas/membership/relations.server'
import { DAY } from '~/kernel/clock'

const otherOwner = { reason: 'cases-desk:merge.other_owner' }

describe('whose case it is', () => {
  it('a caller who is linked takes all their cases along; none goes into a stranger’s', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const first = await fileByPhone(club, desk)
    const second = await fileByPhone(club, desk)
    const else1 = { caller: { name: 'Lu Yan', phone: '13900139456', email: '' } }
    const stranger = await fileByPhone(club, desk, else1)
    const merge = async (from: string, into: string) =>
      mergeCase({ ...(await shown(club, from)), actor: desk.care, into, reason: 'The same' })
    expect(await merge(first.number, stranger.number)).toMatchObject(otherOwner)
    const other = await addOwner(club)
    granted(await linkCaller({ ...(await shown(club, first.number)), actor: desk.care, memberId: other.memberId }))
    expect((await caseNow(club, second.number)).memberId).toBe(other.memberId)
    const mine = await file(club, desk)
    expect(await merge(second.number, mine.number)).toMatchObject(otherOwner)
    // One that the link has not reached.
    const { cases } = club.schema.cases
    await club.write(desk.admin, ({ tx }) => tx.update(cases).set({ memberId: null }).where(eq(cases.id, second.id)))
    expect(await merge(second.number, mine.number)).toMatchObject(otherOwner)
    granted(await merge(second.number, first.number))
    expect(await faults(club)).toEqual([])
  })

  it('only whoever keeps or leads says who it is, and nobody unmasks a member by a case', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { memberId } = await addOwner(club)
    const row = await fileByPhone(club, desk)
    expect(await linkCaller({ ...(await shown(club, row.number)), actor: desk.sales, memberId })).toMatchObject({
      reason: 'cases-desk:refusal.flow_not_yours',
    })
    await fileByPhone(club, { ...desk, care: desk.sales }, { caller: undefined, memberId })
    expect(await mayDealerSee(club, desk.sales, memberId)).toBe(false)
    granted(await linkCaller({ ...(await shown(club, row.number)), actor: desk.care, memberId }))
    expect(await mayDealerSee(club, desk.sales, memberId)).toBe(true)
  })

  it('of a case that was merged into another dealer’s, that one’s right counts', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const there = await casesAt(club, 'HZW')
    const row = await file(club, desk)
    const into = await file(club, { ...desk, dealerId: there.dealerId })
    const on = { ...(await shown(club, row.number)), actor: desk.admin }
    granted(await mergeCase({ ...on, into: into.number, reason: 'The same' }))
    await expect(requireDeskRoot(club, desk.care, row.number)).rejects.toThrow('not found')
    expect((await requireDeskRoot(club, desk.admin, row.number)).number).toBe(into.number)
  })
})

async function closed(club: TestClub, desk: CaseDesk) {
  const row = await file(club, desk)
  const on = async (actor = desk.care) => ({ ...(await shown(club, row.number)), actor })
  await proposed(club, desk, row, [])
  granted(await answerProposal({ ...(await on(desk.owner.actor)), agree: true }))
  granted(await carryOut({ ...(await on()), words: 'Done.' }))
  granted(await confirmSolution({ ...(await on(desk.owner.actor)), confirmed: true }))
  const found = { causeId: await someCause(club), cause: 'The bracket.', outcome: 'A new one.', costMinor: 0 }
  granted(await closeCase({ ...(await on()), ...found }))
  return row
}

describe('a recovery', () => {
  it('has a keeper who is there, is not turned down, and goes on after a second bad score however late', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { cases, dealerSettings, surveys } = club.schema.cases
    const { dealerId } = desk
    await club.write(desk.admin, ({ tx }) => tx.insert(dealerSettings).values({ dealerId, managerId: 'gone' }))
    const row = await closed(club, desk)
    granted(await rateCase({ club, actor: desk.owner.actor, number: row.number, score: 1 }))
    const [recovery] = await club.store.read.select().from(cases).where(eq(cases.recoveryOf, row.id))
    expect(recovery?.keeperId).toBe(desk.care.userId)
    const number = recovery?.number ?? ''
    expect(await rejectCase({ ...(await shown(club, number)), actor: desk.manager, words: 'No.' })).toMatchObject({
      reason: 'cases-desk:refusal.recovery_stays',
    })
    granted(await withdrawCase({ ...(await shown(club, number)), actor: desk.owner.actor }))
    club.clock.advance(90 * DAY)
    await club.write(desk.admin, ({ tx }) =>
      tx.update(surveys).set({ askedAt: club.clock.now() }).where(eq(surveys.round, 2)),
    )
    granted(await rateCase({ club, actor: desk.owner.actor, number: row.number, score: 1 }))
    expect((await caseNow(club, number)).state).toBe('assigned')
    expect(await faults(club)).toEqual([])
  })
})

describe('after all', () => {
  it('a case that was reopened before it had a department is given on by its keeper, once', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await fileByPhone(club, { ...desk, care: desk.adviser })
    const on = async () => ({ ...(await shown(club, number)), actor: desk.adviser })
    granted(await rejectCase({ ...(await on()), words: 'It is not ours.' }))
    granted(await reopenCase({ ...(await on()), reason: 'It is ours.' }))
    granted(await routeCase({ ...(await on()), department: 'parts', solverId: null }))
    expect(await routeCase({ ...(await on()), department: 'sales', solverId: null })).toMatchObject({
      reason: 'cases-desk:refusal.department_there',
    })
    expect(await faults(club)).toEqual([])
  })

  it('nobody waits for somebody who was erased, and what is split off again ends', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const over = await closed(club, desk)
    granted(await ownerSays({ club, actor: desk.owner.actor, number: over.number, words: 'One more thing.' }))
    expect((await caseNow(club, over.number)).attention).toBe(true)
    const from = await file(club, desk)
    const into = await file(club, desk)
    const on = { ...(await shown(club, from.number)), actor: desk.care }
    granted(await mergeCase({ ...on, into: into.number, reason: 'The same' }))
    const { memberId } = desk.owner
    granted(await eraseMember({ club, actor: desk.admin, memberId, reason: 'letter of 3 March' }))
    expect((await caseNow(club, over.number)).attention).toBe(false)
    granted(await unmergeCase({ club, actor: desk.care, number: from.number }))
    expect(await caseNow(club, from.number)).toMatchObject({ state: 'withdrawn', attention: false })
    expect(await faults(club)).toEqual([])
  })
})
