import { execFileSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { checkClub } from '~/invariants.server'
import { systemClock } from '~/kernel/clock'
import { readConfig } from '~/platform/config.server'
import { createLog } from '~/platform/log.server'
import { openClub } from '~/platform/open.server'
import { wiring } from '~/wiring.server'
import { toolMissing } from './tools'

/**
 * Puts a backup where DATABASE_URL and FILES_DIR point: `npm run db:restore -- <folder> [--force]`. Stop the club first.
 * A club that is there already is kept aside and only replaced with --force. Ends with the doctor's look.
 */
const folder = process.argv.slice(2).find((part) => !part.startsWith('--'))
const force = process.argv.includes('--force')
const stop = (sentence: string): never => {
  console.error(sentence)
  process.exit(1)
}
if (!folder || !existsSync(join(folder, 'backup.json')))
  stop('Name a folder that db:backup made: npm run db:restore -- <folder>')
const from = folder ?? ''
const { engine } = JSON.parse(readFileSync(join(from, 'backup.json'), 'utf8')) as { engine: string }
const config = readConfig()
const at = new Date(systemClock.now()).toISOString().replace(/[:.]/g, '-')
if (engine !== (config.databaseUrl.startsWith('file:') ? 'sqlite' : 'postgres')) {
  stop(`This is a backup of ${engine}; DATABASE_URL names another engine`)
}

if (engine === 'sqlite') restoreSqlite(config.databaseUrl.slice('file:'.length))
else restorePostgres()
if (existsSync(join(from, 'files'))) {
  mkdirSync(config.filesDir, { recursive: true })
  cpSync(join(from, 'files'), config.filesDir, { recursive: true, preserveTimestamps: true })
}

const club = await openClub({ config, wiring, log: createLog('warn') })
const broken = (await checkClub(club)).filter(({ violations }) => violations.length > 0)
await club.store.close()
for (const { name, violations } of broken) console.error(`FAIL  ${name}\n        ${violations.join('\n        ')}`)
if (broken.length > 0) stop('Restored, but the rules above are broken')
console.log(`Restored from ${from}; the doctor finds nothing.`)

function restoreSqlite(target: string) {
  const source = join(from, 'club.db')
  const copy = new Database(source, { readonly: true })
  const health = copy.pragma('integrity_check', { simple: true })
  copy.close()
  if (health !== 'ok') stop(`The backup is damaged: ${health}`)
  if (existsSync(target)) {
    if (!force) stop(`${target} exists: stop the club, then add --force to put it aside and restore`)
    if (isOpen(target)) stop(`${target} is in use: stop the club first`)
    renameSync(target, `${target}.before-${at}`)
    console.log(`The former club is kept as ${target}.before-${at}`)
  }
  mkdirSync(dirname(target), { recursive: true })
  // Journals of a former database would be read into the new one.
  for (const tail of ['-wal', '-shm', '-journal']) rmSync(`${target}${tail}`, { force: true })
  copyFileSync(source, `${target}.part`)
  renameSync(`${target}.part`, target)
}

/** Only the last connection may leave WAL mode. */
function isOpen(file: string): boolean {
  const db = new Database(file, { timeout: 500 })
  try {
    return db.pragma('journal_mode = DELETE', { simple: true }) !== 'delete'
  } catch {
    return true
  } finally {
    db.close()
  }
}

function restorePostgres() {
  const { databaseUrl } = config
  try {
    const count = "select count(*) from information_schema.tables where table_schema = 'public'"
    const tables = execFileSync('psql', [databaseUrl, '-Atc', count], { encoding: 'utf8' }).trim()
    if (tables !== '0' && !force) stop('That database is not empty: stop the club, then add --force to replace it')
    const clean = ['--clean', '--if-exists', '--no-owner', '--single-transaction', '--exit-on-error']
    execFileSync('pg_restore', [...clean, '--dbname', databaseUrl, join(from, 'club.dump')], { stdio: 'inherit' })
  } catch (error) {
    stop(toolMissing(error, 'psql or pg_restore'))
  }
}
