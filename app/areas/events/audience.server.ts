import { and, asc, count, eq, exists, gt, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm'
import { isTier } from '~/areas/points/tiers'
import { idsOfTier } from '~/areas/points/tiers.server'
import type { Instant } from '~/kernel/clock'
import type { Club } from '~/platform/club.server'
import { dueIn } from './due.server'
import type { PartyRow } from './rows.server'

/** Which parties of an event; a missing part is all of them. */
export type Audience = {
  /** A state of parties, or `live`: all that are not over. */
  state?: string | undefined
  session?: string | undefined
  kind?: string | undefined
  tier?: string | undefined
  /** 1: money is still to be paid. */
  unpaid?: string | undefined
}

/** The condition that the filter comes to; along the index of the event's parties. */
export function audienceOf(
  club: Club,
  eventId: string,
  { state, session, kind, tier, unpaid }: Audience,
): SQL | undefined {
  const { parties: p, seats } = club.schema.events
  return and(
    eq(p.eventId, eventId),
    state === 'live' ? isNull(p.endedAt) : state ? eq(p.state, state) : undefined,
    session ? eq(p.sessionId, session) : undefined,
    unpaid ? and(eq(p.state, 'confirmed'), gt(dueIn(p), 0)) : undefined,
    tier && isTier(tier) ? inArray(p.memberId, idsOfTier(club, tier)) : undefined,
    kind
      ? exists(
          club.store.read
            .select({ one: sql`1` })
            .from(seats)
            .where(and(eq(seats.partyId, p.id), eq(seats.kindId, kind), isNull(seats.goneAt))),
        )
      : undefined,
  )
}

/** How many parties, and how many people in them, a message to this audience reaches. */
export async function countAudience(
  club: Club,
  eventId: string,
  audience: Audience,
): Promise<{ parties: number; people: number }> {
  const { parties: p, seats } = club.schema.events
  const condition = audienceOf(club, eventId, audience)
  const on = club.store.read
  const [found] = await on.select({ count: count() }).from(p).where(condition)
  const [people] = await on
    .select({ count: count() })
    .from(seats)
    .innerJoin(p, eq(p.id, seats.partyId))
    .where(and(condition, isNull(seats.goneAt)))
  return { parties: found?.count ?? 0, people: people?.count ?? 0 }
}

/** The next parties of an audience by id, of those that were there when the message was written. */
export async function nextOfAudience(
  club: Club,
  eventId: string,
  audience: Audience,
  { after, at, limit }: { after: string; at: Instant; limit: number },
): Promise<Pick<PartyRow, 'id' | 'number' | 'memberId'>[]> {
  const { parties: p } = club.schema.events
  return club.store.read
    .select({ id: p.id, number: p.number, memberId: p.memberId })
    .from(p)
    .where(and(audienceOf(club, eventId, audience), gt(p.id, after), lte(p.createdAt, at)))
    .orderBy(asc(p.id))
    .limit(limit)
}
