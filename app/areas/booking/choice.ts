import type { UnitKind } from '~/areas/dealers/rules'
import { quarterOf } from '~/kernel/zones'
import type { Layout } from './layout'
import { suits, TRANSPORT_UNIT, type Transport, type Unit } from './needs'

/** Quarters in which a unit cannot be claimed. */
export type Taken = ReadonlyMap<string, ReadonlySet<number>>

/** `online` is a permit of the online quota. */
export type ClaimKind = UnitKind | 'online'

/** A unit and the quarters that a booking claims of it. */
export type Claim = { unitId: string; kind: ClaimKind; quarters: readonly number[] }

export type Missing = ClaimKind | 'overnight'
export type Choice = { ok: true; claims: readonly Claim[]; overflow: boolean } | { ok: false; missing: Missing }

/** What a dealer has: its units in the order of the workshop, and how many technicians' worth owners may fill online. */
export type Capacity = { dealerId: string; units: readonly Unit[]; onlinePermits: number }

export type Wishes = {
  transport: Transport
  /** Online requests also claim a permit for each quarter of work. */
  online: boolean
  /** Units to take if they can: those of a booking that is moved, or the last adviser's usual bay. */
  prefer?: readonly string[]
  /** Units that must be taken for their kind, or nothing is: where staff dropped the booking. */
  insist?: readonly string[]
  /** Override: what no unit can give is claimed on an overflow lane instead of being refused. */
  overflow?: boolean
}

/** Quarters that a shuttle seat is claimed: the ride from the dealer. */
export const SHUTTLE_QUARTERS = 4
/** Quarters for cleaning and checking a loaner after its return. */
export const LOANER_CLEANING = 2
/** Lanes of overflow per kind: more cars than this at once are refused even by override. */
export const OVERFLOW_LANES = 20
const FURTHEST = 16

export const overflowLane = (dealerId: string, kind: ClaimKind, lane: number) => `overflow:${dealerId}:${kind}:${lane}`
export const onlinePermit = (dealerId: string, permit: number) => `online:${dealerId}:${permit}`

/** Permits of the online quota: a share of the technicians in percent, at least one while there is a technician. */
export function permitsOf(units: readonly Unit[], percent: number): number {
  const technicians = units.filter((unit) => unit.kind === 'technician' && unit.active).length
  return percent === 0 || technicians === 0 ? 0 : Math.max(1, Math.floor((technicians * percent) / 100))
}

/**
 * Chooses one unit for each need, or says which kind is missing. Of those that can, the preferred one is taken, then
 * the one that already works on the car, then the one that can do most of the visit, then the least gifted (a
 * specialist is kept for special work), then the one whose free gap is left smallest, then the workshop's order.
 */
export function chooseUnits(layout: Layout, capacity: Capacity, taken: Taken, wishes: Wishes): Choice {
  const { dealerId, units } = capacity
  const claims = new Map<string, Claim>()
  const busy = (unitId: string, quarter: number) => taken.get(unitId)?.has(quarter) ?? false
  const isFree = (unitId: string, quarters: readonly number[]) => !quarters.some((quarter) => busy(unitId, quarter))
  let overflow = false

  const add = (unitId: string, kind: ClaimKind, quarters: readonly number[]) => {
    const known = claims.get(unitId)?.quarters ?? []
    claims.set(unitId, { unitId, kind, quarters: [...new Set([...known, ...quarters])] })
  }
  const take = (kind: UnitKind, quarters: readonly number[], able: (unit: Unit) => boolean): boolean => {
    const bound = wishes.insist?.filter((id) => units.find((unit) => unit.id === id)?.kind === kind) ?? []
    const best = units
      .map((unit, sort) => ({ unit, sort }))
      .filter(({ unit }) => unit.kind === kind && unit.active && able(unit))
      .filter(({ unit }) => (bound.length === 0 || bound.includes(unit.id)) && isFree(unit.id, quarters))
      .map(({ unit, sort }) => ({ unit, score: [...scoreOf(unit, quarters, layout, busy, claims, wishes), sort] }))
      .sort((a, b) => compare(a.score, b.score))[0]?.unit
    if (best) {
      add(best.id, kind, quarters)
      return true
    }
    if (!wishes.overflow) return false
    for (let lane = 1; lane <= OVERFLOW_LANES; lane++) {
      const id = overflowLane(dealerId, kind, lane)
      if (!isFree(id, quarters)) continue
      add(id, kind, quarters)
      overflow = true
      return true
    }
    return false
  }

  for (const { segment, work, stay } of layout.segments) {
    if (!take('bay', stay, (unit) => suits(unit, segment))) return { ok: false, missing: 'bay' }
    if (!take('technician', work, (unit) => suits(unit, segment))) return { ok: false, missing: 'technician' }
    if (!wishes.online) continue
    for (const quarter of work) {
      const permit = permitFor(capacity, quarter, busy)
      if (!permit) return { ok: false, missing: 'online' }
      add(permit, 'online', [quarter])
    }
  }
  const ride = TRANSPORT_UNIT[wishes.transport]
  if (ride) {
    if (wishes.transport === 'wait' && layout.days.length > 1) return { ok: false, missing: 'overnight' }
    if (!take(ride, transportQuarters(layout, wishes.transport), () => true)) return { ok: false, missing: ride }
  }
  return { ok: true, claims: [...claims.values()], overflow }
}

function permitFor({ dealerId, onlinePermits }: Capacity, quarter: number, busy: (id: string, q: number) => boolean) {
  for (let permit = 1; permit <= onlinePermits; permit++) {
    const id = onlinePermit(dealerId, permit)
    if (!busy(id, quarter)) return id
  }
  return undefined
}

/** Quarters of a waiting seat (until the car is ready), of a ride, or of a loaner (until it is back and clean). */
export function transportQuarters(layout: Layout, transport: Transport): number[] {
  const from = quarterOf(layout.startsAt)
  const to =
    transport === 'shuttle'
      ? from + SHUTTLE_QUARTERS
      : quarterOf(layout.endsAt) + (transport === 'loaner' ? LOANER_CLEANING : 0)
  return Array.from({ length: to - from }, (_, index) => from + index)
}

/** Units of a transport that are free for this layout. */
export function transportLeft(layout: Layout, units: readonly Unit[], taken: Taken, transport: Transport): number {
  const kind = TRANSPORT_UNIT[transport]
  if (!kind || (transport === 'wait' && layout.days.length > 1)) return 0
  const quarters = transportQuarters(layout, transport)
  return units.filter(
    (unit) => unit.kind === kind && unit.active && !quarters.some((quarter) => taken.get(unit.id)?.has(quarter)),
  ).length
}

function scoreOf(
  unit: Unit,
  quarters: readonly number[],
  layout: Layout,
  busy: (unitId: string, quarter: number) => boolean,
  claims: ReadonlyMap<string, Claim>,
  { prefer = [] }: Wishes,
): number[] {
  const first = quarters[0] ?? 0
  const last = quarters.at(-1) ?? 0
  let before = 0
  while (before < FURTHEST && !busy(unit.id, first - 1 - before)) before += 1
  let after = 0
  while (after < FURTHEST && !busy(unit.id, last + 1 + after)) after += 1
  const cannot = layout.segments.filter(({ segment }) => !suits(unit, segment)).length
  return [prefer.includes(unit.id) ? 0 : 1, claims.has(unit.id) ? 0 : 1, cannot, unit.skills.length, before + after]
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const order = (a[i] ?? 0) - (b[i] ?? 0)
    if (order !== 0) return order
  }
  return 0
}
