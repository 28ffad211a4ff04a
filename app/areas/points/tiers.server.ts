import { asc, eq, inArray } from 'drizzle-orm'
import { query } from '#db/query'
import type { Reader } from '#db/store'
import type { Words } from '~/kernel/words'
import type { Club, Work } from '~/platform/club.server'
import { DEFAULT_TIERS, isTier, type Tier } from './tiers'

const allTiers = query<Record<never, never>>()('points-tiers', (db, { points: { tiers } }) =>
  db.select().from(tiers).orderBy(asc(tiers.rank)),
)

export type TierRow = {
  id: Tier
  rank: number
  name: Words
  threshold: number
  earnPercent: number
  benefits: Words[]
}

function asTiers(rows: { id: string }[]): TierRow[] {
  return (rows as TierRow[]).filter(({ id }) => isTier(id))
}

/** All tiers, lowest first. */
export async function readTiers({ store }: Pick<Club, 'store'>): Promise<TierRow[]> {
  return asTiers(await allTiers(store, store.read, {}))
}

/** All tiers inside a unit of work, lowest first. */
export async function tiersOf(w: Work): Promise<TierRow[]> {
  return asTiers(await allTiers(w, w.tx, {}))
}

/** The tier that a standing reaches. */
export async function tierFor(w: Work, standing: number): Promise<Tier> {
  return (await tiersOf(w)).reduce<Tier>((best, { id, threshold }) => (threshold <= standing ? id : best), 'classic')
}

/** The tiers of members; who has no points account is missing. The one place where a tier is kept. */
export async function tierOf(
  { store }: Pick<Club, 'store'>,
  memberIds: readonly string[],
  on: Reader = store.read,
): Promise<Map<string, { tier: Tier; standing: number }>> {
  if (memberIds.length === 0) return new Map()
  const { accounts } = store.schema.points
  const rows = await on
    .select({ id: accounts.id, tier: accounts.tier, standing: accounts.standing })
    .from(accounts)
    .where(inArray(accounts.id, [...memberIds]))
  return new Map(rows.map(({ id, tier, standing }) => [id, { tier: isTier(tier) ? tier : 'classic', standing }]))
}

/** The ids of all members of a tier, as a part of a larger query (`inArray(id, …)`). */
export function idsOfTier({ store }: Pick<Club, 'store'>, tier: Tier) {
  const { accounts } = store.schema.points
  return store.read.select({ id: accounts.id }).from(accounts).where(eq(accounts.tier, tier))
}

/** Fills the tiers of a new club; rows that are there are left alone. */
export async function fillTiers(w: Work): Promise<void> {
  const rows = DEFAULT_TIERS.map((tier, rank) => ({ ...tier, rank }))
  await w.tx.insert(w.schema.points.tiers).values(rows).onConflictDoNothing()
}
