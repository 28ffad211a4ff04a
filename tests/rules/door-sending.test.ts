import { afterEach, expect, it, vi } from 'vitest'
import { DoorBook, type Waiting } from '~/areas/events/door-book'
import { doorForm, scansForm } from '~/areas/events/door-forms'
import { cutCode } from '~/areas/events/door-words'
import { sendKept, sendScans } from '~/areas/events/parts/door/send-scans'

const NOW = 1_800_000_000_000
afterEach(() => vi.unstubAllGlobals())

function bookOf(...keys: string[]): DoorBook {
  const kept = new Map<string, string>()
  const shelf = {
    names: () => [...kept.keys()],
    read: (name: string) => kept.get(name) ?? null,
    write: (name: string, text: string) => void kept.set(name, text),
    remove: (name: string) => void kept.delete(name),
  }
  const book = new DoorBook({ owner: 'me', event: 'E-1', shelf, now: NOW })
  for (const key of keys) book.add(look(key))
  return book
}
const look = (key: string): Omit<Waiting, 'id'> => ({
  ...{ key, sessionId: 'morning', door: 'East', code: 'https://example.com', seatId: '', toldAt: NOW },
  ...{ shown: 'in', madeAt: NOW, signature: 'seal' },
})

/** A club that takes every look but these, and answers them with this status. */
function club({ unfit, status }: { unfit: string[]; status: number }): string[][] {
  const sent: string[][] = []
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('fetch', async (_: string, { body }: { body: URLSearchParams }) => {
    const keys = [...body].flatMap(([name, value]) => (name.endsWith('.key') ? [value] : []))
    sent.push(keys)
    if (keys.some((key) => unfit.includes(key))) return new Response('{}', { status })
    const answers = keys.map((key) => ({ key, result: 'in', seat: null, entry: null, elsewhere: '', offline: false }))
    return Response.json({ answers, refused: [] })
  })
  return sent
}

it.each([400, 413])('a look that the club answers with %s is dropped alone, and told', async (status) => {
  const book = bookOf('key-one-1', 'key-two-2', 'key-three')
  const sent = club({ unfit: ['key-two-2'], status })
  expect(await sendKept(book, 'E-1', book.view().waiting)).toBe('answered')
  expect(sent).toEqual([['key-one-1', 'key-two-2', 'key-three'], ['key-one-1'], ['key-two-2'], ['key-three']])
  expect(book.view().waiting).toEqual([])
  expect(book.view().conflicts).toMatchObject([{ answer: null, message: '', toldAt: NOW }])
})

it.each([
  [401, 'stranger'],
  [403, 'later'],
  [404, 'later'],
  [429, 'later'],
  [503, 'later'],
])('after %s nothing is dropped', async (status, kind) => {
  const book = bookOf('key-one-1', 'key-two-2')
  club({ unfit: ['key-two-2'], status })
  expect(await sendKept(book, 'E-1', book.view().waiting)).toBe(kind)
  expect(book.view().waiting).toHaveLength(2)
  expect((await sendScans('E-1', [{ ...look('key-two-2'), id: '' }], true)).kind).toBe(kind)
})

it('what the club refuses is told with its sentence', () => {
  const book = bookOf('key-one-1')
  book.settle(book.view().waiting, new Map(), new Map([['key-one-1', 'Closed.']]))
  expect(book.view().waiting).toEqual([])
  expect(book.view().conflicts).toMatchObject([{ answer: null, message: 'Closed.', seatId: '' }])
})

it('whatever a camera sees is a code, cut to the length that is looked at', () => {
  const long = `https://example.com/${'x'.repeat(900)}`
  const scan = { key: 'key-one-1', sessionId: 'morning', door: 'East' }
  const codes = [long, '   ', ' M1.x '].map((code) => scansForm.parse({ scans: [{ ...scan, code }] }).scans[0]?.code)
  expect(codes).toEqual([long.slice(0, 400), '', 'M1.x'])
  expect(doorForm.safeParse({ act: 'code', sessionId: 'morning', door: 'East', code: long }).success).toBe(true)
  expect(cutCode(` ${long} `)).toHaveLength(400)
})
