import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'

/** Visits that are not over, and those among them whose promised time has passed; '' is every dealer. */
export async function countOpenOrders(club: Club, dealerId: string): Promise<{ open: number; late: number }> {
  const { workOrders } = club.schema.workshop
  const now = club.clock.now()
  const [row] = await club.store.read
    .select({
      open: sql`count(*)`.mapWith(Number),
      late: sql`coalesce(sum(case when ${workOrders.readyAt} is null and ${workOrders.promisedAt} < ${now} then 1 else 0 end), 0)`.mapWith(
        Number,
      ),
    })
    .from(workOrders)
    .where(and(dealerId === '' ? undefined : eq(workOrders.dealerId, dealerId), isNull(workOrders.closedAt)))
  return { open: row?.open ?? 0, late: row?.late ?? 0 }
}
