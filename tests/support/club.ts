import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished, TestRunner } from 'vitest'
import type { Store } from '#db/store'
import { openSqlite } from '#db/store.sqlite'
import { steppingClock } from '~/kernel/clock'
import type { Club, Wiring } from '~/platform/club.server'
import { type Config, readConfig } from '~/platform/config.server'
import { createLog } from '~/platform/log.server'
import { openClub } from '~/platform/open.server'
import { wiring as houseWiring } from '~/wiring.server'
import { openPglite } from './store.pglite'

/** Monday 2 March 2026, 09:00 in Shanghai. */
export const START = Date.parse('2026-03-02T01:00:00Z')

export type TestClub = Club & { clock: ReturnType<typeof steppingClock> }
type Options = { at?: number; wiring?: Wiring; config?: Partial<Config> }

/**
 * A new, empty, migrated club on the engine of this run (ENGINE=sqlite or pglite) with a clock that stands still.
 * Closed and removed after the test that asked for it, or after the file's tests when it was made for all of them.
 */
export async function testClub({ at = START, wiring = houseWiring, config }: Options = {}): Promise<TestClub> {
  const folder = mkdtempSync(join(tmpdir(), 'marque-'))
  const file = join(folder, 'club.db')
  const store: Store = process.env.ENGINE === 'pglite' ? await openPglite() : openSqlite(file)
  const clock = steppingClock(at)
  const settings: Config = {
    ...readConfig({ DATABASE_URL: `file:${file}`, FILES_DIR: join(folder, 'files'), MARQUE_DEMO: '1' }),
    ...config,
  }
  const club = await openClub({ store, clock, wiring, config: settings, log: createLog('silent') })
  const remove = async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  // A database inside the process holds a quarter of a gigabyte: not kept longer than it is used.
  if (TestRunner.getCurrentTest()) onTestFinished(remove)
  else afterAll(remove)
  return club as TestClub
}
