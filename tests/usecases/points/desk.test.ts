import { eq, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { joinClub } from '~/areas/membership/join-club.server'
import { adjustPoints, decideAdjustment } from '~/areas/points/adjust-points.server'
import { findDrift, freezeDrifted, unfreezeAccount } from '~/areas/points/check-ledger.server'
import { publishDefaultRules } from '~/areas/points/default-rules.server'
import { expireLots } from '~/areas/points/expire-lots.server'
import { noticeExpiring } from '~/areas/points/notice-expiring.server'
import { publishRule } from '~/areas/points/publish-rule.server'
import { readAdjustments } from '~/areas/points/read-adjustments.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { readPointsPage } from '~/areas/points/read-points-page.server'
import { readRules, searchEvaluations } from '~/areas/points/read-rules.server'
import { readTierPage, readWays } from '~/areas/points/read-ways.server'
import { reevaluate } from '~/areas/points/reevaluate.server'
import { spendPoints } from '~/areas/points/spend-points.server'
import { translator } from '~/i18n/server'
import { DAY } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { recordFact } from '~/platform/facts.server'
import { type TestClub, testClub } from '../../support/club'
import { actorFor, adminActor, granted } from '../../support/people'
import { credit } from './credit'

const reading = { t: translator('en'), language: 'en' as const }
const explanation = { key: 'rewards:explanation.redeemed' }
let people = 0

async function ready() {
  const club = await testClub()
  await club.write(systemActor, publishDefaultRules)
  people += 1
  const { memberId, userId, number } = granted(
    await joinClub({
      club,
      actor: systemActor,
      name: 'Ren Ping',
      language: 'en',
      email: `ren-${people}@corven.example`,
      consents: [{ purpose: 'service', given: true }],
    }),
  )
  return { club, memberId, userId, number }
}
const visit = (club: TestClub, memberId: string, subject: string, paidMinor: number) =>
  club.write(systemActor, (w) =>
    recordFact(w, { type: 'service.completed', subject, memberId, payload: { paidMinor, currency: 'CNY' } }),
  )

describe('adjustments', () => {
  it('move points for a reason, alone up to the limit and never one’s own', async () => {
    const { club, memberId } = await ready()
    const admin = await adminActor(club)
    const given = { club, actor: admin, memberId, code: 'goodwill' as const, reason: 'Waited too long' }
    const made = granted(await adjustPoints({ ...given, points: 300, submission: 'submit-1' }))
    expect(granted(await adjustPoints({ ...given, points: 300, submission: 'submit-1' }))).toEqual(made)
    expect((await balanceOf(club, memberId)).available).toBe(800)
    expect(await adjustPoints({ ...given, points: -801 })).toMatchObject({
      reason: 'points-desk:refusal.adjust_not_there',
      params: { available: 800 },
    })
    const own = { ...admin, memberId }
    expect(await adjustPoints({ ...given, actor: own, points: 1 })).toMatchObject({
      reason: 'points-desk:refusal.adjust_self',
    })
    const stranger = await actorFor(club, { grants: [{ role: 'manager', dealerId: 'elsewhere' }] })
    await expect(adjustPoints({ ...given, actor: stranger, points: 1 })).rejects.toThrow(NotFound)
  })

  it('above the limit wait for somebody else, who decides once', async () => {
    const { club, memberId } = await ready()
    const [asker, second] = [await adminActor(club), await adminActor(club)]
    const given = { club, memberId, code: 'correction' as const, reason: 'Wrong invoice' }
    const { adjustmentId } = granted(await adjustPoints({ ...given, actor: asker, points: 5_000 }))
    expect((await balanceOf(club, memberId)).available).toBe(500)
    const decide = (actor: typeof asker, approve = true) => decideAdjustment({ club, actor, adjustmentId, approve })
    expect(await decide(asker)).toMatchObject({ reason: 'points-desk:refusal.adjust_same_person' })
    expect(await decide({ ...second, memberId })).toMatchObject({ reason: 'points-desk:refusal.adjust_self' })
    const [one, two] = await Promise.all([decide(second), decide(second)])
    expect([one.ok, two.ok].sort()).toEqual([false, true])
    expect((await balanceOf(club, memberId)).available).toBe(5_500)
    expect(await readAdjustments(club, second, undefined)).toMatchObject({
      waiting: [],
      decided: [{ points: 5_000, state: 'applied', reason: 'Wrong invoice' }],
    })
  })

  it('keep to a cap for a person and a day', async () => {
    const { club, memberId } = await ready()
    const admin = await adminActor(club)
    const given = { club, actor: admin, memberId, code: 'missing' as const, reason: 'Import' }
    granted(await adjustPoints({ ...given, points: 49_000 }))
    const more = () => adjustPoints({ ...given, points: 1_500 })
    expect(await more()).toMatchObject({ reason: 'points-desk:refusal.adjust_daily', params: { left: 1_000 } })
    club.clock.advance(DAY)
    expect((await more()).ok).toBe(true)
  })
})

describe('nightly work', () => {
  it('ends lots once and writes to the owner before, each notice once', async () => {
    const { club, memberId, userId } = await ready()
    const now = club.clock.now()
    await credit(club, memberId, 40, { expiresAt: now + 40 * DAY })
    expect(await noticeExpiring(club)).toBe(0)
    club.clock.advance(15 * DAY)
    expect([await noticeExpiring(club), await noticeExpiring(club)]).toEqual([1, 0])
    club.clock.advance(20 * DAY)
    expect([await noticeExpiring(club), await noticeExpiring(club)]).toEqual([1, 0])
    club.clock.advance(5 * DAY)
    expect(await expireLots(club)).toEqual({ accounts: 1, points: 40 })
    expect(await expireLots(club)).toEqual({ accounts: 0, points: 0 })
    const { messages } = club.schema.platform
    const sent = await club.store.read.select().from(messages).where(eq(messages.userId, userId))
    expect(sent.filter(({ template }) => template === 'points-expiring')).toHaveLength(2)
  })

  it('freezes an account whose books do not agree, keeps what it would have earned, and repairs nothing', async () => {
    const { club, memberId } = await ready()
    const { accounts, evaluations } = club.schema.points
    const twist = (by: number) =>
      club.store.write((tx) =>
        tx
          .update(accounts)
          .set({ balance: sql`${accounts.balance} + ${by}` })
          .where(eq(accounts.id, memberId)),
      )
    await twist(7)
    expect(await findDrift(club)).toMatchObject([
      { of: 'balance', kept: 507, counted: 500 },
      { of: 'lots', kept: 507, counted: 500 },
    ])
    expect(await freezeDrifted(club)).toEqual([memberId])
    expect(await freezeDrifted(club)).toEqual([])
    const spend = { memberId, points: 10, cause: 'r:1', explanation }
    expect(await club.write(systemActor, (w) => spendPoints(w, spend))).toMatchObject({
      reason: 'points:refusal.frozen',
    })
    const fact = await visit(club, memberId, 'w1', 10_000)
    const answers = await club.store.read
      .select()
      .from(evaluations)
      .where(eq(evaluations.factType, 'service.completed'))
    expect(answers).toMatchObject([{ points: 0, reason: 'frozen' }])
    const [answer] = answers
    const payload = { factId: fact?.id, ruleId: answer?.ruleId }
    await expect(reevaluate.run(club, payload, { outboxId: '', attempt: 1 })).rejects.toThrow('still cannot decide')
    const admin = await adminActor(club)
    const release = () => unfreezeAccount({ club, actor: admin, memberId, reason: 'Looked at' })
    expect(await release()).toMatchObject({ reason: 'points-desk:refusal.still_drifting' })
    await twist(-7)
    expect((await release()).ok).toBe(true)
    await reevaluate.run(club, payload, { outboxId: '', attempt: 2 })
    await reevaluate.run(club, payload, { outboxId: '', attempt: 3 })
    expect((await balanceOf(club, memberId)).available).toBe(600)
  })

  it('takes off what was credited while the account was frozen when it earns at last', async () => {
    const { club, memberId } = await ready()
    const { accounts, evaluations, entries } = club.schema.points
    const freeze = (frozenAt: number | null) =>
      club.store.write((tx) => tx.update(accounts).set({ frozenAt }).where(eq(accounts.id, memberId)))
    await freeze(club.clock.now())
    const fact = await visit(club, memberId, 'w1', 10_000)
    const credited = { creditMinor: 4_000, currency: 'CNY', completedSubject: 'w1' }
    await club.write(systemActor, (w) =>
      recordFact(w, { type: 'service.credited', subject: 'c1', memberId, payload: credited }),
    )
    const [answer] = await club.store.read
      .select()
      .from(evaluations)
      .where(eq(evaluations.factType, 'service.completed'))
    await freeze(null)
    const payload = { factId: fact?.id, ruleId: answer?.ruleId }
    await reevaluate.run(club, payload, { outboxId: '', attempt: 1 })
    await reevaluate.run(club, payload, { outboxId: '', attempt: 2 })
    expect((await balanceOf(club, memberId)).available).toBe(560)
    const reversed = await club.store.read.select().from(entries).where(eq(entries.kind, 'reverse'))
    expect(reversed).toMatchObject([{ points: -40 }])
  })
})

describe('pages', () => {
  it('show what happened, newest first, page by page and back again', async () => {
    const { club, memberId } = await ready()
    for (let i = 0; i < 60; i++) {
      club.clock.advance(DAY)
      await visit(club, memberId, `w${i}`, i % 5 === 0 ? 0 : 10_000)
    }
    const first = await readPointsPage(club, memberId, reading, { filter: 'all' })
    expect(first.lines).toHaveLength(25)
    expect(first.newer).toBeNull()
    const seen = [...first.lines]
    let page = first
    while (page.older) {
      page = await readPointsPage(club, memberId, reading, { filter: 'all', before: page.older })
      seen.push(...page.lines)
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(61)
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).sort((a, b) => b - a))
    const back = await readPointsPage(club, memberId, reading, { filter: 'all', after: page.newer ?? undefined })
    expect(back.lines.map(({ id }) => id)).toEqual(seen.slice(25, 50).map(({ id }) => id))
    const top = await readPointsPage(club, memberId, reading, { filter: 'all', after: back.newer ?? undefined })
    expect([top.lines.map(({ id }) => id), top.newer]).toEqual([seen.slice(0, 25).map(({ id }) => id), null])
    const nothing = await readPointsPage(club, memberId, reading, { filter: 'nothing' })
    expect(nothing.lines).toHaveLength(12)
    expect(nothing.lines[0]?.why).toContain('nothing was paid by you')
  })

  it('say in words where points came from and where they went', async () => {
    const { club, memberId } = await ready()
    await visit(club, memberId, 'w1', 105_000)
    club.clock.advance(DAY)
    const spend = { memberId, points: 600, cause: 'r:1', explanation, title: { zh: '杯', en: 'Cup' } }
    await club.write(systemActor, (w) => spendPoints(w, spend))
    const { lines, expiry, balance } = await readPointsPage(club, memberId, reading, { filter: 'all' })
    expect(lines.map(({ title, value, why }) => `${title} ${value}: ${why}`)).toEqual([
      'Cup −600: 3 Mar. Reward redeemed. Drawn from 600 expiring 31 Mar 2028.',
      'Service visit +1,050: 2 Mar. ¥1,050.00 paid earns 1,050. Expires 31 Mar 2028.',
      'Welcome to the club +500: 2 Mar. A fixed 500 points. Expires 31 Mar 2028.',
    ])
    expect(balance.available).toBe(950)
    expect(expiry.dates.map(({ points, lots }) => [points, lots.length])).toEqual([['950', 1]])
    const ways = await readWays(club, memberId, reading)
    expect(ways.find(({ name }) => name === 'Odometer reading')?.cap).toEqual({
      text: 'At most 120 points a year',
      used: 0,
      most: 120,
    })
    expect(await readTierPage(club, memberId, reading)).toMatchObject({ standing: 1_050, next: { missing: 1_950 } })
  })

  it('show staff rules with their versions, and evaluations of whom they may see', async () => {
    const { club, memberId, number } = await ready()
    const rules = await readRules(club, reading)
    const service = rules.find(({ code }) => code === 'service')
    expect(service).toMatchObject({ state: 'published', versions: [{ version: 1, isCurrent: true }] })
    const past = await club.write(systemActor, (w) =>
      publishRule(w, {
        code: 'service',
        factType: 'service.completed',
        name: { zh: '新', en: 'New' },
        how: { zh: '新', en: 'New' },
        conditions: [],
        formula: { kind: 'fixed', points: 1 },
        beneficiary: 'member',
        tierMultiplier: false,
        countsForStanding: false,
        validFrom: club.clock.now() - 1,
        validUntil: null,
        stackingGroup: '',
        priority: 0,
        pendingDays: 0,
        validityMonths: 1,
        memberBudget: null,
        clubBudget: null,
      }),
    )
    expect(past).toMatchObject({ reason: 'points-desk:refusal.rule_past' })
    await visit(club, memberId, 'w1', 10_000)
    const admin = await adminActor(club)
    const wish = { member: '', rule: '' }
    expect((await searchEvaluations(club, admin, wish, reading)).rows.map(({ points }) => points)).toEqual([100, 500])
    expect((await searchEvaluations(club, admin, { ...wish, member: number }, reading)).rows).toHaveLength(2)
    const adviser = await actorFor(club, { grants: [{ role: 'adviser', dealerId: 'd1' }] })
    expect(await searchEvaluations(club, adviser, wish, reading)).toMatchObject({ rows: [], needsMember: true })
    expect(await searchEvaluations(club, adviser, { ...wish, member: number }, reading)).toMatchObject({
      rows: [],
      isUnknown: true,
    })
  })
})
