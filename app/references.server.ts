import { getTableColumns, getTableName } from 'drizzle-orm'
import type { Club } from './platform/club.server'
import { type Invariant, SHOWN } from './platform/invariants.server'

type Schema = Club['schema']
type Table = Schema['platform']['facts']

/** What the engine cannot hold with a foreign key: rooms name each other's rows by id, in columns of these names. */
const NAMED: Record<string, (schema: Schema) => unknown> = {
  accountId: ({ points }) => points.accounts,
  bookingId: ({ booking }) => booking.bookings,
  dealerId: ({ dealers }) => dealers.dealers,
  entryId: ({ points }) => points.entries,
  homeDealerId: ({ dealers }) => dealers.dealers,
  memberId: ({ membership }) => membership.members,
  orderId: ({ workshop }) => workshop.workOrders,
  redemptionId: ({ rewards }) => rewards.redemptions,
  rewardId: ({ rewards }) => rewards.rewards,
  templateId: ({ dealers }) => dealers.jobTemplates,
  unitId: ({ dealers }) => dealers.units,
  userId: ({ platform }) => platform.users,
  vehicleId: ({ garage }) => garage.vehicles,
}

/** Columns of such a name that mean something else. */
const OTHERWISE = new Set(['waitlist_offers.entryId'])

const inSql = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** One question for each column that names a row elsewhere. */
function questions(schema: Schema): string[] {
  const asked: string[] = []
  for (const table of Object.values(schema).flatMap((area) => Object.values(area) as unknown as Table[])) {
    const from = getTableName(table)
    for (const name of Object.keys(getTableColumns(table))) {
      const target = NAMED[name]?.(schema) as Table | undefined
      if (!target || target === table || OTHERWISE.has(`${from}.${name}`)) continue
      const column = `"${from}"."${inSql(name)}"`
      // Lanes beyond capacity or kept from booking online are named by kind and dealer, and are no units.
      const lanes = name === 'unitId' ? ` and ${column} not like '%:%'` : ''
      asked.push(
        `select distinct '${from}: ${name}' as place, ${column} as id from "${from}" where ${column} <> ''${lanes}
         and not exists (select 1 from "${getTableName(target)}" t where t.id = ${column})`,
      )
    }
  }
  return asked
}

export const references: Invariant = {
  name: 'what a row names in another room is there',
  async check({ schema, store }) {
    const rows = await store.probe(`${questions(schema).join(' union all ')} limit ${SHOWN}`)
    return rows.map(({ place, id }) => `${place} ${id} is not there`)
  },
}
