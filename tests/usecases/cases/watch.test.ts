import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { caseNow, casesAt, faults, file, fileByPhone, shown, someCause, way } from '#tests/support/cases'
import type { TestClub } from '#tests/support/club'
import { testClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { askSurveys } from '~/areas/cases/ask-survey.server'
import { answerCase, closeCase, confirmSolution } from '~/areas/cases/close-case.server'
import { confirmSilent } from '~/areas/cases/confirm-silent.server'
import { acceptCase, routeCase, takeCase } from '~/areas/cases/lead-case.server'
import { rateCase } from '~/areas/cases/rate-case.server'
import { ownerSays, sayCase, talkCase } from '~/areas/cases/talk.server'
import { watchCases } from '~/areas/cases/watch.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { drainOutbox } from '~/platform/outbox.server'

const breachesOf = async ({ store, schema }: TestClub, caseId: string) =>
  (await store.read.select().from(schema.cases.breaches).where(eq(schema.cases.breaches.caseId, caseId)))
    .map(({ kind, level }) => `${kind} ${level}`)
    .sort()
const toldOf = async ({ store, schema }: TestClub, template: string) =>
  (await store.read.select().from(schema.platform.messages).where(eq(schema.platform.messages.template, template))).map(
    ({ userId }) => userId,
  )

describe('promises that come near their end', () => {
  it('are told once, level by level, to whoever has to know', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { id, number } = await file(club, desk)
    club.clock.advance(31 * MINUTE)
    await drainOutbox(club)
    expect(await breachesOf(club, id)).toEqual([
      ...['acknowledge solver', 'acknowledge warning', 'form solver', 'form warning'],
    ])
    expect(new Set(await toldOf(club, 'case-late'))).toEqual(new Set([desk.care.userId]))
    expect(await watchCases(club)).toBe(0)
    club.clock.advance(7 * HOUR)
    await watchCases(club)
    expect(await breachesOf(club, id)).toContain('acknowledge manager')
    expect(new Set(await toldOf(club, 'case-late'))).toEqual(new Set([desk.care.userId, desk.manager.userId]))
    expect((await caseNow(club, number)).nextDueKind).toBe('acknowledge')
    expect(await faults(club)).toEqual([])
  })

  it('stop at a word of a human, and wait for the owner', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { id, number } = await file(club, desk)
    granted(await acceptCase({ ...(await shown(club, number)), actor: desk.care }))
    granted(await sayCase({ ...(await shown(club, number)), actor: desk.care, words: 'Which side?', ask: true }))
    const route = { department: 'after-sales' as const, solverId: null }
    granted(await routeCase({ ...(await shown(club, number)), actor: desk.care, ...route }))
    expect((await caseNow(club, number)).attention).toBe(true)
    granted(await ownerSays({ club, actor: desk.owner.actor, number, words: 'The left one.' }))
    expect(await caseNow(club, number)).toMatchObject({ nextDueKind: 'contact', askedAt: null })
    granted(await sayCase({ ...(await shown(club, number)), actor: desk.care, words: 'Thank you.' }))
    expect((await caseNow(club, number)).nextDueKind).toBe('proposal')
    expect(await breachesOf(club, id)).toEqual([])
  })

  it('a silent solver loses the case', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    const { number } = await file(club, desk)
    const route = { department: 'after-sales' as const, solverId: null }
    granted(await routeCase({ ...(await shown(club, number)), actor: desk.care, ...route }))
    granted(await takeCase({ ...(await shown(club, number)), actor: desk.adviser }))
    club.clock.advance(DAY)
    await drainOutbox(club)
    await watchCases(club)
    expect(await caseNow(club, number)).toMatchObject({ solverId: null, state: 'assigned' })
    expect((await way(club, number)).at(-1)).toBe('system lose assigned')
    expect(await faults(club)).toEqual([])
  })

  it('day and night where that is set, by the business calendar elsewhere', async () => {
    const club = await testClub()
    const desk = await casesAt(club)
    club.clock.advance(12 * HOUR)
    const open = await file(club, desk)
    expect(open.nextDueAt - open.receivedAt).toBeGreaterThan(8 * HOUR)
    const { dealerSettings } = club.schema.cases
    const always = { dealerId: desk.dealerId, calendar: 'always' }
    await club.store.write(async (tx) => void (await tx.insert(dealerSettings).values(always)))
    const other = await file(club, desk, { words: 'Another thing.' })
    expect(other.nextDueAt - other.receivedAt).toBe(30 * MINUTE)
  })
})

describe('the question of satisfaction', () => {
  async function solved(club: TestClub) {
    const desk = await casesAt(club)
    const { id, number } = await file(club, desk, { nature: 'inquiry' })
    granted(await answerCase({ ...(await shown(club, number)), actor: desk.care, words: 'It is in the manual.' }))
    return { desk, id, number }
  }

  it('is asked a day later; a bad score opens a recovery that cannot close empty and is asked about again', async () => {
    const club = await testClub()
    const { desk, id, number } = await solved(club)
    granted(await confirmSolution({ ...(await shown(club, number)), actor: desk.owner.actor, confirmed: true }))
    expect((await caseNow(club, number)).state).toBe('closed')
    expect(await askSurveys(club)).toBe(0)
    club.clock.advance(25 * HOUR)
    expect(await askSurveys(club)).toBe(1)
    const on = { club, actor: desk.owner.actor, number }
    granted(await rateCase({ ...on, score: 1, comment: 'Nobody listened.' }))
    expect(await rateCase({ ...on, score: 5 })).toMatchObject({ reason: 'feedback:survey.answered' })
    const { cases } = club.schema.cases
    const [recovery] = await club.store.read.select().from(cases).where(eq(cases.recoveryOf, id))
    expect(recovery).toMatchObject({ nature: 'complaint', severity: 'high', source: 'survey' })
    const again = recovery?.number ?? ''
    const end = { causeId: await someCause(club), cause: 'Hurry', outcome: 'Called', costMinor: 0 }
    const route = { department: 'customer-relations' as const, solverId: null }
    granted(await routeCase({ ...(await shown(club, again)), actor: desk.care, ...route }))
    expect(await closeCase({ ...(await shown(club, again)), actor: desk.care, ...end })).toMatchObject({ ok: false })
    club.clock.advance(11 * DAY)
    expect(await askSurveys(club)).toBe(0)
    await club.store.write(async (tx) => {
      const over = { state: 'closed', closedAt: club.clock.now() - 2 * DAY, attention: false }
      await tx.update(cases).set(over).where(eq(cases.recoveryOf, id))
    })
    expect(await askSurveys(club)).toBe(1)
    granted(await rateCase({ ...on, score: 4 }))
    expect((await caseNow(club, number)).score).toBe(4)
  })

  it('a solution without a word counts as confirmed after the days of the terms', async () => {
    const club = await testClub()
    const { desk, number } = await solved(club)
    club.clock.advance(6 * DAY)
    expect(await confirmSilent(club)).toBe(0)
    club.clock.advance(2 * DAY)
    expect(await confirmSilent(club)).toBe(1)
    expect((await caseNow(club, number)).state).toBe('closed')
    granted(await talkCase({ ...(await shown(club, number)), actor: desk.care, words: 'Called.', channel: 'phone' }))
  })
})

it('a caller who left a number alone is asked by SMS', async () => {
  const club = await testClub()
  const desk = await casesAt(club)
  const { number } = await fileByPhone(club, desk, { nature: 'inquiry' })
  granted(await answerCase({ ...(await shown(club, number)), actor: desk.care, words: 'At nine.' }))
  granted(await confirmSolution({ ...(await shown(club, number)), actor: desk.care, confirmed: true }))
  club.clock.advance(25 * HOUR)
  expect(await askSurveys(club)).toBe(1)
  const { messages } = club.schema.platform
  const [asked] = await club.store.read.select().from(messages).where(eq(messages.template, 'case-survey'))
  expect(asked).toMatchObject({ channel: 'sms' })
})
