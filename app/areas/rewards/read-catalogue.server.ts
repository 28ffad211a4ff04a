import { and, asc, count, eq, ne, sql } from 'drizzle-orm'
import { query } from '#db/query'
import { readDealers } from '~/areas/dealers/read.server'
import { purseOf } from '~/areas/points/read-standing.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { canRedeem, type RewardKind } from './rules'

const offered = query<Record<never, never>>()('rewards-offered', (db, { rewards: { rewards } }) =>
  db.select().from(rewards).where(eq(rewards.active, true)).orderBy(asc(rewards.position), asc(rewards.id)),
)
const oneReward = query<{ id: string }>()('reward', (db, { rewards: { rewards } }) =>
  db
    .select()
    .from(rewards)
    .where(eq(rewards.id, sql.placeholder('id'))),
)
const hadByReward = query<{ memberId: string }>()('rewards-had', (db, { rewards: { redemptions } }) =>
  db
    .select({ rewardId: redemptions.rewardId, count: count() })
    .from(redemptions)
    .where(and(eq(redemptions.memberId, sql.placeholder('memberId')), ne(redemptions.state, 'cancelled')))
    .groupBy(redemptions.rewardId),
)

/** From here on the page says how many are left. */
const FEW = 20

type Row = Awaited<ReturnType<typeof offered>>[number]
type Reader = { memberId: string; language: Language }

async function buyerOf(club: Club, memberId: string) {
  const { store, schema, clock } = club
  const now = clock.now()
  const purse = await purseOf({ schema, read: store.read, now }, memberId)
  const had = await hadByReward(store, store.read, { memberId })
  return { now, purse, had: new Map(had.map((one) => [one.rewardId, one.count])) }
}

function offerOf(row: Row, { now, purse, had }: Awaited<ReturnType<typeof buyerOf>>, language: Language) {
  const verdict = canRedeem(row, { ...purse, had: had.get(row.id) ?? 0 }, now)
  return {
    id: row.id,
    kind: row.kind as RewardKind,
    name: say(row.name, language),
    detail: say(row.detail, language),
    art: row.art,
    points: row.points,
    extra: row.extra,
    currency: row.currency,
    left: row.stock !== null && row.stock <= FEW ? row.stock : null,
    opensAt: row.opensAt > now ? row.opensAt : null,
    closesAt: row.closesAt,
    minTier: row.minTier,
    missing: Math.max(0, row.points - purse.available),
    verdict,
  }
}
export type OfferView = ReturnType<typeof offerOf>

/** What can be had now first, then what points alone are missing for (fewest first), then the rest. */
const rank = ({ verdict }: OfferView) => (verdict.ok ? 0 : verdict.reason === 'rewards:refusal.points' ? 1 : 2)

/** The catalogue as one member sees it, each reward with its verdict; what is over is left out. Three queries in all. */
export async function readCatalogue(
  club: Club,
  { memberId, language }: Reader,
): Promise<{ available: number; offers: OfferView[] }> {
  const buyer = await buyerOf(club, memberId)
  const rows = await offered(club.store, club.store.read, {})
  const offers = rows
    .filter(({ closesAt }) => closesAt === null || closesAt > buyer.now)
    .map((row) => offerOf(row, buyer, language))
  // Sorting is stable: within a group the order of the club stays, and what is nearest comes first where points are missing.
  offers.sort((a, b) => rank(a) - rank(b) || (rank(a) === 1 ? a.missing - b.missing : 0))
  return { available: buyer.purse.available, offers }
}

/** One reward with its terms, for the member who thinks about it. Throws NotFound for an unknown id. */
export async function readOffer(club: Club, { memberId, language }: Reader, rewardId: string) {
  const [row] = await oneReward(club.store, club.store.read, { id: rewardId })
  if (!row) throw new NotFound('reward')
  const buyer = await buyerOf(club, memberId)
  return {
    ...offerOf(row, buyer, language),
    available: buyer.purse.available,
    had: buyer.had.get(rewardId) ?? 0,
    perMember: row.perMember,
    voucherDays: row.voucherDays,
    returnDays: row.returnDays,
    dealers: await dealerNames(club, row.dealerIds, language),
  }
}

/** Names of the dealers that honour something; null is all of them, and so is said. */
export async function dealerNames(
  club: Club,
  ids: readonly string[] | null,
  language: Language,
): Promise<string[] | null> {
  if (ids === null) return null
  const dealers = await readDealers(club, { closed: true })
  return dealers.filter(({ id }) => ids.includes(id)).map(({ name }) => say(name, language))
}
