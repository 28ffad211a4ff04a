import type { DealerSettings } from '~/areas/dealers/rules'
import { DAY, type Instant, MINUTE } from '~/kernel/clock'
import { defineFlow, type Flow } from '~/kernel/flow'
import { allowed, type Verdict } from '~/kernel/outcome'

export const BOOKING_STATES = [
  'held',
  'walked-in',
  'booked',
  'checked-in',
  'in-work',
  'paused',
  'ready',
  'done',
  'cancelled',
  'missed',
  'lapsed',
] as const
export type BookingState = (typeof BOOKING_STATES)[number]

export const BOOKING_EVENTS = [
  'confirm',
  'drop',
  'lapse',
  'place',
  'reschedule',
  'move',
  'cancel',
  'miss',
  'check-in',
  'start',
  'pause',
  'ready',
  'finish',
] as const
export type BookingEvent = (typeof BOOKING_EVENTS)[number]
export type BookingHand = 'member' | 'staff' | 'system'

/** What a dealer lets owners do by themselves. Minutes, days and counts; a dealer's settings override the defaults. */
export type BookingPolicy = {
  /** Distance between the starts that are offered. */
  stepMinutes: number
  /** An owner books no later than this before the start. */
  noticeMinutes: number
  horizonDays: number
  holdMinutes: number
  /** An owner cancels or moves no later than this before the start; after it the dealer is called. */
  cancelNoticeMinutes: number
  /** Times that an owner may move one booking. */
  mostMoves: number
  /** Bookings that one owner may have ahead. */
  mostAhead: number
  /** So many bookings missed within so many days end booking online: the dealer is called. 0 never does. */
  missedLimit: number
  missedDays: number
  /** A booking counts as missed from this long after its start. */
  graceMinutes: number
  /** How long a waiting list's offer reserves, if the start is far enough. */
  offerMinutes: number
  /** Offers that may be let lapse before the place in the queue ends. */
  mostLapses: number
}

export const DEFAULT_POLICY: BookingPolicy = {
  stepMinutes: 45,
  noticeMinutes: 120,
  horizonDays: 60,
  holdMinutes: 15,
  cancelNoticeMinutes: 240,
  mostMoves: 3,
  mostAhead: 4,
  missedLimit: 2,
  missedDays: 180,
  graceMinutes: 30,
  offerMinutes: 120,
  mostLapses: 3,
}

/** The policy of a dealer: its settings over what is the same everywhere. */
export function policyOf(settings: DealerSettings): BookingPolicy {
  return {
    ...DEFAULT_POLICY,
    noticeMinutes: settings.noticeMinutes,
    horizonDays: settings.horizonDays,
    holdMinutes: settings.holdMinutes,
    cancelNoticeMinutes: settings.cancelNoticeHours * 60,
    missedLimit: settings.missedLimit,
    missedDays: settings.missedWindowDays,
  }
}

export type BookingFacts = {
  now: Instant
  startsAt: Instant
  heldUntil: Instant
  moves: number
  policy: BookingPolicy
}
export type BookingReason = 'hold_over' | 'hold_runs' | 'too_late_to_change' | 'moved_too_often' | 'not_late_yet'

const holdRuns = ({ now, heldUntil }: BookingFacts): Verdict<BookingReason> =>
  now < heldUntil ? allowed : { ok: false, reason: 'hold_over' }
const holdEnded = ({ now, heldUntil }: BookingFacts): Verdict<BookingReason> =>
  now >= heldUntil ? allowed : { ok: false, reason: 'hold_runs' }

/** The last moment at which an owner changes a booking alone. */
export function changeUntil({ startsAt, policy }: Pick<BookingFacts, 'startsAt' | 'policy'>): Instant {
  return startsAt - policy.cancelNoticeMinutes * MINUTE
}

const inTime = (facts: BookingFacts): Verdict<BookingReason> =>
  facts.now <= changeUntil(facts)
    ? allowed
    : { ok: false, reason: 'too_late_to_change', params: { hours: facts.policy.cancelNoticeMinutes / 60 } }
const mayMove = (facts: BookingFacts): Verdict<BookingReason> =>
  facts.moves >= facts.policy.mostMoves
    ? { ok: false, reason: 'moved_too_often', params: { most: facts.policy.mostMoves } }
    : inTime(facts)
const late = ({ now, startsAt, policy }: BookingFacts): Verdict<BookingReason> =>
  now >= startsAt + policy.graceMinutes * MINUTE
    ? allowed
    : { ok: false, reason: 'not_late_yet', params: { minutes: policy.graceMinutes } }

const STAFF = ['staff'] as const
const MACHINE = ['staff', 'system'] as const

/** The life of a booking. `move` changes time or units of a car that is here or agreed; `place` gives a walk-in its slot. */
export const bookingFlow: Flow<BookingState, BookingEvent, BookingHand, BookingFacts, BookingReason> = defineFlow({
  initial: 'held',
  steps: [
    { from: 'held', event: 'confirm', to: 'booked', who: ['member', 'staff', 'system'], guard: holdRuns },
    { from: 'held', event: 'drop', to: 'lapsed', who: ['member', 'staff', 'system'] },
    { from: 'held', event: 'lapse', to: 'lapsed', who: ['system'], guard: holdEnded },
    { from: ['walked-in', 'missed'], event: 'place', to: 'booked', who: STAFF },
    { from: 'booked', event: 'reschedule', to: 'booked', who: ['member'], guard: mayMove },
    { from: 'booked', event: 'move', to: 'booked', who: STAFF },
    { from: 'checked-in', event: 'move', to: 'checked-in', who: STAFF },
    { from: 'in-work', event: 'move', to: 'in-work', who: STAFF },
    { from: 'paused', event: 'move', to: 'paused', who: STAFF },
    { from: 'booked', event: 'cancel', to: 'cancelled', who: ['member'], guard: inTime },
    { from: ['booked', 'walked-in', 'checked-in'], event: 'cancel', to: 'cancelled', who: MACHINE },
    { from: 'booked', event: 'miss', to: 'missed', who: MACHINE, guard: late },
    { from: ['booked', 'walked-in'], event: 'check-in', to: 'checked-in', who: MACHINE },
    { from: ['checked-in', 'paused', 'ready'], event: 'start', to: 'in-work', who: MACHINE },
    { from: ['checked-in', 'in-work'], event: 'pause', to: 'paused', who: MACHINE },
    { from: ['checked-in', 'in-work', 'paused'], event: 'ready', to: 'ready', who: MACHINE },
    { from: ['checked-in', 'in-work', 'paused', 'ready'], event: 'finish', to: 'done', who: MACHINE },
  ],
})

/** States in which a booking occupies capacity for good; a hold does so until it lapses. */
export const FIRM_STATES: readonly BookingState[] = ['booked', 'checked-in', 'in-work', 'paused', 'ready']
/** States in which an owner still has something ahead. */
export const AHEAD_STATES: readonly BookingState[] = ['held', 'booked', 'checked-in', 'in-work', 'paused', 'ready']

export type BookingGate = {
  /** Bookings that the member has ahead, without the one that is being changed. */
  ahead: number
  /** The car has a booking that has not begun, and its number. */
  carBooked: string | null
  /** Bookings missed within the policy's days. */
  missed: number
  dealerOpenToMembers: boolean
  policy: BookingPolicy
}
export type GateReason = 'car_booked' | 'too_many_ahead' | 'missed_too_often' | 'dealer_closed'

/** May this owner book this car online? The page's hint and the use case's refusal. */
export function mayBook({ ahead, carBooked, missed, dealerOpenToMembers, policy }: BookingGate): Verdict<GateReason> {
  if (!dealerOpenToMembers) return { ok: false, reason: 'dealer_closed', nextStep: '/book/new' }
  if (policy.missedLimit > 0 && missed >= policy.missedLimit) {
    return { ok: false, reason: 'missed_too_often', params: { count: missed, days: policy.missedDays } }
  }
  if (carBooked)
    return { ok: false, reason: 'car_booked', params: { number: carBooked }, nextStep: `/book/${carBooked}` }
  if (ahead >= policy.mostAhead) {
    return { ok: false, reason: 'too_many_ahead', params: { most: policy.mostAhead }, nextStep: '/book' }
  }
  return allowed
}

/** From when a missed booking counts. */
export function missedSince(policy: BookingPolicy, now: Instant): Instant {
  return now - policy.missedDays * DAY
}
