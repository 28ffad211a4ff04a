import { readdirSync, readFileSync } from 'node:fs'
import {
  generateDrizzleJson,
  generateMigration,
  generateSQLiteDrizzleJson,
  generateSQLiteMigration,
} from 'drizzle-kit/api'
import { describe, expect, it } from 'vitest'
import { postgresColumns, sqliteColumns } from '#db/columns'
import { defineSchema } from '#db/schema'

type Journal = { entries: { tag: string }[] }
type Snapshot = { id: string; tables: Record<string, { name: string; columns: Record<string, unknown> }> }

const folderOf = (dialect: string) => `db/migrations/${dialect}`
const read = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T
const tagsOf = (dialect: string) =>
  read<Journal>(`${folderOf(dialect)}/meta/_journal.json`).entries.map((entry) => entry.tag)
const lastSnapshot = (dialect: string) => {
  const newest = readdirSync(`${folderOf(dialect)}/meta`)
    .filter((name) => name.endsWith('_snapshot.json'))
    .sort()
    .at(-1)
  return read<Snapshot>(`${folderOf(dialect)}/meta/${newest}`)
}

/** All tables of the schema under names that no two areas share. */
const tablesOf = (columns: typeof sqliteColumns) =>
  Object.fromEntries(
    Object.entries(defineSchema(columns)).flatMap(([area, tables]) =>
      Object.entries(tables).map(([name, table]) => [`${area}_${name}`, table]),
    ),
  )
const shapeOf = ({ tables }: Snapshot) =>
  Object.values(tables)
    .map(({ name, columns }) => `${name}: ${Object.keys(columns).sort().join(' ')}`)
    .sort()

/** What a new migration would do: nothing, if the last one was generated after the last change of the schema. */
const missing: Record<string, () => Promise<string[]>> = {
  async sqlite() {
    const now = await generateSQLiteDrizzleJson(tablesOf(sqliteColumns), undefined, 'snake_case')
    return generateSQLiteMigration(lastSnapshot('sqlite') as unknown as typeof now, now)
  },
  async postgres() {
    const tables = tablesOf(postgresColumns as unknown as typeof sqliteColumns)
    const now = generateDrizzleJson(tables, undefined, undefined, 'snake_case')
    return generateMigration(lastSnapshot('postgres') as unknown as typeof now, now)
  },
}

describe('migrations', () => {
  it.each(['sqlite', 'postgres'])('of %s are as far as the schema', async (dialect) => {
    expect(await missing[dialect]?.()).toEqual([])
  })

  it.each(['sqlite', 'postgres'])('of %s are all in their journal', (dialect) => {
    const files = readdirSync(folderOf(dialect)).filter((name) => name.endsWith('.sql'))
    expect(files.sort()).toEqual(tagsOf(dialect).map((tag) => `${tag}.sql`))
  })

  it('are the same steps to the same tables in both dialects', () => {
    expect(tagsOf('sqlite')).toEqual(tagsOf('postgres'))
    expect(shapeOf(lastSnapshot('sqlite'))).toEqual(shapeOf(lastSnapshot('postgres')))
  })
})
