import { and, eq, gt, gte, inArray, isNull, lt, lte, ne, sql } from 'drizzle-orm'
import { query } from '#db/query'
import type { Reader } from '#db/store'
import type { Instant } from '~/kernel/clock'
import { quarterOf, quarterStart, quartersOf } from '~/kernel/zones'
import type { Club, Work } from '~/platform/club.server'
import type { Claim, ClaimKind, Taken } from './choice'

const claimsBetween = query<{ dealerId: string; from: number; to: number }>()(
  'claims-between',
  (db, { booking: { claims } }) =>
    db
      .select({ unitId: claims.unitId, quarter: claims.quarter, bookingId: claims.bookingId, until: claims.until })
      .from(claims)
      .where(
        and(
          eq(claims.dealerId, sql.placeholder('dealerId')),
          gte(claims.quarter, sql.placeholder('from')),
          lt(claims.quarter, sql.placeholder('to')),
        ),
      ),
)

const blocksBetween = query<{ dealerId: string; from: number; to: number }>()(
  'blocks-between',
  (db, { booking: { blocks } }) =>
    db
      .select({ id: blocks.id, unitId: blocks.unitId, startsAt: blocks.startsAt, endsAt: blocks.endsAt })
      .from(blocks)
      .where(
        and(
          eq(blocks.dealerId, sql.placeholder('dealerId')),
          gt(blocks.endsAt, sql.placeholder('from')),
          lt(blocks.startsAt, sql.placeholder('to')),
          isNull(blocks.releasedAt),
        ),
      ),
)

type Span = { dealerId: string; from: number; to: number; now: Instant }

/**
 * What cannot be claimed between two quarters: one read of claims and one of blocks, whatever the range holds. Lapsed
 * holds do not count, nor does the booking that is being moved.
 */
export async function readTaken(
  { store }: Pick<Club, 'store'>,
  { dealerId, from, to, now }: Span,
  { on = store.read, without }: { on?: Reader; without?: string } = {},
): Promise<Taken> {
  const taken = new Map<string, Set<number>>()
  const put = (unitId: string, quarter: number) => {
    const known = taken.get(unitId)
    if (known) known.add(quarter)
    else taken.set(unitId, new Set([quarter]))
  }
  for (const claim of await claimsBetween(store, on, { dealerId, from, to })) {
    if (claim.until > 0 && claim.until <= now) continue
    if (without === undefined || claim.bookingId !== without) put(claim.unitId, claim.quarter)
  }
  const span = { dealerId, from: quarterStart(from), to: quarterStart(to) }
  for (const block of await blocksBetween(store, on, span)) {
    for (const quarter of quartersOf(block.startsAt, block.endsAt)) {
      if (quarter >= from && quarter < to) put(block.unitId, quarter)
    }
  }
  return taken
}

/**
 * Ends the dealer's holds that are over: their claims go, their bookings become lapsed. Runs inside every transaction
 * that claims, so that what a clock has freed is free for it, whether or not a job came by.
 */
export async function sweepLapsed(w: Work, dealerId: string): Promise<void> {
  const { bookings, claims } = w.schema.booking
  const over = await w.tx
    .update(bookings)
    .set({ state: 'lapsed', heldUntil: 0, closedAt: w.now, version: sql`${bookings.version} + 1` })
    .where(and(eq(bookings.dealerId, dealerId), eq(bookings.state, 'held'), lte(bookings.heldUntil, w.now)))
    .returning({ id: bookings.id })
  if (over.length === 0) return
  await w.tx.delete(claims).where(
    inArray(
      claims.bookingId,
      over.map(({ id }) => id),
    ),
  )
}

/** Rows of one statement; keeps well below the engines' limits of parameters. */
const BATCH = 500

/**
 * Claims quarters for a booking. False when the primary key let any of them not in: the caller refuses, which rolls
 * back. `until` 0 claims for good.
 */
export async function putClaims(
  w: Work,
  {
    dealerId,
    bookingId,
    until,
    claims: wanted,
  }: { dealerId: string; bookingId: string; until: Instant; claims: readonly Claim[] },
): Promise<boolean> {
  const rows = wanted.flatMap(({ unitId, kind, quarters }) =>
    quarters.map((quarter) => ({ dealerId, unitId, quarter, kind: kind as string, bookingId, until })),
  )
  return (await insertClaims(w, rows)) === rows.length
}

async function insertClaims(w: Work, rows: (typeof w.schema.booking.claims.$inferInsert)[]): Promise<number> {
  const { claims } = w.schema.booking
  let count = 0
  for (let from = 0; from < rows.length; from += BATCH) {
    const fresh = await w.tx
      .insert(claims)
      .values(rows.slice(from, from + BATCH))
      .onConflictDoNothing()
      .returning({ quarter: claims.quarter })
    count += fresh.length
  }
  return count
}

/**
 * Gives up what a booking claims, from a quarter on if one is named. A unit that is blocked meanwhile stays taken: its
 * block claims what the booking leaves.
 */
export async function releaseClaims(w: Work, bookingId: string, from = 0): Promise<void> {
  const { claims, blocks } = w.schema.booking
  const freed = await w.tx
    .delete(claims)
    .where(and(eq(claims.bookingId, bookingId), gte(claims.quarter, from)))
    .returning({ dealerId: claims.dealerId, unitId: claims.unitId, quarter: claims.quarter, kind: claims.kind })
  if (freed.length === 0) return
  const live = await w.tx
    .select()
    .from(blocks)
    .where(and(inArray(blocks.unitId, [...new Set(freed.map((one) => one.unitId))]), isNull(blocks.releasedAt)))
  const rows = freed.flatMap(({ dealerId, unitId, quarter, kind }) => {
    const at = quarterStart(quarter)
    const block = live.find((one) => one.unitId === unitId && one.startsAt <= at && at < one.endsAt)
    return block ? [{ dealerId, unitId, quarter, kind, blockId: block.id }] : []
  })
  if (rows.length > 0) await insertClaims(w, rows)
}

/** Claims of a block: every quarter that no booking has; the others follow when their booking leaves. */
export async function claimForBlock(
  w: Work,
  block: { id: string; dealerId: string; unitId: string; kind: ClaimKind; startsAt: Instant; endsAt: Instant },
): Promise<void> {
  const rows = quartersOf(block.startsAt, block.endsAt).map((quarter) => ({
    dealerId: block.dealerId,
    unitId: block.unitId,
    quarter,
    kind: block.kind as string,
    blockId: block.id,
  }))
  await insertClaims(w, rows)
}

/** Makes a hold's claims stand for good. */
export async function firmClaims(w: Work, bookingId: string): Promise<void> {
  const { claims } = w.schema.booking
  await w.tx
    .update(claims)
    .set({ until: 0 })
    .where(and(eq(claims.bookingId, bookingId), ne(claims.until, 0)))
}

/** The units that a booking claims now, with first and last quarter. */
export async function unitsOf(
  w: Pick<Work, 'tx' | 'schema'>,
  bookingId: string,
): Promise<{ unitId: string; kind: ClaimKind }[]> {
  const { claims } = w.schema.booking
  const rows = await w.tx
    .selectDistinct({ unitId: claims.unitId, kind: claims.kind })
    .from(claims)
    .where(eq(claims.bookingId, bookingId))
  return rows.map(({ unitId, kind }) => ({ unitId, kind: kind as ClaimKind }))
}

/** The quarter that runs now. */
export const quarterNow = (w: Pick<Work, 'now'>) => quarterOf(w.now)
