import { eq } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { tellPromise } from './letters.server'
import { onOrder } from './on-order.server'
import { changeRow, type OrderRow, stale, writeHistory } from './open-order.server'
import { EDITABLE } from './rules'

/**
 * Promises the owner another time, with the reason that the owner reads. Refuses a time in the past, a promise
 * without a reason, and one for a car that is ready.
 */
export async function promiseTime({
  promisedAt,
  reason,
  version,
  ...act
}: Act<{ orderId: string; promisedAt: Instant; reason: string; version?: number }>): Promise<
  Outcome<{ number: string }>
> {
  return onOrder({ ...act, adviserOnly: true }, async (w, { order }) => {
    if (version !== undefined && version !== order.version) return stale(order)
    if (!EDITABLE.has(order.state)) return refuse('workshop-desk:refusal.promise_over')
    if (promisedAt <= w.now) return refuse('workshop-desk:refusal.promise_past', { field: 'promisedAt' })
    if (reason.trim() === '') return refuse('workshop-desk:refusal.reason_wanted', { field: 'reason' })
    if (promisedAt !== order.promisedAt) {
      await setPromise(w, order, promisedAt, reason.trim())
      const moved = await changeRow(w, order, {})
      if (!moved.ok) return moved
    }
    return done({ number: order.number })
  })
}

/**
 * Keeps a new promise with its history and the fact visit.promised. The owner gets a message, unless it was they who
 * agreed to the time.
 */
export async function setPromise(w: Work, order: OrderRow, promisedAt: Instant, reason: string): Promise<void> {
  const { workOrders } = w.schema.workshop
  await w.tx.update(workOrders).set({ promisedAt }).where(eq(workOrders.id, order.id))
  const lineId = await writeHistory(w, order, {
    event: 'promise',
    reason,
    promisedBefore: order.promisedAt,
    promisedAfter: promisedAt,
  })
  await recordFact(w, {
    type: 'visit.promised',
    subject: lineId,
    about: order.id,
    memberId: order.memberId,
    vehicleId: order.vehicleId,
    dealerId: order.dealerId,
    payload: { workOrderId: order.id, number: order.number, before: order.promisedAt, promisedAt },
  })
  if (w.actor.memberId === null || w.actor.memberId !== order.memberId) await tellPromise(w, order, promisedAt, reason)
}
