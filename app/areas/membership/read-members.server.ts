import { inArray } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Tier } from '~/areas/points/tiers'
import { tierOf } from '~/areas/points/tiers.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import type { Club } from '~/platform/club.server'
import { readContacts } from '~/platform/people.server'

export type MemberBrief = {
  id: string
  /** M-… */
  number: string
  name: string
  tier: Tier
  phone: string | null
  email: string | null
  language: Language
  userId: string
  homeDealerId: string | null
  zone: string
  joinedAt: number
  erasedAt: number | null
}
export type Member = MemberBrief & {
  referralCode: string
  referredBy: string | null
  birthday: string | null
  city: string
  preferredChannel: string
  quietFrom: number
  quietUntil: number
  profileCompletedAt: number | null
  referralQualifiedAt: number | null
  version: number
}

/** Members by their ids, with how to reach them. Unknown ids are missing from the map. */
export async function readMembers(
  club: Club,
  ids: readonly string[],
  on: Reader = club.store.read,
): Promise<Map<string, Member>> {
  if (ids.length === 0) return new Map()
  const { members } = club.schema.membership
  const rows = await on
    .select()
    .from(members)
    .where(inArray(members.id, [...new Set(ids)]))
  const contacts = await readContacts(
    club,
    rows.map((row) => row.userId),
    on,
  )
  const tiers = await tierOf(
    club,
    rows.map((row) => row.id),
    on,
  )
  return new Map(
    rows.map(({ sortKey: _, ...row }) => {
      const contact = contacts.get(row.userId)
      return [
        row.id,
        {
          ...row,
          tier: tiers.get(row.id)?.tier ?? 'classic',
          phone: contact?.phone ?? null,
          email: contact?.email ?? null,
          language: contact?.language ?? 'zh-CN',
        },
      ]
    }),
  )
}

/** One member. Throws NotFound for an unknown id; who may see it is the caller's question (mayDealerSee). */
export async function readMember(club: Club, memberId: string, on: Reader = club.store.read): Promise<Member> {
  const member = (await readMembers(club, [memberId], on)).get(memberId)
  if (!member) throw new NotFound('member')
  return member
}
