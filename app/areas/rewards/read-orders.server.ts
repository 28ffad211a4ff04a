import { stringify } from 'csv-stringify/sync'
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, ne, or, type SQL } from 'drizzle-orm'
import { readDealers } from '~/areas/dealers/read.server'
import { readMembers } from '~/areas/membership/read-members.server'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { maskName } from '~/kernel/masks'
import { say } from '~/kernel/words'
import { CLUB_ZONE, dayBounds, localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'
import type { Place } from './forms'
import { type Standing, standingOf } from './rules'

export type OrderFilter = { state?: Standing; reward?: string; dealer?: string; from?: string; to?: string }
type Edges = { before?: Place; after?: Place; limit?: number }
const PAGE = 50

function isStanding({ schema }: Club, state: Standing, now: Instant): SQL | undefined {
  const { redemptions, vouchers } = schema.rewards
  if (state === 'used') return eq(redemptions.state, 'used')
  if (state === 'returned') return eq(redemptions.state, 'cancelled')
  if (state === 'live') return and(eq(redemptions.state, 'issued'), gt(vouchers.expiresAt, now))
  return or(eq(redemptions.state, 'expired'), and(eq(redemptions.state, 'issued'), lte(vouchers.expiresAt, now)))
}

/** Who serves dealers sees what was honoured there; the whole club is for those whose role holds for it. */
function wanted(club: Club, reader: Actor, filter: OrderFilter): SQL | undefined {
  const { redemptions, vouchers } = club.schema.rewards
  const scope = scopeOf(reader, 'reward:read')
  const dealers = scope === 'club' ? null : scope instanceof Set ? [...scope] : []
  return and(
    dealers ? inArray(vouchers.dealerId, dealers) : undefined,
    filter.state ? isStanding(club, filter.state, club.clock.now()) : undefined,
    filter.reward ? eq(redemptions.rewardId, filter.reward) : undefined,
    filter.dealer ? eq(vouchers.dealerId, filter.dealer) : undefined,
    filter.from ? gte(redemptions.at, dayBounds(CLUB_ZONE, filter.from).from) : undefined,
    filter.to ? lt(redemptions.at, dayBounds(CLUB_ZONE, filter.to).to) : undefined,
  )
}

function beyond({ schema }: Club, { before, after }: Edges): SQL | undefined {
  const { redemptions } = schema.rewards
  if (before) {
    return or(lt(redemptions.at, before.at), and(eq(redemptions.at, before.at), lt(redemptions.id, before.id)))
  }
  return after && or(gt(redemptions.at, after.at), and(eq(redemptions.at, after.at), gt(redemptions.id, after.id)))
}

/**
 * Redemptions, newest first, within what the reader may see; names are masked. `before` and `after` are the edges of
 * a page. Four queries, however many rows.
 */
export async function readOrders(
  club: Club,
  reader: Actor,
  filter: OrderFilter,
  language: Language,
  edges: Edges = {},
) {
  const { redemptions, vouchers } = club.schema.rewards
  const { limit = PAGE } = edges
  const isBackwards = edges.after !== undefined && edges.before === undefined
  const order = isBackwards ? [asc(redemptions.at), asc(redemptions.id)] : [desc(redemptions.at), desc(redemptions.id)]
  const rows = await club.store.read
    .select({ redemption: redemptions, voucher: vouchers })
    .from(redemptions)
    .innerJoin(vouchers, eq(vouchers.redemptionId, redemptions.id))
    .where(and(wanted(club, reader, filter), beyond(club, edges)))
    .orderBy(...order)
    .limit(limit + 1)
  const hasMore = rows.length > limit
  const shown = rows.slice(0, limit)
  if (isBackwards) shown.reverse()
  const members = await readMembers(
    club,
    shown.map(({ redemption }) => redemption.memberId),
  )
  const dealers = new Map((await readDealers(club, { closed: true })).map(({ id, name }) => [id, say(name, language)]))
  const now = club.clock.now()
  const edgeOf = (row: (typeof shown)[number] | undefined): Place | null =>
    row ? { at: row.redemption.at, id: row.redemption.id } : null
  return {
    orders: shown.map(({ redemption, voucher }) => {
      const member = members.get(redemption.memberId)
      const standing = standingOf({ state: redemption.state, expiresAt: voucher.expiresAt }, now)
      return {
        number: redemption.number,
        rewardId: redemption.rewardId,
        reward: say(redemption.name, language),
        points: redemption.points,
        extra: redemption.extra,
        currency: redemption.currency,
        at: redemption.at,
        standing,
        endedAt: standing === 'ended' ? voucher.expiresAt : redemption.endedAt,
        dealer: (voucher.dealerId && dealers.get(voucher.dealerId)) || null,
        member: maskName(member?.name ?? ''),
        memberNumber: member?.number ?? '',
      }
    }),
    older: (isBackwards ? edges.after !== undefined : hasMore) ? edgeOf(shown.at(-1)) : null,
    newer: (isBackwards ? hasMore : edges.before !== undefined) ? edgeOf(shown[0]) : null,
  }
}

const CSV_PAGE = 1_000

/** The orders as CSV, page by page; a cell that a spreadsheet would run begins with a quote. `head` names the columns. */
export async function* ordersCsv(
  club: Club,
  reader: Actor,
  filter: OrderFilter,
  language: Language,
  { head, stateName }: { head: string[]; stateName: (standing: Standing) => string },
): AsyncGenerator<string> {
  // The mark tells spreadsheets that this is UTF-8.
  yield `\ufeff${stringify([head])}`
  for (let before: Place | undefined; ; ) {
    const { orders, older } = await readOrders(club, reader, filter, language, { before, limit: CSV_PAGE })
    const rows = orders.map((order) => [
      order.number,
      localDay(CLUB_ZONE, order.at),
      order.reward,
      order.memberNumber,
      order.points,
      stateName(order.standing),
      order.endedAt === null ? '' : localDay(CLUB_ZONE, order.endedAt),
      order.dealer ?? '',
    ])
    if (rows.length > 0) yield stringify(rows, { escape_formulas: true })
    if (!older) return
    before = older
  }
}

/** What a counter honoured since a moment, newest first. */
export async function readUsedAt(club: Club, dealerId: string, since: Instant, language: Language) {
  const { redemptions, vouchers } = club.schema.rewards
  const rows = await club.store.read
    .select({ number: redemptions.number, name: redemptions.name, usedAt: vouchers.usedAt })
    .from(vouchers)
    .innerJoin(redemptions, eq(redemptions.id, vouchers.redemptionId))
    .where(and(eq(vouchers.dealerId, dealerId), gte(vouchers.usedAt, since), ne(vouchers.state, 'live')))
    .orderBy(desc(vouchers.usedAt), desc(vouchers.id))
    .limit(20)
  return rows.map(({ number, name, usedAt }) => ({ number, name: say(name, language), usedAt: usedAt ?? since }))
}
