import { describe, expect, it } from 'vitest'
import {
  caseNow,
  casesAt,
  faults,
  file,
  fileByPhone,
  proposed,
  remediesOf,
  shown,
  someCause,
  thread,
  way,
} from '#tests/support/cases'
import { testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { answerCase, closeCase, confirmSolution, reopenCase, withdrawCase } from '~/areas/cases/close-case.server'
import { answerProposal } from '~/areas/cases/decide-proposal.server'
import { acceptCase, handOver, rejectCase, routeCase, sortCase, takeCase } from '~/areas/cases/lead-case.server'
import { carryOut, doRemedy } from '~/areas/cases/remedies.server'
import { noteCase, ownerSays, resumeCase, sayCase, settleReply, talkCase } from '~/areas/cases/talk.server'
import { HOUR } from '~/kernel/clock'

describe('the way of a complaint', () => {
  it('goes from the words of the owner to the evaluation, every step in its history', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const row = await file(club, desk)
    const { number } = row
    expect(row).toMatchObject({ state: 'new', nature: 'complaint', dealerId: desk.dealerId, attention: true })
    granted(await acceptCase({ ...(await shown(club, number)), actor: desk.care }))
    const words = 'Thank you. We look into it today.'
    granted(await sayCase({ ...(await shown(club, number)), actor: desk.care, words }))
    const offer = await proposed(club, desk, row, [{ kind: 'repair', amountMinor: 20_000 }])
    expect(offer.approval).toBe('')
    granted(await answerProposal({ ...(await shown(club, number)), actor: desk.owner.actor, agree: true }))
    const [repair] = await remediesOf(club, row.id)
    const done = { remedyId: repair?.id ?? '', reference: 'W-1' }
    granted(await doRemedy({ ...(await shown(club, number)), actor: desk.adviser, ...done }))
    granted(await carryOut({ ...(await shown(club, number)), actor: desk.adviser, words: 'The bracket is in place.' }))
    granted(await confirmSolution({ ...(await shown(club, number)), actor: desk.owner.actor, confirmed: true }))
    const found = { causeId: await someCause(club), cause: '', outcome: 'New bracket fitted.', costMinor: 4_000 }
    granted(await closeCase({ ...(await shown(club, number)), actor: desk.care, ...found }))
    expect(await way(club, number)).toEqual([
      'owner record new',
      'manager accept checked',
      'keeper say checked',
      'keeper route assigned',
      'worker take assigned',
      'solver find-cause analysed',
      'solver propose proposed',
      'owner agree agreed',
      'solver carry-out carried-out',
      'owner confirm confirmed',
      'keeper close closed',
    ])
    const now = await caseNow(club, number)
    expect(now).toMatchObject({ state: 'closed', attention: false, keeperId: desk.care.userId, costMinor: 4_000 })
    expect(await thread(club, row.id)).toEqual([
      'owner public: The rattle is still there after the repair.',
      'staff public: Thank you. We look into it today.',
      'staff public: We fit a new bracket free of charge.',
      'staff public: The bracket is in place.',
    ])
    expect(await faults(club)).toEqual([])
  })

  it('is not answered away, and not closed empty', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await file(club, desk)
    const answered = await answerCase({ ...(await shown(club, number)), actor: desk.care, words: 'Sorry.' })
    expect(answered).toMatchObject({ ok: false, reason: 'cases-desk:refusal.complaint_way' })
    const row = await caseNow(club, number)
    await proposed(club, desk, row)
    granted(await answerProposal({ ...(await shown(club, number)), actor: desk.care, agree: true }))
    granted(await carryOut({ ...(await shown(club, number)), actor: desk.adviser, words: 'Done.' }))
    granted(await confirmSolution({ ...(await shown(club, number)), actor: desk.care, confirmed: true }))
    const empty = { causeId: null, cause: '', outcome: ' ', costMinor: 0 }
    const closed = await closeCase({ ...(await shown(club, number)), actor: desk.care, ...empty })
    expect(closed).toMatchObject({ ok: false, reason: 'cases-desk:refusal.outcome_wanted', field: 'outcome' })
    const cost = { ...empty, outcome: 'x', costMinor: -1 }
    expect(await closeCase({ ...(await shown(club, number)), actor: desk.care, ...cost })).toMatchObject({
      reason: 'cases-desk:refusal.cost',
    })
    expect((await caseNow(club, number)).state).toBe('confirmed')
  })

  it('goes back when the owner says no, and asks why', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const row = await file(club, desk)
    const { number } = row
    await proposed(club, desk, row)
    const no = { actor: desk.owner.actor, agree: false }
    expect(await answerProposal({ ...(await shown(club, number)), ...no })).toMatchObject({
      reason: 'feedback:refusal.reason_wanted',
    })
    granted(await answerProposal({ ...(await shown(club, number)), ...no, reason: 'I want another dealer.' }))
    expect((await caseNow(club, number)).state).toBe('analysed')
    expect(await thread(club, row.id)).toContain('owner public: I want another dealer.')
    expect(await faults(club)).toEqual([])
  })
})

describe('other natures', () => {
  it('routes an inquiry by the rules of the club, and ends with its answer', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const row = await file(club, desk, { nature: 'inquiry', words: 'How long does the battery live?' })
    expect(row).toMatchObject({ state: 'assigned', department: 'customer-relations', solverId: null })
    const { number } = row
    granted(await answerCase({ ...(await shown(club, number)), actor: desk.care, words: 'Eight years.' }))
    granted(await confirmSolution({ ...(await shown(club, number)), actor: desk.owner.actor, confirmed: true }))
    expect((await way(club, number)).slice(-2)).toEqual(['owner confirm confirmed', 'system close closed'])
    expect(await faults(club)).toEqual([])
  })

  it('turns down with words to the owner, who may reopen within the days of the terms', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const row = await file(club, desk)
    const { number } = row
    granted(await rejectCase({ ...(await shown(club, number)), actor: desk.care, words: 'This is the tyre maker’s.' }))
    expect(await thread(club, row.id)).toContain('staff public: This is the tyre maker’s.')
    const again = { actor: desk.owner.actor, reason: 'No, it is yours.' }
    granted(await reopenCase({ ...(await shown(club, number)), ...again }))
    expect(await caseNow(club, number)).toMatchObject({ state: 'assigned', reopened: 1, closedAt: null })
    granted(await withdrawCase({ ...(await shown(club, number)), actor: desk.owner.actor }))
    club.clock.advance(31 * 24 * HOUR)
    expect(await reopenCase({ ...(await shown(club, number)), ...again })).toMatchObject({
      reason: 'feedback:refusal.reopen_over',
    })
    granted(await reopenCase({ ...(await shown(club, number)), actor: desk.manager, reason: 'They called.' }))
    expect(await faults(club)).toEqual([])
  })
})

describe('words', () => {
  it('waits for what was asked, and goes on with what the owner says', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await file(club, desk)
    granted(await sayCase({ ...(await shown(club, number)), actor: desk.care, words: 'Since when?', ask: true }))
    expect((await caseNow(club, number)).askedAt).not.toBeNull()
    granted(await ownerSays({ club, actor: desk.owner.actor, number, words: 'Since Monday.' }))
    expect((await caseNow(club, number)).askedAt).toBeNull()
    granted(await sayCase({ ...(await shown(club, number)), actor: desk.care, words: 'And how often?', ask: true }))
    granted(await resumeCase({ ...(await shown(club, number)), actor: desk.care }))
    expect(await resumeCase({ ...(await shown(club, number)), actor: desk.care })).toMatchObject({ ok: false })
    expect(await faults(club)).toEqual([])
  })

  it('a question is overtaken by the next move', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const row = await file(club, desk)
    granted(await sayCase({ ...(await shown(club, row.number)), actor: desk.care, words: 'Since when?', ask: true }))
    await proposed(club, desk, row)
    expect((await way(club, row.number)).slice(-2)).toEqual(['system resume analysed', 'solver propose proposed'])
    expect((await caseNow(club, row.number)).askedAt).toBeNull()
    expect(await faults(club)).toEqual([])
  })

  it('a word to a case that is over calls for attention until somebody answers or settles it', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await file(club, desk)
    granted(await rejectCase({ ...(await shown(club, number)), actor: desk.care, words: 'Not ours.' }))
    expect((await caseNow(club, number)).attention).toBe(false)
    granted(await ownerSays({ club, actor: desk.owner.actor, number, words: 'It is.' }))
    expect(await caseNow(club, number)).toMatchObject({ state: 'rejected', attention: true, nextDueKind: 'reply' })
    granted(await settleReply({ ...(await shown(club, number)), actor: desk.care, reason: 'Said so already.' }))
    expect((await caseNow(club, number)).attention).toBe(false)
    granted(await ownerSays({ club, actor: desk.owner.actor, number, words: 'But it is.' }))
    granted(
      await talkCase({ ...(await shown(club, number)), actor: desk.care, words: 'Called them.', channel: 'phone' }),
    )
    expect((await caseNow(club, number)).attention).toBe(false)
    expect(await faults(club)).toEqual([])
  })

  it('notes move nothing and are told to whoever may read them', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const row = await file(club, desk)
    const mentions = [desk.manager.userId ?? '', desk.owner.actor.userId ?? '', 'nobody']
    granted(await noteCase({ club, actor: desk.care, number: row.number, words: 'See the last order.', mentions }))
    expect((await caseNow(club, row.number)).version).toBe(row.version)
    const named = await club.store.read.select().from(club.schema.cases.mentions)
    expect(named.map(({ userId }) => userId)).toEqual([desk.manager.userId])
  })
})

describe('who has it', () => {
  it('whoever takes it down keeps the contact until it is handed over with a note', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const row = await fileByPhone(club, desk)
    expect(row).toMatchObject({ keeperId: desk.care.userId, memberId: null, phone: '+8613800138123' })
    expect(row.firstAnswerAt).not.toBeNull()
    const to = { actor: desk.care, keeperId: desk.adviser.userId ?? '' }
    expect(await handOver({ ...(await shown(club, row.number)), ...to, note: ' ' })).toMatchObject({
      reason: 'cases-desk:refusal.reason_wanted',
    })
    granted(await handOver({ ...(await shown(club, row.number)), ...to, note: 'Knows the car.' }))
    expect((await caseNow(club, row.number)).keeperId).toBe(desk.adviser.userId)
    const gone = { actor: desk.manager, keeperId: desk.owner.actor.userId ?? '', note: 'x' }
    expect(await handOver({ ...(await shown(club, row.number)), ...gone })).toMatchObject({
      reason: 'cases-desk:refusal.keeper_unknown',
    })
    expect(await faults(club)).toEqual([])
  })

  it('what was taken is not taken again, and a stale page is told so', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await file(club, desk)
    const stale = await shown(club, number)
    const route = { department: 'after-sales' as const, solverId: null }
    granted(await routeCase({ ...stale, actor: desk.care, ...route }))
    expect(await routeCase({ ...stale, actor: desk.care, ...route })).toMatchObject({
      reason: 'cases-desk:refusal.moved_on',
      alternatives: { state: 'assigned' },
    })
    granted(await takeCase({ ...(await shown(club, number)), actor: desk.adviser }))
    expect(await takeCase({ ...(await shown(club, number)), actor: desk.sales })).toMatchObject({
      reason: 'cases-desk:refusal.solver_there',
    })
  })

  it('sorting says what it really is', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await fileByPhone(club, desk)
    const as = { nature: 'inquiry' as const, kindId: null, severity: 'high' as const }
    granted(await sortCase({ ...(await shown(club, number)), actor: desk.care, ...as }))
    expect(await caseNow(club, number)).toMatchObject(as)
    expect(await faults(club)).toEqual([])
  })
})
