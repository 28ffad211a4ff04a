import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Handover } from '~/platform/club.server'

/** Visits that are not over and have a leaver as adviser or technician. */
export const orderHandover: Handover = {
  kind: 'orders',
  href: '/desk/orders',
  async count({ store }, userId) {
    const { workOrders } = store.schema.workshop
    const [row] = await store.read
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(workOrders)
      .where(
        and(or(eq(workOrders.adviserId, userId), eq(workOrders.technicianId, userId)), isNull(workOrders.closedAt)),
      )
    return row?.count ?? 0
  },
  async reassign(w, from, to) {
    const { workOrders } = w.schema.workshop
    const open = isNull(workOrders.closedAt)
    const version = sql`${workOrders.version} + 1`
    const advised = await w.tx
      .update(workOrders)
      .set({ adviserId: to, version })
      .where(and(eq(workOrders.adviserId, from), open))
      .returning({ id: workOrders.id })
    const done = await w.tx
      .update(workOrders)
      .set({ technicianId: to, version })
      .where(and(eq(workOrders.technicianId, from), open))
      .returning({ id: workOrders.id })
    return new Set([...advised, ...done].map(({ id }) => id)).size
  },
}
