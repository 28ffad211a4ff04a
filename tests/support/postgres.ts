import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './server'

const ROOT = '/usr/lib/postgresql'

/** The programs of an installed PostgreSQL server, or null. */
export function postgresBin(): string | null {
  if (process.env.POSTGRES_BIN) return process.env.POSTGRES_BIN
  if (!existsSync(ROOT)) return null
  const newest = readdirSync(ROOT).sort((a, b) => Number(b) - Number(a))[0]
  const bin = newest ? join(ROOT, newest, 'bin') : ''
  return existsSync(join(bin, 'initdb')) ? bin : null
}

/**
 * A PostgreSQL server of our own in a temporary folder, on loopback and a free port; gone after `stop`.
 * initdb refuses root, so root runs it as the user postgres.
 */
export async function startPostgres(
  bin: string,
): Promise<{ url: (database: string) => string; create: (database: string) => void; stop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'marque-pg-'))
  const asRoot = process.getuid?.() === 0
  if (asRoot) {
    chmodSync(folder, 0o700)
    execFileSync('chown', ['postgres', folder])
  }
  const run = (program: string, args: string[]) => {
    const [command, rest] = asRoot
      ? (['runuser', ['-u', 'postgres', '--', join(bin, program), ...args]] as const)
      : ([join(bin, program), args] as const)
    const { status, stderr } = spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      cwd: folder,
    })
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
  }
  const port = await freePort()
  const data = join(folder, 'data')
  run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'])
  run('pg_ctl', [
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories= -c max_connections=200`,
    'start',
  ])
  const admin = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres']
  return {
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    create: (database) => run('createdb', [...admin, database]),
    stop() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
