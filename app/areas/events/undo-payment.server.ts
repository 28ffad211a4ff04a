import { and, eq } from 'drizzle-orm'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { requireEvent } from './event-scope.server'
import { raiseEvent } from './live.server'
import { putPayment } from './record-payment.server'
import { eventKey, loadEvent, loadParty, type PartyRow, reading } from './rows.server'
import type { PayMethod } from './rules'

/**
 * Takes back a payment that was put down by mistake, once: a line of the till with the opposite amount. What the club
 * owes the party falls with it. Refuses when part of the money has been given back already. NotFound for
 * a payment of an event that is not the actor's to manage, and for a line that is no payment. Amounts in minor units.
 */
export async function undoPayment({
  club,
  actor,
  submission,
  paymentId,
  reason,
}: Act<{ paymentId: string; reason: string }>): Promise<Outcome<{ paidMinor: number; owedMinor: number }>> {
  const { payments, parties, paymentUndos } = club.schema.events
  const [line] = await club.store.read
    .select({ payment: payments, number: parties.number })
    .from(payments)
    .innerJoin(parties, eq(parties.id, payments.partyId))
    .where(eq(payments.id, paymentId))
  if (!line || line.payment.amountMinor <= 0) throw new NotFound('event payment')
  const { eventId, amountMinor } = line.payment
  const method = line.payment.method as PayMethod
  const event = await loadEvent(reading(club), eventId)
  await requireEvent(club, actor, event.number, 'event:manage')
  return club.write(
    actor,
    async (w) => {
      const mark = { paymentId, actorId: w.actor.userId, at: w.now }
      const [first] = await w.tx.insert(paymentUndos).values(mark).onConflictDoNothing().returning()
      if (!first) return refuse('events-desk:refusal.payment_undone')
      const party = await loadParty(w, line.number)
      const paidMinor = party.paidMinor - amountMinor
      if (paidMinor < 0) return refuse('events-desk:refusal.payment_given_back')
      const owedMinor = owedWithout(party, amountMinor)
      const [owed] = await w.tx
        .update(parties)
        .set({ owedMinor })
        .where(and(eq(parties.id, party.id), eq(parties.owedMinor, party.owedMinor)))
        .returning({ id: parties.id })
      const put = await putPayment(w, party, { amountMinor: -amountMinor, method })
      if (!owed || !put) return refuse('events:refusal.moved_on')
      await audit(w, {
        ...{ action: 'event.payment-undone', subject: `event:${eventId}`, dealerId: event.dealerId, reason },
        detail: { party: party.number, paymentId, amountMinor, method },
      })
      await raiseEvent(w, eventId)
      return done({ paidMinor, owedMinor })
    },
    { ...(submission ? { submission } : {}), alone: eventKey(eventId) },
  )
}

/** What is owed when this much never came in: the money of a party that comes pays its tickets first; else its share. */
function owedWithout({ state, owedMinor, paidMinor }: PartyRow, amountMinor: number): number {
  if (state === 'confirmed') return Math.max(0, owedMinor - amountMinor)
  return Math.floor((owedMinor * (paidMinor - amountMinor)) / paidMinor)
}
