import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { postgresColumns } from './columns'
import { postgresGuards } from './guards'
import { defineSchema } from './schema'
import type { Reader, Store, Transaction } from './store'

const MIGRATION_LOCK = 1
/** serialization_failure, deadlock_detected */
const RETRYABLE = new Set(['40001', '40P01'])

/** drizzle wraps what the driver throws; on better-sqlite3 it does not. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  return (error as { code?: string }).code ?? codeOf(error.cause)
}

/** PostgreSQL through two pools: writers, and readers that the engine keeps read-only. */
export async function openPostgres(
  url: string,
  { max = 10, attempts = 12, migrate: wanted = true } = {},
): Promise<Store> {
  const schema = defineSchema(postgresColumns)
  const options = { casing: 'snake_case' } as const
  const writers = new pg.Pool({ connectionString: url, max })
  const readers = new pg.Pool({ connectionString: url, max, options: '-c default_transaction_read_only=on' })
  // Unheard, the loss of an idle connection ends the process.
  for (const pool of [writers, readers]) pool.on('error', () => {})

  /** One drizzle object per connection, for ever: what query() prepared on it stays prepared. */
  const bound = new WeakMap<pg.PoolClient, Transaction>()
  function on(client: pg.PoolClient): Transaction {
    const known = bound.get(client)
    if (known) return known
    const fresh = drizzle(client, options) as unknown as Transaction
    bound.set(client, fresh)
    return fresh
  }

  if (wanted) await prepare()
  async function prepare() {
    const first = await writers.connect()
    try {
      await first.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
      await migrate(drizzle(first, options), { migrationsFolder: 'db/migrations/postgres' })
      for (const statement of postgresGuards) await first.query(statement)
    } finally {
      await first.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
      first.release()
    }
  }

  async function once<T>(work: (tx: Transaction) => Promise<T>, alone?: string): Promise<T> {
    const client = await writers.connect()
    let broken: Error | undefined
    const lose = (error: Error) => {
      broken = error
    }
    try {
      // Before BEGIN: a serialisable snapshot older than the wait would fail all the same.
      if (alone) await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [alone])
      await client.query('begin isolation level serializable')
      const result = await work(on(client))
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch(lose)
      throw error
    } finally {
      if (alone) await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [alone]).catch(lose)
      client.release(broken)
    }
  }

  return {
    engine: 'postgres',
    schema,
    read: drizzle(readers, options) as unknown as Reader,
    async write<T>(work: (tx: Transaction) => Promise<T>, { alone }: { alone?: string } = {}): Promise<T> {
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work, alone)
        } catch (error) {
          if (attempt === attempts || !RETRYABLE.has(codeOf(error))) throw error
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * 2 ** Math.min(attempt, 6)))
        }
      }
    },
    probe: async (sql) => (await readers.query(sql)).rows,
    backup: () => Promise.reject(new Error('back up PostgreSQL with pg_dump')),
    close: async () => void (await Promise.all([writers.end(), readers.end()])),
  }
}
