import { eq } from 'drizzle-orm'
import { HOUR, type Instant } from '~/kernel/clock'
import { done, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club, Work } from '~/platform/club.server'
import { givePointsBack, letGo, openCharges } from './charges.server'
import { tellParty } from './letters.server'
import { raiseEvent } from './live.server'
import { handOn, type OpenParty, openParty } from './open-party.server'
import { freePlaces } from './pools.server'
import {
  type EventRow,
  eventKey,
  loadSession,
  type PartyRow,
  type Reads,
  reading,
  type SessionRow,
} from './rows.server'
import { demandOf, type PartyHand, refundPercent, shareOf } from './rules'
import { settle } from './settle.server'
import { isTaking, takeStep } from './take-step.server'
import { recordParty } from './tell.server'

type Money = { points: number; priceMinor: number }
export type Refund = Money & {
  percent: number
  /** Paid and not coming back. */
  lost: Money
  /** Until when this holds; null when it does not get less. */
  until: Instant | null
}

/** Of what is left with the club, what comes back when the party is cancelled now. */
async function refundOf(
  on: Reads,
  event: EventRow,
  session: SessionRow,
  party: PartyRow,
  { now, byClub }: { now: Instant; byClub: boolean },
): Promise<Refund> {
  const paid = (await openCharges(on, party.id)).reduce((sum, one) => sum + one.points - one.returned, 0)
  const kept = Math.max(0, party.paidMinor - party.owedMinor)
  const percent = refundPercent(event, { startsAt: session.startsAt, now, byClub: byClub || isUncertain(event) })
  // What an earlier change had forfeited does not come back in part a second time.
  const at = (left: number, price: number) => (percent === 100 ? left : shareOf(Math.min(left, price), percent))
  const back = { points: at(paid, party.points), priceMinor: at(kept, party.priceMinor) }
  return {
    ...back,
    percent,
    lost: { points: paid - back.points, priceMinor: kept - back.priceMinor },
    until: byClub || isUncertain(event) ? null : nextCut(event, session, now),
  }
}

/** Without a date everybody may leave with all they paid. */
const isUncertain = ({ state }: Pick<EventRow, 'state'>) => state === 'postponed' || state === 'cancelled'

/** When the share that comes back gets smaller next. */
function nextCut(event: EventRow, { startsAt }: SessionRow, now: Instant): Instant | null {
  const moments = event.refunds.map(({ hoursBefore }) => startsAt - hoursBefore * HOUR)
  if (event.freeUntil !== null) moments.push(event.freeUntil)
  const ahead = moments.filter((at) => at > now)
  return event.freeUntil !== null && event.freeUntil > now ? event.freeUntil : ahead.length ? Math.min(...ahead) : null
}

/** What cancelling would do at this moment; shown before the member decides. */
export async function previewCancel(club: Club, actor: Actor, number: string): Promise<Refund> {
  const { party, event } = await handOn(club, actor, number)
  const on = reading(club)
  const session = await loadSession(on, event.id, party.sessionId)
  return refundOf(on, event, session, party, { now: club.clock.now(), byClub: false })
}

/**
 * Cancels a party, or leaves the queue: places go to those who wait, points into the lots that they came from by the
 * rule of the event, money is put down as owed. Not once somebody of it is in, or the session has begun.
 */
export async function cancelParty({
  club,
  actor,
  submission,
  number,
  reason = '',
}: Act<{ number: string; reason?: string }>): Promise<Outcome<Money & { number: string }>> {
  const { event, hand } = await handOn(club, actor, number)
  return club.write(
    actor,
    async (w) => {
      const open = await openParty(w, number)
      if (open.party.state === 'cancelled') return done({ number, points: 0, priceMinor: 0 })
      const late = await tooLate(w, open, hand)
      if (late) return late
      const ended = await endParty(w, open, { hand, reason, byClub: false })
      if (!ended.ok) return ended
      await tellParty(w, open.event, open.session, ended.value.party, {
        ...{ template: 'event-withdrawn', points: ended.value.points, amountMinor: ended.value.priceMinor },
      })
      const subject = `event:${event.id}`
      const detail = { party: number, points: ended.value.points, owedMinor: ended.value.priceMinor }
      if (hand === 'desk') {
        const personId = open.party.memberId
        await audit(w, { action: 'event.party-cancelled', subject, dealerId: event.dealerId, reason, personId, detail })
      }
      await settle(w, open.event, open.session)
      return done({ number, points: ended.value.points, priceMinor: ended.value.priceMinor })
    },
    { ...(submission ? { submission } : {}), alone: eventKey(event.id) },
  )
}

async function tooLate(w: Work, { party, event, session }: OpenParty, hand: PartyHand): Promise<Refusal | null> {
  if (event.state === 'closed') return refuse('events:refusal.over')
  if (await anyIn(w, party.id)) return refuse('events:refusal.already_in')
  const hasBegun = w.now >= session.startsAt && event.state === 'published'
  return hasBegun && hand === 'owner' && party.state === 'confirmed' ? refuse('events:refusal.session_over') : null
}

/** Whether somebody of the party has come in. */
export async function anyIn({ tx, schema }: Reads, partyId: string): Promise<boolean> {
  const { entries } = schema.events
  const [one] = await tx.select({ id: entries.seatId }).from(entries).where(eq(entries.partyId, partyId)).limit(1)
  return one !== undefined
}

/**
 * Ends a party in its state, inside a unit of work: places, points, money owed, history and fact. The caller tells the
 * member and settles the session.
 */
export async function endParty(
  w: Work,
  { party, event, session, seats }: OpenParty,
  { hand, reason, byClub }: { hand: PartyHand; reason: string; byClub: boolean },
): Promise<Outcome<Money & { party: PartyRow }>> {
  const back = await refundOf(w, event, session, party, { now: w.now, byClub })
  await letGo(w, party)
  const isDeclined = party.state === 'offered' && hand === 'owner'
  const ended = await takeStep(w, party, {
    ...{ event: isDeclined ? 'decline' : 'cancel', hand, people: seats.length },
    changes: {
      reason: reason.trim().slice(0, 200),
      owedMinor: party.owedMinor + back.priceMinor,
      sequence: party.sequence + 1,
    },
  })
  if (!ended.ok) return ended
  const { stepId } = ended.value
  if (isTaking(party)) await freePlaces(w, session.id, demandOf(seats))
  const returned = await givePointsBack(w, party, { points: back.points, key: stepId })
  if (!returned.ok) return returned
  if (!byClub) {
    const told = { type: 'event.withdrawn' as const, stepId, people: seats.length, points: back.points }
    await recordParty(w, event, party, told)
  }
  await raiseEvent(w, event.id)
  return done({ party: ended.value.party, points: back.points, priceMinor: back.priceMinor })
}
