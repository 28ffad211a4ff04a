import { checkClub } from '~/invariants.server'
import { readConfig } from '~/platform/config.server'
import { createLog } from '~/platform/log.server'
import { openClub } from '~/platform/open.server'
import { wiring } from '~/wiring.server'
import { openStore } from './store'

// As it is: no migration and no guard put back before the look.
const config = readConfig()
const store = await openStore(config.databaseUrl, { migrate: false })
const club = await openClub({ store, config, wiring, log: createLog('warn') })
let broken = 0
for (const { name, violations } of await checkClub(club)) {
  console.log(`${violations.length === 0 ? 'ok  ' : 'FAIL'}  ${name}`)
  for (const violation of violations) console.log(`        ${violation}`)
  if (violations.length > 0) broken += 1
}
console.log(broken === 0 ? 'The club is sound.' : `${broken} of the rules above are broken.`)
await store.close()
process.exitCode = broken === 0 ? 0 : 1
