import { and, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjustPoints } from '~/areas/points/adjust-points.server'
import { expireLots } from '~/areas/points/expire-lots.server'
import { holdPoints, releaseHold, spendHold } from '~/areas/points/hold-points.server'
import { pointsInvariants } from '~/areas/points/invariants.server'
import { openAccount } from '~/areas/points/open-account.server'
import { publishRule } from '~/areas/points/publish-rule.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { returnSpend } from '~/areas/points/return-spend.server'
import { type Spent, spendPoints } from '~/areas/points/spend-points.server'
import { fillTiers } from '~/areas/points/tiers.server'
import { DAY, HOUR } from '~/kernel/clock'
import { type Actor, systemActor } from '~/platform/actor'
import type { Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { type TestClub, testClub } from '../../support/club'
import { adminActor, granted } from '../../support/people'
import { Oracle } from './oracle'

const amount = fc.integer({ min: 1, max: 120 })
/** Counted from the latest: what was done just now is what is most often undone. */
const which = fc.nat({ max: 2 })
const percent = fc.integer({ min: 1, max: 110 })
const much = fc.integer({ min: 1, max: 300 })
const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('visit' as const), yuan: amount }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('booking' as const) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('spend' as const), points: much }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('return' as const),
      which,
      percent: fc.option(percent, { nil: undefined }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('credit' as const), which, percent }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('adjust' as const),
      points: fc.integer({ min: -60, max: 90 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('hold' as const),
      points: amount,
      hours: fc.integer({ min: 1, max: 1_500 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('replay' as const), which }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 360 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), hours: fc.integer({ min: 360, max: 1_500 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('nightly' as const) }) },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

const explanation = { key: 'points:kind.spend' }
const BOOKING = { pendingDays: 3, months: 1, standing: false, cap: 100, rule: 'kept' }
const VISIT = { pendingDays: 0, months: 1, standing: true, rule: 'visit' }

async function ready() {
  const club = await testClub()
  const common = {
    name: { zh: '测', en: 'Test' },
    how: { zh: '测', en: 'Test' },
    conditions: [],
    beneficiary: 'member',
    tierMultiplier: false,
    validUntil: null,
    stackingGroup: '',
    priority: 0,
    clubBudget: null,
  }
  await club.write(systemActor, async (w) => {
    await fillTiers(w)
    granted(
      await publishRule(w, {
        ...common,
        code: 'visit',
        factType: 'service.completed',
        formula: { kind: 'per-amount', key: 'paidMinor', currency: 'CNY', perMinor: 100, points: 1 },
        countsForStanding: true,
        pendingDays: VISIT.pendingDays,
        validityMonths: VISIT.months,
        memberBudget: null,
      }),
    )
    granted(
      await publishRule(w, {
        ...common,
        code: 'kept',
        factType: 'booking.kept',
        formula: { kind: 'fixed', points: 40 },
        countsForStanding: false,
        pendingDays: BOOKING.pendingDays,
        validityMonths: BOOKING.months,
        memberBudget: { per: 'year', points: BOOKING.cap },
      }),
    )
  })
  return { club, staff: await adminActor(club) }
}

const kept = ({ entryId, drawn }: Spent) => ({ entryId, points: drawn.reduce((sum, one) => sum + one.points, 0) })
const latest = <T>(list: T[], back: number) => list.at(-1 - (back % (list.length || 1)))

/** One member in one club; causes are named the same in every world. */
class World {
  private visits: { id: string; minor: number }[] = []
  private spends: { id: string; entryId: string; points: number }[] = []
  private holds: { cause: string; holdId: string }[] = []
  private done: (() => Promise<boolean>)[] = []
  private step = 0
  constructor(
    readonly club: TestClub,
    readonly staff: Actor,
    readonly member: string,
    readonly oracle: Oracle | null,
    readonly sweeps: boolean,
  ) {}

  private in<T>(work: (w: Work) => Promise<T>): Promise<T> {
    return this.club.write(systemActor, work, { alone: `account:${this.member}` })
  }
  private fact(type: 'service.completed' | 'booking.kept' | 'service.credited', subject: string, payload: object) {
    return this.in((w) =>
      recordFact(w, { type, subject: `${this.member}:${subject}`, memberId: this.member, payload: payload as never }),
    )
  }

  /** Does what the act says here and in the oracle; both must agree on whether it was allowed. */
  async play(one: Act): Promise<void> {
    const now = this.club.clock.now()
    const cause = `${this.member}:${this.step++}`
    const run = (await this.prepare(one, cause)) as undefined | (() => Promise<boolean>)
    if (!run) return
    const ok = await run()
    // What was refused left nothing behind and may well succeed later.
    if (ok) this.done.push(run)
    const agreed = this.oracle ? tell(this.oracle, one, cause, now, this.last) : ok
    expect({ one, ok }).toEqual({ one, ok: agreed })
  }
  private last: Last = { id: '', minor: 0, cause: '' }

  private async prepare(one: Act, cause: string): Promise<undefined | (() => Promise<boolean>)> {
    const { club, member } = this
    if (one.do === 'visit') {
      const minor = one.yuan * 100 + 37
      this.visits.push({ id: cause, minor })
      return () => this.fact('service.completed', cause, { paidMinor: minor, currency: 'CNY' }).then(() => true)
    }
    if (one.do === 'booking') return () => this.fact('booking.kept', cause, {}).then(() => true)
    if (one.do === 'spend') {
      return async () => {
        const spent = await this.in((w) => spendPoints(w, { memberId: member, points: one.points, cause, explanation }))
        if (spent.ok && !this.spends.some(({ id }) => id === cause))
          this.spends.push({ id: cause, ...kept(spent.value) })
        return spent.ok
      }
    }
    if (one.do === 'return') {
      const spend = latest(this.spends, one.which)
      if (!spend) return
      const points = one.percent && Math.max(1, Math.floor((spend.points * one.percent) / 100))
      this.last = { ...this.last, id: spend.id, points }
      const given = { entryId: spend.entryId, points, cause, explanation }
      return async () => (await this.in((w) => returnSpend(w, given))).ok
    }
    if (one.do === 'credit') {
      const visit = latest(this.visits, one.which)
      if (!visit) return
      const part = Math.max(1, Math.floor((visit.minor * one.percent) / 100))
      this.last = { ...this.last, id: visit.id, minor: visit.minor }
      const payload = { creditMinor: part, currency: 'CNY', completedSubject: `${member}:${visit.id}` }
      return () => this.fact('service.credited', cause, payload).then(() => true)
    }
    if (one.do === 'adjust') {
      if (one.points === 0) return
      const given = { memberId: member, points: one.points, code: 'correction' as const, reason: 'test' }
      const submission = `adjust-${cause.replace(/\W/g, '-')}`
      return async () => (await adjustPoints({ club, actor: this.staff, submission, ...given })).ok
    }
    if (one.do === 'hold') {
      const until = club.clock.now() + one.hours * HOUR
      return async () => {
        const held = await this.in((w) => holdPoints(w, { memberId: member, points: one.points, until, cause }))
        if (held.ok && !this.holds.some((hold) => hold.cause === cause))
          this.holds.push({ cause, holdId: held.value.holdId })
        return held.ok
      }
    }
    if (one.do === 'settle' || one.do === 'release') {
      const hold = latest(this.holds, one.which)
      if (!hold) return
      this.last = { ...this.last, cause: hold.cause }
      if (one.do === 'release') return () => this.in((w) => releaseHold(w, hold.holdId)).then(() => true)
      return async () => {
        const spent = await this.in((w) => spendHold(w, { holdId: hold.holdId, explanation }))
        if (spent.ok && !this.spends.some(({ id }) => id === hold.cause))
          this.spends.push({ id: hold.cause, ...kept(spent.value) })
        return spent.ok
      }
    }
    return
  }

  /** Repeats what was done before: nothing may change. */
  async replay(index: number): Promise<void> {
    await this.done[index % (this.done.length || 1)]?.()
  }
}

type Last = { id: string; minor: number; cause: string; points?: number }
function tell(oracle: Oracle, one: Act, cause: string, now: number, last: Last): boolean {
  if (one.do === 'spend') return oracle.spend(cause, one.points, now)
  if (one.do === 'return') return oracle.giveBack(last.id, cause, last.points, now)
  if (one.do === 'adjust') return oracle.adjust(one.points, now)
  if (one.do === 'hold') return oracle.hold(cause, one.points, now + one.hours * HOUR, now)
  if (one.do === 'settle') return oracle.settle(last.cause, now)
  if (one.do === 'visit') oracle.earn(cause, one.yuan, VISIT, now)
  if (one.do === 'booking') oracle.earn(cause, 40, BOOKING, now)
  if (one.do === 'release') oracle.release(last.cause)
  if (one.do === 'credit') {
    oracle.reverse(last.id, cause, Math.max(1, Math.floor((last.minor * one.percent) / 100)), last.minor, now)
  }
  return true
}

async function view(club: TestClub, member: string) {
  const { lots, accounts } = club.schema.points
  const now = club.clock.now()
  const { available, pending, deficit } = await balanceOf(club, member)
  const [account] = await club.store.read.select().from(accounts).where(eq(accounts.id, member))
  const byDate = await club.store.read
    .select({ until: lots.expiresAt, points: sql<number>`sum(${lots.remaining})`.mapWith(Number) })
    .from(lots)
    .where(and(eq(lots.accountId, member), sql`${lots.remaining} > 0`, sql`${lots.expiresAt} > ${now}`))
    .groupBy(lots.expiresAt)
    .orderBy(lots.expiresAt)
  return {
    available,
    pending,
    deficit,
    standing: account?.standing,
    byDate: byDate.map((row) => [row.until, row.points]),
  }
}

async function books(club: TestClub, member: string) {
  const { entries } = club.schema.points
  const rows = await club.store.read.select().from(entries).where(eq(entries.accountId, member))
  return rows.map(({ kind, points, at }) => `${at} ${kind} ${points}`).sort()
}

describe('the ledger', () => {
  it('agrees with a naive oracle in every step, and without its nightly job in the end', {
    timeout: 240_000,
  }, async () => {
    const nightly = await ready()
    const silent = await ready()
    let members = 0
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40, size: 'max' }), async (acts) => {
        const member = `m${members++}`
        const oracle = new Oracle()
        const worlds = [
          new World(nightly.club, nightly.staff, member, oracle, true),
          new World(silent.club, silent.staff, member, null, false),
        ]
        for (const { club } of worlds) await club.write(systemActor, (w) => openAccount(w, member))
        for (const one of acts) {
          for (const world of worlds) {
            if (one.do === 'wait') world.club.clock.advance(one.hours * HOUR)
            else if (one.do === 'nightly') world.sweeps && (await expireLots(world.club))
            else if (one.do === 'replay') await world.replay(one.which)
            else await world.play(one)
          }
          const { expired: _, ...expected } = oracle.view(nightly.club.clock.now())
          expect(await view(nightly.club, member)).toEqual(expected)
        }
        for (const { club } of worlds) {
          club.clock.advance(40 * DAY)
          await expireLots(club)
          for (const { name, check } of pointsInvariants)
            expect({ name, broken: await check(club) }).toEqual({ name, broken: [] })
        }
        expect(await books(silent.club, member)).toEqual(await books(nightly.club, member))
      }),
      { numRuns: process.env.ENGINE === 'pglite' ? 8 : Number(process.env.RUNS ?? 60) },
    )
  })
})
