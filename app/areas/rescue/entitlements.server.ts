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
import { type Entitlement, type Estimate, estimateOf, kindOf, type Tariff } from './tariff'

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

type Caller = {
  /** Null for a caller who is no member: the tariff alone. */
  memberId: string | null
  tier: string
  zone: string
  at: Instant
}
type Case = Caller & {
  service: string
  /** Null when only words say where: the base tariff without distance. */
  place: Place | null
}

/**
 * Tariff, benefit and rest of one rescue in minor units, by the road from the nearest dealer. Inside a unit of work
 * pass `w`. Throws NotFound for a service that the club does not offer.
 */
export async function estimateFor(source: Club | Work, { service: code, place, ...caller }: Case): Promise<Estimate> {
  const service = await readTariff(source, code)
  if (!service) throw new NotFound('rescue-service')
  const km = place ? kmTo(await readDealers(clubOf(source), { on: readerOf(source) }), place) : 0
  const priceOf = await pricesFor(source, { ...caller, km, kinds: [kindOf(code)] })
  return priceOf(service)
}

async function readTariff(source: Club | Work, code: string): Promise<Tariff | undefined> {
  const { services } = source.schema.rescue
  const [service] = await readerOf(source).select().from(services).where(eq(services.code, code))
  return service
}

/** What each service of these kinds costs one caller, so many road kilometres away. */
async function pricesFor(
  source: Club | Work,
  { memberId, tier, km, zone, at, kinds }: Caller & { km: number; kinds: readonly Kind[] },
): Promise<(service: Tariff) => Estimate> {
  const { entitlements } = source.schema.rescue
  const entitled = memberId
    ? await readerOf(source)
        .select()
        .from(entitlements)
        .where(and(eq(entitlements.tier, tier), inArray(entitlements.kind, [...kinds])))
    : []
  const free = new Map<Kind, Entitlement>()
  for (const { perYear, coverMinor, ...row } of entitled) {
    if (!memberId || perYear <= 0) continue
    const kind = row.kind as Kind
    free.set(kind, { kind, perYear, coverMinor, used: await usedThisYear(source, { memberId, kind, zone, at }) })
  }
  return (service) => estimateOf(service, free.get(kindOf(service.code)) ?? null, { km, zone, at })
}

/** Road kilometres from the nearest dealer; 0 without a place that can be meant. */
function kmTo(dealers: readonly Place[], place: Place | null): number {
  if (!place || !isPlausible(place, dealers)) return 0
  return roadKm(Math.min(...dealers.map((dealer) => distanceM(place, dealer))))
}

type Ask = {
  club: Club
  actor: Actor
  /** Null for a caller who is no member. */
  memberId: string | null
  place: Place | null
}

/**
 * What each of the given services would cost, by its code, said before anything is sent. Owners ask for themselves,
 * the desk for whoever calls; NotFound otherwise.
 */
export async function estimatesFor({
  club,
  actor,
  memberId,
  place,
  services,
}: Ask & { services: readonly Tariff[] }): Promise<Map<string, Estimate>> {
  const own = memberId !== null && memberId === actor.memberId && can(actor, 'rescue:own')
  if (!own && !can(actor, 'rescue:manage')) throw new NotFound('member')
  const member = memberId ? (await readMembers(club, [memberId])).get(memberId) : undefined
  const dealers = await readDealers(club)
  const home = dealers.find(({ id }) => id === member?.homeDealerId) ?? dealers[0]
  const priceOf = await pricesFor(club, {
    memberId: member?.id ?? null,
    tier: member?.tier ?? '',
    km: kmTo(dealers, place),
    zone: home?.zone ?? CLUB_ZONE,
    at: club.clock.now(),
    kinds: [...new Set(services.map(({ code }) => kindOf(code)))],
  })
  return new Map(services.map((service) => [service.code, priceOf(service)]))
}
