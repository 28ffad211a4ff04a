import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'
import type { Words } from '../app/kernel/words'

/** The closed vocabulary of column kinds. SQLite's fulfilment is the type of all. */
export const sqliteColumns = {
  table: lite.sqliteTable,
  id: () => lite.text().primaryKey(),
  /** Reference to the id of another row; add `.references(() => other.id)` inside an area. */
  ref: () => lite.text(),
  text: () => lite.text(),
  int: () => lite.integer(),
  real: () => lite.real(),
  bool: () => lite.integer({ mode: 'boolean' }),
  /** Epoch milliseconds, UTC. */
  instant: () => lite.integer({ mode: 'number' }),
  /** YYYY-MM-DD. */
  date: () => lite.text(),
  /** Integer minor units; the currency stands in a `currency` column of the same row. */
  money: () => lite.integer(),
  /** Text that the club writes, in both languages. */
  words: () => lite.text({ mode: 'json' }).$type<Words>(),
  json: <T>() => lite.text({ mode: 'json' }).$type<T>(),
  primaryKey: lite.primaryKey,
  unique: lite.uniqueIndex,
  index: lite.index,
  check: lite.check,
}
export type Columns = typeof sqliteColumns

/** Byte order, as in SQLite: same sorting, and a prefix search uses the index. */
const text = pg.customType<{ data: string }>({ dataType: () => 'text collate "C"' })

/** Cast, because drizzle has no type that spans dialects; the contract suite proves the cast. */
export const postgresColumns = {
  table: pg.pgTable,
  id: () => text().primaryKey(),
  ref: () => text(),
  text: () => text(),
  int: () => pg.integer(),
  real: () => pg.doublePrecision(),
  bool: () => pg.boolean(),
  instant: () => pg.bigint({ mode: 'number' }),
  date: () => text(),
  money: () => pg.bigint({ mode: 'number' }),
  words: () => pg.jsonb().$type<Words>(),
  json: <T>() => pg.jsonb().$type<T>(),
  primaryKey: pg.primaryKey,
  unique: pg.uniqueIndex,
  index: pg.index,
  check: pg.check,
} as unknown as Columns
