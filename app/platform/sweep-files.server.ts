import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { and, asc, eq, getTableColumns, gt, inArray, lt } from 'drizzle-orm'
import { DAY, type Instant } from '~/kernel/clock'
import { systemActor } from './actor'
import type { Club } from './club.server'
import { pathOf } from './files.server'
import type { ClockedJob } from './jobs.server'

/** Young files may belong to a form that is still open. */
const GRACE = DAY
const BATCH = 200
/** A column with such a name holds a file: what is named otherwise would be swept away. */
const HOLDS = /(?:^f|F)ileId$|(?:^t|T)humbId$/

/** Every column of the schema that holds a file. */
export function fileColumns({ schema }: Pick<Club, 'schema'>) {
  return Object.values(schema).flatMap((area) =>
    Object.values(area).flatMap((table) =>
      Object.entries(getTableColumns(table as never))
        .filter(([name]) => HOLDS.test(name))
        .map(([, column]) => ({ table, column: column as Club['schema']['platform']['files']['thumbId'] })),
    ),
  )
}

async function heldOf(club: Club, ids: string[]): Promise<Set<string>> {
  const held = new Set<string>()
  for (const { table, column } of fileColumns(club)) {
    const rows = await club.store.read
      .selectDistinct({ id: column })
      .from(table as Club['schema']['platform']['files'])
      .where(inArray(column, ids))
    for (const { id } of rows) if (id) held.add(id)
  }
  return held
}

/** Removes files that nothing holds: first the row, and the bytes only once no row names them. */
export const sweepFilesJob: ClockedJob = {
  cron: '40 3 * * *',
  run: async (club) => ({ rows: await sweepRows(club), bytes: await sweepDisk(club) }),
}

async function sweepRows(club: Club): Promise<number> {
  const { files } = club.schema.platform
  const before: Instant = club.clock.now() - GRACE
  let gone = 0
  for (let after = ''; ; ) {
    const found = await club.store.read
      .select({ id: files.id })
      .from(files)
      .where(and(lt(files.createdAt, before), gt(files.id, after)))
      .orderBy(asc(files.id))
      .limit(BATCH)
    const ids = found.map((row) => row.id)
    if (ids.length === 0) return gone
    after = ids.at(-1) ?? after
    const held = await heldOf(club, ids)
    const loose = ids.filter((id) => !held.has(id))
    if (loose.length === 0) continue
    gone += await club.write(systemActor, async (w) => {
      const removed = await w.tx
        .delete(files)
        .where(and(inArray(files.id, loose), lt(files.createdAt, before)))
        .returning({ id: files.id })
      return removed.length
    })
  }
}

async function sweepDisk(club: Club): Promise<number> {
  const { files } = club.schema.platform
  let gone = 0
  const folders = await readdir(club.config.filesDir, { withFileTypes: true }).catch(() => [])
  for (const folder of folders) {
    if (!folder.isDirectory() || !/^[0-9a-f]{2}$/.test(folder.name)) continue
    const here = join(club.config.filesDir, folder.name)
    for (const name of await readdir(here)) {
      const path = join(here, name)
      if (!(await isOld(club, path))) continue
      if (/\.part$/.test(name)) {
        await rm(path, { force: true })
        gone += 1
        continue
      }
      const known = async () =>
        (await club.store.read.select({ id: files.id }).from(files).where(eq(files.id, name))).length > 0
      if (await known()) continue
      // Out of the way first: an upload of the same bytes meanwhile writes its own, or takes these back.
      const aside = `${path}.part`
      await rename(path, aside)
      if ((await known()) || !(await isOld(club, aside))) await rename(aside, pathOf(club, name))
      else {
        await rm(aside, { force: true })
        gone += 1
      }
    }
  }
  return gone
}

async function isOld(club: Club, path: string): Promise<boolean> {
  const info = await stat(path).catch(() => null)
  return info !== null && club.clock.now() - info.mtimeMs > GRACE
}
