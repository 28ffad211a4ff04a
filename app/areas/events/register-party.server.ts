import { eq } from 'drizzle-orm'
import type { Member } from '~/areas/membership/read-members.server'
import { purseOf } from '~/areas/points/read-standing.server'
import { MINUTE } from '~/kernel/clock'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { chargePoints, holdFor } from './charges.server'
import { requireEvent } from './event-scope.server'
import { askJoin, readJoiner } from './gate.server'
import { eventByNumber } from './hot-queries.server'
import { insertParty, type Source, sumOf } from './insert-party.server'
import { raiseEvent } from './live.server'
import { type CheckedParty, checkComing, checkParty, type PartyInput } from './party-input.server'
import { fullHouse, loadPools, takePlaces } from './pools.server'
import {
  type EventRow,
  eventKey,
  loadEvent,
  loadKinds,
  loadSession,
  type PartyRow,
  type SessionRow,
} from './rows.server'
import { demandOf, HOLD_MINUTES, type PartyState, PEOPLE, priorityOf, shortOf } from './rules'
import { mayTake, settle, watchUntil } from './settle.server'
import { tellConfirmed, tellWaiting } from './tell.server'

export type Registered = { number: string; state: PartyState; seatIds: string[] }
type Registration = PartyInput & {
  eventNumber: string
  sessionId: string
  /** Waits when there is no room; else a full house is refused with what is left. */
  orWait: boolean
  /** By staff, on a member's behalf: confirmed at once. */
  for?: { memberId: string; source: 'desk' | 'import' }
}

/**
 * Registers a party for a session. What costs something is held for a quarter of an hour with its points, to be looked
 * over and confirmed; what costs nothing is confirmed at once. With no room, or with somebody before it in the queue,
 * the party waits with all that was entered, or is refused with what is left. Refuses what the gate refuses, a party
 * above the limit, and a guest or car that comes with others.
 */
export async function registerParty({
  club,
  actor,
  submission,
  eventNumber,
  sessionId,
  orWait,
  for: onBehalf,
  ...input
}: Act<Registration>): Promise<Outcome<Registered>> {
  const event = onBehalf
    ? await requireEvent(club, actor, eventNumber, 'event:manage')
    : await requireOpenTo(club, actor, eventNumber)
  const memberId = onBehalf?.memberId ?? actor.memberId
  if (!memberId) throw new NotFound('event')
  return club.write(
    actor,
    async (w) => {
      const current = await loadEvent(w, event.id)
      const session = await loadSession(w, event.id, sessionId)
      await settle(w, current, session)
      const source = onBehalf?.source ?? 'web'
      return registerIn(w, current, session, { ...input, memberId, source, orWait })
    },
    { ...(submission ? { submission } : {}), alone: eventKey(event.id) },
  )
}

async function requireOpenTo(club: Club, actor: Actor, number: string) {
  const [row] = await eventByNumber(club, club.store.read, { number })
  if (!row || row.state === 'draft' || row.state === 'template' || !can(actor, 'event:own')) throw new NotFound('event')
  return row
}

type Entry = PartyInput & { memberId: string; source: Source; orWait: boolean }

/** The same inside a unit of work that has settled the session, under the event's key. A refusal must be handed on. */
export async function registerIn(
  w: Work,
  event: EventRow,
  session: SessionRow,
  { memberId, source, orWait, ...input }: Entry,
): Promise<Outcome<Registered>> {
  const joiner = await readJoiner(w, event, memberId)
  const { member, cars } = joiner
  if (member.erasedAt !== null) throw new NotFound('member')
  const gate = askJoin(forSource(event, source), joiner, { now: w.now, language: w.actor.language })
  if (!gate.ok && (source === 'web' || ALWAYS.has(gate.reason))) return gate
  const over = source === 'door' ? session.endsAt : session.startsAt
  if (!session.active || w.now >= over) return refuse('events:refusal.session_over', { field: 'sessionId' })
  const kinds = await loadKinds(w, event.id)
  const checked = checkParty(input, { event, kinds, member, cars, byDesk: source !== 'web' })
  if (!checked.ok) return checked
  const free = await checkComing(w, checked.value.seats, { eventId: event.id, partyId: null })
  if (!free.ok) return free
  const demand = demandOf(checked.value.seats)
  const priority = priorityOf(event, joiner)
  if (await mayTake(w, event, session, { demand, priority })) {
    return takeIn(w, event, session, { member, source, priority, checked: checked.value })
  }
  if (!orWait) {
    const pools = await loadPools(w, session.id)
    return fullHouse(pools, shortOf(pools, demand) ?? PEOPLE)
  }
  // Nobody waits for what the session could never give.
  const empty = (await loadPools(w, session.id)).map((pool) => ({ ...pool, taken: 0 }))
  const never = shortOf(empty, demand)
  if (never !== null) return refuse('events:refusal.never_fits')
  const wish = { memberId, source, priority, checked: checked.value, state: 'waiting' as const, until: null }
  const made = await insertParty(w, event, session, wish)
  if (!made.ok) return made
  const { party, seatIds } = made.value
  await tellWaiting(w, event, session, party, { ...made.value, member })
  return done({ number: party.number, state: 'waiting', seatIds })
}

/** What no hand may pass by. */
const ALWAYS: ReadonlySet<string> = new Set(
  ['not_open', 'called_off', 'postponed', 'over', 'joined'].map((reason) => `events:refusal.${reason}`),
)

/** By staff: whoever they say, and also after registration has closed. */
const forSource = (event: EventRow, source: Source): EventRow =>
  source === 'web' ? event : { ...event, closesAt: event.endsAt }

type Taking = { member: Member; source: Source; priority: number; checked: CheckedParty }

async function takeIn(w: Work, event: EventRow, session: SessionRow, taking: Taking): Promise<Outcome<Registered>> {
  const { checked, member, source, priority } = taking
  const memberId = member.id
  const points = sumOf(checked.seats, 'points')
  const isFree = points === 0 && sumOf(checked.seats, 'priceMinor') === 0
  const isHeld = source === 'web' && !isFree
  if (points > 0) {
    const { available } = await purseOf({ schema: w.schema, read: w.tx, now: w.now }, memberId)
    if (available < points) {
      const params = { points, available, missing: points - available }
      return refuse('points:refusal.not_enough', { params, nextStep: '/points/earn' })
    }
  }
  const taken = await takePlaces(w, session.id, demandOf(checked.seats))
  if (!taken.ok) return taken
  const until = isHeld ? w.now + HOLD_MINUTES * MINUTE : null
  const state = isHeld ? 'held' : 'confirmed'
  const made = await insertParty(w, event, session, { memberId, source, priority, checked, state, until })
  if (!made.ok) return made
  const { party, seatIds } = made.value
  if (until !== null) {
    const held = await holdFor(w, party, { points, until, key: 'register' })
    if (!held.ok) return held
    await keepHold(w, party, held.value)
    await watchUntil(w, party)
    await raiseEvent(w, event.id)
  } else {
    const charged = await chargePoints(w, event, party, { points, key: 'register' })
    if (!charged.ok) return charged
    await tellConfirmed(w, event, session, party, { ...made.value, member })
  }
  if (source !== 'web') {
    await audit(w, {
      action: `event.party-${source}`,
      subject: `event:${event.id}`,
      dealerId: event.dealerId,
      detail: { party: party.number, memberId, people: checked.seats.length },
    })
  }
  return done({ number: party.number, state, seatIds })
}

async function keepHold(w: Work, { id }: PartyRow, holdId: string | null): Promise<void> {
  const { parties } = w.schema.events
  if (holdId !== null) await w.tx.update(parties).set({ holdId }).where(eq(parties.id, id))
}
