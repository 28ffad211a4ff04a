import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Answer, type Entry, WaitingLine } from '~/areas/rescue/parts/line/waiting-line'
import type { Shelf } from '~/platform/shelf'

/** A server that takes each key once, and a phone whose line can be cut before or after the server has heard. */
function rig() {
  const kept = new Map<string, string>()
  const shelf: Shelf = {
    names: () => [...kept.keys()],
    read: (name) => kept.get(name) ?? null,
    write: (name, text) => void kept.set(name, text),
    remove: (name) => void kept.delete(name),
  }
  const taken: string[] = []
  const sent: string[][] = []
  const keys = new Set<string>()
  const world = { line: 'up' as 'up' | 'down' | 'lost', refuse: new Set<string>(), at: 1_000, count: 0 }
  const send = async (entries: readonly Entry[]): Promise<Answer> => {
    sent.push(entries.map(({ act }) => act))
    if (world.line === 'down') throw new TypeError('Failed to fetch')
    for (const { key, act, fields } of entries) {
      if (world.refuse.has(act)) return { kind: 'refused', message: `no ${act}` }
      if (!keys.has(key)) taken.push(fields.n ?? act)
      keys.add(key)
    }
    return { kind: world.line === 'lost' ? 'later' : 'done' }
  }
  const open = (owner = 'u1') =>
    new WaitingLine({
      ...{ owner, shelf, send },
      now: () => world.at++,
      freshKey: () => `key-${String(world.count++).padStart(8, '0')}`,
    })
  return { world, taken, sent, kept, open }
}

let r: ReturnType<typeof rig>
beforeEach(() => {
  r = rig()
})

describe('the line of steps that wait to be sent', () => {
  it('sends at once and in order while the line holds', async () => {
    const line = r.open()
    line.add('a', 'accept', { etaMinutes: '20' })
    line.add('a', 'depart', {})
    await line.flush()
    expect(r.taken).toEqual(['accept', 'depart'])
    expect(line.view()).toEqual({ waiting: [], refused: [], state: 'idle' })
  })

  it('keeps everything without a line and replays it in order, once', async () => {
    const line = r.open()
    r.world.line = 'down'
    for (const act of ['depart', 'message', 'arrive']) line.add('a', act, {})
    await line.flush()
    await line.flush()
    expect(line.view().state).toBe('offline')
    expect(line.view().waiting.map(({ act, tries }) => [act, tries])).toEqual([
      ['depart', 2],
      ['message', 2],
      ['arrive', 2],
    ])
    r.world.line = 'up'
    await Promise.all([line.flush(), line.flush()])
    expect(r.taken).toEqual(['depart', 'message', 'arrive'])
  })

  it('has no second effect when only the answer was lost', async () => {
    const line = r.open()
    r.world.line = 'lost'
    line.add('a', 'depart', {})
    await line.flush()
    expect(r.taken).toEqual(['depart'])
    expect(line.view().waiting).toHaveLength(1)
    r.world.line = 'up'
    await line.flush()
    expect(r.taken).toEqual(['depart'])
    expect(line.view().waiting).toEqual([])
  })

  it('survives a reload and a restart of the browser', async () => {
    r.world.line = 'down'
    const before = r.open()
    before.add('a', 'depart', {})
    before.add('a', 'arrive', {})
    await before.flush()
    r.world.line = 'up'
    const after = r.open()
    expect(after.view().waiting.map(({ act }) => act)).toEqual(['depart', 'arrive'])
    await after.flush()
    expect(r.taken).toEqual(['depart', 'arrive'])
    expect(r.kept.size).toBe(0)
  })

  it('tells a refusal, drops the step and goes on with the next', async () => {
    const line = r.open()
    r.world.refuse.add('extend')
    line.add('a', 'extend', { etaMinutes: '10' })
    line.add('a', 'arrive', {})
    await line.flush()
    expect(r.taken).toEqual(['arrive'])
    expect(line.view().refused).toMatchObject([{ act: 'extend', message: 'no extend', fields: { etaMinutes: '10' } }])
    const [notice] = r.open().view().refused
    line.forget(notice?.id ?? '')
    expect(line.view().refused).toEqual([])
    await line.flush()
    expect(r.sent).toHaveLength(2)
  })

  it('forgets the refusal of a step that is done again', async () => {
    const line = r.open()
    r.world.refuse.add('finish')
    line.add('a', 'finish', {})
    await line.flush()
    r.world.refuse.clear()
    line.add('a', 'finish', {})
    expect(line.view().refused).toEqual([])
  })

  it('sends positions between two steps together, in their place', async () => {
    const line = r.open()
    r.world.line = 'down'
    line.add('a', 'depart', {})
    for (let n = 0; n < 60; n++) line.add('a', 'position', { n: String(n) })
    line.add('a', 'arrive', {})
    r.world.line = 'up'
    await line.flush()
    expect(r.sent.map((acts) => acts.length)).toEqual([1, 50, 10, 1])
    expect(r.taken).toEqual(['depart', ...Array.from({ length: 60 }, (_, n) => String(n)), 'arrive'])
  })

  it('does not fill the phone with positions, nor tell that they were refused', async () => {
    const line = r.open()
    r.world.line = 'down'
    for (let n = 0; n < 1_000; n++) line.add('a', 'position', { n: String(n) })
    expect(line.view().waiting.length).toBeLessThanOrEqual(241)
    expect(line.view().waiting.at(-1)?.fields.n).toBe('999')
    r.world.line = 'up'
    r.world.refuse.add('position')
    await line.flush()
    expect(line.view()).toEqual({ waiting: [], refused: [], state: 'idle' })
  })

  it('keeps the order when the clock of the phone is set back', async () => {
    const line = r.open()
    r.world.line = 'down'
    line.add('a', 'depart', {})
    r.world.at = 5
    line.add('a', 'arrive', {})
    expect(line.view().waiting.map(({ act }) => act)).toEqual(['depart', 'arrive'])
    expect(line.view().waiting[1]?.toldAt).toBe(5)
  })

  it('never sends what another person did on the same phone', async () => {
    r.world.line = 'down'
    r.open('u1').add('a', 'depart', {})
    r.world.line = 'up'
    const other = r.open('u2')
    await other.flush()
    expect(r.taken).toEqual([])
    expect(r.open('u1').view().waiting).toHaveLength(1)
  })

  it('takes each thing once and in order whatever the line does', async () => {
    const fates = fc.array(fc.constantFrom('up', 'down', 'lost', 'reload'), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(fates, async (story) => {
        const one = rig()
        let line = one.open()
        let n = 0
        const wanted: string[] = []
        for (const fate of story) {
          if (fate === 'reload') line = one.open()
          else one.world.line = fate
          wanted.push(String(n))
          line.add('a', n % 3 === 0 ? 'depart' : 'position', { n: String(n++) })
          await line.flush()
        }
        one.world.line = 'up'
        await line.flush()
        expect(one.taken).toEqual(wanted)
        expect(one.kept.size).toBe(0)
      }),
      { numRuns: 200 },
    )
  })
})
