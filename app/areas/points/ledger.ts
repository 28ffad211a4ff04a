import type { Instant } from '~/kernel/clock'
import { points as bounded, MAX_POINTS } from '~/kernel/points'

/** Points that came together and end together. */
export type Lot = {
  id: string
  /** The entry that made it. */
  entryId: string
  points: number
  remaining: number
  availableFrom: Instant
  expiresAt: Instant
  restorations: number
}
/** What an entry does to a lot: points above 0 go in, below 0 come out. */
export type Move = { lotId: string; points: number; availableFrom: Instant; expiresAt: Instant }
export type Hold = { points: number; until: Instant }

/** Soonest expiry first; the same for everybody who asks. */
function bySoonest(a: Lot, b: Lot): number {
  return a.expiresAt - b.expiresAt || a.availableFrom - b.availableFrom || (a.id < b.id ? -1 : 1)
}

/** Past its date, whether or not an entry says so yet. */
export function isDue(lot: Lot, now: Instant): boolean {
  return lot.expiresAt <= now
}

/** Spendable is a question to the clock: availableFrom <= now < expiresAt. */
export function isSpendable(lot: Lot, now: Instant): boolean {
  return lot.remaining > 0 && lot.availableFrom <= now && !isDue(lot, now)
}

function remainingOf(lots: readonly Lot[]): number {
  return lots.reduce((sum, lot) => sum + lot.remaining, 0)
}

/** Points that the lots give at a moment; holds not yet taken off. */
export function spendableAt(lots: readonly Lot[], now: Instant): number {
  return remainingOf(lots.filter((lot) => isSpendable(lot, now)))
}

function take(lots: readonly Lot[], wanted: number): Move[] {
  const moves: Move[] = []
  let left = wanted
  for (const { id, remaining, availableFrom, expiresAt } of lots) {
    const points = Math.min(left, remaining)
    if (points > 0) moves.push({ lotId: id, points: -points, availableFrom, expiresAt })
    left -= points
  }
  return moves
}

/** Which lots a spend draws on, soonest expiry first; null when what is spendable less what is held does not do. */
export function drawSoonest(lots: readonly Lot[], wanted: number, now: Instant, held = 0): Move[] | null {
  const open = lots.filter((lot) => isSpendable(lot, now)).sort(bySoonest)
  if (remainingOf(open) - held < wanted) return null
  return take(open, wanted)
}

/**
 * Which lots a reversal takes from, as far as they go: what the earning itself still holds, then what can be spent
 * (restored points past their date first of all), then what is pending. Holds do not stand in its way. Answers less
 * than wanted when there is no more.
 */
export function takeBack(lots: readonly Lot[], earnId: string, wanted: number, now: Instant): Move[] {
  const rank = (lot: Lot) => (lot.entryId === earnId ? 0 : lot.availableFrom <= now ? 1 : 2)
  const open = lots.filter((lot) => lot.remaining > 0)
  return take(
    open.sort((a, b) => rank(a) - rank(b) || bySoonest(a, b)),
    wanted,
  )
}

/** What a spend drew from a lot, in its order, and how much of it came back before. */
export type Drawn = { lot: Lot; points: number; returned: number }

/**
 * Into which lots a return puts its points: the last drawn first, as though only the rest had been spent. The lots
 * keep their dates. `points` is at most what has not come back before.
 */
export function putBack(drawn: readonly Drawn[], points: number): Move[] {
  const moves: Move[] = []
  let left = points
  for (const { lot, points: out, returned } of [...drawn].reverse()) {
    const back = Math.min(left, out - returned)
    if (back > 0)
      moves.push({ lotId: lot.id, points: back, availableFrom: lot.availableFrom, expiresAt: lot.expiresAt })
    left -= back
  }
  if (left > 0) throw new RangeError(`${left} more than was drawn`)
  return moves
}

/**
 * May these points be set aside until a moment? Only if they can still be spent then: for every moment at which a hold
 * ends, the lots alive at it must do for all holds that last so long. Drawing soonest first keeps that true.
 */
export function canHold(lots: readonly Lot[], holds: readonly Hold[], wanted: Hold, now: Instant): boolean {
  const all = [...holds.filter((hold) => hold.until > now), wanted]
  return [now, ...all.map((hold) => hold.until)].every((moment) => {
    const alive = lots.filter((lot) => isSpendable(lot, now) && (moment === now || lot.expiresAt > moment))
    const needed = all.filter((hold) => hold.until >= moment).reduce((sum, hold) => sum + hold.points, 0)
    return remainingOf(alive) >= needed
  })
}

/**
 * Points to take back for a share of an earning, given the shares before: rounded down, so that shares which add up to
 * the whole take back exactly what was earned, and none takes more.
 */
export function shareOf(
  earned: number,
  shares: readonly { part: number; whole: number }[],
  takenBefore: number,
): number {
  let part = 0n
  let whole = 1n
  for (const share of shares) {
    part = part * BigInt(share.whole) + BigInt(share.part) * whole
    whole *= BigInt(share.whole)
  }
  const target = part >= whole ? earned : Number((BigInt(earned) * part) / whole)
  return Math.max(0, target - takenBefore)
}

/** How much of an award fits under the bound of a balance. */
export function roomFor(balance: number, award: number): number {
  return Math.max(0, Math.min(bounded(award), MAX_POINTS - balance))
}

export type Balance = {
  available: number
  pending: number
  pendingFrom: Instant | null
  /** Of what is available, the part that ends first. */
  expiringPoints: number
  expiringAt: Instant | null
  deficit: number
}

/** The balance as its owner reads it at a moment. `held` is set aside and not available. */
export function balanceAt(lots: readonly Lot[], now: Instant, held: number, deficit: number): Balance {
  const open = lots.filter((lot) => isSpendable(lot, now)).sort(bySoonest)
  const pending = lots.filter((lot) => lot.remaining > 0 && lot.availableFrom > now && !isDue(lot, now))
  const first = open[0]
  return {
    available: Math.max(0, remainingOf(open) - held),
    pending: remainingOf(pending),
    pendingFrom: pending.length > 0 ? Math.min(...pending.map((lot) => lot.availableFrom)) : null,
    expiringPoints: first ? remainingOf(open.filter((lot) => lot.expiresAt === first.expiresAt)) : 0,
    expiringAt: first?.expiresAt ?? null,
    deficit,
  }
}
