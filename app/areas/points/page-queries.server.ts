import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { query } from '#db/query'
import type { EntryKind } from './book.server'
import type { Filter, Place } from './filters'

const $ = sql.placeholder
export const PAGE = 25

const KINDS: Record<Exclude<Filter, 'nothing'>, EntryKind[]> = {
  all: ['earn', 'spend', 'expire', 'reverse', 'adjust', 'transfer-in', 'transfer-out', 'import', 'return'],
  earned: ['earn', 'adjust', 'transfer-in', 'import', 'reverse'],
  spent: ['spend', 'return', 'transfer-out'],
  expired: ['expire'],
}

/** Where a list begins. */
export const NEWEST: Place = { at: 8_640_000_000_000_000, id: '~' }

type Keyset = { accountId: string; at: number; id: string }

const entriesOf = (filter: Exclude<Filter, 'nothing'>, newer: boolean) =>
  query<Keyset>()(`points-page-entries-${filter}-${newer ? 'newer' : 'older'}`, (db, { points: { entries } }) =>
    db
      .select({
        id: entries.id,
        at: entries.at,
        kind: entries.kind,
        points: entries.points,
        title: entries.title,
        explanation: entries.explanation,
        trail: entries.trail,
        about: entries.about,
      })
      .from(entries)
      .where(
        and(
          eq(entries.accountId, $('accountId')),
          newer
            ? sql`(${entries.at}, ${entries.id}) > (${$('at')}, ${$('id')})`
            : sql`(${entries.at}, ${entries.id}) < (${$('at')}, ${$('id')})`,
          filter === 'all' ? undefined : inArray(entries.kind, KINDS[filter]),
        ),
      )
      .orderBy(...(newer ? [asc(entries.at), asc(entries.id)] : [desc(entries.at), desc(entries.id)]))
      .limit(PAGE + 1),
  )

/** One page of entries and one look ahead, each statement prepared once. */
export const entryPage = {
  older: {
    all: entriesOf('all', false),
    earned: entriesOf('earned', false),
    spent: entriesOf('spent', false),
    expired: entriesOf('expired', false),
  },
  newer: {
    all: entriesOf('all', true),
    earned: entriesOf('earned', true),
    spent: entriesOf('spent', true),
    expired: entriesOf('expired', true),
  },
}

const nothings = (newer: boolean) =>
  query<Keyset>()(`points-page-nothing-${newer ? 'newer' : 'older'}`, (db, { points: { evaluations: e } }) =>
    db
      .select({ id: e.id, at: e.at, title: e.title, explanation: e.explanation, about: e.about, told: e.told })
      .from(e)
      .where(
        and(
          eq(e.accountId, $('accountId')),
          sql`${e.points} = 0`,
          newer
            ? sql`(${e.at}, ${e.id}) > (${$('at')}, ${$('id')})`
            : sql`(${e.at}, ${e.id}) < (${$('at')}, ${$('id')})`,
          eq(e.told, true),
        ),
      )
      .orderBy(...(newer ? [asc(e.at), asc(e.id)] : [desc(e.at), desc(e.id)]))
      .limit(PAGE + 1),
  )
/** What earned nothing, with its reason. */
export const nothingPage = { older: nothings(false), newer: nothings(true) }

/** Open lots with what they came from. */
export const lotsWithOrigin = query<{ accountId: string }>()('points-page-lots', (db, { points: { lots, entries } }) =>
  db
    .select({
      id: lots.id,
      entryId: lots.entryId,
      points: lots.points,
      remaining: lots.remaining,
      availableFrom: lots.availableFrom,
      expiresAt: lots.expiresAt,
      restorations: lots.restorations,
      title: entries.title,
      kind: entries.kind,
      earnedAt: entries.at,
    })
    .from(lots)
    .innerJoin(entries, eq(entries.id, lots.entryId))
    .where(and(eq(lots.accountId, $('accountId')), sql`${lots.remaining} > 0`))
    .orderBy(asc(lots.expiresAt), asc(lots.id)),
)

/** Every version that was ever published, with its rule. */
export const allVersions = query<Record<never, never>>()(
  'points-all-versions',
  (db, { points: { rules, ruleVersions } }) =>
    db
      .select({
        ruleId: rules.id,
        code: rules.code,
        createdAt: rules.createdAt,
        retiredAt: rules.retiredAt,
        version: ruleVersions,
      })
      .from(ruleVersions)
      .innerJoin(rules, eq(rules.id, ruleVersions.ruleId))
      .orderBy(asc(rules.createdAt), asc(rules.id), asc(ruleVersions.version)),
)

export const budgetsOfMember = query<{ accountId: string; day: string; year: string }>()(
  'points-budgets-of-member',
  (db, { points: { budgets } }) =>
    db
      .select({ ruleId: budgets.ruleId, period: budgets.period, used: budgets.used })
      .from(budgets)
      .where(and(eq(budgets.accountId, $('accountId')), sql`${budgets.period} in (${$('day')}, ${$('year')})`)),
)
