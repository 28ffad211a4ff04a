import { setTimeout as wait } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { sqliteColumns } from '#db/columns'
import { defineSchema } from '#db/schema'
import type { Reader, Store, Transaction } from '#db/store'

/**
 * The negative control of the race tests: the same use cases on a store whose guards are off. No transaction, no CHECK,
 * no foreign key; a pause after everything that is read, as a network would make one; and an UPDATE that looks which
 * rows its condition finds, waits, and then changes them whatever they have become. What a race test proves must fail
 * on it.
 */
export function unguarded(databaseUrl: string): Store {
  const db = new Database(databaseUrl.slice('file:'.length), { timeout: 10_000 })
  db.pragma('ignore_check_constraints = ON')
  db.pragma('foreign_keys = OFF')
  const queries = drizzle(db, { casing: 'snake_case' })
  const paused = pausing(queries)
  const tx = new Proxy(paused, {
    get: (from, name) =>
      name === 'update' ? (table: SQLiteTable) => looseUpdate(queries, table) : Reflect.get(from, name),
  })
  return {
    engine: 'sqlite',
    schema: defineSchema(sqliteColumns),
    read: tx as unknown as Reader,
    write: (work) => work(tx as unknown as Transaction),
    probe: async (text) => db.prepare(text).all() as Record<string, unknown>[],
    backup: () => Promise.reject(new Error('not here')),
    close: async () => void db.close(),
  }
}

const pause = () => wait(2 + Math.random() * 6)
/** Longer than all that a use case reads before it writes: who looks meanwhile sees the same. */
const gap = () => wait(80)

/** Everything that a query builder answers, made to wait a little before it gives its rows. */
function pausing<T extends object>(target: T): T {
  return new Proxy(target, {
    get(from, name) {
      const value = Reflect.get(from, name, from) as unknown
      if (name === 'then' && typeof value === 'function') {
        return (resolve: (rows: unknown) => void, reject: (error: unknown) => void) =>
          value.call(from, (rows: unknown) => void pause().then(() => resolve(rows)), reject)
      }
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        const answer = value.apply(from, args) as unknown
        return typeof answer === 'object' && answer !== null ? pausing(answer) : answer
      }
    },
  })
}

/** An UPDATE torn in two: it looks for its rows, waits, and writes to the rows that it saw. */
function looseUpdate(queries: ReturnType<typeof drizzle>, table: SQLiteTable) {
  let values: Record<string, unknown> = {}
  let where: SQL | undefined
  let wanted: { fields?: Record<string, never> } | undefined
  async function run(input: Record<string, unknown>): Promise<unknown> {
    const look = queries.select({ row: sql<number>`rowid` }).from(table).where(where)
    const seen = await look.prepare().execute(input)
    await gap()
    const rows = sql.raw(seen.map(({ row }) => row).join(',') || 'null')
    const change = queries.update(table).set(values).where(sql`rowid in (${rows})`)
    if (!wanted) return change.prepare().execute(input)
    return (wanted.fields ? change.returning(wanted.fields) : change.returning()).prepare().execute(input)
  }
  const builder = {
    set(given: Record<string, unknown>) {
      values = given
      return builder
    },
    where(given: SQL | undefined) {
      where = given
      return builder
    },
    returning(fields?: Record<string, never>) {
      wanted = fields ? { fields } : {}
      return builder
    },
    prepare: () => ({ execute: run }),
    // biome-ignore lint/suspicious/noThenProperty: it stands for a query builder, which is awaited.
    then: (resolve: (rows: unknown) => void, reject: (error: unknown) => void) => run({}).then(resolve, reject),
  }
  return builder
}

/** Takes primary key and unique indexes of a table away, so that only the code stands between two rows. */
export function dropUnique(databaseUrl: string, table: string): void {
  const db = new Database(databaseUrl.slice('file:'.length))
  db.pragma('foreign_keys = OFF')
  const indexes = db
    .prepare(`select name from sqlite_master where type = 'index' and tbl_name = ? and sql is not null`)
    .all(table) as { name: string }[]
  for (const { name } of indexes) db.exec(`drop index "${name}"`)
  db.exec(
    `create table "${table}_bare" as select * from "${table}"; drop table "${table}"; alter table "${table}_bare" rename to "${table}"`,
  )
  db.close()
}

/** Takes single unique indexes away. */
export function dropIndexes(databaseUrl: string, names: readonly string[]): void {
  const db = new Database(databaseUrl.slice('file:'.length))
  for (const name of names) db.exec(`drop index "${name}"`)
  db.close()
}
