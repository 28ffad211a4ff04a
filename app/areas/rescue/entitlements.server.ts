import { and, count, eq, exists, gte, inArray, isNull, lt, or } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { readDealers } from '~/areas/dealers/read.server'
import { readMembers } from '~/areas/membership/read-members.server'
import type { Instant } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { CLUB_ZONE, dayBounds, localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { distanceM, isPlausible, type Place, roadKm } from './geo'
import { type Estimate, estimateOf, kindOf } from './tariff'

type Kind = 'tow' | 'roadside'

/** First moment of the calendar year of a moment, and of the next one, where clocks show `zone`. */
function yearOf(zone: string, at: Instant): { from: Instant; to: Instant } {
  const year = Number(localDay(zone, at).slice(0, 4))
  return { from: dayBounds(zone, `${year}-01-01`).from, to: dayBounds(zone, `${year + 1}-01-01`).from }
}

/**
 * How often a member has drawn on an entitlement in the calendar year of `at`: rescues that were done, those called
 * off or abandoned after the helper had arrived, and those still open, so that two at once are not promised the same.
 */
export async function usedThisYear(
  source: Club | Work,
  { memberId, kind, zone, at }: { memberId: string; kind: Kind; zone: string; at: Instant },
): Promise<number> {
  const { requests, assignments } = source.schema.rescue
  const on = readerOf(source)
  const { from, to } = yearOf(zone, at)
  const inVain = on
    .select({ id: assignments.id })
    .from(assignments)
    .where(
      and(
        eq(assignments.requestId, requests.id),
        inArray(assignments.state, ['cancelled', 'gone-on-arrival']),
        gte(assignments.arrivedAt, 0),
      ),
    )
  const [row] = await on
    .select({ used: count() })
    .from(requests)
    .where(
      and(
        eq(requests.memberId, memberId),
        gte(requests.createdAt, from),
        lt(requests.createdAt, to),
        eq(requests.entitlement, kind),
        or(
          isNull(requests.closedAt),
          eq(requests.state, 'done'),
          and(inArray(requests.state, ['cancelled', 'unserved']), exists(inVain)),
        ),
      ),
    )
  return row?.used ?? 0
}

const readerOf = (source: Club | Work): Reader => ('tx' in source ? source.tx : source.store.read)
const clubOf = (source: Club | Work): Club => ('club' in source ? source.club : source)

type Case = {
  /** Null for a caller who is no member: the tariff alone. */
  memberId: string | null
  tier: string
  service: string
  /** Null when only words say where: the base tariff without distance. */
  place: Place | null
  zone: string
  at: Instant
}

/**
 * Tariff, benefit and rest of one rescue in minor units, by the road from the nearest dealer. Inside a unit of work
 * pass `w`. Throws NotFound for a service that the club does not offer.
 */
export async function estimateFor(
  source: Club | Work,
  { memberId, tier, service: code, place, zone, at }: Case,
): Promise<Estimate> {
  const { services, entitlements } = source.schema.rescue
  const on = readerOf(source)
  const [service] = await on.select().from(services).where(eq(services.code, code))
  if (!service) throw new NotFound('rescue-service')
  const kind = kindOf(code)
  const [entitled] = memberId
    ? await on
        .select()
        .from(entitlements)
        .where(and(eq(entitlements.tier, tier), eq(entitlements.kind, kind)))
    : []
  const entitlement =
    memberId && entitled && entitled.perYear > 0
      ? {
          kind,
          perYear: entitled.perYear,
          coverMinor: entitled.coverMinor,
          used: await usedThisYear(source, { memberId, kind, zone, at }),
        }
      : null
  return estimateOf(service, entitlement, { km: await kmTo(source, place), zone, at })
}

/** Road kilometres from the nearest dealer; 0 without a place that can be meant. */
async function kmTo(source: Club | Work, place: Place | null): Promise<number> {
  if (!place) return 0
  const dealers = await readDealers(clubOf(source), { on: readerOf(source) })
  if (!isPlausible(place, dealers)) return 0
  return roadKm(Math.min(...dealers.map((dealer) => distanceM(place, dealer))))
}

/**
 * What a rescue would cost, said before it is sent. Owners ask for themselves, the desk for
 * whoever calls; NotFound otherwise. Null `memberId` is a caller who is no member.
 */
export async function previewRescue({
  club,
  actor,
  memberId,
  service,
  place,
}: {
  club: Club
  actor: Actor
  memberId: string | null
  service: string
  place: Place | null
}): Promise<Estimate> {
  const own = memberId !== null && memberId === actor.memberId && can(actor, 'rescue:own')
  if (!own && !can(actor, 'rescue:manage')) throw new NotFound('member')
  const member = memberId ? (await readMembers(club, [memberId])).get(memberId) : undefined
  const dealers = await readDealers(club)
  const home = dealers.find(({ id }) => id === member?.homeDealerId) ?? dealers[0]
  return estimateFor(club, {
    memberId: member?.id ?? null,
    tier: member?.tier ?? '',
    service,
    place,
    zone: home?.zone ?? CLUB_ZONE,
    at: club.clock.now(),
  })
}
