import type { Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { type Addressee, tellParty } from './letters.server'
import { raiseEvent } from './live.server'
import type { EventRow, PartyRow, SessionRow } from './rows.server'

type FactKind = 'event.registered' | 'event.waitlisted' | 'event.withdrawn'

/** Records what happened to a party, once for each of its steps. */
export async function recordParty(
  w: Work,
  event: EventRow,
  party: PartyRow,
  { type, stepId, people, ...more }: { type: FactKind; stepId: string; people: number; points?: number },
): Promise<void> {
  await recordFact(w, {
    type,
    subject: `event-party:${party.id}:${stepId}`,
    about: `event:${event.id}`,
    memberId: party.memberId,
    dealerId: event.dealerId || null,
    payload: { number: party.number, eventNumber: event.number, kind: event.kind, people, ...more },
  })
}

/** Says that a party comes: fact, letter, live pages. */
export async function tellConfirmed(
  w: Work,
  event: EventRow,
  session: SessionRow,
  party: PartyRow,
  { stepId, people, member = null }: { stepId: string; people: number; member?: Addressee | null },
): Promise<void> {
  await recordParty(w, event, party, { type: 'event.registered', stepId, people, points: party.points })
  await tellParty(w, event, session, party, { template: 'event-registered', people }, member)
  await raiseEvent(w, event.id)
}

/** Says that a party waits. */
export async function tellWaiting(
  w: Work,
  event: EventRow,
  session: SessionRow,
  party: PartyRow,
  { stepId, people, member = null }: { stepId: string; people: number; member?: Addressee | null },
): Promise<void> {
  await recordParty(w, event, party, { type: 'event.waitlisted', stepId, people })
  await tellParty(w, event, session, party, { template: 'event-waiting', people }, member)
  await raiseEvent(w, event.id)
}
