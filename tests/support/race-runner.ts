import { createInterface } from 'node:readline'
import { openStore } from '#db/store'
import { systemClock } from '~/kernel/clock'
import { readConfig } from '~/platform/config.server'
import { createLog } from '~/platform/log.server'
import { openClub } from '~/platform/open.server'
import { wiring } from '~/wiring.server'
import { scenarios } from './race-scenarios'
import { unguarded } from './unguarded'

// One process of a race. Arguments: database, scenario, input (JSON), number of attempts at once.
const [databaseUrl = '', name = '', input = '{}', attempts = '1'] = process.argv.slice(2)
const scenario = scenarios[name]
if (!scenario) throw new Error(`no scenario ${name}`)
const { isUnguarded, at, ...given } = JSON.parse(input) as Record<string, unknown> & {
  isUnguarded?: boolean
  at?: number
}
const store = isUnguarded ? unguarded(databaseUrl) : await openStore(databaseUrl)
const clock = typeof at === 'number' ? { now: () => at } : systemClock
const config = { ...readConfig({ DATABASE_URL: databaseUrl }), databaseUrl }
const club = await openClub({ store, config, clock, wiring, log: createLog('silent') })
console.log('ready')
for await (const line of createInterface({ input: process.stdin })) if (line === 'go') break
const answers = await Promise.all(
  Array.from({ length: Number(attempts) }, async (_, attempt) => {
    try {
      return await scenario(club, { ...given, attempt })
    } catch (error) {
      return `threw ${(error as Error).message.slice(0, 80)}`
    }
  }),
)
const reasons: Record<string, number> = {}
for (const answer of answers) if (answer !== true) reasons[answer] = (reasons[answer] ?? 0) + 1
const won = answers.filter((answer) => answer === true).length
console.log(JSON.stringify({ won, refused: answers.length - won, reasons }))
await store.close()
process.exit(0)
