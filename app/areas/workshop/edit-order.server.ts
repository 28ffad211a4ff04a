import { and, eq, isNull, or } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import { staffAt } from './check-in.server'
import { closedLines } from './edit-lines.server'
import { onOrder } from './on-order.server'
import { changeRow, loadOrder } from './open-order.server'

/** Gives an order to a technician, with the jobs that nobody has begun, and to an adviser of the dealer. */
export async function assignTechnician({
  technicianId,
  adviserId,
  ...act
}: Act<{ orderId: string; technicianId: string | null; adviserId?: string }>): Promise<Outcome<{ number: string }>> {
  const { order } = await loadOrder(act.club, act.orderId)
  for (const [field, userId] of Object.entries({ technicianId, adviserId })) {
    const here = await staffAt(act.club, order.dealerId, userId, field)
    if (!here.ok) return here
  }
  return onOrder({ ...act, adviserOnly: true }, async (w, open) => {
    const closed = closedLines(open)
    if (closed) return closed
    const { orderJobs } = w.schema.workshop
    const before = open.order.technicianId
    await w.tx
      .update(orderJobs)
      .set({ technicianId })
      .where(
        and(
          eq(orderJobs.orderId, act.orderId),
          eq(orderJobs.state, 'open'),
          before
            ? or(isNull(orderJobs.technicianId), eq(orderJobs.technicianId, before))
            : isNull(orderJobs.technicianId),
        ),
      )
    const moved = await changeRow(w, open.order, { technicianId, ...(adviserId ? { adviserId } : {}) })
    return moved.ok ? done({ number: open.order.number }) : moved
  })
}

type Tyres = { frontLeft: number; frontRight: number; rearLeft: number; rearRight: number }

/** The adviser's words on the record and the tread of the tyres (tenths of a millimetre), until the order is closed. */
export async function noteFindings({
  closingNote,
  tyres,
  ...act
}: Act<{ orderId: string; closingNote: string; tyres: Tyres | null }>): Promise<Outcome<{ number: string }>> {
  return onOrder(act, async (w, { order }, hand) => {
    if (order.closedAt !== null) return refuse('workshop-desk:refusal.order_closed')
    const words = hand === 'adviser' ? { closingNote: closingNote.trim() } : {}
    const moved = await changeRow(w, order, { ...words, tyres })
    return moved.ok ? done({ number: order.number }) : moved
  })
}

/** Keeps a photo with the order; the file was saved before. The same photo is kept once. */
export async function addPhoto({
  fileId,
  ...act
}: Act<{ orderId: string; fileId: string }>): Promise<Outcome<{ number: string }>> {
  return onOrder(act, async (w, { order }) => {
    if (order.closedAt !== null) return refuse('workshop-desk:refusal.order_closed')
    const { orderPhotos } = w.schema.workshop
    await w.tx
      .insert(orderPhotos)
      .values({
        ...{ id: newId(w.now), dealerId: order.dealerId, orderId: order.id, fileId },
        ...{ stage: order.state === 'checked-in' ? 'check-in' : 'work', at: w.now, actorId: w.actor.userId },
      })
      .onConflictDoNothing()
    const moved = await changeRow(w, order, {})
    return moved.ok ? done({ number: order.number }) : moved
  })
}
