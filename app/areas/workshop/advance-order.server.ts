import { done, type Outcome } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { tellReady } from './letters.server'
import { onOrder } from './on-order.server'
import { customerKey, type OrderRow, takeStep } from './open-order.server'
import type { OrderEvent, OrderState } from './rules'

/** Steps that a person takes by name; completion has its own use case. */
export type DeskEvent = Exclude<OrderEvent, 'complete'>

/**
 * Takes a step of the state table. Adviser: all of them; technician: those of the table on orders with a job of
 * theirs. Steps back, waiting for parts and cancelling want a reason. A passed quality check tells the owner that the
 * car is ready. Refuses stale versions, steps that do not lead on from here and those whose guard says no.
 */
export async function advanceOrder({
  event,
  reason,
  version,
  ...act
}: Act<{ orderId: string; event: DeskEvent; reason?: string; version?: number }>): Promise<
  Outcome<{ number: string; state: OrderState }>
> {
  return onOrder(act, async (w, open, hand) => {
    const { order } = open
    const step = await takeStep(w, open, { event, hand, reason, seen: version, changes: changesOf(w, event, order) })
    if (!step.ok) return step
    if (event === 'pass') await tellReady(w, order)
    if (event === 'cancel') {
      const { dealerId } = order
      const personId = customerKey(order)
      await audit(w, { action: 'order.cancelled', subject: `order:${order.id}`, dealerId, reason, personId })
    }
    return done({ number: order.number, state: step.value.to })
  })
}

function changesOf({ now, actor }: Work, event: DeskEvent, order: OrderRow) {
  switch (event) {
    case 'start':
      return { technicianId: order.technicianId ?? null }
    case 'pass':
      return { readyAt: now, qualityBy: actor.userId }
    case 'reopen':
      return { readyAt: null, qualityBy: null }
    case 'hand-over':
      return { handedOverAt: now }
    case 'take-back':
      return { handedOverAt: null }
    case 'cancel':
      return { closedAt: now }
    default:
      return {}
  }
}
