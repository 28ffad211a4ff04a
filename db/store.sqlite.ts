import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { beginImmediate } from './begin'
import { sqliteColumns } from './columns'
import { sqliteGuards } from './guards'
import { migrateSqlite } from './migrate.sqlite'
import { defineSchema } from './schema'
import type { Reader, Store, Transaction } from './store'

/** So many milliseconds of writes are one shift; then the rest of the process has its turn. */
const SHIFT = 2

/**
 * Ends shifts by a turn of the event loop. Work on SQLite never leaves the microtasks: a queue of writes would be one
 * turn, and a server that accepts one connection a turn leaves the newest standing until the rush is over.
 */
function shifts(): () => Promise<void> {
  let from = performance.now()
  return async () => {
    if (performance.now() - from < SHIFT) return
    await new Promise((resolve) => setImmediate(resolve))
    from = performance.now()
  }
}

/**
 * Two connections: a read-only one, and one writer behind a queue. `durable: false` is for a database that is thrown
 * away when its making is interrupted.
 */
export function openSqlite(file: string, { migrate = true, durable = true } = {}): Store {
  const schema = defineSchema(sqliteColumns)
  mkdirSync(dirname(file), { recursive: true })
  const writer = new Database(file, { timeout: 5_000 })
  writer.pragma('journal_mode = WAL')
  writer.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`)
  writer.pragma('foreign_keys = ON')
  if (migrate) {
    migrateSqlite(writer)
    for (const statement of sqliteGuards) writer.exec(statement)
  }
  writer.pragma('busy_timeout = 0')
  const reader = new Database(file, { readonly: true })
  reader.pragma('cache_size = -16000')
  const tx = drizzle(writer, { casing: 'snake_case' }) as unknown as Transaction
  const begin = writer.prepare('BEGIN IMMEDIATE')
  const commit = writer.prepare('COMMIT')
  let queue: Promise<unknown> = Promise.resolve()
  const endShift = shifts()

  async function run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    // IMMEDIATE takes the write lock before the first read, so a check cannot go stale before its write.
    await beginImmediate(begin)
    let leftOpen = false
    const probe = setImmediate(() => {
      leftOpen = true
    })
    try {
      const result = await work(tx)
      // better-sqlite3 answers within microtasks: a tick that passed means real I/O held the lock.
      if (leftOpen) throw new Error('transaction left open across an event-loop tick: move I/O out of it')
      commit.run()
      return result
    } catch (error) {
      if (writer.inTransaction) writer.exec('ROLLBACK')
      throw error
    } finally {
      clearImmediate(probe)
    }
  }

  return {
    engine: 'sqlite',
    schema,
    read: drizzle(reader, { casing: 'snake_case' }) as unknown as Reader,
    write(work) {
      const result = queue.then(() => run(work))
      queue = result.catch(() => {}).then(endShift)
      return result
    },
    probe: async (sql) => reader.prepare(sql).all() as Record<string, unknown>[],
    backup: async (target) => void (await reader.backup(target)),
    async close() {
      await queue
      reader.close()
      writer.close()
    },
  }
}
