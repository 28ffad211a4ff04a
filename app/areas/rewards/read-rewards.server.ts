import { and, asc, count, desc, eq, isNotNull, sql, sum } from 'drizzle-orm'
import { readDealers } from '~/areas/dealers/read.server'
import type { Language } from '~/kernel/language'
import { minorDigits } from '~/kernel/money'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'
import { namesOf } from '~/platform/staff.server'
import type { RewardKind } from './rules'

/** Redemptions by what became of them. */
type Sales = { redeemed: number; used: number; returned: number; spent: number }
const NONE: Sales = { redeemed: 0, used: 0, returned: 0, spent: 0 }

async function salesByReward(club: Club, rewardId?: string): Promise<Map<string, Sales>> {
  const { redemptions } = club.schema.rewards
  const rows = await club.store.read
    .select({
      rewardId: redemptions.rewardId,
      state: redemptions.state,
      count: count(),
      points: sum(redemptions.points).mapWith(Number),
    })
    .from(redemptions)
    .where(rewardId === undefined ? undefined : eq(redemptions.rewardId, rewardId))
    .groupBy(redemptions.rewardId, redemptions.state)
  const sales = new Map<string, Sales>()
  for (const row of rows) {
    const known = sales.get(row.rewardId) ?? { ...NONE }
    if (row.state === 'cancelled') known.returned += row.count
    else {
      known.redeemed += row.count
      known.spent += row.points
      if (row.state === 'used') known.used += row.count
    }
    sales.set(row.rewardId, known)
  }
  return sales
}

/** The catalogue as the desk sees it, retired rewards last, with stock and what has been sold. Two queries. */
export async function readRewards(club: Club, language: Language) {
  const { rewards } = club.schema.rewards
  const now = club.clock.now()
  const sales = await salesByReward(club)
  const rows = await club.store.read
    .select()
    .from(rewards)
    .orderBy(desc(rewards.active), asc(rewards.position), asc(rewards.id))
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as RewardKind,
    name: say(row.name, language),
    points: row.points,
    extra: row.extra,
    currency: row.currency,
    stock: row.stock,
    minTier: row.minTier,
    state: !row.active
      ? ('retired' as const)
      : row.closesAt !== null && row.closesAt <= now
        ? ('over' as const)
        : row.opensAt > now
          ? ('ahead' as const)
          : ('open' as const),
    ...(sales.get(row.id) ?? NONE),
  }))
}

const MOVES = 50

/** One reward as its form shows it, with its stock moves (newest first) and its sales by dealer. */
export async function readReward(club: Club, rewardId: string, language: Language) {
  const { rewards, stockMoves } = club.schema.rewards
  const [row] = await club.store.read.select().from(rewards).where(eq(rewards.id, rewardId))
  if (!row) throw new NotFound('reward')
  const moves = await club.store.read
    .select()
    .from(stockMoves)
    .where(eq(stockMoves.rewardId, rewardId))
    .orderBy(desc(stockMoves.at), desc(stockMoves.id))
    .limit(MOVES)
  const names = await namesOf(
    club,
    moves.flatMap(({ cause, actorId }) => (actorId && isByHand(cause) ? [actorId] : [])),
  )
  return {
    title: say(row.name, language),
    version: row.version,
    stock: row.stock,
    values: valuesOf(row),
    sales: (await salesByReward(club, rewardId)).get(rewardId) ?? NONE,
    byDealer: await salesByDealer(club, rewardId, language),
    moves: moves.map(({ id, delta, cause, reason, actorId, at }) => ({
      ...{ id, delta, cause, reason, at },
      who: (actorId && names.get(actorId)) || null,
    })),
  }
}

/** What owners do moves stock too; their names do not belong into its history. */
const isByHand = (cause: string) => cause !== 'redeemed' && cause !== 'returned'

type Row = Club['schema']['rewards']['rewards']['$inferSelect']

/** The row in the words of the form: days of the club's calendar, the amount as one types it. */
export function valuesOf(row: Omit<Row, 'id' | 'createdAt' | 'stock' | 'version'>) {
  const { kind, name, detail, art, points, currency, perMember, minTier, voucherDays, returnDays, position } = row
  const digits = minorDigits(currency)
  return {
    ...{ kind, name, detail, art, points, currency, perMember, minTier, voucherDays, returnDays, position },
    extra: (row.extra / 10 ** digits).toFixed(digits),
    opensOn: localDay(CLUB_ZONE, row.opensAt),
    closesOn: row.closesAt === null ? '' : localDay(CLUB_ZONE, row.closesAt - 1),
    dealerIds: row.dealerIds ?? [],
    active: row.active,
  }
}

async function salesByDealer(club: Club, rewardId: string, language: Language) {
  const { redemptions, vouchers } = club.schema.rewards
  const rows = await club.store.read
    .select({
      dealerId: vouchers.dealerId,
      count: count(),
      points: sql`sum(${redemptions.points})`.mapWith(Number),
    })
    .from(vouchers)
    .innerJoin(redemptions, eq(redemptions.id, vouchers.redemptionId))
    .where(and(eq(redemptions.rewardId, rewardId), eq(vouchers.state, 'used'), isNotNull(vouchers.dealerId)))
    .groupBy(vouchers.dealerId)
  const found = new Map(rows.map((row) => [row.dealerId, row]))
  const dealers = await readDealers(club, { closed: true })
  return dealers.flatMap(({ id, name }) => {
    const sold = found.get(id)
    return sold ? [{ id, name: say(name, language), count: sold.count, points: sold.points }] : []
  })
}
