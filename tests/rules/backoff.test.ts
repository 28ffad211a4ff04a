import { describe, expect, it } from 'vitest'
import { HOUR, SECOND } from '~/kernel/clock'
import { pauseAfter } from '~/platform/backoff'

describe('the pause after a failed try', () => {
  it('doubles from five seconds to an hour', () => {
    expect([1, 2, 3, 4].map((attempt) => pauseAfter(attempt, 0.5))).toEqual([5, 10, 20, 40].map((s) => s * SECOND))
    expect(pauseAfter(60, 0.5)).toBe(HOUR)
  })
  it('is spread by a quarter to either side', () => {
    expect([pauseAfter(1, 0), pauseAfter(1, 0.999999)]).toEqual([3_750, 6_250])
  })
})
