import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { inArray } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { openStore } from '#db/store'
import { freeStarts, openWorkshop } from '#tests/support/booking'
import type { CrashOrder } from '#tests/support/crash-writer'
import { startScript } from '#tests/support/race'
import { openRaceClub } from '#tests/support/race-club'
import { openGround } from '#tests/support/race-ground'
import { checkClub } from '~/invariants.server'
import { MINUTE, systemClock } from '~/kernel/clock'
import type { Club } from '~/platform/club.server'
import { known, memberWith, rewardOf } from './points'

const ROUNDS = 25
/** Longest time, in ms, that a writer is left alone after its first word. */
const LONGEST = 250

const writers = new Set<ReturnType<typeof startScript>>()
function startWriter() {
  const writer = startScript('crash-writer')
  writers.add(writer)
  return writer
}
afterAll(() => {
  for (const { child } of writers) child.kill('SIGKILL')
})

/** Starts a writer on the club, ends it with SIGKILL at some moment, and answers what it acknowledged. */
async function killOnce(writer: ReturnType<typeof startWriter>, order: CrashOrder): Promise<string[]> {
  const { child, lines } = writer
  const gone = once(child, 'exit')
  child.stdin?.write(`${JSON.stringify(order)}\n`)
  const first = await lines.next()
  if (first.done) throw new Error('the writer ended by itself')
  const heard = [first.value]
  const listening = (async () => {
    for (let line = await lines.next(); !line.done; line = await lines.next()) heard.push(line.value)
  })()
  await wait(Math.random() * LONGEST)
  child.kill('SIGKILL')
  const [, signal] = await gone
  expect(signal).toBe('SIGKILL')
  await listening
  writers.delete(writer)
  // The last line may have been cut off with the process.
  return heard.filter((line) => / \S{8,}$/.test(line))
}

/** What was acknowledged and is not in the books. */
async function lostOf({ store, schema }: Club, heard: readonly string[]): Promise<string[]> {
  const of = (kind: string) =>
    heard.filter((line) => line.startsWith(`${kind} `)).map((line) => line.split(' ')[1] ?? '')
  const { entries } = schema.points
  const { redemptions } = schema.rewards
  const { outbox } = schema.platform
  const { bookings } = schema.booking
  const there = new Set<string | null>()
  const found = async (rows: PromiseLike<{ key: string | null }[]>) => {
    for (const { key } of await rows) there.add(key)
  }
  await found(
    store.read
      .select({ key: entries.id })
      .from(entries)
      .where(inArray(entries.id, of('spend'))),
  )
  await found(
    store.read
      .select({ key: redemptions.number })
      .from(redemptions)
      .where(inArray(redemptions.number, of('redeem'))),
  )
  await found(
    store.read
      .select({ key: outbox.uniqueKey })
      .from(outbox)
      .where(inArray(outbox.uniqueKey, of('enqueue'))),
  )
  await found(
    store.read
      .select({ key: bookings.number })
      .from(bookings)
      .where(inArray(bookings.number, of('book'))),
  )
  return heard.filter((line) => !there.has(line.split(' ')[1] ?? ''))
}

/** A small club and what a writer needs to know of it. */
async function stage() {
  const { club, databaseUrl, remove } = await openGround('SQLite')
  const shop = await openWorkshop(club, { bays: 2, technicians: 2 })
  const rewardId = await rewardOf(club, 100_000, null)
  const member = await memberWith(club, 5_000_000)
  const owner = { ...known(member), vehicleId: member.vehicleId }
  const orderOf = async (round: number): Promise<CrashOrder> => ({
    ...{ databaseUrl, round, at: club.clock.now(), owner, rewardId },
    ...{ dealerId: shop.dealerId, templateId: shop.service },
    starts: (await freeStarts(club, shop, '2026-03-03', 5)).slice(0, 8),
  })
  return { club, databaseUrl, remove, orderOf }
}

const brokenRules = async (club: Club) => (await checkClub(club)).filter(({ violations }) => violations.length > 0)

it(`loses nothing that was acknowledged and breaks no rule in ${ROUNDS} kills`, { timeout: 180_000 }, async () => {
  const { club, remove, orderOf } = await stage()
  const heard: string[] = []
  let next = startWriter()
  for (let round = 0; round < ROUNDS; round++) {
    const writer = next
    // The next one loads while this one writes.
    if (round + 1 < ROUNDS) next = startWriter()
    const told = await killOnce(writer, await orderOf(round))
    heard.push(...told)
    expect(await lostOf(club, told)).toEqual([])
    club.clock.advance(MINUTE)
  }
  const kinds = new Set(heard.map((line) => line.split(' ')[0]))
  expect([...kinds].sort()).toEqual(['book', 'enqueue', 'redeem', 'spend'])
  expect(await lostOf(club, heard)).toEqual([])
  expect(await brokenRules(club)).toEqual([])
  await remove()
})

it('is backed up while it is written to, and restored whole', { timeout: 180_000 }, async () => {
  const { databaseUrl, remove, orderOf } = await stage()
  const folder = mkdtempSync(join(tmpdir(), 'marque-drill-'))
  const restored = `file:${join(folder, 'restored', 'club.db')}`
  const run = (script: string, url: string, ...args: string[]) =>
    promisify(execFile)('node_modules/.bin/tsx', [`db/${script}.ts`, ...args], {
      env: { ...process.env, BASE_URL: '', DATABASE_URL: url, FILES_DIR: join(folder, 'files') },
    }).then(
      ({ stdout }) => stdout,
      (error: { stderr: string }) => error.stderr,
    )
  const { child, lines } = startWriter()
  child.stdin?.write(`${JSON.stringify(await orderOf(0))}\n`)
  const heard: string[] = []
  const listening = (async () => {
    for (let line = await lines.next(); !line.done; line = await lines.next()) heard.push(line.value)
  })()
  while (heard.length < 20) await wait(20)
  const before = [...heard]
  expect(await run('backup', databaseUrl, join(folder, 'copy'))).toContain('Backed up')
  expect(heard.length).toBeGreaterThan(before.length)
  child.kill('SIGKILL')
  await listening
  expect(await run('restore', restored, join(folder, 'copy'))).toContain('the doctor finds nothing')
  expect(await run('restore', restored, join(folder, 'copy'))).toContain('--force')
  const store = await openStore(restored)
  const club = await openRaceClub(store, systemClock)
  expect(await lostOf(club, before)).toEqual([])
  expect(await brokenRules(club)).toEqual([])
  await store.close()
  await remove()
  rmSync(folder, { recursive: true })
})
