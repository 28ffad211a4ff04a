import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { hashPassword } from '../../app/areas/accounts/hash.server'
import { readDealers } from '../../app/areas/dealers/read.server'
import { readConfig } from '../../app/platform/config.server'
import { createLog } from '../../app/platform/log.server'
import { openClub } from '../../app/platform/open.server'
import { wiring } from '../../app/wiring.server'
import { openSqlite } from '../store.sqlite'
import { DEALERS, seeded } from './cast'
import { DEMO_PASSWORD } from './demo'
import { makeDemoFile } from './demo-club'
import { casting } from './people'

// npm run seed -- --to FOLDER [--members N]: the demo club as a database of its own, and more members until there are N.
const { values } = parseArgs({
  options: { to: { type: 'string', default: 'data' }, members: { type: 'string', default: '0' } },
})
mkdirSync(values.to, { recursive: true })
const file = join(values.to, 'club.db')
const config = { ...readConfig({ DATABASE_URL: `file:${file}` }), demo: true }
await makeDemoFile(config, wiring)

/** Above the serial numbers of the demo's own cars. */
const FIRST_SERIAL = 100_000
const wanted = Number(values.members)
if (wanted > 0) {
  const store = openSqlite(file, { durable: false })
  const club = await openClub({ wiring, config, store, log: createLog('error') })
  const dealers = (await readDealers(club)).flatMap(({ id, code }) => {
    const demo = DEALERS.find((one) => one.code === code)
    return demo ? [{ dealerId: id, demo }] : []
  })
  const [row] = await store.probe('select count(*) as count from members')
  const cast = casting(club, { dealers }, seeded(wanted), await hashPassword(DEMO_PASSWORD), FIRST_SERIAL)
  for (let index = Number(row?.count); index < wanted; index++) {
    await cast.join(index, undefined)
    if (index % 1_000 === 0) console.info(`${index} members`)
  }
  await store.close()
}
