/**
 * Days of the calendar as YYYY-MM-DD, without a zone and without a time. They sort as text.
 * What day it is somewhere is a question to kernel/zones.
 */
export type Day = string

const MS = 86_400_000

function parts(day: Day): [number, number, number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return [year, month, date]
}

function toMs(day: Day): number {
  const [year, month, date] = parts(day)
  return Date.UTC(year, month - 1, date)
}

function fromMs(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10)
}

/** True for a day that exists between the years 1900 and 2199. */
export function isDay(text: string): boolean {
  return /^(19|20|21)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(toMs(text)) && fromMs(toMs(text)) === text
}

export function addDays(day: Day, count: number): Day {
  return fromMs(toMs(day) + count * MS)
}

/** Days from the first to the second; negative when the second comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toMs(to) - toMs(from)) / MS)
}

/** Days in a month, 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The same day of another month, or its last day where that is shorter: 31 January + 1 month is 28 or 29 February. */
export function addMonths(day: Day, count: number): Day {
  const [year, month, date] = parts(day)
  const total = year * 12 + (month - 1) + count
  const toYear = Math.floor(total / 12)
  const toMonth = total - toYear * 12 + 1
  const toDate = Math.min(date, daysInMonth(toYear, toMonth))
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(toDate).padStart(2, '0')}`
}

export function addYears(day: Day, count: number): Day {
  return addMonths(day, count * 12)
}

/** Whole months from the first day to the second, counted as addMonths counts; negative when it comes first. */
export function monthsBetween(from: Day, to: Day): number {
  const [fromYear, fromMonth] = parts(from)
  const [toYear, toMonth] = parts(to)
  const count = (toYear - fromYear) * 12 + toMonth - fromMonth
  if (to >= from) return addMonths(from, count) > to ? count - 1 : count
  return addMonths(from, count) < to ? count + 1 : count
}

export function endOfMonth(day: Day): Day {
  const [year, month] = parts(day)
  return `${day.slice(0, 8)}${daysInMonth(year, month)}`
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): number {
  return new Date(toMs(day)).getUTCDay() || 7
}

/** The Monday of the week that the day belongs to. */
export function startOfWeek(day: Day): Day {
  return addDays(day, 1 - weekday(day))
}

/** The earlier of days, ignoring missing ones. */
export function earliest(...days: readonly (Day | undefined)[]): Day | undefined {
  return days.reduce<Day | undefined>(
    (first, day) => (day !== undefined && (!first || day < first) ? day : first),
    undefined,
  )
}
