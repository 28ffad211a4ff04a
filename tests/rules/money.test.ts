import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMoney,
  basisPoints,
  compareMoney,
  divideRounded,
  majorText,
  money,
  parseMoney,
  shareMoney,
  subtractMoney,
  sumMoney,
  timesMoney,
} from '~/kernel/money'
import { addPoints, MAX_POINTS, parsePoints, points, roundPoints } from '~/kernel/points'

const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })

describe('money', () => {
  it('adds, subtracts and compares within one currency', () => {
    const a = money(1_050_00, 'CNY')
    const b = money(800_00, 'CNY')
    expect(addMoney(a, b)).toEqual(money(1_850_00, 'CNY'))
    expect(subtractMoney(b, a)).toEqual(money(-250_00, 'CNY'))
    expect(compareMoney(a, b)).toBeGreaterThan(0)
    expect(sumMoney([a, b, a], 'CNY').minor).toBe(2_900_00)
    expect(sumMoney([], 'EUR')).toEqual(money(0, 'EUR'))
    expect(() => addMoney(a, money(1, 'EUR'))).toThrow(RangeError)
    expect(() => money(0.5, 'CNY')).toThrow(RangeError)
    expect(() => money(1e13, 'CNY')).toThrow(RangeError)
  })

  it.each([
    [300_00, 1.2, 360_00],
    [333, 0.5, 167],
    [-333, 0.5, -167],
    [100, 1 / 3, 33],
    [105, 0.1, 11],
    [999, 0, 0],
    [100, -1, -100],
    [100, -0.5, -50],
  ])('%i fen times %f is %i', (minor, times, expected) => {
    expect(timesMoney(money(minor, 'CNY'), times).minor).toBe(expected)
  })

  it.each([
    [1_050_00, 1_000, 105_00],
    [1_05, 1_000, 11],
    [999, 0, 0],
    [999, 10_000, 999],
  ])('%i fen at %i basis points is %i', (minor, rate, expected) => {
    expect(basisPoints(money(minor, 'CNY'), rate).minor).toBe(expected)
  })

  it('rounds halves away from zero', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 10_000 }), (n, d) => {
        const rounded = divideRounded(BigInt(n), BigInt(d))
        expect(Math.abs(rounded * d - n) * 2).toBeLessThanOrEqual(d)
        expect(divideRounded(BigInt(-n), BigInt(d))).toBe(rounded === 0 ? 0 : -rounded)
      }),
    )
    expect(divideRounded(1n, 2n)).toBe(1)
    expect(divideRounded(-1n, 2n)).toBe(-1)
    expect(() => divideRounded(1n, 0n)).toThrow(RangeError)
  })

  it('shares without losing a unit, each part within one unit of its exact size', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 12 })
      .filter((all) => all.some(Boolean))
    fc.assert(
      fc.property(amount, weights, (minor, w) => {
        const shares = shareMoney(money(minor, 'CNY'), w)
        const total = w.reduce((a, b) => a + b, 0)
        expect(shares.reduce((sum, one) => sum + one.minor, 0)).toBe(minor)
        for (const [index, share] of shares.entries()) {
          expect(Math.abs(share.minor - (minor * (w[index] ?? 0)) / total)).toBeLessThan(1.000001)
          if (w[index] === 0) expect(share.minor).toBe(0)
        }
      }),
    )
    expect(shareMoney(money(100, 'CNY'), [1, 1, 1]).map((one) => one.minor)).toEqual([34, 33, 33])
    expect(() => shareMoney(money(100, 'CNY'), [0, 0])).toThrow(RangeError)
    expect(() => shareMoney(money(100, 'CNY'), [1, -1, 3])).toThrow(RangeError)
  })

  it.each([
    ['1050', 'CNY', 1_050_00],
    ['¥1,050.00', 'CNY', 1_050_00],
    ['1，050.5', 'CNY', 1_050_50],
    ['1050.', 'CNY', 1_050_00],
    ['12。5', 'CNY', 12_50],
    ['1050.000', 'CNY', 1_050_00],
    ['1050', 'JPY', 1_050],
    ['1.234', 'KWD', 1_234],
  ])('reads %s %s', (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ ok: true, value: { minor, currency } })
  })

  it('gives a field what is read back from it, whatever the digits of the currency', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.constantFrom('CNY', 'JPY', 'KWD'), (minor, currency) => {
        expect(parseMoney(majorText(minor, currency), currency)).toEqual({ ok: true, value: { minor, currency } })
      }),
    )
    expect([majorText(5_000, 'JPY'), majorText(1_050_00, 'CNY')]).toEqual(['5000', '1050.00'])
  })

  it.each([
    ['', 'CNY', 'money_shape'],
    ['-5', 'CNY', 'money_shape'],
    ['1.2.3', 'CNY', 'money_shape'],
    ['abc', 'CNY', 'money_shape'],
    ['1.234', 'CNY', 'money_decimals'],
    ['1.5', 'JPY', 'money_decimals'],
    ['99999999999999', 'CNY', 'money_too_large'],
  ])('refuses %s %s with %s', (text, currency, reason) => {
    expect(parseMoney(text, currency)).toMatchObject({ ok: false, reason })
  })
})

describe('points', () => {
  it('stay whole and within 32 bits', () => {
    expect(points(MAX_POINTS)).toBe(2 ** 31 - 1)
    expect(points(-MAX_POINTS)).toBe(-MAX_POINTS)
    expect(() => points(MAX_POINTS + 1)).toThrow(RangeError)
    expect(() => points(1.5)).toThrow(RangeError)
    expect(() => points(Number.NaN)).toThrow(RangeError)
    expect(addPoints(680, 1_720, -2_400)).toBe(0)
    expect(() => addPoints(MAX_POINTS, 1)).toThrow(RangeError)
  })

  it.each([
    [0.29 * 100, 'down', 29],
    [29.9, 'down', 29],
    [29.5, 'nearest', 30],
    [29.1, 'up', 30],
    [-5, 'up', 0],
    [Number.NaN, 'down', 0],
  ] as const)('%f rounded %s is %i', (value, rounding, expected) => {
    expect(roundPoints(value, rounding)).toBe(expected)
  })

  it('are read as typed', () => {
    expect(parsePoints('2,400')).toEqual({ ok: true, value: 2_400 })
    expect(parsePoints('０')).toMatchObject({ ok: false, reason: 'points_shape' })
    expect(parsePoints('2.5')).toMatchObject({ ok: false })
    expect(parsePoints('9999999999')).toMatchObject({ ok: false, reason: 'points_too_large' })
  })
})
