import { DAY, type Instant } from '~/kernel/clock'
import { addDays } from '~/kernel/dates'
import { localDay } from '~/kernel/zones'
import { type DealerCalendar, type InstantSpan, openSpans } from './working-hours'

/** Days that are worked out at once, and after how many of them without enough open time it counts as never. */
const BLOCK_DAYS = 32
const MOST_BLOCKS = 14

type Block = { spans: InstantSpan[]; sum: number }

/**
 * Open time of a dealer as a ruler: measures spans and lays them off. What was worked out once is kept for as long as
 * the ruler, so that a span of years costs no more than its months.
 */
export function openTimeOf(calendar: DealerCalendar) {
  const blocks = new Map<number, Block>()
  const blockOf = (at: Instant) =>
    Math.floor(Date.parse(`${localDay(calendar.zone, at)}T00:00:00Z`) / (BLOCK_DAYS * DAY))
  const block = (place: number): Block => {
    const known = blocks.get(place)
    if (known) return known
    const first = new Date(place * BLOCK_DAYS * DAY).toISOString().slice(0, 10)
    const spans: InstantSpan[] = []
    for (let ahead = 0; ahead < BLOCK_DAYS; ahead++) {
      for (const { from, to } of openSpans(calendar, addDays(first, ahead))) {
        // Where summer time pushes a span into the next one, the hour counts once.
        const begins = Math.max(from, spans.at(-1)?.to ?? from)
        if (to > begins) spans.push({ from: begins, to })
      }
    }
    const fresh = { spans, sum: spans.reduce((sum, { from, to }) => sum + to - from, 0) }
    blocks.set(place, fresh)
    return fresh
  }
  return {
    /**
     * The moment after so many milliseconds of open time: the clock of deadlines on the business calendar. Undefined
     * when the dealer does not open for that long within fourteen months.
     */
    add(at: Instant, duration: number): Instant | undefined {
      let left = duration
      let empty = 0
      for (let place = blockOf(at); empty < MOST_BLOCKS; place++) {
        const { spans, sum } = block(place)
        empty = sum === 0 ? empty + 1 : 0
        if ((spans[0]?.from ?? at) > at && left > sum) {
          left -= sum
          continue
        }
        for (const span of spans) {
          if (span.to <= at) continue
          const from = Math.max(at, span.from)
          if (left <= span.to - from) return from + left
          left -= span.to - from
        }
      }
      return undefined
    },
    /** Milliseconds of open time between two moments; 0 when the second does not come later. */
    between(from: Instant, to: Instant): number {
      if (to <= from) return 0
      const last = blockOf(to)
      let total = 0
      for (let place = blockOf(from); place <= last; place++) {
        const { spans, sum } = block(place)
        const begins = spans[0]?.from ?? 0
        const ends = spans.at(-1)?.to ?? 0
        if (begins >= from && ends <= to) total += sum
        else for (const span of spans) total += Math.max(0, Math.min(to, span.to) - Math.max(from, span.from))
      }
      return total
    },
  }
}
