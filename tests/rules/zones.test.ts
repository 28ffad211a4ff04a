import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  earliest,
  endOfMonth,
  isDay,
  monthsBetween,
  startOfWeek,
  weekday,
} from '~/kernel/dates'
import {
  clockText,
  dayBounds,
  instantOf,
  isZone,
  localDay,
  localOf,
  minuteOf,
  QUARTER,
  quarterOf,
  quartersOf,
} from '~/kernel/zones'

const utc = (text: string) => Date.parse(`${text}Z`)
const zone = fc.constantFrom(
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
)
const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count))

describe('days', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-22', 14, '2028-01-22'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to)
  })

  it('count and come back', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -3_000, max: 3_000 }), (from, count) => {
        const to = addDays(from, count)
        expect(isDay(to)).toBe(true)
        expect(daysBetween(from, to)).toBe(count)
        expect(weekday(startOfWeek(from))).toBe(1)
        const months = monthsBetween(from, to)
        if (to >= from) {
          expect(addMonths(from, months) <= to && addMonths(from, months + 1) > to).toBe(true)
        } else {
          expect(addMonths(from, months) >= to && addMonths(from, months - 1) < to).toBe(true)
        }
      }),
    )
  })

  it('know the week, the month and the first of several', () => {
    expect(weekday('2026-11-22')).toBe(7)
    expect(startOfWeek('2026-11-22')).toBe('2026-11-16')
    expect(endOfMonth('2028-02-03')).toBe('2028-02-29')
    expect(earliest(undefined, '2027-01-01', '2026-01-01')).toBe('2026-01-01')
    expect(earliest()).toBeUndefined()
  })

  it.each(['2026-02-29', '2026-13-01', '26-01-01', '1800-01-01', '', '2026-1-1'])('%s is no day', (text) => {
    expect(isDay(text)).toBe(false)
  })
})

describe('zones', () => {
  it.each([
    ['Asia/Shanghai', '2026-11-26', '09:30', '2026-11-26T01:30:00'],
    ['Asia/Shanghai', '2026-11-26', '24:00', '2026-11-26T16:00:00'],
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59:00'],
    // 02:00 to 03:00 does not exist: forward by the hour that is skipped.
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00'],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00:00'],
    // 02:00 to 03:00 comes twice: the first.
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00'],
    ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T02:00:00'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00'],
    ['Asia/Kathmandu', '2026-01-01', '00:00', '2025-12-31T18:15:00'],
  ])('%s %s %s is %s UTC', (name, date, time, expected) => {
    expect(instantOf(name, date, minuteOf(time) ?? -1)).toBe(utc(expected))
  })

  it('a local time that exists comes back, one that is skipped comes back later', () => {
    fc.assert(
      fc.property(zone, day, fc.integer({ min: 0, max: 1_439 }), (name, date, minute) => {
        const back = localOf(name, instantOf(name, date, minute))
        if (back.minute === minute) expect(back.day).toBe(date)
        else {
          expect(back.day).toBe(date)
          expect(back.minute).toBeGreaterThan(minute)
          expect(back.minute - minute).toBeLessThanOrEqual(60)
        }
      }),
    )
  })

  it('every moment lies in its own day', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 2_000_000_000 }), (name, seconds) => {
        const at = seconds * 1_000
        const { from, to } = dayBounds(name, localDay(name, at))
        expect(from <= at && at < to).toBe(true)
      }),
    )
  })

  it('knows zones', () => {
    expect(isZone('Asia/Shanghai')).toBe(true)
    expect(isZone('Asia/Nowhere')).toBe(false)
    expect(() => instantOf('Asia/Nowhere', '2026-01-01', 0)).toThrow(RangeError)
    expect(() => instantOf('Asia/Shanghai', '2026-99-01', 0)).toThrow(RangeError)
  })

  it('reads and writes clock times', () => {
    expect(minuteOf('08:30')).toBe(510)
    expect(minuteOf('24:00')).toBe(1_440)
    for (const text of ['24:01', '8:30', '12:60', 'noon', '']) expect(minuteOf(text)).toBeUndefined()
    expect(clockText(510)).toBe('08:30')
    expect(clockText(1_440)).toBe('24:00')
  })

  it('numbers quarter hours', () => {
    const at = utc('2026-11-26T01:30:00')
    expect(quartersOf(at, at + 2 * QUARTER)).toEqual([quarterOf(at), quarterOf(at) + 1])
    expect(quartersOf(at + 1, at + QUARTER + 1)).toEqual([quarterOf(at), quarterOf(at) + 1])
    expect(quartersOf(at, at)).toEqual([])
    expect(quartersOf(at + QUARTER, at)).toEqual([])
  })
})
