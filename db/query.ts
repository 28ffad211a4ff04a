import type { Schema } from './schema'
import type { Reader, Store, Transaction } from './store'

type Prepared<Row> = { execute(input: Record<string, unknown>): Row[] | Promise<Row[]> }
type Builder<Row> = PromiseLike<Row[]> & { prepare(name?: string): unknown }

/**
 * A query that is built once and prepared once per connection, on both engines; for reads on a hot path.
 * `name` is unique: PostgreSQL knows the statement by it. `build` marks inputs with sql.placeholder('key').
 * A compared bool or json placeholder is not encoded by drizzle: wrap it, sql.param(placeholder, column).
 */
export function query<Input extends Record<string, unknown>>() {
  return <Row>(name: string, build: (db: Transaction, schema: Schema) => Builder<Row>) => {
    const ready = new WeakMap<Reader, Prepared<Row>>()
    return async ({ schema }: Pick<Store, 'schema'>, on: Reader, input: Input): Promise<Row[]> => {
      let statement = ready.get(on)
      if (!statement) {
        statement = build(on as Transaction, schema).prepare(name) as Prepared<Row>
        ready.set(on, statement)
      }
      return statement.execute(input)
    }
  }
}
