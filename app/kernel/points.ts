import { type Parsed, parsed, unread } from './parsed'

/** Points are whole numbers within 32 bits signed, so that every engine keeps them in a plain integer. */
export const MAX_POINTS = 2_147_483_647

export function isPoints(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= MAX_POINTS
}

/** Passes points on; a fraction or a figure beyond the bound is a fault of the caller and throws. */
export function points(value: number): number {
  if (!isPoints(value)) throw new RangeError(`not points: ${value}`)
  return value === 0 ? 0 : value
}

/** Sum of points; throws when it leaves the bound. */
export function addPoints(...values: readonly number[]): number {
  return points(values.reduce((sum, one) => sum + points(one), 0))
}

export type PointRounding = 'down' | 'nearest' | 'up'

/** Turns the result of an earning formula into whole points. Negative or missing results earn nothing. */
export function roundPoints(value: number, rounding: PointRounding = 'down'): number {
  if (!Number.isFinite(value) || value <= 0) return 0
  // A product such as 0.29 × 100 must not fall below the whole number it means.
  const exact = Number(value.toFixed(6))
  const whole = rounding === 'down' ? Math.floor(exact) : rounding === 'up' ? Math.ceil(exact) : Math.round(exact)
  return points(whole)
}

/** Reads points as typed: 2400 or 2,400, more than 0. */
export function parsePoints(text: string): Parsed<number, 'points_shape' | 'points_too_large'> {
  const typed = text.normalize('NFKC').replace(/[\s,]/g, '')
  if (!/^\d+$/.test(typed) || Number(typed) === 0) return unread('points_shape')
  const value = Number(typed)
  return value > MAX_POINTS ? unread('points_too_large', { most: MAX_POINTS }) : parsed(value)
}
