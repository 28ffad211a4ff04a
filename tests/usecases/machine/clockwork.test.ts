import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '~/kernel/clock'
import { momentsOf, runNow, tickClock } from '~/platform/clockwork.server'
import { createClub, type Wiring } from '~/platform/club.server'
import { drainOutbox } from '~/platform/outbox.server'
import { START, type TestClub, testClub } from '../../support/club'

const at = (time: string) => Date.parse(`2026-03-${time}+08:00`)
function counting(run: (scheduledAt: number) => Promise<Record<string, unknown>> = async () => ({ seen: 1 })) {
  const moments: number[] = []
  const wiring: Wiring = {
    subscribers: [],
    jobs: {
      queued: {},
      clocked: {
        nightly: {
          cron: '0 2 * * *',
          async run(_, scheduledAt) {
            moments.push(scheduledAt)
            return run(scheduledAt)
          },
        },
      },
    },
  }
  return { wiring, moments }
}
const runs = (club: TestClub) => club.store.read.select().from(club.schema.platform.jobRuns)

describe('the clock', () => {
  it('reads a pattern in the zone of the club', () => {
    expect(momentsOf('0 2 * * *', at('03T02:00:00'))).toEqual({ last: at('03T02:00:00'), next: at('04T02:00:00') })
    expect(momentsOf('0 2 * * *', at('03T01:59:59'))).toEqual({ last: at('02T02:00:00'), next: at('03T02:00:00') })
    expect(momentsOf('*/5 * * * *', at('03T10:07:00') + SECOND / 2).last).toBe(at('03T10:05:00'))
  })

  it('waits for the first moment of a job that never ran', async () => {
    const { wiring, moments } = counting()
    const club = await testClub({ wiring })
    expect(await tickClock(club, START)).toEqual([])
    club.clock.set(at('03T02:00:00'))
    expect(await tickClock(club, START)).toEqual(['nightly'])
    expect(await tickClock(club, START)).toEqual([])
    await drainOutbox(club)
    expect(moments).toEqual([at('03T02:00:00')])
    expect(await runs(club)).toMatchObject([{ job: 'nightly', result: { seen: 1 }, finishedAt: club.clock.now() }])
  })

  it('runs a moment once for two clubs on one database', async () => {
    const { wiring, moments } = counting()
    const club = await testClub({ wiring })
    const other = createClub(club)
    club.clock.set(at('03T02:00:03'))
    await Promise.all([tickClock(club, START), tickClock(other, START)])
    await Promise.all([drainOutbox(club), drainOutbox(other)])
    expect(moments).toEqual([at('03T02:00:00')])
    expect(await runs(club)).toHaveLength(1)
  })

  it('catches up the last of several missed moments, and only that', async () => {
    const { wiring, moments } = counting()
    const club = await testClub({ wiring })
    club.clock.set(at('03T02:00:00'))
    await tickClock(club, START)
    await drainOutbox(club)
    club.clock.advance(5 * DAY + HOUR)
    const restarted = createClub(club)
    await tickClock(restarted, club.clock.now())
    await drainOutbox(restarted)
    expect(moments).toEqual([at('03T02:00:00'), at('08T02:00:00')])
  })

  it('tries a run again that failed, and keeps what went wrong', async () => {
    let broken = true
    const { wiring, moments } = counting(async () => {
      if (broken) throw new Error('no answer')
      return { seen: 2 }
    })
    const club = await testClub({ wiring })
    club.clock.set(at('03T02:00:00'))
    await tickClock(club, START)
    await drainOutbox(club)
    expect(await runs(club)).toMatchObject([{ finishedAt: null, error: 'no answer' }])
    broken = false
    club.clock.advance(MINUTE)
    await drainOutbox(club)
    expect(await runs(club)).toMatchObject([{ error: '', result: { seen: 2 } }])
    expect(moments).toEqual([at('03T02:00:00'), at('03T02:00:00')])
  })

  it('runs a job on demand', async () => {
    const { wiring, moments } = counting()
    const club = await testClub({ wiring })
    expect(await runNow(club, 'nightly')).toBe(true)
    expect(await runNow(club, 'unknown')).toBe(false)
    await drainOutbox(club)
    expect(moments).toEqual([START])
  })
})
