import { describe, expect, it } from 'vitest'
import { systemActor } from '~/platform/actor'
import { createClub, type Wiring } from '~/platform/club.server'
import { endLive, liveTopics, mayWatch, raiseTopic, readTopics, watchTopics } from '~/platform/topics.server'
import { testClub } from '../../support/club'
import { adminActor } from '../../support/people'

const bare: Wiring = { subscribers: [], jobs: { queued: {}, clocked: {} } }

/** A watcher whose news can be waited for. */
function listener() {
  const heard: string[] = []
  let wake = () => {}
  let closed = false
  return {
    heard,
    get closed() {
      return closed
    },
    tell: (changed: string) => {
      heard.push(changed)
      wake()
    },
    close: () => {
      closed = true
    },
    next: () =>
      new Promise<void>((resolve) => {
        wake = resolve
      }),
  }
}

describe('topics', () => {
  it('tells whoever watches, after the commit and never after a rollback', async () => {
    const club = await testClub({ wiring: bare })
    const ear = listener()
    const stop = await watchTopics(club, new Map([['visit:1', null]]), ear)
    await expect(
      club.write(systemActor, async (w) => {
        await raiseTopic(w, 'visit:1')
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await club.write(systemActor, (w) => raiseTopic(w, 'visit:2'))
    expect(ear.heard).toEqual([])
    const next = ear.next()
    await club.write(systemActor, (w) => raiseTopic(w, 'visit:1'))
    await next
    expect(ear.heard).toEqual(['visit:1@1'])
    stop()
    await club.write(systemActor, (w) => raiseTopic(w, 'visit:1'))
    expect(await liveTopics(club, ['visit:1', 'visit:2', 'visit:3'])).toEqual(['visit:1@2', 'visit:2@1', 'visit:3@0'])
    expect(ear.heard).toHaveLength(1)
  })

  it('tells the first change at once and many that follow together, the last among them', async () => {
    const club = await testClub({ wiring: bare })
    const ear = listener()
    const stop = await watchTopics(club, new Map([['visit:1', null]]), ear)
    for (let change = 0; change < 100; change++) await club.write(systemActor, (w) => raiseTopic(w, 'visit:1'))
    while (ear.heard.at(-1) !== 'visit:1@100') await ear.next()
    stop()
    expect(ear.heard.length).toBeLessThan(50)
  })

  it('hears what another process wrote', async () => {
    const club = await testClub({ wiring: bare })
    const other = createClub(club)
    const ear = listener()
    const stop = await watchTopics(club, new Map([['visit:1', null]]), ear)
    const next = ear.next()
    await other.write(systemActor, (w) => raiseTopic(w, 'visit:1'))
    await next
    stop()
    expect(ear.heard).toEqual(['visit:1@1'])
  })

  it('tells at once what changed between the page and its stream', async () => {
    const club = await testClub({ wiring: bare })
    const [seen = ''] = await liveTopics(club, ['visit:1'])
    await club.write(systemActor, (w) => raiseTopic(w, 'visit:1'))
    const ear = listener()
    const stop = await watchTopics(club, readTopics(seen) ?? new Map(), ear)
    expect(ear.heard).toEqual(['visit:1@1'])
    stop()
  })

  it('closes every stream when the process stops, and opens no other', async () => {
    const club = await testClub({ wiring: bare })
    const early = listener()
    const late = listener()
    await watchTopics(club, new Map([['visit:1', null]]), early)
    endLive(club)
    await watchTopics(club, new Map([['visit:1', null]]), late)
    expect([early.closed, late.closed]).toEqual([true, true])
  })

  it('lets nobody watch a kind without a rule', async () => {
    const topics = { visit: async (_: unknown, __: unknown, rest: string) => rest === 'mine' }
    const club = await testClub({ wiring: { ...bare, topics } })
    const admin = await adminActor(club)
    expect(await mayWatch(club, admin, ['visit:mine'])).toBe(true)
    expect(await mayWatch(club, admin, ['visit:mine', 'visit:other'])).toBe(false)
    expect(await mayWatch(club, admin, ['calendar:1'])).toBe(false)
  })

  it('reads names and refuses what is none', () => {
    expect(readTopics('visit:a@3,calendar:d:2026-03-02')).toEqual(
      new Map([
        ['visit:a', 3],
        ['calendar:d:2026-03-02', null],
      ]),
    )
    for (const text of ['', 'visit', 'visit:a b', 'visit:a@x', 'VISIT:a']) expect(readTopics(text)).toBeNull()
  })
})
