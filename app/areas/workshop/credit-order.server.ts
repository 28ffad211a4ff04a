import { and, eq, sql } from 'drizzle-orm'
import { shortCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { can } from '~/platform/permissions'
import { sealFor } from '~/platform/person-keys.server'
import { customerKey, loadOrder, type OrderRow, stale } from './open-order.server'
import { canCredit } from './rules'

export type CreditLine = { name: Words; minor: number }

/**
 * Gives back part or all of what the customer paid for a completed order, line by line, with a reason. Never more than
 * was paid, all credit notes together: refused at the write. The fact service.credited takes the points back in
 * proportion. Payload: `creditMinor` in `currency`, `paidMinor` of the order, `workOrderId`, `completedSubject`.
 */
export async function creditOrder({
  club,
  actor,
  orderId,
  lines,
  reason,
  version,
  submission,
}: Act<{ orderId: string; lines: readonly CreditLine[]; reason: string; version?: number }>): Promise<
  Outcome<{ creditNumber: string; number: string }>
> {
  return club.write(
    actor,
    async (w) => {
      const { order } = await loadOrder(club, orderId, w.tx)
      if (!can(actor, 'workshop:credit', { dealerId: order.dealerId })) throw new NotFound('order')
      if (version !== undefined && version !== order.version) return stale(order)
      const kept = lines.filter((line) => line.minor !== 0)
      const creditMinor = kept.reduce((sum, line) => sum + line.minor, 0)
      const verdict = kept.some((line) => line.minor < 0)
        ? ({ ok: false, reason: 'not_an_amount' } as const)
        : canCredit(order, creditMinor)
      if (!verdict.ok) return refuse(`workshop-desk:refusal.${verdict.reason}`, { field: 'lines' })
      if (reason.trim() === '') return refuse('workshop-desk:refusal.reason_wanted', { field: 'reason' })
      const { workOrders } = w.schema.workshop
      const [row] = await w.tx
        .update(workOrders)
        .set({
          creditedMinor: sql`${workOrders.creditedMinor} + ${creditMinor}`,
          version: sql`${workOrders.version} + 1`,
        })
        .where(
          and(
            eq(workOrders.id, orderId),
            eq(workOrders.state, 'completed'),
            sql`${workOrders.creditedMinor} + ${creditMinor} <= ${workOrders.customerMinor}`,
          ),
        )
        .returning({ id: workOrders.id })
      if (!row) return refuse('workshop-desk:refusal.above_paid', { field: 'lines' })
      const note = await insertNote(w, order, { lines: kept, amountMinor: creditMinor, reason: reason.trim() })
      await recordFact(w, {
        type: 'service.credited',
        subject: note.id,
        about: order.id,
        memberId: order.memberId,
        vehicleId: order.vehicleId,
        dealerId: order.dealerId,
        payload: {
          creditMinor,
          paidMinor: order.customerMinor,
          currency: order.currency,
          workOrderId: order.id,
          completedSubject: order.id,
          number: order.number,
          creditNumber: note.number,
        },
      })
      await audit(w, {
        action: 'order.credited',
        subject: `order:${order.id}`,
        dealerId: order.dealerId,
        reason: reason.trim(),
        personId: customerKey(order),
        detail: { creditMinor, currency: order.currency, creditNumber: note.number },
      })
      return done({ creditNumber: note.number, number: order.number })
    },
    { alone: `order:${orderId}`, submission },
  )
}

type Note = { lines: CreditLine[]; amountMinor: number; reason: string }

async function insertNote(w: Work, order: OrderRow, note: Note): Promise<{ id: string; number: string }> {
  const { creditNotes } = w.schema.workshop
  const { dealerId, currency, id: orderId } = order
  const reason = await sealFor(w, customerKey(order), note.reason)
  for (;;) {
    const [row] = await w.tx
      .insert(creditNotes)
      .values({
        ...{ id: newId(w.now), number: shortCode('CN'), dealerId, orderId, currency, at: w.now },
        ...{ actorId: w.actor.userId, ...note, reason },
      })
      .onConflictDoNothing()
      .returning({ id: creditNotes.id, number: creditNotes.number })
    if (row) return row
  }
}
