import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blurred, distanceM, isPlausible, roadKm, roadMinutes } from '~/areas/rescue/geo'
import { type Candidate, isOn, type Job, rankHelpers } from '~/areas/rescue/ranking'
import { estimateOf, isNight, kindOf, type Tariff, tariffOf } from '~/areas/rescue/tariff'

const ZONE = 'Asia/Shanghai'
/** Monday 2 March 2026, 09:00 in Shanghai. */
const MONDAY_9 = Date.parse('2026-03-02T01:00:00Z')
const HOUR = 3_600_000
const here = { lat: 31.19, lng: 121.33 }
const always = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1_440 }))
const helper = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, dealerId: 'd', name: id, skills: ['tyre'], ...here, radiusKm: 50, hours: always, zone: ZONE },
  ...{ capacity: 2, priceBp: 10_000, active: true, load: 0, hasRefused: false },
  ...more,
})
const job: Job = { place: here, skill: 'tyre', at: MONDAY_9 }
const order = (helpers: Candidate[], wanted: Job = job) => rankHelpers(wanted, helpers).map((one) => one.helper.id)

describe('who is asked', () => {
  test('the nearest, unless jobs in hand or the price speak against it', () => {
    expect(order([helper('far', { lat: 31.4 }), helper('near')])).toEqual(['near', 'far'])
    expect(order([helper('busy', { load: 1 }), helper('free', { lat: 31.2 })])).toEqual(['free', 'busy'])
    expect(order([helper('dear', { priceBp: 20_000 }), helper('fair')])).toEqual(['fair', 'dear'])
    expect(order([helper('b'), helper('a')])).toEqual(['a', 'b'])
  })

  test.each([
    ['inactive', { active: false }],
    ['refused', { hasRefused: true }],
    ['skill', { skills: ['flatbed'] }],
    ['off', { hours: [{ weekday: 2, from: 0, to: 1_440 }] }],
    ['full', { load: 2 }],
    ['far', { lat: 32.5 }],
  ])('somebody who is left out says why: %s', (why, more) => {
    const [first, last] = rankHelpers(job, [helper('out', more), helper('in', { lat: 31.3 })])
    expect(first?.helper.id).toBe('in')
    expect(last).toMatchObject({ fits: false, reasons: [{ key: `rescue-desk:why.${why}` }] })
  })

  test('without a position nobody is too far, and the load decides', () => {
    const ranked = rankHelpers({ ...job, place: null }, [helper('busy', { load: 1 }), helper('away', { lat: 40 })])
    expect(ranked.map((one) => [one.helper.id, one.fits, one.distanceM])).toEqual([
      ['away', true, null],
      ['busy', true, null],
    ])
  })

  test('the order in which they are given does not matter, and all are listed', () => {
    const any = fc.array(
      fc.record({
        lat: fc.double({ min: 30, max: 33, noNaN: true }),
        load: fc.integer({ min: 0, max: 3 }),
        priceBp: fc.integer({ min: 5_000, max: 20_000 }),
        hasRefused: fc.boolean(),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 11 }), (list, turn) => {
        const helpers = list.map((more, index) => helper(`h${String(index).padStart(2, '0')}`, more))
        const turned = [...helpers.slice(turn), ...helpers.slice(0, turn)]
        expect(order(turned)).toEqual(order(helpers))
        expect(new Set(order(helpers)).size).toBe(helpers.length)
        const fits = rankHelpers(job, helpers).map((one) => one.fits)
        expect(fits).toEqual([...fits].sort((a, b) => Number(b) - Number(a)))
      }),
    )
  })

  test('duty runs over midnight into the next weekday', () => {
    const night = { hours: [{ weekday: 1, from: 20 * 60, to: 6 * 60 }], zone: ZONE }
    expect(isOn(night, MONDAY_9)).toBe(false)
    expect(isOn(night, MONDAY_9 + 12 * HOUR)).toBe(true)
    expect(isOn(night, MONDAY_9 + 20 * HOUR)).toBe(true)
    expect(isOn(night, MONDAY_9 + 22 * HOUR)).toBe(false)
    // Sunday night belongs to Sunday.
    expect(isOn(night, MONDAY_9 - 5 * HOUR)).toBe(false)
  })
})

describe('places', () => {
  test('a degree of latitude is 111 km, and the way there is the way back', () => {
    expect(distanceM({ lat: 31, lng: 121 }, { lat: 32, lng: 121 })).toBeCloseTo(111_195, -2)
    const spot = fc.record({
      lat: fc.double({ min: -89, max: 89, noNaN: true }),
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
    })
    fc.assert(
      fc.property(spot, spot, (a, b) => {
        expect(distanceM(a, b)).toBe(distanceM(b, a))
        expect(distanceM(a, a)).toBe(0)
        expect(distanceM(a, b)).toBeLessThanOrEqual(20_015_100)
        expect(distanceM(a, blurred(a))).toBeLessThan(4_000)
      }),
    )
  })

  test.each([
    ['the car park', { lat: 31.11, lng: 121.38 }, true],
    ['0, 0', { lat: 0, lng: 0 }, false],
    ['next to 0, 0', { lat: 0.004, lng: -0.004 }, false],
    ['the Pacific', { lat: 20, lng: 160 }, false],
    ['3,000 km away', { lat: 43.8, lng: 87.6 }, false],
    ['no latitude', { lat: 91, lng: 121 }, false],
    ['no number', { lat: Number.NaN, lng: 121 }, false],
  ])('%s can be meant: %s', (_, place, meant) => {
    expect(isPlausible(place, [here])).toBe(meant)
  })

  test('farther is never sooner or cheaper', () => {
    fc.assert(
      fc.property(fc.nat(400_000), fc.nat(100_000), (metres, more) => {
        expect(roadMinutes(metres + more)).toBeGreaterThanOrEqual(roadMinutes(metres))
        expect(roadKm(metres + more)).toBeGreaterThanOrEqual(roadKm(metres))
      }),
    )
  })
})

describe('the tariff', () => {
  const tow: Tariff = {
    code: 'tow',
    currency: 'CNY',
    baseMinor: 45_000,
    includedKm: 15,
    perKmMinor: 1_200,
    nightBp: 2_500,
  }
  const day = { zone: ZONE, at: MONDAY_9 }

  test('is base and kilometres beyond it, dearer at night', () => {
    expect(tariffOf(tow, { ...day, km: 15 })).toBe(45_000)
    expect(tariffOf(tow, { ...day, km: 15.2 })).toBe(46_200)
    expect(tariffOf(tow, { ...day, km: 25, at: MONDAY_9 + 12 * HOUR })).toBe(71_250)
    expect([19, 20, 6, 7].map((hour) => isNight(ZONE, MONDAY_9 + (hour - 9) * HOUR))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })

  test('the entitlement pays up to its cover while there is one left', () => {
    const covers = { kind: 'tow' as const, perYear: 2, coverMinor: 40_000, used: 1 }
    expect(estimateOf(tow, covers, { ...day, km: 5 })).toMatchObject({
      ...{ tariffMinor: 45_000, coveredMinor: 40_000, dueMinor: 5_000 },
      entitlement: { kind: 'tow', number: 2, perYear: 2 },
    })
    for (const spent of [{ ...covers, used: 2 }, { ...covers, used: 9 }, null]) {
      expect(estimateOf(tow, spent, { ...day, km: 5 })).toMatchObject({
        coveredMinor: 0,
        dueMinor: 45_000,
        entitlement: null,
      })
    }
  })

  test('tariff is always what is covered and what is left, in whole minor units', () => {
    const sum = fc.nat(1_000_000)
    fc.assert(
      fc.property(sum, sum, fc.nat(300), fc.nat(10_000), fc.nat(5), (baseMinor, coverMinor, km, nightBp, used) => {
        const at = { zone: ZONE, at: MONDAY_9 + 13 * HOUR, km }
        const { tariffMinor, coveredMinor, dueMinor } = estimateOf(
          { ...tow, baseMinor, nightBp },
          { kind: 'tow', perYear: 3, coverMinor, used },
          at,
        )
        expect(coveredMinor + dueMinor).toBe(tariffMinor)
        expect(Math.min(coveredMinor, dueMinor)).toBeGreaterThanOrEqual(0)
        expect(Number.isInteger(tariffMinor)).toBe(true)
      }),
    )
  })

  test('what ends on a truck counts as a tow', () => {
    expect(['tow', 'accident', 'battery', 'other'].map(kindOf)).toEqual(['tow', 'tow', 'roadside', 'roadside'])
  })
})
