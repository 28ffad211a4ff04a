import chineseDays from 'chinese-days'
import { addDays, type Day, daysBetween, weekday } from '~/kernel/dates'
import type { Words } from '~/kernel/words'
import type { DayKind } from './working-hours'

// A CommonJS package: its functions are only to be had through the default import.
const { getDayDetail, getLunarDate } = chineseDays

const FIRST_PUBLISHED_YEAR = 2004

function publishedYears(): { first: number; last: number } {
  let last = FIRST_PUBLISHED_YEAR
  // The National Day is a day off in every published year, and an ordinary weekday for the library in all others.
  while (!getDayDetail(`${last + 1}-10-01`).work && getDayDetail(`${last + 1}-10-01`).name.includes(',')) last++
  return { first: FIRST_PUBLISHED_YEAR, last }
}

/** Years for which the State Council's calendar is known here; later days are provisional. */
export const PUBLISHED = publishedYears()

const FEASTS = {
  newYear: { zh: '元旦', en: "New Year's Day" },
  spring: { zh: '春节', en: 'Spring Festival' },
  qingming: { zh: '清明节', en: 'Tomb-Sweeping Day' },
  labour: { zh: '劳动节', en: 'Labour Day' },
  dragonBoat: { zh: '端午节', en: 'Dragon Boat Festival' },
  midAutumn: { zh: '中秋节', en: 'Mid-Autumn Festival' },
  national: { zh: '国庆节', en: 'National Day' },
} satisfies Record<string, Words>

const feastsByYear = new Map<number, Map<Day, Words>>()

/** 清明 in the years 2000 to 2099, by the rule of the mean solar year: 4 to 6 April. */
function qingming(year: number): Day {
  const short = year % 100
  return `${year}-04-0${Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4)}`
}

/**
 * The thirteen statutory days of a year (in force since 2025), without the days that are moved around them. The lunar
 * ones are looked up day by day: the library's way from a lunar date to a day errs in zones west of Greenwich.
 */
function feastsOf(year: number): Map<Day, Words> {
  const known = feastsByYear.get(year)
  if (known) return known
  const feasts = new Map<Day, Words>()
  feasts.set(`${year}-01-01`, FEASTS.newYear)
  feasts.set(qingming(year), FEASTS.qingming)
  for (const date of ['05-01', '05-02']) feasts.set(`${year}-${date}`, FEASTS.labour)
  for (const date of ['10-01', '10-02', '10-03']) feasts.set(`${year}-${date}`, FEASTS.national)
  const length = daysBetween(`${year}-01-01`, `${year + 1}-01-01`)
  for (let count = 0; count < length; count++) {
    const day = addDays(`${year}-01-01`, count)
    const { lunarMon, lunarDay, isLeap } = getLunarDate(day)
    if (isLeap) continue
    if (lunarMon === 1 && lunarDay === 1) feasts.set(addDays(day, -1), FEASTS.spring)
    if (lunarMon === 1 && lunarDay <= 3) feasts.set(day, FEASTS.spring)
    if (lunarMon === 5 && lunarDay === 5) feasts.set(day, FEASTS.dragonBoat)
    if (lunarMon === 8 && lunarDay === 15) feasts.set(day, FEASTS.midAutumn)
  }
  feastsByYear.set(year, feasts)
  return feasts
}

function ordinary(day: Day): 'workday' | 'weekend' {
  return weekday(day) > 5 ? 'weekend' : 'workday'
}

/**
 * What the calendar of the Chinese mainland says of a day: workday, weekend, public holiday or make-up workday. Beyond
 * the published years only the statutory feasts themselves are known, and the answer is marked provisional until the
 * library or the club's own holidays say more.
 */
export function chineseDay(day: Day): DayKind {
  const year = Number(day.slice(0, 4))
  if (year < PUBLISHED.first || year > PUBLISHED.last) {
    const feast = feastsOf(year).get(day)
    return feast ? { kind: 'holiday', name: feast, provisional: true } : { kind: ordinary(day), provisional: true }
  }
  const { work, name } = getDayDetail(day)
  const [en, zh] = name.split(',')
  if (!zh || !en) return { kind: ordinary(day), provisional: false }
  return { kind: work ? 'makeup' : 'holiday', name: { zh, en }, provisional: false }
}
