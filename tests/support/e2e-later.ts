import { openSqlite } from '#db/store.sqlite'
import { askSurveys } from '~/areas/cases/ask-survey.server'
import { DAY, systemClock } from '~/kernel/clock'
import { readConfig } from '~/platform/config.server'
import { createLog } from '~/platform/log.server'
import { openClub } from '~/platform/open.server'
import { wiring } from '~/wiring.server'

// tsx tests/support/e2e-later.ts DAYS: beside the running server, what the club asks of closed cases so many days on.

const days = Number(process.argv[2])
const config = readConfig()
const store = openSqlite(config.databaseUrl.slice('file:'.length))
const clock = { now: () => systemClock.now() + days * DAY }
const club = await openClub({ store, config, clock, wiring, log: createLog('error') })
console.info(await askSurveys(club))
await store.close()
