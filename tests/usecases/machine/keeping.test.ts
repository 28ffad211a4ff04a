import { existsSync, utimesSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { transferClub } from '#db/transfer-club'
import { DAY } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import { recordFact } from '~/platform/facts.server'
import { pathOf, saveBytes } from '~/platform/files.server'
import { enqueue } from '~/platform/jobs.server'
import { drainOutbox } from '~/platform/outbox.server'
import { pruneJob } from '~/platform/prune.server'
import { fileColumns, sweepFilesJob } from '~/platform/sweep-files.server'
import { type TestClub, testClub } from '../../support/club'
import { openPglite } from '../../support/store.pglite'
import { addPerson } from './person'

const wiring = { subscribers: [], jobs: { queued: { noop: { run: async () => {} } }, clocked: {} } }

describe('pruning', () => {
  it('removes what was done long ago and keeps what is open, dead, or says "never again"', async () => {
    const club = await testClub({ wiring })
    const { outbox } = club.schema.platform
    await club.write(systemActor, async (w) => {
      await enqueue(w, 'noop', {})
      await enqueue(w, 'noop', {}, { key: 'once' })
      await enqueue(w, 'noop', {}, { runAt: w.now + 300 * DAY })
    })
    await drainOutbox(club)
    club.clock.advance(15 * DAY)
    expect(await pruneJob.run(club, club.clock.now())).toMatchObject({ outbox: 1 })
    const left = await club.store.read.select().from(outbox)
    expect(left.map((row) => `${row.state} ${row.uniqueKey}`).sort()).toEqual(['done once', 'waiting null'])
  })
})

describe('the sweep of files', () => {
  async function stored(club: TestClub, text: string) {
    const id = await saveBytes(club, { type: 'application/pdf', bytes: Buffer.from(text) })
    const past = (club.clock.now() - 3 * DAY) / 1000
    utimesSync(pathOf(club, id), past, past)
    return id
  }

  it('knows every column that holds a file', async () => {
    const club = await testClub({ wiring })
    const names = fileColumns(club).map(({ column }) => column.name)
    expect(names.length).toBeGreaterThan(1)
  })

  it('leaves young and held files alone and removes the others, row first', async () => {
    const club = await testClub({ wiring })
    const loose = await stored(club, 'loose')
    const small = await stored(club, 'small')
    const bytes = Buffer.from('whole')
    const whole = await saveBytes(club, { type: 'image/webp', bytes, thumbId: small })
    club.clock.advance(2 * DAY)
    await saveBytes(club, { type: 'image/webp', bytes, thumbId: small })
    expect(await sweepFilesJob.run(club, club.clock.now())).toEqual({ rows: 1, bytes: 1 })
    expect([loose, small, whole].map((id) => existsSync(pathOf(club, id)))).toEqual([false, true, true])
  })
})

describe('the move to PostgreSQL', () => {
  it('takes every row along and proves it, and only into an empty house', async () => {
    const club = await testClub({ wiring })
    if (club.store.engine !== 'sqlite') return
    await addPerson(club, { email: 'lin@corven.example' })
    await club.write(systemActor, async (w) => {
      for (let i = 0; i < 1_200; i++) await recordFact(w, { type: 'note.added', subject: `note:${i}`, payload: { i } })
      await audit(w, { action: 'test', subject: 'club:1' })
    })
    const target = await openPglite()
    const lines: string[] = []
    await transferClub(club.store, target, (line) => lines.push(line))
    expect(lines).toContain('facts  {"rows":1200}')
    expect(await target.read.select().from(target.schema.platform.users)).toEqual(
      await club.store.read.select().from(club.schema.platform.users),
    )
    await expect(transferClub(club.store, target, () => {})).rejects.toThrow(/not empty/)
    await target.close()
  })
})
