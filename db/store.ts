import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { Schema } from './schema'

type Queries = BetterSQLite3Database<Record<string, never>>
export type Reader = Pick<Queries, 'select' | 'selectDistinct'>
export type Transaction = Pick<Queries, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>
export type WriteOptions = {
  /** Names what may not be written twice at once (an account, a bay and day, a queue). SQLite writes alone anyway. */
  alone?: string
}

/** The only door to the database. */
export interface Store {
  engine: 'sqlite' | 'postgres'
  schema: Schema
  /** Reads; the engine refuses writes here. */
  read: Reader
  /** Runs `work` as one serialised transaction: all of it or, if it throws, nothing. No I/O inside. */
  write<T>(work: (tx: Transaction) => Promise<T>, options?: WriteOptions): Promise<T>
  /** One statement of the engine's own, for diagnosis (`select 1`, sqlite_master, pg_trigger). */
  probe(sql: string): Promise<Record<string, unknown>[]>
  /** A consistent copy into a file, while the club is open. */
  backup(file: string): Promise<void>
  close(): Promise<void>
}

/** Opens the store that the address names: `file:…` is SQLite, `postgres://…` is PostgreSQL. Migrates it first, unless told not to. */
export async function openStore(url: string, { migrate = true } = {}): Promise<Store> {
  if (/^postgres(ql)?:/.test(url)) return (await import('./store.postgres')).openPostgres(url, { migrate })
  if (url.startsWith('file:'))
    return (await import('./store.sqlite')).openSqlite(url.slice('file:'.length), { migrate })
  throw new Error(`DATABASE_URL must begin with file: or postgres://, not ${url.split(':')[0]}:`)
}
