import { expect, it } from 'vitest'
import type { Reader } from '#db/store'
import { type TestClub, testClub } from '#tests/support/club'
import { listOrders } from '~/areas/workshop/read-orders.server'
import type { Club } from '~/platform/club.server'

type Asked = { sql: string; params: unknown[] }
type Select = { from(table: unknown): { execute(): unknown; toSQL(): Asked } }

/** The club with an ear at its reads: every query that is sent, as the engine gets it. */
function overheard(club: TestClub): { club: Club; asked: Asked[] } {
  const asked: Asked[] = []
  const select = (...columns: []) => {
    const builder = club.store.read.select(...columns) as unknown as Select
    const from = builder.from.bind(builder)
    builder.from = (table) => {
      const query = from(table)
      const send = query.execute.bind(query)
      query.execute = () => {
        asked.push(query.toSQL())
        return send()
      }
      return query
    }
    return builder
  }
  const read = { ...club.store.read, select } as unknown as Reader
  return { club: { ...club, store: { ...club.store, read } }, asked }
}

const literal = (value: unknown) => (typeof value === 'number' ? String(value) : `'${String(value)}'`)

/** How the engine goes about a query, line by line; an empty PostgreSQL table is asked as if reading it all cost much. */
async function planOf({ store }: Club, { sql, params }: Asked): Promise<string> {
  if (store.engine === 'sqlite') {
    let next = 0
    const rows = await store.probe(`explain query plan ${sql.replace(/\?/g, () => literal(params[next++]))}`)
    return rows.map(({ detail }) => detail).join('\n')
  }
  for (const way of ['seqscan', 'bitmapscan', 'sort']) await store.probe(`set enable_${way} = off`)
  const rows = await store.probe(`explain ${sql.replace(/\$(\d+)/g, (_, place) => literal(params[Number(place) - 1]))}`)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

it('the list of all orders of the club is read along an index, and so is its next page', async () => {
  const heard = overheard(await testClub())
  const after = { createdAt: 1_770_000_000_000, id: 'x' }
  await listOrders(heard.club, { dealerId: '', limit: 50 }, 'en')
  await listOrders(heard.club, { dealerId: '', limit: 50, after }, 'en')
  expect(heard.asked).toHaveLength(2)
  for (const one of heard.asked) {
    const plan = await planOf(heard.club, one)
    expect(plan).toContain('work_orders_time')
    expect(plan).not.toMatch(/temp b-tree|sort key/i)
  }
})
