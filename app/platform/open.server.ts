import { openStore, type Store } from '#db/store'
import { type Clock, systemClock } from '~/kernel/clock'
import { type Club, createClub, type Wiring } from './club.server'
import { type Config, readConfig } from './config.server'
import { createLog, type Log } from './log.server'
import { loadRoles } from './roles.server'

type Parts = { config?: Config; clock?: Clock; log?: Log; store?: Store; wiring: Wiring }

/** Opens the club that the configuration names: store migrated, roles read, nothing started yet. */
export async function openClub({
  wiring,
  config = readConfig(),
  clock = systemClock,
  log = createLog(),
  store,
}: Parts): Promise<Club> {
  const opened = store ?? (await openStore(config.databaseUrl))
  return createClub({ store: opened, clock, config, log, wiring, roles: await loadRoles(opened, clock.now()) })
}
