import { type SQL, sql } from 'drizzle-orm'
import type { Reads } from './rows.server'

/** What a party still has to pay, in minor units, for a query: the same as `dueOf` answers. */
export function dueIn(parties: Reads['schema']['events']['parties']): SQL<number> {
  const { state, priceMinor, paidMinor, owedMinor } = parties
  const open = sql`${priceMinor} - (${paidMinor} - ${owedMinor})`
  return sql`case when ${state} = 'confirmed' and ${open} > 0 then ${open} else 0 end`
}
