import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { chargePoints } from './charges.server'
import { raiseEvent } from './live.server'
import { handOn, type OpenParty, openParty } from './open-party.server'
import { freePlaces } from './pools.server'
import { eventKey } from './rows.server'
import { demandOf, type PartyHand } from './rules'
import { settle } from './settle.server'
import { takeStep } from './take-step.server'
import { tellConfirmed } from './tell.server'

type Confirmed = { number: string; state: 'confirmed' }

/** Confirms what was held: its points are spent, its tickets are good. A hold that is over is refused. */
export async function confirmParty({
  club,
  actor,
  submission,
  number,
}: Act<{ number: string }>): Promise<Outcome<Confirmed>> {
  const { event, hand } = await handOn(club, actor, number)
  return club.write(
    actor,
    async (w) => {
      const open = await openParty(w, number)
      if (open.party.state === 'confirmed') return done({ number, state: 'confirmed' as const })
      return secure(w, open, { hand, event: 'confirm' })
    },
    { ...(submission ? { submission } : {}), alone: eventKey(event.id) },
  )
}

/** Takes the offer of a place: points are spent now. An offer that is over is refused. */
export async function acceptOffer({
  club,
  actor,
  submission,
  number,
}: Act<{ number: string }>): Promise<Outcome<Confirmed>> {
  const { event, hand } = await handOn(club, actor, number)
  return club.write(
    actor,
    async (w) => {
      const open = await openParty(w, number)
      if (open.party.state === 'confirmed') return done({ number, state: 'confirmed' as const })
      return secure(w, open, { hand, event: 'accept' })
    },
    { ...(submission ? { submission } : {}), alone: eventKey(event.id) },
  )
}

/** What both come to: in time, paid in points, confirmed, told. */
async function secure(
  w: Work,
  { party, event, session, seats }: OpenParty,
  { hand, event: act }: { hand: PartyHand; event: 'confirm' | 'accept' },
): Promise<Outcome<Confirmed>> {
  const over = refuse(act === 'confirm' ? 'events:refusal.hold_over' : 'events:refusal.offer_over', {
    nextStep: `/events/${event.number}`,
  })
  if (party.state === 'lapsed' || (party.until !== null && party.until <= w.now)) return over
  if (event.state === 'cancelled') return refuse('events:refusal.called_off', { nextStep: '/events' })
  const people = seats.length
  const taken = await takeStep(w, party, { event: act, hand, people })
  if (!taken.ok) return taken
  const { points, holdId } = party
  const charged = await chargePoints(w, event, party, { points, key: act, holdId })
  if (!charged.ok) return charged.reason === 'events:refusal.hold_over' ? over : charged
  await tellConfirmed(w, event, session, taken.value.party, { stepId: taken.value.stepId, people })
  if (hand === 'desk') {
    const detail = { party: party.number, act }
    await audit(w, { action: 'event.party-confirmed', subject: `event:${event.id}`, dealerId: event.dealerId, detail })
  }
  await settle(w, event, session)
  return done({ number: party.number, state: 'confirmed' as const })
}

/** Says no to an offer: its places go to the next, and the party is out of the queue. */
export async function declineOffer({
  club,
  actor,
  submission,
  number,
}: Act<{ number: string }>): Promise<Outcome<{ number: string }>> {
  const { event, hand } = await handOn(club, actor, number)
  return club.write(
    actor,
    async (w) => {
      const open = await openParty(w, number)
      if (open.party.state === 'declined' || open.party.state === 'lapsed') return done({ number })
      const declined = await takeStep(w, open.party, { event: 'decline', hand, people: open.seats.length })
      if (!declined.ok) return declined
      await freePlaces(w, open.session.id, demandOf(open.seats))
      await settle(w, open.event, open.session)
      await raiseEvent(w, open.event.id)
      return done({ number })
    },
    { ...(submission ? { submission } : {}), alone: eventKey(event.id) },
  )
}
