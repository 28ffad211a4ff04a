import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What the demo club is made of: a change in any of these makes it anew. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const folder of ['app/areas', 'app/kernel', 'app/platform', 'db']) {
    for (const file of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
      if (/\.(ts|tsx|sql|cts)$/.test(file)) hash.update(file).update(readFileSync(join(folder, file)))
    }
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * A fresh copy of the demo club in a folder of its own; the club itself is made once per state of the source.
 * Give the folder back with `remove`.
 */
export function demoCopy(): { databaseUrl: string; filesDir: string; folder: string; remove: () => void } {
  const kept = join('.cache', `demo-${fingerprint()}`)
  if (!existsSync(join(kept, 'club.db'))) {
    mkdirSync('.cache', { recursive: true })
    const making = mkdtempSync(join('.cache', 'making-'))
    execFileSync('node_modules/.bin/tsx', ['db/seed/volume.ts', '--to', making], { stdio: 'inherit' })
    if (existsSync(kept)) rmSync(making, { recursive: true })
    else renameSync(making, kept)
  }
  const folder = mkdtempSync(join(tmpdir(), 'marque-demo-'))
  cpSync(kept, folder, { recursive: true })
  return {
    databaseUrl: `file:${join(folder, 'club.db')}`,
    filesDir: join(folder, 'files'),
    folder,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
