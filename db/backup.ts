import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { systemClock } from '~/kernel/clock'
import { readConfig } from '~/platform/config.server'
import { openStore } from './store'
import { toolMissing } from './tools'

/**
 * A copy of the club while it is open: database first, then files, so that every file the copy names is in it.
 * `npm run db:backup [-- <folder>]`; the default is `backups/<time>` beside the database.
 */
const config = readConfig()
const at = new Date(systemClock.now()).toISOString().replace(/[:.]/g, '-')
const dataDir = config.databaseUrl.startsWith('file:') ? dirname(config.databaseUrl.slice('file:'.length)) : 'data'
const folder = process.argv[2] ?? join(dataDir, 'backups', at)
if (existsSync(folder) && readdirSync(folder).length > 0) {
  console.error(`${folder} is not empty: name another folder`)
  process.exit(1)
}
mkdirSync(folder, { recursive: true, mode: 0o700 })

const engine = config.databaseUrl.startsWith('file:') ? 'sqlite' : 'postgres'
if (engine === 'sqlite') {
  const store = await openStore(config.databaseUrl, { migrate: false })
  await store.backup(join(folder, 'club.db'))
  await store.close()
} else {
  try {
    const target = join(folder, 'club.dump')
    execFileSync('pg_dump', ['--format=custom', '--no-owner', '--file', target, config.databaseUrl], {
      stdio: 'inherit',
    })
  } catch (error) {
    console.error(toolMissing(error, 'pg_dump'))
    process.exit(1)
  }
}
const files = join(folder, 'files')
if (existsSync(config.filesDir)) {
  cpSync(config.filesDir, files, {
    recursive: true,
    filter: (path) => !path.endsWith('.part'),
    preserveTimestamps: true,
  })
}
writeFileSync(join(folder, 'backup.json'), `${JSON.stringify({ engine, at }, null, 2)}\n`)
console.log(`Backed up to ${folder}`)
console.log(
  process.env.SECRET_KEY
    ? 'The key (SECRET_KEY) is not in it: keep it safe somewhere else. Without it second factors and sealed values are lost.'
    : `The key (${join(dataDir, 'secret.key')}) is not in it: keep a copy somewhere else. Without it second factors and sealed values are lost.`,
)
