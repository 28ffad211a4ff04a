import type { TestClub } from '#tests/support/club'
import { readOrder } from '~/areas/workshop/read-order.server'
import { checkClub } from '~/invariants.server'
import type { Actor } from '~/platform/actor'
import { readAudit } from '~/platform/audit-log.server'

export const PASSWORD = 'blue heron by the river'
export const NAME = '闻若溪'
export const PHONE = '+8613800010247'
export const EMAIL = 'wen.ruoxi@corven.example'
export const PLATE = '沪A·D77716'
export const WORDS = 'only the person said this'
/** Everything by which the person could be known again, in the spellings that people use. */
const PERSONAL = [
  ...[NAME, 'wenruoxi', PHONE, '13800010247', '138 0001 0247', EMAIL, 'wen.ruoxi', PLATE, '沪AD77716', 'ad77716'],
  ...[WORDS, '1990-05-04', '静安', '203.0.113.77', 'Gecko/77'],
]

/** Which columns hold any of the values, over every table of the club. */
export async function found(club: TestClub): Promise<string[]> {
  const hits = new Set<string>()
  for (const tables of Object.values(club.schema)) {
    for (const [name, table] of Object.entries(tables)) {
      for (const row of (await club.store.read.select().from(table as never)) as Record<string, unknown>[]) {
        for (const [column, value] of Object.entries(row)) {
          const text = JSON.stringify(value) ?? ''
          for (const one of PERSONAL)
            if (text.toLowerCase().includes(one.toLowerCase())) hits.add(`${name}.${column}: ${one}`)
        }
      }
    }
  }
  return [...hits].sort()
}

export const ledger = async (club: TestClub) => {
  const { entries, accounts, allocations } = club.schema.points
  const { read } = club.store
  return {
    entries: await read.select().from(entries).orderBy(entries.id),
    allocations: (await read.select().from(allocations)).length,
    accounts: await read.select().from(accounts).orderBy(accounts.id),
  }
}
export const faults = async (club: TestClub) =>
  (await checkClub(club)).filter(({ violations }) => violations.length > 0)

/** Everything that staff can still read about the person: the audit log, and the history of every order. */
export async function readable(club: TestClub, admin: Actor): Promise<string> {
  const { lines } = await readAudit(club, admin, {}, { limit: 500 })
  const orders = await club.store.read
    .select({ id: club.schema.workshop.workOrders.id })
    .from(club.schema.workshop.workOrders)
  const read = await Promise.all(orders.map(({ id }) => readOrder(club, id, 'en')))
  return JSON.stringify([lines, read])
}
