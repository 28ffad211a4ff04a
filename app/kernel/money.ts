import { type Parsed, parsed, unread } from './parsed'

/** An amount in whole minor units (fen, cents) of an ISO 4217 currency. Negative amounts are money due back. */
export type Money = { minor: number; currency: string }

/** Largest amount kept: fits an integer column of 53 bits and leaves room for sums. */
export const MAX_MINOR = 1_000_000_000_000

const DIGITS: Record<string, number> = {
  BHD: 3,
  CLP: 0,
  ISK: 0,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  OMR: 3,
  VND: 0,
}

/** Digits behind the point of a currency: two, unless it is one of the exceptions. */
export function minorDigits(currency: string): number {
  return DIGITS[currency] ?? 2
}

/** An amount as people type it, for a field that `parseMoney` reads back: 1050.00; no sign of the currency, no groups. */
export function majorText(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  return (minor / 10 ** digits).toFixed(digits)
}

/** Makes an amount. A fraction of a minor unit or an amount beyond the bound is a fault of the caller and throws. */
export function money(minor: number, currency: string): Money {
  if (!Number.isSafeInteger(minor) || Math.abs(minor) > MAX_MINOR) throw new RangeError(`not an amount: ${minor}`)
  return { minor: minor === 0 ? 0 : minor, currency }
}

function same(a: Money, b: Money): string {
  if (a.currency !== b.currency) throw new RangeError(`amounts in ${a.currency} and ${b.currency}`)
  return a.currency
}

/** Sum of two amounts of one currency; different currencies throw. */
export function addMoney(a: Money, b: Money): Money {
  return money(a.minor + b.minor, same(a, b))
}

/** Difference of two amounts of one currency. */
export function subtractMoney(a: Money, b: Money): Money {
  return money(a.minor - b.minor, same(a, b))
}

/** Sum of a list; an empty one is zero in the currency given. */
export function sumMoney(amounts: readonly Money[], currency: string): Money {
  return amounts.reduce((sum, one) => addMoney(sum, one), money(0, currency))
}

/** Negative when a is less than b. */
export function compareMoney(a: Money, b: Money): number {
  same(a, b)
  return a.minor - b.minor
}

/**
 * numerator / denominator of whole numbers rounded to the nearest whole number, halves away from zero: the rounding
 * of invoices. Exact also where the product no longer fits a double.
 */
export function divideRounded(numerator: bigint, denominator: bigint): number {
  if (denominator === 0n) throw new RangeError('division by zero')
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const rounded = Number((2n * n + d) / (2n * d))
  return negative && rounded !== 0 ? -rounded : rounded
}

/** `times` an amount, for whole or fractional counts (1.2 hours); rounded once, halves away from zero. */
export function timesMoney(amount: Money, times: number): Money {
  if (!Number.isFinite(times)) throw new RangeError(`not a count: ${times}`)
  const [digits = '', decimals = ''] = times.toFixed(6).split('.')
  const scaled = BigInt(digits + decimals)
  return money(divideRounded(BigInt(amount.minor) * scaled, 1_000_000n), amount.currency)
}

/** Part of an amount in basis points (10,000 = all), rounded, halves away from zero. */
export function basisPoints(amount: Money, points: number): Money {
  if (!Number.isInteger(points)) throw new RangeError(`not basis points: ${points}`)
  return money(divideRounded(BigInt(amount.minor) * BigInt(points), 10_000n), amount.currency)
}

/**
 * Splits an amount by weights without losing a minor unit: each share is within one unit of its exact part, the units
 * left over go to the largest remainders, earlier ones first. Weights are whole numbers ≥ 0, at least one above 0.
 */
export function shareMoney(amount: Money, weights: readonly number[]): Money[] {
  const total = weights.reduce((sum, one) => sum + one, 0)
  if (total <= 0 || weights.some((one) => !Number.isSafeInteger(one) || one < 0)) throw new RangeError('not weights')
  const sign = amount.minor < 0 ? -1 : 1
  const whole = BigInt(Math.abs(amount.minor))
  const parts = weights.map((weight, index) => {
    const product = whole * BigInt(weight)
    return { index, floor: Number(product / BigInt(total)), rest: product % BigInt(total) }
  })
  let left = Math.abs(amount.minor) - parts.reduce((sum, one) => sum + one.floor, 0)
  const order = [...parts].sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1))
  for (const part of order) {
    if (left === 0) break
    part.floor++
    left--
  }
  return parts.map((one) => money(sign * one.floor, amount.currency))
}

/** Reads an amount as typed: 1050, 1,050.00, ¥1050.5 or 1，050。 No more decimals than the currency has, not negative. */
export function parseMoney(
  text: string,
  currency: string,
): Parsed<Money, 'money_shape' | 'money_decimals' | 'money_too_large'> {
  const typed = text
    .normalize('NFKC')
    .replace(/[\s,¥$€£]/g, '')
    .replace('。', '.')
  const match = /^(\d+)(?:\.(\d*))?$/.exec(typed)
  if (!match) return unread('money_shape')
  const digits = minorDigits(currency)
  const decimals = (match[2] ?? '').replace(/0+$/, '')
  if (decimals.length > digits) return unread('money_decimals', { most: digits })
  const minor = Number(match[1] + decimals.padEnd(digits, '0'))
  if (minor > MAX_MINOR) return unread('money_too_large')
  return parsed(money(minor, currency))
}
