import { asc, count, getTableColumns, getTableName, gt, sum } from 'drizzle-orm'
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Schema } from './schema'
import type { Store } from './store'

/** PostgreSQL takes 65,535 parameters in one statement. */
const PARAMETERS = 30_000
const BATCH = 500
/** Columns whose sums must agree on both sides: points and money. */
const SUMMED = /points|remaining|balance|minor|amount/i

type Named = { name: string; from: SQLiteTable; to: SQLiteTable }

const tablesOf = (schema: Schema) => Object.values(schema).flatMap((area) => Object.values(area)) as SQLiteTable[]

/** Tables of a SQLite club, every table after those that it refers to. */
function tablesInOrder(schema: Schema): SQLiteTable[] {
  const all = tablesOf(schema)
  const placed = new Set<SQLiteTable>()
  const parents = new Map(
    all.map((table) => [
      table,
      getTableConfig(table)
        .foreignKeys.map((key) => key.reference().foreignTable)
        .filter((parent) => parent !== table),
    ]),
  )
  while (placed.size < all.length) {
    const next = all.filter((table) => !placed.has(table) && parents.get(table)?.every((parent) => placed.has(parent)))
    if (next.length === 0) throw new Error('tables refer to each other in a circle')
    for (const table of next) placed.add(table)
  }
  return [...placed]
}

async function figuresOf(store: Store, table: SQLiteTable): Promise<Record<string, number>> {
  const columns = getTableColumns(table) as Record<string, SQLiteColumn>
  const sums = Object.entries(columns).filter(([name, { dataType }]) => SUMMED.test(name) && dataType === 'number')
  const fields = Object.fromEntries(sums.map(([name, column]) => [name, sum(column).mapWith(Number)]))
  const [row] = await store.read.select({ rows: count(), ...fields }).from(table)
  return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value ?? 0)]))
}

/**
 * Copies a whole club from one store into another that is empty, in one transaction, and proves it: rows of every table
 * and sums of every column of points or money. Throws, and leaves nothing there, when anything differs.
 */
export async function transferClub(from: Store, to: Store, say: (line: string) => void): Promise<void> {
  const target = new Map(tablesOf(to.schema).map((table) => [getTableName(table), table]))
  const tables: Named[] = tablesInOrder(from.schema).map((table) => {
    const name = getTableName(table)
    const other = target.get(name)
    if (!other) throw new Error(`the target has no table ${name}`)
    return { name, from: table, to: other }
  })
  for (const { name, to: table } of tables) {
    const { rows } = await figuresOf(to, table)
    if (rows) throw new Error(`the target is not empty: ${name} has ${rows} rows`)
  }
  const given = new Map<string, Record<string, number>>()
  for (const { name, from: table } of tables) given.set(name, await figuresOf(from, table))
  await to.write(async (tx) => {
    for (const { from: source, to: table } of tables) {
      const columns = getTableColumns(source) as Record<string, SQLiteColumn>
      const limit = Math.min(BATCH, Math.floor(PARAMETERS / Object.keys(columns).length))
      for await (const rows of batches(from, source, columns, limit)) await tx.insert(table).values(rows as never)
    }
  })
  for (const { name, to: table } of tables) {
    const [before, after] = [JSON.stringify(given.get(name)), JSON.stringify(await figuresOf(to, table))]
    if (before !== after) throw new Error(`${name} differs after the move: ${before} became ${after}`)
    say(`${name}  ${after}`)
  }
}

async function* batches(store: Store, table: SQLiteTable, columns: Record<string, SQLiteColumn>, limit: number) {
  const id = columns.id
  const key = getTableConfig(table).primaryKeys.flatMap((one) => one.columns)
  for (let at = 0, after = ''; ; at += limit) {
    const query = store.read.select().from(table).$dynamic()
    const rows = id
      ? await query.where(gt(id, after)).orderBy(asc(id)).limit(limit)
      : await query
          .orderBy(...key.map((column) => asc(column)))
          .limit(limit)
          .offset(at)
    if (rows.length === 0) return
    yield rows
    after = String((rows.at(-1) as { id?: unknown }).id ?? '')
  }
}
