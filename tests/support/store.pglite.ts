import { PGlite } from '@electric-sql/pglite'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { drizzle } from 'drizzle-orm/pglite'
import { postgresColumns } from '#db/columns'
import { postgresGuards } from '#db/guards'
import { defineSchema } from '#db/schema'
import type { Reader, Store, Transaction } from '#db/store'

let template: Promise<Blob | File> | undefined

/** initdb and migrations cost seconds: done once per process, then copied. */
async function migrated(): Promise<Blob | File> {
  const client = new PGlite()
  for (const { sql } of readMigrationFiles({ migrationsFolder: 'db/migrations/postgres' })) {
    for (const statement of sql) await client.exec(statement)
  }
  for (const statement of postgresGuards) await client.exec(statement)
  const dump = await client.dumpDataDir('none')
  await client.close()
  return dump
}

/** PostgreSQL inside the process, for tests: the server's dialect on one connection. */
export async function openPglite(): Promise<Store> {
  template ??= migrated()
  const client = new PGlite({ loadDataDir: await template })
  const db = drizzle(client, { casing: 'snake_case' }) as unknown as Transaction & {
    transaction<T>(work: (tx: Transaction) => Promise<T>, options?: object): Promise<T>
  }
  return {
    engine: 'postgres',
    schema: defineSchema(postgresColumns),
    read: db as unknown as Reader,
    write: (work) => db.transaction(work, { isolationLevel: 'serializable' }),
    probe: async (sql) => (await client.query(sql)).rows as Record<string, unknown>[],
    backup: () => Promise.reject(new Error('not here')),
    close: () => client.close(),
  }
}
