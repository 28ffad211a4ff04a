import { done, type Outcome } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import type { WalkInForm } from './door-forms'
import { openDoor, refuseShut } from './door-scope.server'
import { walkInMember } from './find-walk-in.server'
import { scanTicket } from './scan-ticket.server'
import { walkIn } from './walk-in.server'

/**
 * Registers somebody who comes unannounced and lets the party in at this door: whoever has paid, or has nothing to pay.
 * Nobody is registered at a door that is shut. Answers the party and how many are in.
 */
export async function walkInAtDoor({
  club,
  actor,
  submission = '',
  eventNumber,
  input,
}: Act<{ eventNumber: string; input: WalkInForm }>): Promise<Outcome<{ number: string; inside: number }>> {
  const { sessionId, door, method } = input
  const shut = await refuseShut(club, await openDoor(club, actor, eventNumber), sessionId)
  if (shut) return shut
  const { memberId } = await walkInMember(club, actor, input.member)
  const bare = { phone: '', vehicleId: null, answers: {}, waived: input.waived, photoConsent: false }
  const guests = input.guests.filter(({ name }) => name !== '')
  const made = await walkIn({
    ...{ club, actor, submission, eventNumber, sessionId, memberId, waived: input.waived },
    seats: [
      { ...bare, kindId: input.kindId, name: '', plate: input.plate },
      ...guests.map(({ name, kindId }) => ({ ...bare, kindId, name, plate: '' })),
    ],
    ...(method !== 'none' && { payMethod: method }),
  })
  if (!made.ok) return made
  let inside = 0
  for (const [at, seatId] of made.value.seatIds.entries()) {
    const key = `${submission || made.value.number}-${at}`
    const looked = await scanTicket({ club, actor, eventNumber, sessionId, door, key, seatId })
    if (looked.ok && looked.value.result === 'in') inside += 1
  }
  return done({ number: made.value.number, inside })
}
