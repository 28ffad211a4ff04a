import type { HelperHours } from '#db/schema/rescue'

const DAY = 1_440
const WEEK = 7 * DAY
export const ROUND_THE_CLOCK: HelperHours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: DAY }))

/**
 * What is wrong with a week on duty: none at all, a time outside the day, or two spans over each other. A span that
 * ends before it begins runs over midnight.
 */
export function hoursFault(hours: HelperHours): 'no_hours' | 'hours_shape' | 'hours_overlap' | null {
  if (hours.length === 0) return 'no_hours'
  const spans: { from: number; to: number }[] = []
  for (const { weekday, from, to } of hours) {
    const whole = [weekday, from, to].every(Number.isInteger)
    if (!whole || weekday < 1 || weekday > 7 || from < 0 || from >= DAY || to < 0 || to > DAY || from === to) {
      return 'hours_shape'
    }
    const start = (weekday - 1) * DAY
    const end = start + (to > from ? to : to + DAY)
    spans.push({ from: start + from, to: Math.min(end, WEEK) })
    if (end > WEEK) spans.push({ from: 0, to: end - WEEK })
  }
  spans.sort((a, b) => a.from - b.from)
  return spans.some((span, i) => i > 0 && span.from < (spans[i - 1]?.to ?? 0)) ? 'hours_overlap' : null
}
