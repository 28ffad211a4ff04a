import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../app/platform/config.server'
import { createLog } from '../../app/platform/log.server'
import { openClub } from '../../app/platform/open.server'
import { wiring } from '../../app/wiring.server'
import { openSqlite } from '../store.sqlite'
import { seedDemo } from './demo'

// npm run seed -- --to FOLDER: the demo club as a database of its own.
const { values } = parseArgs({ options: { to: { type: 'string' }, members: { type: 'string' } } })
const folder = values.to ?? 'data'
mkdirSync(folder, { recursive: true })
const file = join(folder, 'club.db')
const config = { ...readConfig({ DATABASE_URL: `file:${file}`, FILES_DIR: join(folder, 'files') }) }
const store = openSqlite(file, { durable: false })
const club = await openClub({ wiring, config, store, log: createLog('warn') })
const from = performance.now()
const members = await seedDemo(club, (share) => console.info(`demo club: ${Math.round(share * 100)} %`))
await store.close()
console.info(`${members} members in ${((performance.now() - from) / 1000).toFixed(1)} s`)
