import { and, asc, eq, gte, lte, sql } from 'drizzle-orm'
import { query } from '#db/query'
import type { Reader } from '#db/store'
import { addDays, type Day } from '~/kernel/dates'
import { NotFound } from '~/kernel/outcome'
import { say, type Words } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { chineseDay } from './holidays.server'
import { type Dealer, readDealer } from './read.server'
import type { DayOpening } from './rules'
import {
  type DayHours,
  type DayPlan,
  type DealerCalendar,
  type InstantSpan,
  nextOpenDay,
  planOf,
  openSpans as spansOf,
} from './working-hours'

const CHINESE_ZONES: ReadonlySet<string> = new Set(['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Chongqing', 'Asia/Harbin'])

const hoursOfDealer = query<{ dealerId: string }>()('dealer-hours', (db, { dealers: { dealerHours } }) =>
  db
    .select()
    .from(dealerHours)
    .where(eq(dealerHours.dealerId, sql.placeholder('dealerId')))
    .orderBy(asc(dealerHours.weekday)),
)

const holidaysBetween = query<{ dealerId: string; from: string; to: string }>()(
  'dealer-holidays',
  (db, { dealers: { dealerHolidays } }) =>
    db
      .select()
      .from(dealerHolidays)
      .where(
        and(
          eq(dealerHolidays.dealerId, sql.placeholder('dealerId')),
          gte(dealerHolidays.date, sql.placeholder('from')),
          lte(dealerHolidays.date, sql.placeholder('to')),
        ),
      )
      .orderBy(asc(dealerHolidays.date)),
)

/** The usual week of a dealer; weekdays that are missing are closed. */
export async function readHours(
  { store }: Pick<Club, 'store'>,
  dealerId: string,
  on: Reader = store.read,
): Promise<DayOpening[]> {
  const rows = await hoursOfDealer(store, on, { dealerId })
  return rows.map(({ weekday, opens, closes, breakFrom, breakTo }) => ({ weekday, opens, closes, breakFrom, breakTo }))
}

export type Holiday = { date: Day; opens: number | null; closes: number | null; note: Words; version: number }

/** Days that the club set itself, first and last day included. */
export async function readHolidays(
  { store }: Pick<Club, 'store'>,
  dealerId: string,
  from: Day,
  to: Day,
  on: Reader = store.read,
): Promise<Holiday[]> {
  const rows = await holidaysBetween(store, on, { dealerId, from, to })
  return rows.map(({ date, opens, closes, note, version }) => ({ date, opens, closes, note, version }))
}

/**
 * Hours of a dealer for the days between, first and last included, as the working-hours rules read them: the club's
 * own days before the public calendar (Chinese zones only) before the week. Inside a unit of work pass `w.tx`. Throws
 * NotFound for an unknown dealer.
 */
export async function readCalendar(
  club: Pick<Club, 'store'>,
  dealerId: string,
  from: Day,
  to: Day,
  on: Reader = club.store.read,
): Promise<DealerCalendar> {
  const dealer = await readDealer(club, dealerId, on)
  if (!dealer) throw new NotFound('dealer')
  return calendarOf(dealer, await readHours(club, dealerId, on), await readHolidays(club, dealerId, from, to, on))
}

function calendarOf(dealer: Dealer, hours: readonly DayOpening[], holidays: readonly Holiday[]): DealerCalendar {
  const { openOnHolidays, ignoreMakeupDays } = dealer.settings
  return {
    zone: dealer.zone,
    openOnHolidays,
    ignoreMakeupDays,
    week: Object.fromEntries(hours.map((day) => [day.weekday, dayHours(day)])),
    exceptions: holidays.map(({ date, opens, closes, note }) => ({
      day: date,
      ...(opens !== null && closes !== null ? { hours: { open: opens, close: closes, breaks: [] } } : {}),
      ...(say(note, 'en') ? { name: note } : {}),
    })),
    ...(CHINESE_ZONES.has(dealer.zone) ? { kindOf: chineseDay } : {}),
  }
}

function dayHours({ opens, closes, breakFrom, breakTo }: DayOpening): DayHours {
  return {
    open: opens,
    close: closes,
    breaks: breakFrom !== null && breakTo !== null ? [{ from: breakFrom, to: breakTo }] : [],
  }
}

/**
 * When a dealer is open on a local day, as moments in order, breaks left out; empty when closed.
 * Throws NotFound for an unknown dealer.
 */
export async function openSpans(club: Club, dealerId: string, date: Day): Promise<InstantSpan[]> {
  return spansOf(await readCalendar(club, dealerId, date, date), date)
}

/** What holds on so many days from `from` on, and why. */
export async function readDayPlans(club: Club, dealerId: string, from: Day, count: number): Promise<DayPlan[]> {
  const calendar = await readCalendar(club, dealerId, from, addDays(from, count - 1))
  return Array.from({ length: count }, (_, ahead) => planOf(calendar, addDays(from, ahead)))
}

/** So many days ahead an opening is looked for. */
const AHEAD_DAYS = 60

/** The first day from `from` on, that day included, on which a dealer opens; `from` itself when none does for long. */
export async function openDayFrom(club: Club, dealerId: string, from: Day): Promise<Day> {
  const calendar = await readCalendar(club, dealerId, from, addDays(from, AHEAD_DAYS))
  return nextOpenDay(calendar, from) ?? from
}
