import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { closeDoneAdvice } from './advise.server'
import { tellRecord } from './letters.server'
import { loadOrder, requireAdviser, settledSums, takeStep } from './open-order.server'

export const PAYMENTS = ['wechat', 'alipay', 'card', 'cash', 'transfer'] as const
export type Payment = (typeof PAYMENTS)[number]

/**
 * Closes a handed-over order: what the customer paid is settled, the record stands for ever, and the fact
 * service.completed is written once. Payload: `paidMinor` (by the customer, after discounts) in `currency`,
 * `odometer`, `workOrderId`, `jobs` (codes of the work done, by commas). `paidBy` is wanted where there was anything to
 * pay. Refuses stale versions and steps that the state table does not allow.
 */
export async function completeOrder({
  club,
  actor,
  orderId,
  version,
  paidBy = '',
  submission,
}: Act<{ orderId: string; version?: number; paidBy?: Payment | '' }>): Promise<Outcome<{ number: string }>> {
  return club.write(
    actor,
    async (w) => {
      const open = await loadOrder(club, orderId, w.tx)
      const { order } = open
      requireAdviser(actor, open)
      const sums = settledSums(open)
      if (order.state === 'handed-over' && sums.customerMinor > 0 && paidBy === '') {
        return refuse('workshop-desk:refusal.payment_wanted', { field: 'paidBy' })
      }
      const step = await takeStep(w, open, {
        event: 'complete',
        hand: 'adviser',
        seen: version,
        changes: { ...sums, paidBy: sums.customerMinor > 0 ? paidBy : '', completedAt: w.now, closedAt: w.now },
      })
      if (!step.ok) return step
      const codes = open.jobs.filter((job) => job.state === 'done' && job.code !== '').map((job) => job.code)
      const fact = await recordFact(w, {
        type: 'service.completed',
        subject: order.id,
        about: order.id,
        memberId: order.memberId,
        vehicleId: order.vehicleId,
        dealerId: order.dealerId,
        payload: {
          paidMinor: sums.customerMinor,
          currency: order.currency,
          odometer: order.odometerKm,
          workOrderId: order.id,
          number: order.number,
          jobs: [...new Set(codes)].join(','),
          repeat: order.repeat,
        },
      })
      if (fact) await tellRecord(w, order, fact.id)
      await closeDoneAdvice(w, order, codes)
      await audit(w, {
        action: 'order.completed',
        subject: `order:${order.id}`,
        dealerId: order.dealerId,
        detail: { paidMinor: sums.customerMinor, currency: order.currency, paidBy },
      })
      return done({ number: order.number })
    },
    { alone: `order:${orderId}`, submission },
  )
}
