import { describe, expect, it } from 'vitest'
import {
  type DoorAnswer,
  DoorBook,
  type DoorList,
  findInList,
  judgeByList,
  type ListedSeat,
  type Waiting,
} from '~/areas/events/door-book'
import { HOUR } from '~/kernel/clock'
import type { Shelf } from '~/platform/shelf'

const NOW = 1_800_000_000_000
const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`
const codeOf = (digit: number, version = 1) => `M1.${id(digit)}.${version}.AAAAAAAAAAAAAAAAAAAAAA`
const seat = (digit: number, more: Partial<ListedSeat> = {}): ListedSeat => ({
  ...{ seatId: id(digit), codeVersion: 1, digest: `digest-${digit}`, name: `Guest ${digit}`, kind: 'Guest' },
  ...{ party: 'T-1', plate: '', sessionId: 'morning', dueMinor: 0, entry: null, ...more },
})
const list: DoorList = {
  ...{ event: 'E-1', madeAt: NOW, signature: 'seal', currency: 'CNY' },
  seats: [
    seat(1),
    seat(2, { entry: { at: NOW, by: 'Lin', door: 'West' } }),
    seat(3, { sessionId: 'afternoon' }),
    seat(4, { dueMinor: 100 }),
    seat(5, { codeVersion: 2, plate: '沪A·D1234' }),
  ],
}
const code = (digit: number, version = 1, digest = `digest-${digit}`) => ({ code: codeOf(digit, version), digest })

describe('a door by its list alone', () => {
  it.each([
    ['in', code(1)],
    ['already', code(2)],
    ['wrong-session', code(3)],
    ['unpaid', code(4)],
    ['in', code(5, 2)],
    ['replaced', code(5, 1, 'older')],
    ['forged', code(1, 1, 'another')],
    ['forged', { code: 'https://example.com', digest: 'x' }],
    ['unknown', code(9)],
    ['in', { seatId: id(1) }],
    ['unknown', { seatId: id(9) }],
  ] as const)('answers %s', (result, presented) => {
    expect(judgeByList(list, new Map(), presented, 'morning').result).toBe(result)
  })

  it('knows whom it has let in itself, and nobody without a list', () => {
    const inside = new Map([[id(1), { at: NOW, by: 'me', door: 'East' }]])
    expect(judgeByList(list, inside, code(1), 'morning')).toMatchObject({ result: 'already', entry: { door: 'East' } })
    expect(judgeByList(null, new Map(), code(1), 'morning').result).toBe('unknown')
  })

  it('finds people by a piece of name, plate or party', () => {
    expect(findInList(list, 'guest 3').map(({ seatId }) => seatId)).toEqual([id(3)])
    expect(findInList(list, 'd1234').map(({ seatId }) => seatId)).toEqual([id(5)])
    expect(findInList(list, ' ')).toEqual([])
    expect(findInList(null, 'guest')).toEqual([])
  })
})

function shelf(): Shelf {
  const kept = new Map<string, string>()
  return {
    names: () => [...kept.keys()],
    read: (name) => kept.get(name) ?? null,
    write: (name, text) => void kept.set(name, text),
    remove: (name) => void kept.delete(name),
  }
}
const look = (more: Partial<Waiting> = {}): Omit<Waiting, 'id'> => ({
  ...{ key: 'key-one-1', sessionId: 'morning', door: 'East', code: codeOf(1), seatId: '', toldAt: NOW },
  ...{ shown: 'in', madeAt: NOW, signature: 'seal', ...more },
})
const said = (key: string, result: DoorAnswer['result']): [string, DoorAnswer] => [
  key,
  { key, result, seat: null, entry: null, elsewhere: '', offline: false },
]
const open = (on: Shelf, { owner = 'me', now = NOW } = {}) => new DoorBook({ owner, event: 'E-1', shelf: on, now })

describe('the book of a door', () => {
  it('keeps list and looks over a reload, in the order of doing even when the clock is set back', () => {
    const on = shelf()
    const book = open(on)
    book.keep(list)
    book.add(look())
    book.add(look({ key: 'key-two-2', toldAt: NOW - HOUR, code: '', seatId: id(2) }))
    const again = open(on)
    expect(again.view().list).toEqual(list)
    expect(again.view().waiting.map(({ key }) => key)).toEqual(['key-one-1', 'key-two-2'])
    expect([...again.inside('me').keys()]).toEqual([id(1), id(2)])
  })

  it('drops what was answered and keeps who should not have been let in until it was seen to', () => {
    const book = open(shelf())
    book.add(look())
    book.add(look({ key: 'key-two-2', code: codeOf(2) }))
    book.add(look({ key: 'key-three', code: codeOf(3), shown: 'wrong-session' }))
    const answers = new Map([said('key-one-1', 'in'), said('key-two-2', 'already'), said('key-three', 'wrong-session')])
    book.settle(book.view().waiting, answers)
    expect(book.view().waiting).toEqual([])
    expect(book.view().conflicts.map(({ answer }) => answer?.result)).toEqual(['already'])
    book.forget(book.view().conflicts[0]?.id ?? '')
    expect(book.view().conflicts).toEqual([])
  })

  it('gives nobody the list or the looks of somebody else, and forgets a list after a night', () => {
    const on = shelf()
    const book = open(on)
    book.keep(list)
    book.add(look())
    expect(open(on, { owner: 'other' }).view()).toMatchObject({ list: null, waiting: [] })
    expect(open(on).view()).toMatchObject({ list: null, waiting: [{ key: 'key-one-1' }] })
    book.keep(list)
    expect(open(on, { now: NOW + 25 * HOUR }).view().list).toBeNull()
  })
})
