import { readDealer } from '~/areas/dealers/read.server'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { done, type Outcome } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { sendMessage } from '~/platform/messages.server'
import { onOrder } from './on-order.server'
import { type OrderRow, takeStep } from './open-order.server'
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
      const { memberId: personId, dealerId } = order
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

async function tellReady(w: Work, order: OrderRow): Promise<void> {
  if (!order.memberId) return
  const member = (await readMembers(w.club, [order.memberId], w.tx)).get(order.memberId)
  const dealer = await readDealer(w.club, order.dealerId, w.tx)
  if (!member || !dealer) return
  await sendMessage(w, {
    userId: member.userId,
    template: 'car-ready',
    params: {
      dealer: dealer.name,
      plate: await plateOf(w, order),
      address: say(dealer.address, member.language),
      phone: dealer.phone,
      path: `/visits/${order.number}`,
    },
  })
}

/** The plate of the order's car, as it is shown now. */
export async function plateOf(w: Work, order: Pick<OrderRow, 'vehicleId' | 'guestPlate'>): Promise<string> {
  if (!order.vehicleId) return order.guestPlate
  return (await readVehicles(w.club, [order.vehicleId], w.tx)).get(order.vehicleId)?.plate ?? ''
}
