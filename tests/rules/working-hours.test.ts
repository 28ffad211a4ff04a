import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chineseDay, PUBLISHED } from '~/areas/dealers/holidays.server'
import { openTimeOf } from '~/areas/dealers/open-time'
import {
  type DayHours,
  type DealerCalendar,
  isOpen,
  minuteSpans,
  nextOpenDay,
  nextOpening,
  openSpans,
  planOf,
} from '~/areas/dealers/working-hours'
import { addDays } from '~/kernel/dates'
import { instantOf } from '~/kernel/zones'

const HOUR = 3_600_000
const hours: DayHours = { open: 480, close: 1_050, breaks: [{ from: 720, to: 780 }] }
const week = { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours }
const shanghai: DealerCalendar = { zone: 'Asia/Shanghai', week, exceptions: [], kindOf: chineseDay }
const at = (day: string, minute: number, zone = 'Asia/Shanghai') => instantOf(zone, day, minute)

describe('public holidays', () => {
  it.each([
    ['2026-10-01', 'holiday', '国庆节', false],
    ['2026-02-17', 'holiday', '春节', false],
    ['2026-02-14', 'makeup', '春节', false],
    ['2026-11-21', 'weekend', undefined, false],
    ['2026-11-24', 'workday', undefined, false],
    ['2031-01-01', 'holiday', '元旦', true],
    ['2031-05-02', 'holiday', '劳动节', true],
    ['2031-10-04', 'weekend', undefined, true],
    ['2031-10-07', 'workday', undefined, true],
    ['2040-10-01', 'holiday', '国庆节', true],
  ])('%s is a %s', (day, kind, zh, provisional) => {
    const answer = chineseDay(day)
    expect([answer.kind, answer.name?.zh, answer.provisional]).toEqual([kind, zh, provisional])
  })

  it('knows the moving feasts of years that are not published', () => {
    expect(PUBLISHED.last).toBeGreaterThanOrEqual(2026)
    // New Moon of the first month 2031: 23 January; Qingming 5 April; Dragon Boat 24 June; Mid-Autumn 1 October.
    const feasts = ['2031-01-22', '2031-01-23', '2031-01-25', '2031-04-05', '2031-06-24', '2031-10-01']
    for (const day of feasts) expect(chineseDay(day).kind, day).toBe('holiday')
    expect(chineseDay('2031-01-27').kind).toBe('workday')
  })
})

describe('opening hours', () => {
  it('leave the breaks out', () => {
    expect(minuteSpans(hours)).toEqual([
      { from: 480, to: 720 },
      { from: 780, to: 1_050 },
    ])
    expect(
      minuteSpans({
        open: 480,
        close: 600,
        breaks: [
          { from: 470, to: 490 },
          { from: 590, to: 700 },
        ],
      }),
    ).toEqual([{ from: 490, to: 590 }])
    expect(minuteSpans({ open: 600, close: 600, breaks: [] })).toEqual([])
    expect(minuteSpans(undefined)).toEqual([])
  })

  it('spans are in order, inside the hours and outside all breaks', () => {
    const minute = fc.integer({ min: 0, max: 1_440 })
    const pause = fc.tuple(minute, minute).map(([from, to]) => ({ from, to }))
    fc.assert(
      fc.property(minute, minute, fc.array(pause, { maxLength: 5 }), (open, close, breaks) => {
        const spans = minuteSpans({ open, close, breaks })
        const inside = (m: number) => spans.some((span) => span.from <= m && m < span.to)
        const due = (m: number) => open <= m && m < close && !breaks.some((one) => one.from <= m && m < one.to)
        for (let m = 0; m < 1_440; m += 7) expect(inside(m)).toBe(due(m))
      }),
    )
  })

  it('follow week, feasts, make-up days and exceptions, in the order that the club wins', () => {
    expect(planOf(shanghai, '2026-11-26')).toMatchObject({ because: 'week', hours })
    expect(planOf(shanghai, '2026-11-22').hours).toBeUndefined()
    expect(planOf(shanghai, '2026-10-01')).toMatchObject({ because: 'holiday', name: { zh: '国庆节' } })
    expect(planOf({ ...shanghai, openOnHolidays: true }, '2026-10-01')).toMatchObject({ because: 'week', hours })
    // 4 January 2026 is a Sunday on which the country works.
    expect(planOf(shanghai, '2026-01-04')).toMatchObject({ because: 'makeup', hours })
    expect(planOf({ ...shanghai, ignoreMakeupDays: true }, '2026-01-04').hours).toBeUndefined()
    const short: DayHours = { open: 540, close: 720, breaks: [] }
    const exceptions = [
      { day: '2026-10-01', hours: short },
      { day: '2026-11-26', name: { zh: '盘点', en: 'Stocktaking' } },
    ]
    expect(planOf({ ...shanghai, exceptions }, '2026-10-01')).toMatchObject({ because: 'exception', hours: short })
    expect(planOf({ ...shanghai, exceptions }, '2026-11-26')).toEqual({
      day: '2026-11-26',
      because: 'exception',
      name: { zh: '盘点', en: 'Stocktaking' },
      provisional: false,
    })
    expect(planOf(shanghai, '2031-03-03').provisional).toBe(true)
  })

  it('say whether it is open and when next', () => {
    expect(isOpen(shanghai, at('2026-11-26', 480))).toBe(true)
    expect(isOpen(shanghai, at('2026-11-26', 479))).toBe(false)
    expect(isOpen(shanghai, at('2026-11-26', 750))).toBe(false)
    expect(isOpen(shanghai, at('2026-11-26', 1_050))).toBe(false)
    expect(nextOpenDay(shanghai, '2026-10-01')).toBe('2026-10-08')
    expect(nextOpenDay(shanghai, '2026-11-26')).toBe('2026-11-26')
    expect(nextOpening(shanghai, at('2026-11-21', 1_100))).toBe(at('2026-11-23', 480))
    expect(nextOpening(shanghai, at('2026-11-26', 500))).toBe(at('2026-11-26', 500))
    expect(nextOpenDay({ ...shanghai, week: {} }, '2026-11-26')).toBeUndefined()
    expect(nextOpening({ ...shanghai, week: {} }, 0)).toBeUndefined()
  })

  it('lose or gain the hour of a change to summer time', () => {
    const all: DayHours = { open: 0, close: 1_440, breaks: [] }
    const berlin: DealerCalendar = { zone: 'Europe/Berlin', week: { 7: all }, exceptions: [] }
    const length = (day: string) => openSpans(berlin, day).reduce((sum, one) => sum + one.to - one.from, 0) / HOUR
    expect([length('2026-03-22'), length('2026-03-29'), length('2026-10-25')]).toEqual([24, 23, 25])
    const night: DealerCalendar = { ...berlin, week: { 7: { open: 120, close: 180, breaks: [] } } }
    expect(openSpans(night, '2026-03-29')).toEqual([])
  })

  it('adding open time and measuring it agree', () => {
    const start = at('2026-09-25', 0)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 24 * 60 }), fc.integer({ min: 1, max: 60 * 60 }), (later, minutes) => {
        const from = start + later * 60_000
        const to = openTimeOf(shanghai).add(from, minutes * 60_000) ?? 0
        expect(openTimeOf(shanghai).between(from, to)).toBe(minutes * 60_000)
        expect(openTimeOf(shanghai).between(from, to - 1)).toBeLessThan(minutes * 60_000)
      }),
      { numRuns: 40 },
    )
    expect(openTimeOf(shanghai).between(start + 1, start)).toBe(0)
    expect(openTimeOf({ ...shanghai, week: {} }).add(start, 1)).toBeUndefined()
    expect(addDays('2026-09-25', 1)).toBe('2026-09-26')
  })
})
