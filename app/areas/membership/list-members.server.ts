import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Tier } from '~/areas/points/tiers'
import { idsOfTier } from '~/areas/points/tiers.server'
import { parseCode } from '~/kernel/codes'
import { NotFound } from '~/kernel/outcome'
import type { Club } from '~/platform/club.server'

/** Where a page of members ended. */
export type MemberKey = { sortKey: string; id: string }
type Wanted = {
  /** Members that these dealers have to do with; left out, the whole club. */
  dealerIds?: readonly string[]
  tier?: Tier
  after?: MemberKey
  limit: number
}

/** Ids of members by the sound of their names, `limit` at most from behind `after` on. The erased are left out. */
export async function listMembers(
  { store }: Pick<Club, 'store'>,
  { dealerIds, tier, after, limit }: Wanted,
): Promise<MemberKey[]> {
  const { members, relations } = store.schema.membership
  const wanted = and(
    isNull(members.erasedAt),
    tier ? inArray(members.id, idsOfTier({ store }, tier)) : undefined,
    after
      ? or(gt(members.sortKey, after.sortKey), and(eq(members.sortKey, after.sortKey), gt(members.id, after.id)))
      : undefined,
  )
  const fields = { sortKey: members.sortKey, id: members.id }
  if (!dealerIds) {
    return store.read
      .select(fields)
      .from(members)
      .where(wanted)
      .orderBy(asc(members.sortKey), asc(members.id))
      .limit(limit)
  }
  return store.read
    .selectDistinct(fields)
    .from(relations)
    .innerJoin(members, eq(members.id, relations.memberId))
    .where(and(inArray(relations.dealerId, [...dealerIds]), wanted))
    .orderBy(asc(members.sortKey), asc(members.id))
    .limit(limit)
}

/** Id of the member with this number, as people type it. Throws NotFound for a number that nobody has. */
export async function memberIdOf(
  { store }: Pick<Club, 'store'>,
  number: string,
  on: Reader = store.read,
): Promise<string> {
  const { members } = store.schema.membership
  const read = parseCode(number, 'M')
  const [row] = read.ok ? await on.select({ id: members.id }).from(members).where(eq(members.number, read.value)) : []
  if (!row) throw new NotFound('member')
  return row.id
}

/** The same for a list, read at once: ids by the number as it was typed; unknown ones and people erased are left out. */
export async function memberIdsOf(
  { store }: Pick<Club, 'store'>,
  typed: readonly string[],
  on: Reader = store.read,
): Promise<Map<string, string>> {
  const { members } = store.schema.membership
  const numbers = new Map(
    typed.flatMap((text) => {
      const read = parseCode(text, 'M')
      return read.ok ? [[text, read.value] as const] : []
    }),
  )
  if (numbers.size === 0) return new Map()
  const rows = await on
    .select({ id: members.id, number: members.number })
    .from(members)
    .where(and(inArray(members.number, [...new Set(numbers.values())]), isNull(members.erasedAt)))
  const ids = new Map(rows.map(({ id, number }) => [number, id]))
  return new Map([...numbers].flatMap(([text, number]) => (ids.has(number) ? [[text, ids.get(number) ?? '']] : [])))
}
