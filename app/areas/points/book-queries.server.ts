import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { query } from '#db/query'
import type { Schema } from '#db/schema'

const $ = sql.placeholder

export const lotFields = (lots: Schema['points']['lots']) => ({
  id: lots.id,
  entryId: lots.entryId,
  points: lots.points,
  remaining: lots.remaining,
  availableFrom: lots.availableFrom,
  expiresAt: lots.expiresAt,
  restorations: lots.restorations,
})

/** The statements of the hot path, each built once and prepared once per connection. */
export const accountById = query<{ id: string }>()('points-account', (db, { points: { accounts } }) =>
  db
    .select()
    .from(accounts)
    .where(eq(accounts.id, $('id'))),
)

export const openLots = query<{ accountId: string }>()('points-open-lots', (db, { points: { lots } }) =>
  db
    .select(lotFields(lots))
    .from(lots)
    .where(and(eq(lots.accountId, $('accountId')), sql`${lots.remaining} > 0`))
    .orderBy(asc(lots.expiresAt), asc(lots.id)),
)

export const openHolds = query<{ accountId: string; now: number }>()('points-open-holds', (db, { points: { holds } }) =>
  db
    .select({ id: holds.id, points: holds.points, until: holds.until })
    .from(holds)
    .where(and(eq(holds.accountId, $('accountId')), sql`${holds.state} = 'open'`, gt(holds.until, $('now')))),
)

export const entryByKey = query<{ key: string }>()('points-entry-by-key', (db, { points: { entries } }) =>
  db
    .select()
    .from(entries)
    .where(eq(entries.key, $('key'))),
)

export const insertEntry = query<Record<string, unknown>>()('points-insert-entry', (db, { points: { entries } }) =>
  db
    .insert(entries)
    .values({
      id: $('id'),
      accountId: $('accountId'),
      at: $('at'),
      recordedAt: $('recordedAt'),
      kind: $('kind'),
      points: $('points'),
      standing: $('standing'),
      key: $('key'),
      factId: $('factId'),
      ruleId: $('ruleId'),
      ruleVersion: $('ruleVersion'),
      originId: $('originId'),
      about: $('about'),
      title: $('title'),
      explanation: $('explanation'),
      trail: $('trail'),
      actorId: $('actorId'),
    })
    .onConflictDoNothing()
    .returning({ id: entries.id }),
)

export const insertLot = query<Record<string, unknown>>()('points-insert-lot', (db, { points: { lots } }) =>
  db
    .insert(lots)
    .values({
      id: $('id'),
      accountId: $('accountId'),
      entryId: $('entryId'),
      points: $('points'),
      remaining: $('points'),
      availableFrom: $('availableFrom'),
      expiresAt: $('expiresAt'),
    })
    .returning({ id: lots.id }),
)

export const insertAllocation = query<Record<string, unknown>>()(
  'points-insert-allocation',
  (db, { points: { allocations } }) =>
    db
      .insert(allocations)
      .values({ entryId: $('entryId'), lotId: $('lotId'), position: $('position'), points: $('points') })
      .returning({ lotId: allocations.lotId }),
)

/** Moves what remains of a lot, within 0 and its points; no row when it does not fit. */
export const moveLot = query<{ id: string; points: number; restored: number }>()(
  'points-move-lot',
  (db, { points: { lots } }) =>
    db
      .update(lots)
      .set({
        remaining: sql`${lots.remaining} + ${$('points')}`,
        restorations: sql`${lots.restorations} + ${$('restored')}`,
      })
      .where(
        and(
          eq(lots.id, $('id')),
          sql`${lots.remaining} + ${$('points')} >= 0`,
          sql`${lots.remaining} + ${$('points')} <= ${lots.points}`,
        ),
      )
      .returning(lotFields(lots)),
)

/** Moves the sums of an account; no row when the balance would fall below 0 or the account is frozen. */
export const moveAccount = query<{ id: string; balance: number; deficit: number; standing: number; tier: string }>()(
  'points-move-account',
  (db, { points: { accounts } }) =>
    db
      .update(accounts)
      .set({
        balance: sql`${accounts.balance} + ${$('balance')}`,
        deficit: sql`${accounts.deficit} + ${$('deficit')}`,
        standing: sql`${accounts.standing} + ${$('standing')}`,
        tier: sql`${$('tier')}`,
      })
      .where(
        and(
          eq(accounts.id, $('id')),
          sql`${accounts.frozenAt} is null`,
          sql`${accounts.balance} + ${$('balance')} >= 0`,
          sql`${accounts.deficit} + ${$('deficit')} >= 0`,
        ),
      )
      .returning({ id: accounts.id }),
)
