import { and, inArray } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Actor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'

/** From now on the dealer sees the member. The first cause stays. */
export async function relate(
  w: Work,
  {
    memberId,
    dealerId,
    cause,
  }: { memberId: string; dealerId: string; cause: 'home' | 'booking' | 'visit' | 'desk' | 'rescue' },
): Promise<void> {
  await w.tx
    .insert(w.schema.membership.relations)
    .values({ memberId, dealerId, cause, since: w.now })
    .onConflictDoNothing()
}

/** Of these members, those that the actor's dealers have to do with; all of them for the whole club. */
export async function visibleMembers(
  club: Club,
  actor: Actor,
  memberIds: readonly string[],
  on: Reader = club.store.read,
): Promise<Set<string>> {
  const scope = scopeOf(actor, 'member:read')
  if (scope === 'club') return new Set(memberIds)
  if (scope === null || scope === 'own' || memberIds.length === 0) {
    return new Set(memberIds.filter((id) => id === actor.memberId))
  }
  const { relations } = club.schema.membership
  const rows = await on
    .select({ memberId: relations.memberId })
    .from(relations)
    .where(and(inArray(relations.dealerId, [...scope]), inArray(relations.memberId, [...memberIds])))
  return new Set(rows.map((row) => row.memberId))
}

/** May this actor see the member unmasked: oneself, the club's own staff, or a dealer that has a relation. */
export async function mayDealerSee(club: Club, actor: Actor, memberId: string): Promise<boolean> {
  return (await visibleMembers(club, actor, [memberId])).has(memberId)
}
