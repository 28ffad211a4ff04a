import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import type { Club, Wiring } from '../../app/platform/club.server'
import type { Config } from '../../app/platform/config.server'
import { createLog } from '../../app/platform/log.server'
import { openClub } from '../../app/platform/open.server'
import { openSqlite } from '../store.sqlite'
import { seedDemo } from './demo'

const tell = (share: number) =>
  console.info(`  the demo club lives through its eighteen months: ${Math.round(share * 100)} %`)

/**
 * Makes the demo club when the database is new and a file: beside its place, moved there when it is whole, so that an
 * interrupted start leaves nothing half-made.
 */
export async function makeDemoFile(config: Config, wiring: Wiring): Promise<void> {
  if (!config.demo || !config.databaseUrl.startsWith('file:')) return
  const file = config.databaseUrl.slice('file:'.length)
  if (existsSync(file)) return
  const making = `${file}.making`
  for (const old of ['', '-wal', '-shm']) rmSync(`${making}${old}`, { force: true })
  console.info('A new database: making the demo club, once.')
  const store = openSqlite(making, { durable: false })
  const club = await openClub({ wiring, config, store, log: createLog('error') })
  await seedDemo(club, tell)
  await store.close()
  const handle = openSync(making, 'r+')
  fsyncSync(handle)
  closeSync(handle)
  renameSync(making, file)
}

/** The same on a server's database, in place: only where nobody can sign in yet. */
export async function fillDemo(club: Club): Promise<void> {
  if (!club.config.demo || club.store.engine === 'sqlite') return
  const { users } = club.schema.platform
  const known = await club.store.read.select({ id: users.id }).from(users).limit(1)
  if (known.length > 0) return
  console.info('A new database: making the demo club, once.')
  await seedDemo(club, tell)
}
