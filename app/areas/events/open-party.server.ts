import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { type EventRow, loadEvent, loadParty, loadSeats, loadSession, type PartyRow, reading } from './rows.server'
import type { PartyHand } from './rules'

/** Whose hand acts on a party: its member's, the desk's, or NotFound. Unknown and foreign numbers are the same. */
export async function handOn(
  club: Club,
  actor: Actor,
  number: string,
): Promise<{ party: PartyRow; event: EventRow; hand: PartyHand }> {
  const on = reading(club)
  const party = await loadParty(on, number)
  const event = await loadEvent(on, party.eventId)
  if (actor.isSystem) return { party, event, hand: 'system' }
  if (party.memberId === actor.memberId && can(actor, 'event:own')) return { party, event, hand: 'owner' }
  if (can(actor, 'event:manage', { dealerId: event.dealerId })) return { party, event, hand: 'desk' }
  throw new NotFound('event party')
}

/** The party as it is now inside a unit of work, with its event, session and people. */
export async function openParty(w: Work, number: string) {
  const party = await loadParty(w, number)
  const event = await loadEvent(w, party.eventId)
  const session = await loadSession(w, event.id, party.sessionId)
  return { party, event, session, seats: await loadSeats(w, party.id) }
}
export type OpenParty = Awaited<ReturnType<typeof openParty>>
