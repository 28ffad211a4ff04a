import { sql } from 'drizzle-orm'
import type { MessageParams } from '../../app/kernel/message'
import type { Columns } from '../columns'
import { pointsRules } from './points-rules'

/** The ledger. Entries and allocations are the truth; accounts and what remains of a lot are kept beside them. */
export function points(c: Columns) {
  /** One per member, under the member's id. */
  const accounts = c.table(
    'points_accounts',
    {
      id: c.id(),
      /** Sum of all entries, which is the sum of what remains of all lots: pending ones and unswept ones too. */
      balance: c.int().notNull().default(0),
      /** What reversals could not take; later credits fill it first, so that it and the balance are never both above 0. */
      deficit: c.int().notNull().default(0),
      /** Sum of what the entries give towards the tier; spending never lowers it. */
      standing: c.int().notNull().default(0),
      tier: c.text().notNull().default('classic'),
      /** Set when the books of this account do not agree: nothing moves until a person has looked. */
      frozenAt: c.instant(),
      openedAt: c.instant().notNull(),
    },
    (t) => [
      c.index('points_accounts_tier').on(t.tier, t.id),
      c.check('points_accounts_known', sql`${t.tier} in ('classic', 'silver', 'gold', 'platinum')`),
      c.check('points_accounts_balance', sql`${t.balance} >= 0 and ${t.balance} <= 2147483647`),
      c.check('points_accounts_deficit', sql`${t.deficit} >= 0 and (${t.deficit} = 0 or ${t.balance} = 0)`),
      c.check('points_accounts_standing', sql`${t.standing} >= 0 and ${t.standing} <= 2147483647`),
    ],
  )
  /** Append-only. Signed points; a reversal that found nothing to take is an entry of 0. */
  const entries = c.table(
    'points_entries',
    {
      id: c.id(),
      accountId: c
        .ref()
        .notNull()
        .references(() => accounts.id),
      /** When it counts: of an expiry the date of the lot, of all others the moment of writing. */
      at: c.instant().notNull(),
      recordedAt: c.instant().notNull(),
      kind: c.text().notNull(),
      points: c.int().notNull(),
      /** What it gives towards the tier, signed. */
      standing: c.int().notNull().default(0),
      /** The business cause: makes it happen once. */
      key: c.text().notNull(),
      factId: c.ref(),
      ruleId: c.ref(),
      ruleVersion: c.int(),
      /** The spend that this gives back, the earning that this reverses. */
      originId: c.ref(),
      /** What it is about, `<kind>:<id>`; the page links to it. */
      about: c.text().notNull().default(''),
      /** A name in the club's own words; without one the kind names it. */
      title: c.words(),
      explanation: c.json<{ key: string; params?: MessageParams }>().notNull(),
      /** Lots that it made, drew on or gave back to, with their dates, as the member reads them. */
      trail: c.json<{ points: number; availableFrom: number; expiresAt: number }[]>().notNull(),
      actorId: c.ref(),
    },
    (t) => [
      c.unique('points_entries_key').on(t.key),
      c.index('points_entries_account').on(t.accountId, t.at, t.id),
      c.index('points_entries_origin').on(t.originId).where(sql`origin_id is not null`),
      c.index('points_entries_fact').on(t.factId).where(sql`fact_id is not null`),
      c.check(
        'points_entries_kind',
        sql`${t.kind} in ('earn', 'spend', 'expire', 'reverse', 'adjust', 'transfer-in', 'transfer-out', 'import', 'return')`,
      ),
      c.check(
        'points_entries_sign',
        sql`case when ${t.kind} in ('earn', 'transfer-in', 'import', 'return') then ${t.points} > 0 when ${t.kind} in ('spend', 'expire', 'transfer-out') then ${t.points} < 0 when ${t.kind} = 'reverse' then ${t.points} <= 0 else ${t.points} <> 0 end`,
      ),
    ],
  )
  /** Points that came together and end together. Spendable while availableFrom <= now < expiresAt. */
  const lots = c.table(
    'points_lots',
    {
      id: c.id(),
      accountId: c.ref().notNull(),
      entryId: c
        .ref()
        .notNull()
        .references(() => entries.id),
      points: c.int().notNull(),
      /** points + sum of its allocations. */
      remaining: c.int().notNull(),
      availableFrom: c.instant().notNull(),
      expiresAt: c.instant().notNull(),
      /** How often points were put back; with the lot the key of its expiry. */
      restorations: c.int().notNull().default(0),
    },
    (t) => [
      c.index('points_lots_open').on(t.accountId, t.expiresAt, t.id).where(sql`remaining > 0`),
      c.index('points_lots_due').on(t.expiresAt, t.accountId).where(sql`remaining > 0`),
      c.index('points_lots_entry').on(t.entryId),
      c.check('points_lots_points', sql`${t.points} > 0`),
      c.check('points_lots_remaining', sql`${t.remaining} >= 0 and ${t.remaining} <= ${t.points}`),
      c.check('points_lots_dates', sql`${t.availableFrom} < ${t.expiresAt}`),
    ],
  )
  /** Append-only. What an entry did to a lot: below 0 drawn, above 0 put back. */
  const allocations = c.table(
    'points_allocations',
    {
      entryId: c
        .ref()
        .notNull()
        .references(() => entries.id),
      lotId: c
        .ref()
        .notNull()
        .references(() => lots.id),
      /** Order in which the entry drew: soonest expiry first. */
      position: c.int().notNull(),
      points: c.int().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.entryId, t.lotId] }),
      c.index('points_allocations_lot').on(t.lotId),
      c.check('points_allocations_points', sql`${t.points} <> 0`),
    ],
  )
  /** What was taken back of an earning: of it expired already, covered at once, owed and filled by later credits. */
  const reversals = c.table(
    'points_reversals',
    {
      id: c.id(),
      accountId: c.ref().notNull(),
      /** The earn entry. */
      earnId: c
        .ref()
        .notNull()
        .references(() => entries.id),
      /** The reverse entry of the moment itself; fills have their own. */
      entryId: c
        .ref()
        .notNull()
        .references(() => entries.id),
      cause: c.text().notNull(),
      /** Share of the earning's basis: part of whole (minor units of the bill). */
      part: c.money().notNull(),
      whole: c.money().notNull(),
      points: c.int().notNull(),
      expired: c.int().notNull(),
      covered: c.int().notNull(),
      owed: c.int().notNull(),
      filled: c.int().notNull().default(0),
      at: c.instant().notNull(),
    },
    (t) => [
      c.unique('points_reversals_once').on(t.earnId, t.cause),
      c.index('points_reversals_open').on(t.accountId, t.at, t.id).where(sql`filled < owed`),
      c.check('points_reversals_sum', sql`${t.points} = ${t.expired} + ${t.covered} + ${t.owed}`),
      c.check('points_reversals_filled', sql`${t.filled} >= 0 and ${t.filled} <= ${t.owed}`),
      c.check('points_reversals_share', sql`${t.part} > 0 and ${t.whole} > 0`),
    ],
  )
  /** Points set aside until a moment: become a spend, are released, or lapse by the clock. */
  const holds = c.table(
    'points_holds',
    {
      id: c.id(),
      accountId: c
        .ref()
        .notNull()
        .references(() => accounts.id),
      cause: c.text().notNull(),
      points: c.int().notNull(),
      until: c.instant().notNull(),
      state: c.text().notNull().default('open'),
      entryId: c.ref(),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.unique('points_holds_cause').on(t.cause),
      c.index('points_holds_open').on(t.accountId, t.until).where(sql`state = 'open'`),
      c.check('points_holds_points', sql`${t.points} > 0`),
      c.check('points_holds_state', sql`${t.state} in ('open', 'spent', 'released')`),
    ],
  )
  /** Asked for by one member of staff; above the limit decided by another. */
  const adjustments = c.table(
    'points_adjustments',
    {
      id: c.id(),
      accountId: c
        .ref()
        .notNull()
        .references(() => accounts.id),
      dealerId: c.text().notNull().default(''),
      points: c.int().notNull(),
      /** What kind of reason, as the owner reads it. */
      code: c.text().notNull(),
      /** The reason in the words of whoever asked; for staff only. */
      reason: c.text().notNull(),
      state: c.text().notNull(),
      requestedBy: c.ref().notNull(),
      requestedAt: c.instant().notNull(),
      decidedBy: c.ref(),
      decidedAt: c.instant(),
      decision: c.text().notNull().default(''),
      entryId: c.ref(),
    },
    (t) => [
      c.index('points_adjustments_state').on(t.state, t.requestedAt, t.id),
      c.index('points_adjustments_staff').on(t.requestedBy, t.requestedAt),
      c.index('points_adjustments_account').on(t.accountId, t.requestedAt),
      c.check('points_adjustments_points', sql`${t.points} <> 0`),
      c.check('points_adjustments_state', sql`${t.state} in ('requested', 'applied', 'declined')`),
      c.check('points_adjustments_second', sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.requestedBy}`),
    ],
  )
  /** Notices of coming expiry that were written: each once, however often the job runs. */
  const notices = c.table(
    'points_notices',
    {
      accountId: c.ref().notNull(),
      expiresAt: c.instant().notNull(),
      /** Days before. */
      days: c.int().notNull(),
      at: c.instant().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.accountId, t.expiresAt, t.days] })],
  )
  return { accounts, entries, lots, allocations, reversals, holds, adjustments, notices, ...pointsRules(c) }
}
