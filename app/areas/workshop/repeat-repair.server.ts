import { and, eq, gt, ne } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Work } from '~/platform/club.server'
import type { OrderRow } from './open-order.server'
import { DEFAULT_REPEAT_DAYS, repeatOf } from './rules'

/** Days within which the same fault counts as a repeat repair at the dealer. */
export async function repeatDaysOf(w: { tx: Reader; schema: Work['schema'] }, dealerId: string): Promise<number> {
  const { workshopSettings } = w.schema.workshop
  const [row] = await w.tx
    .select({ days: workshopSettings.repeatDays })
    .from(workshopSettings)
    .where(eq(workshopSettings.dealerId, dealerId))
  return row?.days ?? DEFAULT_REPEAT_DAYS
}

/** Flags a job whose fault the car was here for before, at whichever dealer of the club, and the order with it. */
export async function noteFault(w: Work, order: OrderRow, jobId: string, faultGroup: string): Promise<void> {
  const { workOrders, orderJobs } = w.schema.workshop
  const earlier =
    order.vehicleId && faultGroup
      ? await w.tx
          .select({ orderId: workOrders.id, completedAt: workOrders.completedAt, faultGroup: orderJobs.faultGroup })
          .from(workOrders)
          .innerJoin(orderJobs, eq(orderJobs.orderId, workOrders.id))
          .where(
            and(
              eq(workOrders.vehicleId, order.vehicleId),
              gt(workOrders.completedAt, 0),
              eq(orderJobs.faultGroup, faultGroup),
              ne(orderJobs.state, 'dropped'),
            ),
          )
      : []
  const before = repeatOf(faultGroup, earlier, order.createdAt, await repeatDaysOf(w, order.dealerId))
  await w.tx
    .update(orderJobs)
    .set({ repeatOf: before?.orderId ?? null })
    .where(eq(orderJobs.id, jobId))
  const jobs = await w.tx
    .select({ repeatOf: orderJobs.repeatOf, state: orderJobs.state })
    .from(orderJobs)
    .where(eq(orderJobs.orderId, order.id))
  const repeat = jobs.some((job) => job.repeatOf !== null && job.state !== 'dropped')
  await w.tx.update(workOrders).set({ repeat }).where(eq(workOrders.id, order.id))
}
