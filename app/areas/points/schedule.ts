import type { Format } from '~/i18n/format'
import type { Translate } from '~/i18n/keys'
import type { Instant } from '~/kernel/clock'
import { CLUB_ZONE, localDay } from '~/kernel/zones'

/** Bars that fit beside each other on a phone. */
const MOST_BARS = 7

export type ScheduledLot = {
  id: string
  remaining: number
  availableFrom: Instant
  expiresAt: Instant
  title: string
  earnedAt: Instant
}
export type Expiring = {
  bars: { id: string; value: number; text: string; axis: string; sub: string; isSoon: boolean }[]
  dates: {
    at: Instant
    date: string
    points: string
    lots: { id: string; title: string; points: string; earned: string; from: string | null }[]
  }[]
}

/**
 * What ends when: each date with its lots, and at most seven bars of equal spans that cover them, empty ones too, so
 * that distance on the page is distance in time.
 */
export function schedule(lots: readonly ScheduledLot[], now: Instant, t: Translate, format: Format): Expiring {
  const ends = [...new Set(lots.map((lot) => lot.expiresAt))].sort((a, b) => a - b)
  const dates = ends.map((at) => {
    const ending = lots.filter((lot) => lot.expiresAt === at)
    return {
      at,
      date: format.date(at - 1),
      points: format.number(sum(ending)),
      lots: ending.map((lot) => ({
        id: lot.id,
        title: lot.title,
        points: format.number(lot.remaining),
        earned: format.date(lot.earnedAt),
        from: lot.availableFrom > now ? format.date(lot.availableFrom) : null,
      })),
    }
  })
  return { bars: barsOf(lots, ends, t, format), dates }
}

const sum = (lots: readonly ScheduledLot[]) => lots.reduce((total, lot) => total + lot.remaining, 0)

/** Whole months since the beginning of the calendar, in which a moment before an end lies. */
function monthOf(at: Instant): number {
  const [year = 0, month = 1] = localDay(CLUB_ZONE, at - 1)
    .split('-')
    .map(Number)
  return year * 12 + month - 1
}

function firstDay(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
}

function barsOf(
  lots: readonly ScheduledLot[],
  ends: readonly Instant[],
  t: Translate,
  format: Format,
): Expiring['bars'] {
  const [first] = ends
  const last = ends.at(-1)
  if (first === undefined || last === undefined) return []
  const start = monthOf(first)
  const length = monthOf(last) - start + 1
  const span = Math.max(1, Math.ceil(length / MOST_BARS))
  const count = Math.ceil(length / span)
  let year = ''
  const months = new Map(ends.map((at) => [at, monthOf(at)]))
  return Array.from({ length: count }, (_, index) => {
    const from = start + index * span
    const ending = lots.filter((lot) => {
      const month = months.get(lot.expiresAt) ?? from
      return month >= from && month < from + span
    })
    const value = sum(ending)
    const head = firstDay(from)
    const thisYear = head.slice(0, 4)
    const sub = thisYear === year ? '' : thisYear
    year = thisYear
    const name = format.date(head, 'monthName')
    const until = format.date(firstDay(from + span - 1), 'monthName')
    // In Chinese the month is named once: 7–9 月.
    const axis = span === 1 ? name : t('points:expiry.span', { from: name.replace(/\s*月$/, ''), to: until })
    return { id: head, value, text: format.number(value), axis, sub, isSoon: index === 0 }
  })
}
