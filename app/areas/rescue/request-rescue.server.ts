import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { type Dealer, readDealers } from '~/areas/dealers/read.server'
import { ownVehicles, requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { parsePhone } from '~/areas/membership/phones.server'
import { type Member, readMembers } from '~/areas/membership/read-members.server'
import { relate } from '~/areas/membership/relations.server'
import { shortCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { factOf } from './advance-assignment.server'
import { readWardens, tellUnsafe } from './alert.server'
import { placeOfCar } from './candidates.server'
import { estimateFor } from './entitlements.server'
import type { CallForm } from './forms'
import { distanceM, isPlausible, type Place } from './geo'
import { tellOpened } from './letters.server'
import { raiseRescue } from './live.server'
import type { RequestRow } from './open-request.server'
import { openEvent } from './read-mass-events.server'
import { priorityOf } from './rules'
import { writeStep } from './take-step.server'
import { keepWatch } from './watch.server'

export type Opened = {
  requestId: string
  number: string
  /** False when the same car had called already: this is that call. */
  isNew: boolean
}

/**
 * A call for help, by its owner or taken by the desk on the telephone. It is always accepted: a position that cannot
 * be meant is dropped and the words stay, a number that cannot be read is kept as it was said, and what it will cost
 * only decides who pays. The same member and car with an open call are that call. Somebody in danger, and every
 * accident, is called out to the desk at once. Throws NotFound for another's car or member, and for dealers of others.
 */
export async function requestRescue({
  club,
  actor,
  submission,
  call,
}: Act<{ call: CallForm }>): Promise<Outcome<Opened>> {
  const caller = await callerOf(club, actor, call)
  const dealers = await readDealers(club)
  const place = placeTold(call, dealers)
  const dealer = await dealerFor(club, actor, { call, place, dealers, home: caller.member?.homeDealerId ?? null })
  const wardens = await readWardens(club)
  return club.write(
    actor,
    async (w) => {
      const earlier = await findOpen(w, caller, call)
      if (earlier) return done({ ...earlier, isNew: false })
      const request = await insertCall(w, { caller, call, place, dealer })
      if (!request) {
        const same = await findOpen(w, caller, call)
        if (!same) throw new Error('a call that is neither new nor known')
        return done({ ...same, isNew: false })
      }
      const hand = caller.isDesk ? 'desk' : 'owner'
      await writeStep(w, request, { event: 'call', hand, from: '', to: 'new' })
      if (request.memberId) await relate(w, { memberId: request.memberId, dealerId: dealer.id, cause: 'rescue' })
      if (caller.isDesk) {
        await audit(w, { action: 'rescue.taken', subject: `rescue:${request.id}`, dealerId: dealer.id })
      }
      await factOf(w, { request }, 'rescue.requested', request.id)
      await tellOpened(w, request)
      if (!request.isSafe) await tellUnsafe(w, request, wardens)
      await keepWatch(w, request)
      await raiseRescue(w, request)
      return done({ requestId: request.id, number: request.number, isNew: true })
    },
    { submission, alone: `rescue-call:${caller.member?.id ?? caller.phone}` },
  )
}

type Caller = { isDesk: boolean; member: Member | null; vehicleId: string | null; phone: string }

/** Who calls and with which car. */
async function callerOf(club: Club, actor: Actor, call: CallForm): Promise<Caller> {
  const typed = parsePhone(call.phone)
  const told = typed.ok ? typed.value.e164 : call.phone.trim()
  const isDesk = call.memberId !== undefined
  if (!isDesk) {
    if (!actor.memberId || !can(actor, 'rescue:own')) throw new NotFound('member')
    if (call.vehicleId) await requireOwnVehicle(club, actor, call.vehicleId)
  } else if (!can(actor, 'rescue:manage')) throw new NotFound('member')
  const memberId = isDesk ? call.memberId : actor.memberId
  const member = memberId ? ((await readMembers(club, [memberId])).get(memberId) ?? null) : null
  if (memberId && (!member || member.erasedAt !== null)) throw new NotFound('member')
  if (isDesk && call.vehicleId) {
    const cars = member ? await ownVehicles(club, member.id) : []
    if (!cars.some(({ id }) => id === call.vehicleId)) throw new NotFound('vehicle')
  }
  // A number that nobody could dial gives way to the one on file; else it stays as it was said.
  const phone = typed.ok ? told : (member?.phone ?? told)
  return { isDesk, member, vehicleId: call.vehicleId || null, phone }
}

/** The position, if it can be meant. */
function placeTold({ lat, lng }: CallForm, dealers: readonly Place[]): Place | null {
  if (lat === null || lng === null) return null
  const place = { lat, lng }
  return isPlausible(place, dealers) ? place : null
}

/**
 * Who takes the call: the dealer that the desk names; else the nearest that has helpers; without a position the
 * member's own dealer, or the first.
 */
async function dealerFor(
  club: Club,
  actor: Actor,
  of: { call: CallForm; place: Place | null; dealers: readonly Dealer[]; home: string | null },
): Promise<Dealer> {
  const { call, place, dealers, home } = of
  if (call.dealerId) {
    const named = dealers.find(({ id }) => id === call.dealerId)
    if (!named || !can(actor, 'rescue:manage', { dealerId: named.id })) throw new NotFound('dealer')
    return named
  }
  const { helpers } = club.schema.rescue
  const rows = await club.store.read
    .selectDistinct({ dealerId: helpers.dealerId })
    .from(helpers)
    .where(eq(helpers.active, true))
  const able = new Set(rows.map(({ dealerId }) => dealerId))
  const near = dealers.filter(({ id }) => able.has(id))
  const nearest = place
    ? near.reduce<Dealer | null>(
        (best, one) => (best && distanceM(place, best) <= distanceM(place, one) ? best : one),
        null,
      )
    : null
  const own = dealers.find(({ id }) => id === home)
  const chosen = nearest ?? own ?? near[0] ?? dealers[0]
  if (!chosen) throw new NotFound('dealer')
  return chosen
}

/** The open call of the same member and car; without a car of the garage, the one with the same plate. */
async function findOpen(w: Work, { member, vehicleId }: Caller, { plate }: CallForm) {
  if (!member) return null
  const { requests } = w.schema.rescue
  const same = vehicleId
    ? eq(requests.vehicleId, vehicleId)
    : and(isNull(requests.vehicleId), eq(requests.plate, plate.trim()))
  const [row] = await w.tx
    .select({ requestId: requests.id, number: requests.number })
    .from(requests)
    .where(and(eq(requests.memberId, member.id), isNull(requests.closedAt), same))
    .orderBy(desc(requests.createdAt), desc(requests.id))
    .limit(1)
  return row ?? null
}

/** Writes the row; null when the engine knows an open call of this car. */
async function insertCall(
  w: Work,
  { caller, call, place, dealer }: { caller: Caller; call: CallForm; place: Place | null; dealer: Dealer },
): Promise<RequestRow | null> {
  const { requests } = w.schema.rescue
  const { member, vehicleId, isDesk, phone } = caller
  const { service, isSafe, words, answers, people } = call
  const animals = call.animals || answers.inside === 'yes'
  const tier = member?.tier ?? ''
  const where = { lat: place?.lat ?? null, lng: place?.lng ?? null }
  const sums = await sumsOf(w, { memberId: member?.id ?? null, tier, service, ...where, zone: dealer.zone })
  const values = {
    ...{ dealerId: dealer.id, memberId: member?.id ?? null, vehicleId, phone, service, answers, words, people },
    ...{ animals, isSafe, tier, ...where, ...sums, place: call.place, district: call.district },
    ...{ callerName: call.callerName ?? '', plate: call.plate, car: call.car },
    accuracyM: place && call.accuracyM !== null ? Math.min(1_000_000, Math.max(0, Math.round(call.accuracyM))) : null,
    priority: priorityOf({ service, isSafe, animals }),
    ...{ state: 'new' as const, source: isDesk ? 'phone' : 'web', takenBy: isDesk ? w.actor.userId : null },
    ...{ massEventId: await openEvent(w, dealer.id), zone: dealer.zone, createdAt: w.now, since: w.now },
  }
  for (let tries = 0; tries < 5; tries += 1) {
    const [row] = await w.tx
      .insert(requests)
      .values({ id: newId(w.now), number: shortCode('R'), ...values })
      .onConflictDoNothing()
      .returning()
    if (row) return row as RequestRow
    if (await findOpen(w, caller, call)) return null
  }
  throw new Error('no free number for a call')
}

/** What was said before it was sent. A service that the club no longer prices holds nobody up. */
async function sumsOf(
  w: Work,
  of: Pick<RequestRow, 'memberId' | 'tier' | 'service' | 'lat' | 'lng' | 'zone'>,
): Promise<Pick<RequestRow, 'estimateMinor' | 'coveredMinor' | 'entitlement' | 'currency'>> {
  const { memberId, tier, service, zone } = of
  const known = await serviceKnown(w, service, w.tx)
  if (!known) return { estimateMinor: 0, coveredMinor: 0, entitlement: '', currency: 'CNY' }
  const estimate = await estimateFor(w, { memberId, tier, service, zone, place: placeOfCar(of), at: w.now })
  const { tariffMinor, coveredMinor, currency } = estimate
  return { estimateMinor: tariffMinor, coveredMinor, currency, entitlement: estimate.entitlement?.kind ?? '' }
}

async function serviceKnown({ schema }: Pick<Work, 'schema'>, code: string, on: Reader): Promise<boolean> {
  const { services } = schema.rescue
  return (
    (
      await on
        .select({ id: services.id })
        .from(services)
        .where(inArray(services.code, [code]))
    ).length > 0
  )
}

/** The sums of a call that became another service than was asked for. */
export async function dueOf(w: Work, request: RequestRow) {
  const sums = await sumsOf(w, request)
  return { ...sums, chargedMinor: sums.estimateMinor - sums.coveredMinor }
}
