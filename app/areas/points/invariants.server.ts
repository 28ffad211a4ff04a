import { and, eq, gt, gte, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'
import { needsSecond } from './adjustments'
import { findDrift } from './check-ledger.server'

type Invariant = { name: string; check(club: Club): Promise<string[]> }

const count = (column: unknown) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number)
const sum = (column: unknown) => sql<number>`sum(${column})`.mapWith(Number)
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)

/** What must hold of the ledger at every moment; each check answers the ids of what breaks it. */
export const pointsInvariants: readonly Invariant[] = [
  {
    name: 'points: balance, standing, deficit and lots agree with the entries',
    check: async (club) =>
      (await findDrift(club)).map((one) => `${one.accountId} ${one.of}: ${one.kept} is ${one.counted}`),
  },
  {
    name: 'points: an entry equals the lots that it made and the moves that it caused',
    async check({ store, schema: { points } }) {
      const { entries, lots, allocations } = points
      const made = store.read
        .select({ entryId: lots.entryId, made: sum(lots.points).as('made') })
        .from(lots)
        .groupBy(lots.entryId)
        .as('made')
      const moved = store.read
        .select({ entryId: allocations.entryId, moved: sum(allocations.points).as('moved') })
        .from(allocations)
        .groupBy(allocations.entryId)
        .as('moved')
      return ids(
        await store.read
          .select({ id: entries.id })
          .from(entries)
          .leftJoin(made, eq(made.entryId, entries.id))
          .leftJoin(moved, eq(moved.entryId, entries.id))
          .where(sql`${entries.points} <> coalesce(${made.made}, 0) + coalesce(${moved.moved}, 0)`),
      )
    },
  },
  {
    name: 'points: nothing was spent before it was available or after it expired',
    async check({ store, schema: { points } }) {
      const { entries, lots, allocations } = points
      return ids(
        await store.read
          .select({ id: entries.id })
          .from(entries)
          .innerJoin(allocations, eq(allocations.entryId, entries.id))
          .innerJoin(lots, eq(lots.id, allocations.lotId))
          .where(
            and(
              eq(entries.kind, 'spend'),
              or(gte(entries.recordedAt, lots.expiresAt), gt(lots.availableFrom, entries.recordedAt)),
            ),
          ),
      )
    },
  },
  {
    name: 'points: an expiry carries the date of its lot and came no sooner',
    async check({ store, schema: { points } }) {
      const { entries, lots, allocations } = points
      return ids(
        await store.read
          .select({ id: entries.id })
          .from(entries)
          .innerJoin(allocations, eq(allocations.entryId, entries.id))
          .innerJoin(lots, eq(lots.id, allocations.lotId))
          .where(
            and(eq(entries.kind, 'expire'), or(ne(entries.at, lots.expiresAt), gt(lots.expiresAt, entries.recordedAt))),
          ),
      )
    },
  },
  {
    name: 'points: no more came back of a spend than was drawn, lot by lot',
    async check({ store, schema: { points } }) {
      const { entries, allocations } = points
      const rows = await store.read
        .select({
          spend: sql<string>`case when ${entries.kind} = 'return' then ${entries.originId} else ${entries.id} end`.as(
            'spend',
          ),
          lotId: allocations.lotId,
          left: count(allocations.points),
        })
        .from(allocations)
        .innerJoin(entries, eq(entries.id, allocations.entryId))
        .where(inArray(entries.kind, ['spend', 'return']))
        .groupBy(sql`1`, allocations.lotId)
        .having(sql`sum(${allocations.points}) > 0`)
      return rows.map((row) => `${row.spend} lot ${row.lotId}: ${row.left}`)
    },
  },
  {
    name: 'points: reversals take back no more than was earned, and what they took stands in entries',
    async check({ store, schema: { points } }) {
      const { entries, reversals } = points
      const rows = await store.read
        .select({
          id: entries.id,
          earned: entries.points,
          taken: count(reversals.points),
          stands: count(sql`${reversals.covered} + ${reversals.filled}`),
        })
        .from(entries)
        .innerJoin(reversals, eq(reversals.earnId, entries.id))
        .groupBy(entries.id, entries.points)
      const posted = await store.read
        .select({ id: entries.originId, points: count(entries.points) })
        .from(entries)
        .where(eq(entries.kind, 'reverse'))
        .groupBy(entries.originId)
      const byEarning = new Map(posted.map((one) => [one.id, -one.points]))
      return ids(rows.filter((row) => row.taken > row.earned || row.stands !== byEarning.get(row.id)))
    },
  },
  {
    name: 'points: a fact earns once by a rule, and every award has its evaluation',
    async check({ store, schema: { points } }) {
      const { entries, evaluations } = points
      const twice = await store.read
        .select({ id: evaluations.factId })
        .from(evaluations)
        .where(gt(evaluations.points, 0))
        .groupBy(evaluations.factId, evaluations.ruleId)
        .having(sql`count(*) > 1`)
      const alone = await store.read
        .select({ id: entries.id })
        .from(entries)
        .leftJoin(evaluations, and(eq(evaluations.entryId, entries.id), eq(evaluations.points, entries.points)))
        .where(and(eq(entries.kind, 'earn'), sql`${evaluations.id} is null`))
      return [...ids(twice), ...ids(alone)]
    },
  },
  {
    name: 'points: budgets hold what was given less what was taken back',
    async check({ store, schema: { points } }) {
      const { budgets, evaluations, reversals } = points
      const taken = store.read
        .select({ earnId: reversals.earnId, points: sum(reversals.points).as('taken_points') })
        .from(reversals)
        .groupBy(reversals.earnId)
        .as('taken')
      const used = new Map<string, number>()
      for (const [holder, period] of [
        [evaluations.accountId, evaluations.memberPeriod],
        [sql<string>`''`, evaluations.clubPeriod],
      ] as const) {
        const rows = await store.read
          .select({
            ruleId: evaluations.ruleId,
            accountId: sql<string>`${holder}`.as('holder'),
            period: sql<string>`${period}`.as('budget_period'),
            used: count(sql`${evaluations.points} - coalesce(${taken.points}, 0)`),
          })
          .from(evaluations)
          .leftJoin(taken, eq(taken.earnId, evaluations.entryId))
          .where(and(gt(evaluations.points, 0), ne(period, '')))
          .groupBy(evaluations.ruleId, sql`2`, sql`3`)
        for (const row of rows) used.set(`${row.ruleId} ${row.accountId} ${row.period}`, row.used)
      }
      const kept = await store.read.select().from(budgets)
      return kept
        .filter((row) => row.used !== (used.get(`${row.ruleId} ${row.accountId} ${row.period}`) ?? 0))
        .map((row) => `${row.ruleId} ${row.accountId} ${row.period}: ${row.used}`)
    },
  },
  {
    name: 'points: a hold that was spent has its spend',
    async check({ store, schema: { points } }) {
      const { holds, entries } = points
      return ids(
        await store.read
          .select({ id: holds.id })
          .from(holds)
          .leftJoin(entries, and(eq(entries.id, holds.entryId), eq(sql`-${entries.points}`, holds.points)))
          .where(and(eq(holds.state, 'spent'), sql`${entries.id} is null`)),
      )
    },
  },
  {
    name: 'points: an adjustment above the limit was decided by a second person',
    async check({ store, schema: { points } }) {
      const { adjustments } = points
      const rows = await store.read.select().from(adjustments).where(isNotNull(adjustments.entryId))
      return ids(rows.filter((row) => needsSecond(row.points) && row.decidedBy === null))
    },
  },
]
