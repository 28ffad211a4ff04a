import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { postgresBin, startPostgres } from './postgres'

const SCRIPTS = ['race-runner', 'crash-writer']

/**
 * Once before the races: builds the programs that they start, and starts a PostgreSQL server if one is installed.
 * MARQUE_POSTGRES=required makes a missing server a failure.
 */
export default async function setup(): Promise<() => void> {
  mkdirSync('.cache', { recursive: true })
  const scripts = mkdtempSync(join('.cache', 'race-'))
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '~': resolve('app'), '#db': resolve('db'), '#emails': resolve('emails') } },
    build: {
      ssr: true,
      target: 'node20',
      outDir: scripts,
      rollupOptions: { input: Object.fromEntries(SCRIPTS.map((name) => [name, resolve(`tests/support/${name}.ts`)])) },
    },
  })
  process.env.RACE_SCRIPTS = resolve(scripts)
  const bin = postgresBin()
  if (!bin && process.env.MARQUE_POSTGRES === 'required') {
    throw new Error('MARQUE_POSTGRES=required, and no PostgreSQL server is installed (Debian: postgresql)')
  }
  if (!bin) console.info('races: no PostgreSQL server is installed here, so they run on SQLite alone')
  const server = bin ? await startPostgres(bin) : null
  process.env.RACE_POSTGRES = server?.url('') ?? ''
  return () => {
    server?.stop()
    rmSync(scripts, { recursive: true, force: true })
  }
}
