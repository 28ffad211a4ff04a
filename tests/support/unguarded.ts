import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { sqliteColumns } from '#db/columns'
import { defineSchema } from '#db/schema'
import type { Reader, Store, Transaction } from '#db/store'

/**
 * The negative control of the race tests: the same queries on a store whose guards are off. No transaction, no
 * CHECK, and a pause after every read, as a network would make one. What a race test proves must fail on it.
 */
export function unguarded(databaseUrl: string): Store {
  const file = databaseUrl.slice('file:'.length)
  const db = new Database(file, { timeout: 10_000 })
  db.pragma('ignore_check_constraints = ON')
  db.pragma('foreign_keys = OFF')
  const tx = pausing(drizzle(db, { casing: 'snake_case' }))
  return {
    engine: 'sqlite',
    schema: defineSchema(sqliteColumns),
    read: tx as unknown as Reader,
    write: (work) => work(tx as unknown as Transaction),
    probe: async (sql) => db.prepare(sql).all() as Record<string, unknown>[],
    backup: () => Promise.reject(new Error('not here')),
    close: async () => void db.close(),
  }
}

/** Everything that a query builder answers, made to wait a little before it gives its rows. */
function pausing<T extends object>(target: T): T {
  return new Proxy(target, {
    get(from, name) {
      const value = Reflect.get(from, name, from) as unknown
      if (name === 'then' && typeof value === 'function') {
        return (resolve: (rows: unknown) => void, reject: (error: unknown) => void) =>
          value.call(from, (rows: unknown) => setTimeout(resolve, 2 + Math.random() * 8, rows), reject)
      }
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        const answer = value.apply(from, args) as unknown
        return typeof answer === 'object' && answer !== null ? pausing(answer) : answer
      }
    },
  })
}

/** Takes the named primary key or unique index away, so that only the code stands between two claims. */
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
