import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../../app/platform/config.server'
import { wiring } from '../../app/wiring.server'
import { makeDemoFile } from './demo-club'

// npm run seed -- --to FOLDER: the demo club as a database of its own.
const { values } = parseArgs({ options: { to: { type: 'string', default: 'data' } } })
mkdirSync(values.to, { recursive: true })
const databaseUrl = `file:${join(values.to, 'club.db')}`
await makeDemoFile({ ...readConfig({ DATABASE_URL: databaseUrl }), demo: true }, wiring)
