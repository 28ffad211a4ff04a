import type { SeatKind } from './rules'

type Priced = { who: string; points: number; priceMinor: number }

/** What an event costs its reader, in few words. */
export type FromPrice =
  | { is: 'free' }
  /** The member's own ticket is free, others are not. */
  | { is: 'free-members' }
  /** `from` when other tickets cost something else; `free-or` when one ticket is free and another is not. */
  | { is: 'exact' | 'from' | 'free-or'; points: number; priceMinor: number }

const OWN: SeatKind = 'member'
const isFree = ({ points, priceMinor }: Priced) => points === 0 && priceMinor === 0

/**
 * The price of the member's own ticket, since nobody comes without it; the tickets of children and guests count only
 * where there is none. Null without tickets. Free is only what costs nobody anything.
 */
export function fromPrice(kinds: readonly Priced[]): FromPrice | null {
  if (kinds.length === 0) return null
  if (kinds.every(isFree)) return { is: 'free' }
  const own = kinds.filter(({ who }) => who === OWN)
  const counted = own.length > 0 ? own : kinds
  const [least, ...others] = counted
    .filter((kind) => !isFree(kind))
    .sort((a, b) => a.priceMinor - b.priceMinor || a.points - b.points)
  if (!least) return { is: 'free-members' }
  const { points, priceMinor } = least
  if (counted.some(isFree)) return { is: 'free-or', points, priceMinor }
  const same = others.every((one) => one.points === points && one.priceMinor === priceMinor)
  return { is: same ? 'exact' : 'from', points, priceMinor }
}
