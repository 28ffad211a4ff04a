import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'

type DateStyle = keyof typeof DATES
const DATES = {
  /** 2026 年 6 月 12 日 / 12 June 2026 */
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  /** 6 月 12 日，周五 / Fri 12 Jun */
  short: { month: 'short', day: 'numeric', weekday: 'short' },
  /** 2026 年 6 月 12 日 / 12 Jun 2026 */
  medium: { year: 'numeric', month: 'short', day: 'numeric' },
  /** 6 月 12 日 / 12 Jun */
  monthDay: { month: 'short', day: 'numeric' },
  /** 2026 年 6 月 / June 2026 */
  month: { year: 'numeric', month: 'long' },
  /** 12, for the block before a row. */
  dayOfMonth: { day: 'numeric' },
  /** 6 月 / Jun */
  monthName: { month: 'short' },
  weekday: { weekday: 'short' },
  /** 12 月 / Dec */
  monthOnly: { month: 'short' },
  /** 05 日 / 05 */
  dayOnly: { day: '2-digit' },
  full: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

export type Format = ReturnType<typeof make>

const made = new Map<string, Format>()

/** Formatters of a language and zone, made once. */
export function formatter(language: Language, zone: string): Format {
  const key = `${language} ${zone}`
  const known = made.get(key)
  if (known) return known
  const fresh = make(language, zone)
  made.set(key, fresh)
  return fresh
}

function make(language: Language, zone: string) {
  const locale = language === 'zh-CN' ? 'zh-CN' : 'en-GB'
  const styles = (timeZone: string) =>
    Object.fromEntries(
      Object.entries(DATES).map(([name, options]) => [name, new Intl.DateTimeFormat(locale, { ...options, timeZone })]),
    ) as Record<DateStyle, Intl.DateTimeFormat>
  const byZone = styles(zone)
  const byDate = styles('UTC')
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  const seconds = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  })
  const seal = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone })
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const monies = new Map<string, Intl.NumberFormat>()
  const minus = (text: string) => text.replace('-', '−')
  // 汉字 and digits stand a quarter space apart; a typed space serves browsers without text-autospace.
  const spaced = (text: string) =>
    language === 'zh-CN'
      ? text
          .replace(/(\d)([年月日])/g, '$1 $2')
          .replace(/([年月])(\d)/g, '$1 $2')
          .replace(/日(?=周|星期)/, '日，')
      : text

  return {
    /** An instant in the zone, or a YYYY-MM-DD date as it is. */
    date: (at: Instant | string, style: DateStyle = 'medium') =>
      spaced(typeof at === 'string' ? byDate[style].format(Date.parse(`${at}T00:00:00Z`)) : byZone[style].format(at)),
    /** The two lines of a date block: 05 above 12 月. */
    dayAndMonth(at: Instant | string) {
      const day = this.date(at, 'dayOnly').replace(/\D/g, '')
      return { day: day.padStart(2, '0'), month: this.date(at, 'monthOnly') }
    },
    /** 24 hours: 09:30. */
    time: (at: Instant) => clock.format(at),
    /** 09:30:05, for what lives for seconds. */
    timeWithSeconds: (at: Instant) => seconds.format(at),
    dateTime: (at: Instant, style: DateStyle = 'medium') => `${spaced(byZone[style].format(at))} ${clock.format(at)}`,
    number: (value: number) => minus(whole.format(value)),
    /** +120, −2,400, 0 */
    signed: (value: number) => minus(signed.format(value)),
    percent: (share: number) => percent.format(share),
    /** Minor units with their currency: ¥1,050.00. */
    money(minor: number, currency: string) {
      const format =
        monies.get(currency) ??
        new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
      monies.set(currency, format)
      return minus(format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)))
    },
    /** The same without the currency's sign, for the lines of a bill: 1,050.00. */
    amount(minor: number, currency: string) {
      return this.money(minor, currency).replace(/[^\d.,−]/g, '')
    },
    /** For machines: a point, no groups. */
    decimal(minor: number, currency: string) {
      return this.amount(minor, currency).replace(/,/g, '').replace('−', '-')
    },
    /** 2026·06·12, as a seal has it. */
    day: (at: Instant) => seal.format(at).replace(/-/g, '·'),
    relativeDays: (days: number) => relative.format(days, 'day'),
    list: (items: string[]) => list.format(items),
    zone,
    language,
  }
}
