import { and, count, desc, eq, gt, lte, min, ne, or, type SQL } from 'drizzle-orm'
import { readDealers } from '~/areas/dealers/read.server'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { qrMatrix } from '~/platform/qr.server'
import type { Place } from './forms'
import { canReturn, standingOf } from './rules'

type Reader = { memberId: string; language: Language }
const PAGE = 20
/** More live vouchers than anybody holds; a bound for the page all the same. */
const MOST_LIVE = 100

async function readRows(club: Club, where: SQL | undefined, limit: number) {
  const { redemptions, vouchers } = club.schema.rewards
  return club.store.read
    .select({
      id: redemptions.id,
      number: redemptions.number,
      rewardId: redemptions.rewardId,
      points: redemptions.points,
      name: redemptions.name,
      extra: redemptions.extra,
      currency: redemptions.currency,
      dealerIds: redemptions.dealerIds,
      entryId: redemptions.entryId,
      state: redemptions.state,
      at: redemptions.at,
      returnUntil: redemptions.returnUntil,
      endedAt: redemptions.endedAt,
      code: vouchers.code,
      voucherState: vouchers.state,
      expiresAt: vouchers.expiresAt,
      usedAt: vouchers.usedAt,
      usedAtDealerId: vouchers.dealerId,
    })
    .from(redemptions)
    .innerJoin(vouchers, eq(vouchers.redemptionId, redemptions.id))
    .where(where)
    .orderBy(desc(redemptions.at), desc(redemptions.id))
    .limit(limit)
}
type Row = Awaited<ReturnType<typeof readRows>>[number]

async function viewer(club: Club, language: Language) {
  const now = club.clock.now()
  const dealers = new Map((await readDealers(club, { closed: true })).map(({ id, name }) => [id, say(name, language)]))
  return (row: Row) => {
    const standing = standingOf(row, now)
    return {
      number: row.number,
      rewardId: row.rewardId,
      name: say(row.name, language),
      points: row.points,
      extra: row.extra,
      currency: row.currency,
      standing,
      at: row.at,
      code: row.code,
      expiresAt: row.expiresAt,
      /** When it was used, given back or over. */
      endedAt: standing === 'ended' ? row.expiresAt : (row.usedAt ?? row.endedAt),
      usedAtDealer: (row.usedAtDealerId && dealers.get(row.usedAtDealerId)) || null,
      /** Null is everywhere. */
      dealers: row.dealerIds?.flatMap((id) => dealers.get(id) ?? []) ?? null,
      returnUntil: row.returnUntil,
      mayReturn: canReturn({ ...row, voucherExpiresAt: row.expiresAt }, now),
    }
  }
}
type VoucherView = ReturnType<Awaited<ReturnType<typeof viewer>>>

/**
 * A member's vouchers: all that are ready to use, soonest end first, then what is over, newest first and page by page.
 */
export async function readVouchers(
  club: Club,
  { memberId, language }: Reader,
  before?: Place,
): Promise<{ live: (VoucherView & { qr: string[] })[]; past: VoucherView[]; older: Place | null }> {
  const { redemptions, vouchers } = club.schema.rewards
  const view = await viewer(club, language)
  const now = club.clock.now()
  const own = eq(redemptions.memberId, memberId)
  const isLive = and(eq(redemptions.state, 'issued'), gt(vouchers.expiresAt, now))
  const isPast = or(ne(redemptions.state, 'issued'), lte(vouchers.expiresAt, now))
  const live = before ? [] : await readRows(club, and(own, isLive), MOST_LIVE)
  const past = await readRows(club, and(own, isPast, olderThan(club, before)), PAGE + 1)
  const last = past.length > PAGE ? past[PAGE - 1] : undefined
  return {
    live: live.sort((a, b) => a.expiresAt - b.expiresAt).map((row) => ({ ...view(row), qr: qrMatrix(row.code) })),
    past: past.slice(0, PAGE).map(view),
    older: last ? { at: last.at, id: last.id } : null,
  }
}

/** How many vouchers a member can use now, and when the first of them ends. */
export async function countVouchers({ store, schema, clock }: Club, memberId: string) {
  const { redemptions, vouchers } = schema.rewards
  const [row] = await store.read
    .select({ count: count(), endsAt: min(vouchers.expiresAt) })
    .from(redemptions)
    .innerJoin(vouchers, eq(vouchers.redemptionId, redemptions.id))
    .where(
      and(eq(redemptions.memberId, memberId), eq(redemptions.state, 'issued'), gt(vouchers.expiresAt, clock.now())),
    )
  return row && row.endsAt !== null ? { count: row.count, endsAt: Number(row.endsAt) } : null
}

function olderThan({ schema }: Club, before: { at: Instant; id: string } | undefined): SQL | undefined {
  if (!before) return undefined
  const { redemptions } = schema.rewards
  return or(
    and(lte(redemptions.at, before.at), ne(redemptions.at, before.at)),
    and(eq(redemptions.at, before.at), lte(redemptions.id, before.id), ne(redemptions.id, before.id)),
  )
}

/** One of the member's own vouchers, by its number or by the id of its redemption. Throws NotFound for any other. */
export async function readVoucher(club: Club, { memberId, language }: Reader, numberOrId: string) {
  const { redemptions } = club.schema.rewards
  const known = or(eq(redemptions.number, numberOrId), eq(redemptions.id, numberOrId))
  const [row] = await readRows(club, and(known, eq(redemptions.memberId, memberId)), 1)
  if (!row) throw new NotFound('voucher')
  const view = (await viewer(club, language))(row)
  return { ...view, entryId: row.entryId, qr: view.standing === 'live' ? qrMatrix(row.code) : null }
}
