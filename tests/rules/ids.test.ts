import { describe, expect, it } from 'vitest'
import { newId } from '~/kernel/ids'

const NOW = 1_770_000_000_000
const many = (count: number, at: (index: number) => number) => Array.from({ length: count }, (_, i) => newId(at(i)))

describe('ids', () => {
  it('are UUIDs of version 7 that begin with their millisecond', () => {
    const id = newId(NOW)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(NOW)
  })

  it('rise within one millisecond, however many there are', () => {
    const ids = many(20_000, () => NOW + 1)
    expect(ids).toEqual([...new Set(ids)].sort())
  })

  it('rise within each of two moments that take turns, and when the clock goes back', () => {
    const turns = many(2_000, (i) => NOW + 10 + (i % 2))
    for (const rest of [0, 1]) {
      const own = turns.filter((_, i) => i % 2 === rest)
      expect(own).toEqual([...own].sort())
    }
    const later = many(50, () => NOW + 30)
    const again = [...many(50, () => NOW + 20), ...many(50, () => NOW + 30)]
    const same = [...later, ...again.slice(50)]
    expect(same).toEqual([...same].sort())
  })
})
