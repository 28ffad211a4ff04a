import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { publishDefaultRules } from '~/areas/points/default-rules.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { spendPoints } from '~/areas/points/spend-points.server'
import { tierOf } from '~/areas/points/tiers.server'
import { DAY } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import { type FactType, recordFact } from '~/platform/facts.server'
import { type TestClub, testClub } from '../../support/club'

async function ready() {
  const club = await testClub()
  await club.write(systemActor, publishDefaultRules)
  return club
}
type Payload = Record<string, string | number | boolean | null>
const tell = (club: TestClub, type: FactType, subject: string, payload: Payload = {}, memberId: string | null = 'm1') =>
  club.write(systemActor, (w) => recordFact(w, { type, subject, memberId, payload }))
const visit = (club: TestClub, subject: string, paidMinor: number, currency = 'CNY') =>
  tell(club, 'service.completed', subject, { paidMinor, currency, workOrderId: subject })
const credit = (club: TestClub, subject: string, completedSubject: string, creditMinor: number) =>
  tell(club, 'service.credited', subject, { creditMinor, currency: 'CNY', completedSubject, workOrderId: subject })
const evaluations = (club: TestClub) =>
  club.store.read.select().from(club.schema.points.evaluations).orderBy(asc(club.schema.points.evaluations.id))
const entries = (club: TestClub) => club.store.read.select().from(club.schema.points.entries)

describe('earning', () => {
  it('gives one point for each yuan that the customer paid, and says so', async () => {
    const club = await ready()
    await visit(club, 'w1', 105_099)
    expect(await entries(club)).toMatchObject([
      {
        kind: 'earn',
        points: 1_050,
        standing: 1_050,
        about: 'order:w1',
        explanation: { key: 'points:explain.paid', params: { amountMinor: 105_099, currency: 'CNY', base: 1_050 } },
      },
    ])
  })

  it('adds the share of the tier that the standing reached before', async () => {
    const club = await ready()
    await visit(club, 'w1', 1_000_000)
    expect((await tierOf(club, ['m1'])).get('m1')).toEqual({ tier: 'gold', standing: 10_000 })
    await visit(club, 'w2', 105_000)
    expect((await balanceOf(club, 'm1')).available).toBe(11_260)
    const { facts } = club.schema.platform
    const changed = await club.store.read.select().from(facts).where(eq(facts.type, 'tier.changed'))
    expect(changed).toMatchObject([{ payload: { from: 'classic', to: 'gold', standing: 10_000 } }])
  })

  it('stores every answer, nothing included, with its reason', async () => {
    const club = await ready()
    await visit(club, 'w1', 0)
    await visit(club, 'w2', 5_000, 'EUR')
    await tell(club, 'service.completed', 'w3', { currency: 'CNY' })
    await tell(club, 'odometer.read', 'r1', { km: 1, source: 'owner', status: 'suspect' })
    expect((await evaluations(club)).map(({ reason, points, told }) => ({ reason, points, told }))).toEqual([
      { reason: 'nothing_paid', points: 0, told: true },
      { reason: 'other_currency', points: 0, told: true },
      { reason: 'error', points: 0, told: true },
      { reason: 'code', points: 0, told: true },
    ])
    const { outbox } = club.schema.platform
    const queued = await club.store.read.select().from(outbox).where(eq(outbox.job, 'points-reevaluate'))
    expect(queued).toHaveLength(1)
    expect(await entries(club)).toEqual([])
  })

  it('keeps the yearly cap of a rule and begins again with the year', async () => {
    const club = await ready()
    for (let i = 0; i < 13; i++) {
      await tell(club, 'odometer.read', `r${i}`, { km: i, source: 'owner', status: 'accepted' })
    }
    expect((await balanceOf(club, 'm1')).available).toBe(120)
    const last = (await evaluations(club)).at(-1)
    expect(last).toMatchObject({
      reason: 'member_budget',
      explanation: { key: 'points:why.member_budget_year', params: { most: 120 } },
    })
    club.clock.set(Date.parse('2026-12-31T16:00:00Z'))
    await tell(club, 'odometer.read', 'r-next', { km: 99, source: 'owner', status: 'accepted' })
    expect((await balanceOf(club, 'm1')).available).toBe(130)
  })

  it('pays referrer and referred once, and nobody for inviting themselves', async () => {
    const club = await ready()
    await tell(club, 'referral.qualified', 'f1', { referredMemberId: 'm2' })
    await tell(club, 'referral.qualified', 'f2', { referredMemberId: 'm2' })
    await tell(club, 'referral.qualified', 'f3', { referredMemberId: 'm1' })
    expect(await balanceOf(club, 'm1')).toMatchObject({ available: 0, pending: 800 })
    expect(await balanceOf(club, 'm2')).toMatchObject({ available: 300 })
    const reasons = (await evaluations(club)).map(({ reason }) => reason).sort()
    expect(reasons).toEqual(['counted_before', 'counted_before', 'earned', 'earned', 'self_referral', 'self_referral'])
    club.clock.advance(14 * DAY)
    expect((await balanceOf(club, 'm1')).available).toBe(800)
  })
})

describe('taking back', () => {
  it('takes shares that add up to the whole, never more', async () => {
    const club = await ready()
    await visit(club, 'w1', 100_000)
    for (const [i, minor] of [33_333, 33_333, 33_334, 50_000].entries()) await credit(club, `c${i}`, 'w1', minor)
    const taken = (await entries(club)).filter(({ kind }) => kind === 'reverse').map(({ points }) => points)
    expect(taken.reduce((sum, one) => sum + one, 0)).toBe(-1_000)
    expect(await balanceOf(club, 'm1')).toMatchObject({ available: 0, deficit: 0 })
    expect((await tierOf(club, ['m1'])).get('m1')?.standing).toBe(0)
  })

  it('owes what was spent already, and later points fill it first', async () => {
    const club = await ready()
    await visit(club, 'w1', 100_000)
    const explanation = { key: 'points:kind.spend' }
    await club.write(systemActor, (w) => spendPoints(w, { memberId: 'm1', points: 900, cause: 'r1', explanation }))
    await credit(club, 'c1', 'w1', 100_000)
    expect(await balanceOf(club, 'm1')).toMatchObject({ available: 0, deficit: 900 })
    await visit(club, 'w2', 50_000)
    expect(await balanceOf(club, 'm1')).toMatchObject({ available: 0, deficit: 400 })
    await visit(club, 'w3', 50_000)
    expect(await balanceOf(club, 'm1')).toMatchObject({ available: 100, deficit: 0 })
  })

  it('does not take again what has expired unspent', async () => {
    const club = await ready()
    await visit(club, 'w1', 100_000)
    club.clock.advance(800 * DAY)
    await credit(club, 'c1', 'w1', 100_000)
    expect(await balanceOf(club, 'm1')).toMatchObject({ available: 0, deficit: 0 })
  })
})
