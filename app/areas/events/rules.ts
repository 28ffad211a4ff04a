import { HOUR, type Instant } from '~/kernel/clock'
import { defineFlow, type Flow } from '~/kernel/flow'
import { allowed, type Verdict } from '~/kernel/outcome'

export const EVENT_KINDS = ['drive', 'class', 'test-drive', 'family-day', 'dealer', 'club'] as const
export type EventKind = (typeof EVENT_KINDS)[number]
export const SEAT_KINDS = ['member', 'guest', 'child'] as const
export type SeatKind = (typeof SEAT_KINDS)[number]
export const PAY_METHODS = ['cash', 'transfer', 'wechat', 'alipay', 'card'] as const
export type PayMethod = (typeof PAY_METHODS)[number]
export const TIERS_UP = ['classic', 'silver', 'gold', 'platinum'] as const

export const EVENT_STATES = ['template', 'draft', 'published', 'postponed', 'cancelled', 'closed'] as const
export type EventState = (typeof EVENT_STATES)[number]
export type EventEvent = 'publish' | 'postpone' | 'resume' | 'cancel' | 'close'
export type EventHand = 'coordinator' | 'system'

/**
 * The life of an event. Postponed is without a date: parties keep their places until it resumes with one. Closed is
 * after it: who came and who did not is settled, points are earned, nothing changes any more.
 */
export const eventFlow: Flow<EventState, EventEvent, EventHand> = defineFlow({
  initial: 'draft',
  steps: [
    { from: 'draft', event: 'publish', to: 'published', who: ['coordinator'] },
    { from: 'published', event: 'postpone', to: 'postponed', who: ['coordinator'] },
    { from: 'postponed', event: 'resume', to: 'published', who: ['coordinator'] },
    { from: ['published', 'postponed'], event: 'cancel', to: 'cancelled', who: ['coordinator'] },
    { from: 'published', event: 'close', to: 'closed', who: ['coordinator', 'system'] },
  ],
})

/** Everybody may know of it and it is still to be: people have registered for its times. */
export function isPublic(state: string): boolean {
  return state === 'published' || state === 'postponed'
}

export const PARTY_STATES = ['held', 'waiting', 'offered', 'confirmed', 'cancelled', 'declined', 'lapsed'] as const
export type PartyState = (typeof PARTY_STATES)[number]
export type PartyEvent = 'confirm' | 'offer' | 'accept' | 'decline' | 'lapse' | 'cancel'
export type PartyHand = 'owner' | 'desk' | 'system'
/** States that take places in the pools. */
export const TAKING: readonly PartyState[] = ['held', 'offered', 'confirmed']

/**
 * The life of a party. It begins as `held` (being filled in, places and points set aside), `waiting` (the queue) or
 * `confirmed` (nothing to pay, walk-in, import).
 */
export const partyFlow: Flow<PartyState, PartyEvent, PartyHand> = defineFlow({
  initial: 'held',
  steps: [
    { from: 'held', event: 'confirm', to: 'confirmed', who: ['owner', 'desk'] },
    { from: 'waiting', event: 'offer', to: 'offered', who: ['system'] },
    { from: 'offered', event: 'accept', to: 'confirmed', who: ['owner', 'desk'] },
    { from: 'offered', event: 'decline', to: 'declined', who: ['owner', 'desk'] },
    { from: ['held', 'offered'], event: 'lapse', to: 'lapsed', who: ['system'] },
    { from: ['held', 'waiting', 'confirmed'], event: 'cancel', to: 'cancelled', who: ['owner', 'desk', 'system'] },
    { from: 'offered', event: 'cancel', to: 'cancelled', who: ['desk', 'system'] },
  ],
})

/** Pool of everybody, and of car spaces; other scopes are ids of ticket kinds. */
export const PEOPLE = 'people'
export const CARS = 'car'
export type Pool = { scope: string; capacity: number | null; taken: number }
/** Places by scope. */
export type Demand = ReadonlyMap<string, number>

/** What a party takes of the pools of its session: a place for everybody, one of the ticket kind, one for each car. */
export function demandOf(seats: readonly { kindId: string; withCar: boolean }[]): Demand {
  const demand = new Map<string, number>()
  const add = (scope: string) => demand.set(scope, (demand.get(scope) ?? 0) + 1)
  for (const { kindId, withCar } of seats) {
    add(PEOPLE)
    add(kindId)
    if (withCar) add(CARS)
  }
  return demand
}

/** Places that are left in a pool; Infinity when it has no limit, never below 0. */
export function leftIn({ capacity, taken }: Pool): number {
  return capacity === null ? Number.POSITIVE_INFINITY : Math.max(0, capacity - taken)
}

/** The first scope that does not have the places; null when the party fits. A scope without a pool has no limit. */
export function shortOf(pools: readonly Pool[], demand: Demand): string | null {
  for (const pool of pools) if ((demand.get(pool.scope) ?? 0) > leftIn(pool)) return pool.scope
  return null
}

export type Queued = { id: string; priority: number; rank: Instant; skips: number; demand: Demand }
export type Fairness = { fairness: string; mostSkips: number }

/** Smaller priority first, then who came first. */
export function inOrder<Q extends Pick<Queued, 'id' | 'priority' | 'rank'>>(queue: readonly Q[]): Q[] {
  return [...queue].sort((a, b) => a.priority - b.priority || a.rank - b.rank || (a.id < b.id ? -1 : 1))
}

/**
 * Who of the queue is offered what is free. Strict: in order, and a party that does not fit holds everybody behind it.
 * Skip: a party that does not fit is passed over by smaller ones, at most `mostSkips` times in its life; then it holds
 * the queue until it fits. One that would not fit an empty house holds nobody and is not passed over: it waits for a
 * larger one. `skipped` says how often each was passed over just now.
 */
export function planOffers(
  queue: readonly Queued[],
  pools: readonly Pool[],
  { fairness, mostSkips }: Fairness,
): { offers: string[]; skipped: Map<string, number> } {
  const left = pools.map((pool) => ({ ...pool }))
  const empty = pools.map((pool) => ({ ...pool, taken: 0 }))
  const offers: string[] = []
  const passed: { id: string; skips: number }[] = []
  const skipped = new Map<string, number>()
  for (const { id, demand, skips } of inOrder(queue)) {
    if (shortOf(left, demand) !== null) {
      if (shortOf(empty, demand) !== null) continue
      if (fairness === 'strict' || skips >= mostSkips) break
      passed.push({ id, skips })
      continue
    }
    if (passed.some((one) => one.skips + (skipped.get(one.id) ?? 0) >= mostSkips)) break
    for (const one of passed) skipped.set(one.id, (skipped.get(one.id) ?? 0) + 1)
    for (const pool of left) pool.taken += demand.get(pool.scope) ?? 0
    offers.push(id)
  }
  return { offers, skipped }
}

type Terms = { opensAt: Instant; early: Partial<Record<string, number>> }

/** When registration opens for somebody: by the early hours of the tier; who stayed away last time comes with all others. */
export function opensFor({ opensAt, early }: Terms, { tier, missed }: { tier: string; missed: boolean }): Instant {
  return missed ? opensAt : opensAt - (early[tier] ?? 0) * HOUR
}

/** Place in the queue before the moment of joining counts: higher tiers first where the event says so, no-shows last. */
export function priorityOf({ tierFirst }: { tierFirst: boolean }, { tier, missed }: { tier: string; missed: boolean }) {
  const below = TIERS_UP.length - 1 - Math.max(0, TIERS_UP.indexOf(tier as (typeof TIERS_UP)[number]))
  return (tierFirst ? below : 0) + (missed ? TIERS_UP.length : 0)
}

export type Joinable = Terms & {
  state: string
  endsAt: Instant
  closesAt: Instant
  minTier: string
  models: readonly string[] | null
  chapterIds: readonly string[] | null
  dealerIds: readonly string[] | null
}
/** Who asks: null when nobody is signed in. */
export type Joiner = {
  tier: string
  /** Models of the cars in the garage. */
  models: readonly string[]
  chapterIds: readonly string[]
  /** The home dealer, or empty. */
  dealerId: string
  /** Stayed away from an event within the months that count. */
  missed: boolean
  /** Number of the party that the member has here already. */
  party: string | null
}
export type JoinReason = `events:refusal.${
  | 'not_open'
  | 'called_off'
  | 'postponed'
  | 'over'
  | 'closed'
  | 'not_yet'
  | 'sign_in'
  | 'joined'
  | 'tier'
  | 'model'
  | 'chapter'
  | 'dealer'}`

/**
 * May this person register now? The hint on the page and the refusal of the use case. What holds for everybody comes
 * first, then who one is; the moment comes last, because it passes by itself. A full house is no refusal: there is the
 * queue.
 */
export function canJoin(event: Joinable, who: Joiner | null, now: Instant): Verdict<JoinReason> {
  const no = (reason: JoinReason, nextStep?: string, params?: Record<string, string | number>) => ({
    ...{ ok: false as const, reason },
    ...(nextStep ? { nextStep } : {}),
    ...(params ? { params } : {}),
  })
  if (event.state === 'cancelled') return no('events:refusal.called_off', '/events')
  if (event.state === 'postponed') return no('events:refusal.postponed', '/events')
  if (event.state === 'closed' || now >= event.endsAt) return no('events:refusal.over', '/events')
  if (event.state !== 'published') return no('events:refusal.not_open', '/events')
  if (who?.party) return no('events:refusal.joined', `/events/mine/${who.party}`)
  if (now >= event.closesAt) return no('events:refusal.closed', '/events', { at: event.closesAt })
  if (!who) return no('events:refusal.sign_in', '/sign-in')
  const tiers: readonly string[] = TIERS_UP
  if (tiers.indexOf(who.tier) < tiers.indexOf(event.minTier)) {
    return no('events:refusal.tier', '/points/tiers', { tier: event.minTier })
  }
  if (event.models && !event.models.some((model) => who.models.includes(model))) {
    return no('events:refusal.model', '/garage/add', { models: event.models.join(' / ') })
  }
  if (event.chapterIds && !event.chapterIds.some((id) => who.chapterIds.includes(id))) {
    return no('events:refusal.chapter', '/events/chapters')
  }
  if (event.dealerIds && !event.dealerIds.includes(who.dealerId)) return no('events:refusal.dealer', '/me/profile')
  const opensAt = opensFor(event, who)
  return now < opensAt ? no('events:refusal.not_yet', undefined, { at: opensAt }) : allowed
}

type Refundable = { refunds: readonly { hoursBefore: number; percent: number }[]; freeUntil: Instant | null }

/**
 * Per cent of what was paid that come back when a party is cancelled now: all when the club calls it off or has moved
 * the event and its time to think runs; else by the first step whose time is not over; 0 after the last.
 */
export function refundPercent(
  { refunds, freeUntil }: Refundable,
  { startsAt, now, byClub }: { startsAt: Instant; now: Instant; byClub: boolean },
): number {
  if (byClub || (freeUntil !== null && now < freeUntil)) return 100
  const steps = [...refunds].sort((a, b) => b.hoursBefore - a.hoursBefore)
  return steps.find(({ hoursBefore }) => startsAt - now >= hoursBefore * HOUR)?.percent ?? 0
}

/** A share of points or minor units, rounded down: never more than was paid. */
export function shareOf(amount: number, percent: number): number {
  return Math.floor((amount * percent) / 100)
}

type Account = { state: string; priceMinor: number; paidMinor: number; owedMinor: number }

/** What a party still has to pay, in minor units: what the club owes it does not count as paid. */
export function dueOf({ state, priceMinor, paidMinor, owedMinor }: Account): number {
  return state === 'confirmed' ? Math.max(0, priceMinor - (paidMinor - owedMinor)) : 0
}

export const SCAN_RESULTS = [
  'in',
  'undone',
  'already',
  'wrong-session',
  'wrong-event',
  'revoked',
  'replaced',
  'unpaid',
  'forged',
] as const
export type ScanResult = (typeof SCAN_RESULTS)[number]

export type Ticket = {
  eventId: string
  sessionId: string
  partyState: string
  gone: boolean
  codeVersion: number
  /** Money that is still to be paid. */
  dueMinor: number
  entered: boolean
}

/**
 * What a door answers to a ticket whose code is genuine. `version` is the code's; null when it was found by name. One
 * that is already in is told before what is unpaid: it is the answer to a copy.
 */
export function judgeTicket(
  ticket: Ticket,
  at: { eventId: string; sessionId: string; version: number | null },
): ScanResult {
  if (ticket.eventId !== at.eventId) return 'wrong-event'
  if (ticket.gone || ticket.partyState !== 'confirmed') return 'revoked'
  if (at.version !== null && at.version !== ticket.codeVersion) return 'replaced'
  if (ticket.entered) return 'already'
  if (ticket.sessionId !== at.sessionId) return 'wrong-session'
  return ticket.dueMinor > 0 ? 'unpaid' : 'in'
}

/** Time that a party has to look over what it registered, and to pay. */
export const HOLD_MINUTES = 15
/** A phone's clock counts within this much before the server had the scan, never after it. */
export const MOST_OFFLINE = 12 * HOUR
/** A door lets in from so long before its session begins. */
export const DOOR_OPENS = 12 * HOUR
