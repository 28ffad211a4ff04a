import { and, eq, sql } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { requireDoor, requireEvent } from './event-scope.server'
import { raiseEvent } from './live.server'
import { eventKey, loadEvent, loadParty, type PartyRow, reading } from './rows.server'
import { dueOf, type PayMethod } from './rules'

type Paid = { number: string; amountMinor: number; method: PayMethod }

/** Puts money down that a party paid: not more than it owes. Whoever may open the door may take it. */
export async function recordPayment({
  club,
  actor,
  submission,
  number,
  ...paid
}: Act<Paid>): Promise<Outcome<{ paidMinor: number; dueMinor: number }>> {
  const { eventId } = await loadParty(reading(club), number)
  const event = await loadEvent(reading(club), eventId)
  await requireDoor(club, actor, event.number)
  return club.write(
    actor,
    async (w) => {
      const party = await loadParty(w, number)
      if (party.state !== 'confirmed') return refuse('events-desk:refusal.not_coming')
      const due = dueOf(party)
      if (paid.amountMinor <= 0 || paid.amountMinor > due) {
        return refuse('events-desk:refusal.pay_amount', { field: 'amountMinor' })
      }
      if (!(await putPayment(w, party, paid))) return refuse('events:refusal.moved_on')
      await tellMoney(w, event, party, 'event.paid', paid)
      return done({ paidMinor: party.paidMinor + paid.amountMinor, dueMinor: due - paid.amountMinor })
    },
    { ...(submission ? { submission } : {}), alone: eventKey(eventId) },
  )
}

/** Puts money down that the club gave back: not more than it owes the party. */
export async function recordRefund({
  club,
  actor,
  submission,
  number,
  ...paid
}: Act<Paid>): Promise<Outcome<{ owedMinor: number }>> {
  const { eventId } = await loadParty(reading(club), number)
  const event = await loadEvent(reading(club), eventId)
  await requireEvent(club, actor, event.number, 'event:manage')
  return club.write(
    actor,
    async (w) => {
      const { parties } = w.schema.events
      const party = await loadParty(w, number)
      const { amountMinor } = paid
      if (amountMinor <= 0 || amountMinor > party.owedMinor) {
        return refuse('events-desk:refusal.refund_amount', { field: 'amountMinor' })
      }
      const put = await putPayment(w, party, { ...paid, amountMinor: -amountMinor })
      const [row] = await w.tx
        .update(parties)
        .set({ owedMinor: sql`${parties.owedMinor} - ${amountMinor}` })
        .where(and(eq(parties.id, party.id), eq(parties.owedMinor, party.owedMinor)))
        .returning({ owedMinor: parties.owedMinor })
      if (!put || !row) return refuse('events:refusal.moved_on')
      await tellMoney(w, event, party, 'event.refunded', paid)
      return done(row)
    },
    { ...(submission ? { submission } : {}), alone: eventKey(eventId) },
  )
}

/** One line of the till and the sum of the party; false when somebody else changed the sum meanwhile. */
export async function putPayment(
  w: Work,
  party: PartyRow,
  { amountMinor, method }: { amountMinor: number; method: PayMethod },
): Promise<boolean> {
  const { parties, payments } = w.schema.events
  const [row] = await w.tx
    .update(parties)
    .set({ paidMinor: sql`${parties.paidMinor} + ${amountMinor}`, version: sql`${parties.version} + 1` })
    .where(and(eq(parties.id, party.id), eq(parties.paidMinor, party.paidMinor)))
    .returning({ id: parties.id })
  const line = { id: newId(w.now), partyId: party.id, eventId: party.eventId, amountMinor, method }
  await w.tx.insert(payments).values({ ...line, actorId: w.actor.userId, at: w.now })
  return row !== undefined
}

/** Puts into the audit what was taken or given back, and tells the open pages. */
export async function tellMoney(
  w: Work,
  event: { id: string; dealerId: string },
  party: PartyRow,
  action: string,
  { amountMinor, method }: Omit<Paid, 'number'>,
): Promise<void> {
  const detail = { party: party.number, amountMinor, method }
  await audit(w, { action, subject: `event:${event.id}`, dealerId: event.dealerId, detail })
  await raiseEvent(w, event.id)
}
