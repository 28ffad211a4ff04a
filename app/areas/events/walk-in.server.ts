import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import { requireDoor } from './event-scope.server'
import type { SeatInput } from './party-input.server'
import { putPayment, tellMoney } from './record-payment.server'
import { registerIn } from './register-party.server'
import { eventKey, loadEvent, loadParty, loadSession } from './rows.server'
import type { PayMethod } from './rules'
import { settle } from './settle.server'

/**
 * A member who comes unannounced, with guests: places like everybody's, confirmed at once, points spent, the price put
 * down as paid when it was (`payMethod`). Answers the tickets, for the door to let in.
 */
export async function walkIn({
  club,
  actor,
  submission,
  eventNumber,
  sessionId,
  memberId,
  seats,
  waived,
  payMethod,
}: Act<{
  eventNumber: string
  sessionId: string
  memberId: string
  seats: readonly SeatInput[]
  waived: boolean
  payMethod?: PayMethod
}>): Promise<Outcome<{ number: string; seatIds: string[] }>> {
  const { id } = await requireDoor(club, actor, eventNumber)
  return club.write(
    actor,
    async (w) => {
      const event = await loadEvent(w, id)
      const session = await loadSession(w, id, sessionId)
      await settle(w, event, session)
      const entry = { memberId, source: 'door' as const, orWait: false, seats, answers: {}, waived }
      const made = await registerIn(w, event, session, entry)
      if (!made.ok) return made
      const { number, seatIds } = made.value
      const party = await loadParty(w, number)
      if (payMethod && party.priceMinor > 0) {
        const paid = { amountMinor: party.priceMinor, method: payMethod }
        if (!(await putPayment(w, party, paid))) return refuse('events:refusal.moved_on')
        await tellMoney(w, event, party, 'event.paid', paid)
      }
      return done({ number, seatIds })
    },
    { ...(submission ? { submission } : {}), alone: eventKey(id) },
  )
}
