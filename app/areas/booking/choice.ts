import { quarterOf } from '~/kernel/zones'
import type { Layout } from './layout'
import { suits, TRANSPORT_UNIT, type Transport, type Unit, type UnitKind } from './needs'

/** Quarters in which a unit cannot be claimed. */
export type Taken = ReadonlyMap<string, ReadonlySet<number>>

/** A unit and the quarters that a booking claims of it. */
export type Claim = { unitId: string; kind: UnitKind; quarters: readonly number[] }

export type Choice =
  | { ok: true; claims: readonly Claim[] }
  /** The kind of unit of which none is free. */
  | { ok: false; missing: UnitKind | 'overnight' }

export type Wishes = {
  transport: Transport
  /** Online requests see the units that are open to it; the desk sees all. */
  online: boolean
  /** Units to take if they can: the booking's present ones when it is moved, or those it was dropped on. */
  prefer?: readonly string[]
  /** Units that must be taken, or nothing is. */
  insist?: readonly string[]
}

/** Quarters that a shuttle seat is claimed: the ride from the dealer. */
export const SHUTTLE_QUARTERS = 4
/** Quarters for cleaning and checking a loaner after its return. */
export const LOANER_CLEANING = 2
const FURTHEST = 16

/**
 * Chooses one unit for each need, or says which kind is missing. Of those that can, the preferred one is taken, then
 * the one that already works on the car, then the least gifted (a specialist is kept free for special work), then the
 * one whose free gap is left smallest, then the first by order of the desk.
 */
export function chooseUnits(layout: Layout, units: readonly Unit[], taken: Taken, wishes: Wishes): Choice {
  const open = units.filter((unit) => unit.active && (!wishes.online || unit.online))
  const mine = new Map<string, Set<number>>()
  const claims: Claim[] = []
  const busy = (unitId: string, quarter: number) => taken.get(unitId)?.has(quarter) ?? false
  const used: string[] = []

  const take = (kind: UnitKind, quarters: readonly number[], able: (unit: Unit) => boolean): boolean => {
    const could = open.filter((unit) => unit.kind === kind && able(unit))
    const insisted = could.filter((unit) => wishes.insist?.includes(unit.id))
    const bound = wishes.insist?.some((id) => units.find((unit) => unit.id === id)?.kind === kind)
    const free = (bound ? insisted : could).filter((unit) => !quarters.some((quarter) => busy(unit.id, quarter)))
    const best = free
      .map((unit) => ({ unit, score: scoreOf(unit, quarters, busy, used, wishes.prefer) }))
      .sort((a, b) => compare(a.score, b.score) || (a.unit.id < b.unit.id ? -1 : 1))[0]?.unit
    if (!best) return false
    const claimed = mine.get(best.id) ?? new Set<number>()
    mine.set(best.id, claimed)
    const fresh = quarters.filter((quarter) => !claimed.has(quarter))
    for (const quarter of fresh) claimed.add(quarter)
    used.push(best.id)
    const known = claims.findIndex((claim) => claim.unitId === best.id)
    if (known === -1) claims.push({ unitId: best.id, kind, quarters: fresh })
    else claims[known] = { unitId: best.id, kind, quarters: [...(claims[known]?.quarters ?? []), ...fresh] }
    return true
  }

  for (const { segment, work, stay } of layout.segments) {
    if (!take('bay', stay, (unit) => suits(unit, segment))) return { ok: false, missing: 'bay' }
    if (!take('technician', work, (unit) => suits(unit, segment))) return { ok: false, missing: 'technician' }
  }
  const ride = TRANSPORT_UNIT[wishes.transport]
  if (ride) {
    if (wishes.transport === 'wait' && layout.days.length > 1) return { ok: false, missing: 'overnight' }
    if (!take(ride, transportQuarters(layout, wishes.transport), () => true)) return { ok: false, missing: ride }
  }
  return { ok: true, claims }
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
export function transportLeft(
  layout: Layout,
  units: readonly Unit[],
  taken: Taken,
  transport: Transport,
  online: boolean,
): number {
  const kind = TRANSPORT_UNIT[transport]
  if (!kind || (transport === 'wait' && layout.days.length > 1)) return 0
  const quarters = transportQuarters(layout, transport)
  return units.filter(
    (unit) =>
      unit.kind === kind &&
      unit.active &&
      (!online || unit.online) &&
      !quarters.some((quarter) => taken.get(unit.id)?.has(quarter)),
  ).length
}

function scoreOf(
  unit: Unit,
  quarters: readonly number[],
  busy: (unitId: string, quarter: number) => boolean,
  used: readonly string[],
  prefer: readonly string[] = [],
): number[] {
  let gap = 0
  const first = quarters[0] ?? 0
  const last = quarters.at(-1) ?? 0
  while (gap < FURTHEST && !busy(unit.id, first - 1 - gap)) gap += 1
  let after = 0
  while (after < FURTHEST && !busy(unit.id, last + 1 + after)) after += 1
  return [prefer.includes(unit.id) ? 0 : 1, used.includes(unit.id) ? 0 : 1, unit.skills.length, gap + after, unit.sort]
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) {
    const order = (a[i] ?? 0) - (b[i] ?? 0)
    if (order !== 0) return order
  }
  return 0
}
