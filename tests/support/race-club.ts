import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '#db/store'
import type { Clock } from '~/kernel/clock'
import type { Club } from '~/platform/club.server'
import { readConfig } from '~/platform/config.server'
import { createLog } from '~/platform/log.server'
import { openClub } from '~/platform/open.server'
import { wiring } from '~/wiring.server'

/** The club on an open store, the same in every process of a race: one key, nothing in the log. */
export function openRaceClub<C extends Clock>(store: Store, clock: C): Promise<Club & { clock: C }> {
  const config = readConfig({ SECRET_KEY: '5a'.repeat(32), FILES_DIR: join(tmpdir(), 'marque-race-files') })
  return openClub({ store, config, clock, wiring, log: createLog('silent') }) as Promise<Club & { clock: C }>
}
