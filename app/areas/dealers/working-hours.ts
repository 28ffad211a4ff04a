import type { Instant } from '~/kernel/clock'
import { addDays, type Day, weekday } from '~/kernel/dates'
import type { Words } from '~/kernel/words'
import { instantOf, localDay, type MinuteOfDay } from '~/kernel/zones'

export type MinuteSpan = { from: MinuteOfDay; to: MinuteOfDay }

/** Opening hours of one day with the breaks inside them. */
export type DayHours = { open: MinuteOfDay; close: MinuteOfDay; breaks: readonly MinuteSpan[] }

/** Weekday 1 (Monday) to 7 (Sunday); a missing day is closed. */
export type WeekHours = Readonly<Partial<Record<number, DayHours>>>

export type DayKind = {
  /** `makeup`: a Saturday or Sunday on which the country works. */
  kind: 'workday' | 'weekend' | 'holiday' | 'makeup'
  name?: Words
  /** True beyond the years that the State Council has published: fixed feasts only. */
  provisional: boolean
}

/** A day for which the club or the dealer set something else: closed, or hours of its own. */
export type DayException = { day: Day; hours?: DayHours; name?: Words }

export type DealerCalendar = {
  zone: string
  week: WeekHours
  /** Set by the dealer or the club; wins over week and feast. */
  exceptions: readonly DayException[]
  /** What the country says of a day; left out, only the week counts. */
  kindOf?: (day: Day) => DayKind
  /** Closed on public holidays, unless the dealer opens then. */
  openOnHolidays?: boolean
  /** Open on make-up workdays as on a Monday, unless the dealer keeps its week. */
  ignoreMakeupDays?: boolean
}

export type InstantSpan = { from: Instant; to: Instant }

export type DayPlan = {
  day: Day
  hours?: DayHours
  because: 'week' | 'exception' | 'holiday' | 'makeup'
  name?: Words
  provisional: boolean
}

const MONDAY = 1
/** How far openings are searched before a dealer counts as closed for good. */
const SEARCH_DAYS = 400

/** What holds on a local day and why: exceptions first, then feasts and make-up days, then the week. */
export function planOf(calendar: DealerCalendar, day: Day): DayPlan {
  const exception = calendar.exceptions.find((one) => one.day === day)
  if (exception) {
    return { day, because: 'exception', provisional: false, ...withHours(exception.hours), ...withName(exception.name) }
  }
  const kind = calendar.kindOf?.(day)
  const usual = calendar.week[weekday(day)]
  const provisional = kind?.provisional ?? false
  if (kind?.kind === 'holiday' && !calendar.openOnHolidays) {
    return { day, because: 'holiday', provisional, ...withName(kind.name) }
  }
  if (kind?.kind === 'makeup' && !usual && !calendar.ignoreMakeupDays) {
    return { day, because: 'makeup', provisional, ...withHours(calendar.week[MONDAY]), ...withName(kind.name) }
  }
  return { day, because: 'week', provisional, ...withHours(usual) }
}

function withHours(hours: DayHours | undefined): { hours?: DayHours } {
  return hours ? { hours } : {}
}

function withName(name: Words | undefined): { name?: Words } {
  return name ? { name } : {}
}

/** Open minutes of a day as spans without breaks, in order; overlapping breaks are one. */
export function minuteSpans(hours: DayHours | undefined): MinuteSpan[] {
  if (!hours || hours.close <= hours.open) return []
  const spans: MinuteSpan[] = []
  let from = hours.open
  for (const pause of [...hours.breaks].sort((a, b) => a.from - b.from)) {
    if (pause.to <= pause.from) continue
    if (pause.from > from) spans.push({ from, to: Math.min(pause.from, hours.close) })
    from = Math.max(from, pause.to)
    if (from >= hours.close) return spans
  }
  spans.push({ from, to: hours.close })
  return spans
}

/** The spans in which the dealer is open on a local day, as moments; right across changes of summer time. */
export function openSpans(calendar: DealerCalendar, day: Day): InstantSpan[] {
  return minuteSpans(planOf(calendar, day).hours)
    .map((span) => ({ from: instantOf(calendar.zone, day, span.from), to: instantOf(calendar.zone, day, span.to) }))
    .filter((span) => span.to > span.from)
}

/** True while the dealer is open; the moment of closing is closed. */
export function isOpen(calendar: DealerCalendar, at: Instant): boolean {
  return openSpans(calendar, localDay(calendar.zone, at)).some((span) => span.from <= at && at < span.to)
}

/** The first day from `day` on, that day included, on which the dealer opens; undefined if none within 400 days. */
export function nextOpenDay(calendar: DealerCalendar, day: Day): Day | undefined {
  for (let ahead = 0; ahead < SEARCH_DAYS; ahead++) {
    const one = addDays(day, ahead)
    if (openSpans(calendar, one).length > 0) return one
  }
  return undefined
}

/** The moment itself if the dealer is open, else the next opening; undefined if there is none within 400 days. */
export function nextOpening(calendar: DealerCalendar, at: Instant): Instant | undefined {
  for (const span of spansFrom(calendar, at)) return Math.max(at, span.from)
  return undefined
}

function* spansFrom(calendar: DealerCalendar, at: Instant): Generator<InstantSpan> {
  const first = localDay(calendar.zone, at)
  for (let ahead = 0; ahead < SEARCH_DAYS; ahead++) {
    for (const span of openSpans(calendar, addDays(first, ahead))) if (span.to > at) yield span
  }
}
