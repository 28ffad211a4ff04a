import type { z } from 'zod'
import type { Language } from '~/kernel/language'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import type { DoorAnswer } from './door-book'
import type { doorForm } from './door-forms'
import { openDoor, refuseShut } from './door-scope.server'
import { readSeat } from './door-seats.server'
import { recordPayment } from './record-payment.server'
import { toldAs } from './replay-scans.server'
import { scanTicket } from './scan-ticket.server'
import { undoEntry } from './undo-entry.server'

/** What the forms of the door's page do; answers what the door says of the ticket, null after an undone entry. */
export async function actAtDoor({
  club,
  actor,
  submission = '',
  eventNumber,
  input,
  language,
}: Act<{ eventNumber: string; input: z.infer<typeof doorForm>; language: Language }>): Promise<
  Outcome<DoorAnswer | null>
> {
  const at = { club, actor, submission }
  const event = await openDoor(club, actor, eventNumber)
  if (input.act === 'undo') {
    const undone = await undoEntry({ ...at, seatId: input.seatId, reason: input.words || input.reason })
    return undone.ok ? done(null) : undone
  }
  if (input.act === 'pay') {
    const { party, amountMinor, method, seatId, sessionId } = input
    const seat = await readSeat(club, club.store.read, seatId)
    if (seat?.eventId !== event.id || seat.party !== party) throw new NotFound('ticket')
    // No money is put down for an entry that the door would refuse.
    const shut = await refuseShut(club, event, sessionId)
    if (shut) return shut
    const paid = await recordPayment({ ...at, number: party, amountMinor, method })
    if (!paid.ok) return paid
  }
  const { sessionId, door } = input
  const ticket = input.act === 'code' ? { code: input.code } : { seatId: input.seatId }
  const looked = await scanTicket({ club, actor, eventNumber, sessionId, door, key: submission, ...ticket })
  return looked.ok ? done(toldAs(looked.value, language)) : looked
}
