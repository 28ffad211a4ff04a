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

type House = { client: PGlite; left: number }
/** Emptied ones wait here for the next test: starting one takes ten times as long as emptying it. */
const free: House[] = []
const MOST_FREE = 2
/** Deleted rows stay behind as dead ones: after so many tests a new one is faster. */
const USES = 25

async function house(): Promise<House> {
  const emptied = free.pop()
  if (emptied) return emptied
  template ??= migrated()
  return { client: new PGlite({ loadDataDir: await template }), left: USES }
}

const BUILT = `select (select count(*) from pg_trigger where not tgisinternal) + (select count(*) from pg_class) as built`
let built: Promise<unknown> | undefined
const builtOf = async (client: PGlite) => (await client.query<{ built: unknown }>(BUILT)).rows[0]?.built

/** Empties every table, guards and references asleep; a house that a test has rebuilt is torn down. */
async function leave({ client, left }: House): Promise<void> {
  if (left <= 1 || free.length >= MOST_FREE || (await builtOf(client)) !== (await built)) return client.close()
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  const emptied = rows.map(({ name }) => `delete from ${name};`).join('')
  await client.exec(`set session_replication_role = replica; ${emptied} reset all;`)
  free.push({ client, left: left - 1 })
}

/** PostgreSQL inside the process, for tests: the server's dialect on one connection. */
export async function openPglite(): Promise<Store> {
  const home = await house()
  const { client } = home
  built ??= builtOf(client)
  await built
  let isLeft = false
  /** Something that outlives its test must not write into the next one. */
  const stay = () => {
    if (isLeft) throw new Error('the house was left, and is somebody else’s by now')
  }
  const db = drizzle(client, { casing: 'snake_case' }) as unknown as Transaction & {
    transaction<T>(work: (tx: Transaction) => Promise<T>, options?: object): Promise<T>
  }
  return {
    engine: 'postgres',
    schema: defineSchema(postgresColumns),
    read: db as unknown as Reader,
    async write(work) {
      stay()
      return db.transaction(work, { isolationLevel: 'serializable' })
    },
    async probe(sql) {
      stay()
      return (await client.query(sql)).rows as Record<string, unknown>[]
    },
    backup: () => Promise.reject(new Error('not here')),
    async close() {
      if (isLeft) return
      isLeft = true
      await leave(home)
    },
  }
}
