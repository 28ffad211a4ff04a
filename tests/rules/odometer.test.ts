import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  currentReading,
  distanceOf,
  estimateUsage,
  judgeReading,
  type OdometerHistory,
  projectDate,
  projectKm,
  type Reading,
  seriesAt,
} from '~/areas/garage/odometer'
import { DAY } from '~/kernel/clock'

const start = Date.UTC(2026, 0, 1)
const now = start + 400 * DAY
const read = (day: number, km: number, more: Partial<Reading> = {}): Reading => ({
  at: start + day * DAY,
  km,
  source: 'workshop',
  status: 'accepted',
  series: 0,
  ...more,
})
const history: OdometerHistory = { readings: [read(0, 10_000), read(100, 15_000), read(200, 20_000)] }

describe('judging a reading', () => {
  it.each([
    ['between its neighbours', 50, 12_500, { ok: true, status: 'accepted' }],
    ['equal to the previous one', 50, 10_000, { ok: true, status: 'accepted' }],
    ['equal to the next one', 50, 15_000, { ok: true, status: 'accepted' }],
    ['before all others', -10, 9_000, { ok: true, status: 'accepted' }],
    ['after all others', 210, 20_500, { ok: true, status: 'accepted' }],
    ['same day within the bound', 200, 21_500, { ok: true, status: 'accepted' }],
    ['backwards', 250, 19_999, { ok: true, status: 'suspect', reason: 'odometer_below_previous' }],
    ['above the next one', 50, 15_001, { ok: true, status: 'suspect', reason: 'odometer_above_next' }],
    ['too fast since the previous one', 201, 21_501, { ok: true, status: 'suspect', reason: 'odometer_too_fast' }],
    ['too fast until the next one', 199, 18_000, { ok: true, status: 'suspect', reason: 'odometer_too_fast' }],
    ['one million', 250, 1_000_000, { ok: false, reason: 'odometer_too_high' }],
    ['negative', 250, -1, { ok: false, reason: 'odometer_negative' }],
    ['a fraction', 250, 20_000.5, { ok: false, reason: 'odometer_not_whole' }],
    ['no number', 250, Number.NaN, { ok: false, reason: 'odometer_not_whole' }],
    ['tomorrow', 401, 25_000, { ok: false, reason: 'odometer_in_future' }],
  ])('%s', (_, day, km, expected) => {
    const answer = judgeReading(history, { at: start + day * DAY, km }, now)
    expect(answer).toMatchObject(expected)
  })

  it('does not look at readings that were not accepted', () => {
    const wrong = { readings: [...history.readings, read(210, 200_000, { status: 'suspect' })] }
    expect(judgeReading(wrong, { at: start + 220 * DAY, km: 21_000 }, now)).toEqual({ ok: true, status: 'accepted' })
  })

  it('takes any reading of a car without history, within the limits', () => {
    expect(judgeReading({ readings: [] }, { at: now, km: 999_999 }, now)).toEqual({ ok: true, status: 'accepted' })
  })

  it('begins again after a new cluster', () => {
    const replaced = { ...history, replacements: [{ at: start + 220 * DAY, oldKm: 21_000, newKm: 5 }] }
    expect(seriesAt(replaced.replacements, start + 219 * DAY)).toBe(0)
    expect(seriesAt(replaced.replacements, start + 220 * DAY)).toBe(1)
    expect(judgeReading(replaced, { at: start + 230 * DAY, km: 300 }, now)).toEqual({ ok: true, status: 'accepted' })
    expect(judgeReading(replaced, { at: start + 230 * DAY, km: 2 }, now)).toMatchObject({ status: 'suspect' })
    expect(judgeReading(replaced, { at: start + 210 * DAY, km: 21_001 }, now)).toMatchObject({
      reason: 'odometer_above_next',
    })
    expect(distanceOf({ km: 300, series: 1 }, replaced.replacements)).toBe(21_295)
    expect(currentReading(replaced)).toMatchObject({ km: 5, series: 1 })
    expect(currentReading(replaced, start + 219 * DAY)).toMatchObject({ km: 20_000, series: 0 })
  })

  it('a line of accepted readings never runs backwards or too fast', () => {
    const tries = fc.array(fc.tuple(fc.integer({ min: 0, max: 399 }), fc.integer({ min: 0, max: 400_000 })), {
      maxLength: 40,
    })
    fc.assert(
      fc.property(tries, (pairs) => {
        const readings: Reading[] = []
        for (const [day, km] of pairs) {
          const answer = judgeReading({ readings }, { at: start + day * DAY, km }, now)
          if (answer.ok && answer.status === 'accepted') readings.push(read(day, km))
        }
        const line = [...readings].sort((a, b) => a.at - b.at || a.km - b.km)
        for (const [index, to] of line.entries()) {
          const from = line[index - 1]
          if (!from) continue
          expect(to.km).toBeGreaterThanOrEqual(from.km)
          expect(to.km - from.km).toBeLessThanOrEqual(1_500 * Math.max(1, (to.at - from.at) / DAY))
        }
        const last = line.at(-1)
        expect(currentReading({ readings })?.km).toBe(last?.km)
      }),
    )
  })
})

describe('current reading', () => {
  it('is the latest by date, not the highest', () => {
    expect(currentReading({ readings: [read(10, 90_000), read(20, 12_000), read(5, 1_000)] })?.km).toBe(12_000)
  })

  it('ignores what is not accepted, and is undefined without readings', () => {
    expect(currentReading({ readings: [read(10, 9_000), read(20, 90_000, { status: 'suspect' })] })?.km).toBe(9_000)
    expect(currentReading({ readings: [] })).toBeUndefined()
  })
})

describe('use and projection', () => {
  it('estimates kilometres a day', () => {
    expect(estimateUsage(history, start + 210 * DAY)).toEqual({ kmPerDay: 50, spanDays: 200, readings: 3 })
  })

  it('needs 30 days', () => {
    expect(estimateUsage({ readings: [read(0, 0), read(29, 1_000)] }, now)).toBeUndefined()
    expect(estimateUsage({ readings: [read(0, 0)] }, now)).toBeUndefined()
    expect(estimateUsage({ readings: [] }, now)).toBeUndefined()
  })

  it('looks back further when the last twelve months hold too little', () => {
    const old = { readings: [read(0, 0), read(100, 4_000), read(800, 32_000)] }
    expect(estimateUsage(old, start + 810 * DAY)?.kmPerDay).toBe(40)
  })

  it('one wrong accepted reading does not carry the estimate away', () => {
    const readings = Array.from({ length: 12 }, (_, month) => read(month * 30, month * 1_200))
    readings[6] = read(180, 60_000)
    const usage = estimateUsage({ readings }, start + 340 * DAY)
    expect(usage?.kmPerDay).toBeGreaterThan(35)
    expect(usage?.kmPerDay).toBeLessThan(45)
  })

  it('counts through a new cluster', () => {
    const replaced: OdometerHistory = {
      readings: [read(0, 10_000), read(100, 15_000), read(200, 2_000, { series: 1 })],
      replacements: [{ at: start + 160 * DAY, oldKm: 18_000, newKm: 0 }],
    }
    expect(estimateUsage(replaced, start + 210 * DAY)?.kmPerDay).toBe(50)
  })

  it('projects figure and date', () => {
    const from = { at: start, km: 26_418 }
    expect(projectKm(from, { kmPerDay: 50 }, start + 10 * DAY)).toBe(26_918)
    expect(projectKm(from, { kmPerDay: 50 }, start - 10 * DAY)).toBe(26_418)
    expect(projectDate(from, { kmPerDay: 50 }, 30_000)).toBe(start + 72 * DAY)
    expect(projectDate(from, { kmPerDay: 50 }, 20_000)).toBe(start)
    expect(projectDate(from, { kmPerDay: 0 }, 30_000)).toBeUndefined()
  })
})
