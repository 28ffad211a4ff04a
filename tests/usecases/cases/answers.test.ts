import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { caseNow, casesAt, faults, file, proposed, shown, someCause } from '#tests/support/cases'
import { type TestClub, testClub } from '#tests/support/club'
import { lastSecret } from '#tests/support/letters'
import { granted } from '#tests/support/people'
import { askSurveys } from '~/areas/cases/ask-survey.server'
import { answerCase, confirmSolution } from '~/areas/cases/close-case.server'
import { routeCase } from '~/areas/cases/lead-case.server'
import { publishPolicy } from '~/areas/cases/publish-policy.server'
import { rateCase, readSurvey } from '~/areas/cases/rate-case.server'
import { currentPolicy } from '~/areas/cases/read-policy.server'
import { sayCase, talkCase } from '~/areas/cases/talk.server'
import { watchCases } from '~/areas/cases/watch.server'
import { publishDefaultRules } from '~/areas/points/default-rules.server'
import { purseOf } from '~/areas/points/read-standing.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { guest, systemActor } from '~/platform/actor'
import { drainOutbox } from '~/platform/outbox.server'

const reader = guest('en')

/** A closed case whose owner was asked by a link in a letter. */
async function asked() {
  const club = await testClub()
  await club.write(systemActor, publishDefaultRules)
  const desk = await casesAt(club)
  const { id, number } = await file(club, desk, { nature: 'inquiry' })
  granted(await answerCase({ ...(await shown(club, number)), actor: desk.care, words: 'It is in the manual.' }))
  granted(await confirmSolution({ ...(await shown(club, number)), actor: desk.owner.actor, confirmed: true }))
  return { club, desk, id, number, link: () => nextLink(club) }
}

async function nextLink(club: TestClub): Promise<string> {
  club.clock.advance(25 * HOUR)
  expect(await askSurveys(club)).toBe(1)
  return (await lastSecret(club, 'path')).replace('/feedback/answer/', '')
}

const rewards = async (club: TestClub, memberId: string) =>
  (await purseOf({ schema: club.schema, read: club.store.read, now: club.clock.now() }, memberId)).available

it('the link of a letter is good for one answer, and no other link for any', async () => {
  const { club, number, link } = await asked()
  const token = await link()
  for (const forged of ['', 'x', `${token}x`, token.slice(1), token.toUpperCase()]) {
    await expect(readSurvey(club, reader, { token: forged })).rejects.toThrow(NotFound)
    await expect(rateCase({ club, actor: reader, token: forged, score: 5 })).rejects.toThrow(NotFound)
  }
  expect(await readSurvey(club, reader, { token })).toMatchObject({ number, round: 1, score: null })
  await expect(readSurvey(club, reader, { number })).rejects.toThrow(NotFound)
  for (const score of [0, 6, 2.5, Number.NaN]) {
    expect(await rateCase({ club, actor: reader, token, score })).toMatchObject({ reason: 'feedback:survey.score' })
  }
  granted(await rateCase({ club, actor: reader, token, score: 4, comment: '<b>Fine</b>' }))
  expect(await rateCase({ club, actor: reader, token, score: 1 })).toMatchObject({ reason: 'feedback:survey.answered' })
  expect(await caseNow(club, number)).toMatchObject({ score: 4 })
  expect(await faults(club)).toEqual([])
})

it('answering earns once, whatever the score; the second question earns nothing', async () => {
  const { club, desk, id, number, link } = await asked()
  const token = await link()
  await drainOutbox(club)
  const before = await rewards(club, desk.owner.memberId)
  granted(await rateCase({ club, actor: reader, token, score: 1 }))
  await drainOutbox(club)
  expect(await rewards(club, desk.owner.memberId)).toBe(before + 20)
  const { cases, surveys } = club.schema.cases
  const [recovery] = await club.store.read.select().from(cases).where(eq(cases.recoveryOf, id))
  const on = async () => ({ ...(await shown(club, recovery?.number ?? '')), actor: desk.care })
  const causeId = await someCause(club)
  granted(await routeCase({ ...(await on()), department: 'customer-relations', solverId: desk.care.userId }))
  granted(await talkCase({ ...(await on()), words: 'Called and listened.', channel: 'phone' }))
  const over = { state: 'closed', closedAt: club.clock.now(), attention: false, causeId }
  await club.store.write(async (tx) => void (await tx.update(cases).set(over).where(eq(cases.recoveryOf, id))))
  club.clock.advance(10 * DAY)
  const second = await link()
  granted(await rateCase({ club, actor: reader, token: second, score: 5 }))
  await drainOutbox(club)
  const rows = await club.store.read.select().from(surveys).where(eq(surveys.caseId, id))
  expect(rows.map(({ round, score }) => [round, score]).sort()).toEqual([
    [1, 1],
    [2, 5],
  ])
  expect(await rewards(club, desk.owner.memberId)).toBe(before + 20)
  expect(await caseNow(club, number)).toMatchObject({ score: 5 })
})

it('new terms leave the cases on their way as they are, and hold for those of from now on', async () => {
  const { club, desk } = await asked()
  const running = await file(club, desk)
  const now = await currentPolicy(club)
  if (!now) throw new Error('no terms')
  const targets = now.terms.targets.map((target) => ({ ...target, acknowledge: 1, form: 2, resolve: 5, reply: 3 }))
  const terms = { ...now.terms, targets, approveAboveMinor: 0 }
  granted(await publishPolicy({ club, actor: desk.admin, base: now.edition, terms, note: 'Faster' }))
  await watchCases(club)
  const { version, nextDueAt, nextDueKind, policyId } = await caseNow(club, running.number)
  expect({ version, nextDueAt, nextDueKind, policyId }).toEqual({
    ...{ version: running.version, nextDueAt: running.nextDueAt, nextDueKind: running.nextDueKind },
    policyId: now.id,
  })
  const later = await file(club, desk, { words: 'Another rattle.' })
  expect(later.policyId).not.toBe(now.id)
  expect(later.nextDueAt - later.receivedAt).toBe(MINUTE)
  // What was promised to begin with is what its later steps are measured by as well.
  granted(await sayCase({ ...(await shown(club, running.number)), actor: desk.care, words: 'We look into it.' }))
  const { nextDueAt: due } = await caseNow(club, running.number)
  expect(due - running.receivedAt).toBeGreaterThan(5 * MINUTE)
  const gives = [{ kind: 'money' as const, amountMinor: 100 }]
  expect((await proposed(club, desk, running, gives)).approval).toBe('')
  expect((await proposed(club, desk, later, gives)).approval).toBe('manager')
  expect(await faults(club)).toEqual([])
})
