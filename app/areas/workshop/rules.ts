import { DAY, type Instant } from '~/kernel/clock'
import { defineFlow, type Flow } from '~/kernel/flow'
import { allowed, type Verdict } from '~/kernel/outcome'

export const ORDER_STATES = [
  'checked-in',
  'in-work',
  'waiting-parts',
  'waiting-owner',
  'quality-check',
  'ready',
  'handed-over',
  'completed',
  'cancelled',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

export const ORDER_EVENTS = [
  'start',
  'wait-parts',
  'wait-owner',
  'resume',
  'submit',
  'fail',
  'pass',
  'reopen',
  'hand-over',
  'take-back',
  'complete',
  'cancel',
] as const
export type OrderEvent = (typeof ORDER_EVENTS)[number]
export type OrderHand = 'adviser' | 'technician' | 'owner' | 'system'

/** What the guards look at. Counts leave dropped jobs out. */
export type OrderFacts = {
  jobs: number
  openJobs: number
  startedJobs: number
  /** Extra work that the owner has not answered. */
  undecided: number
  /** Done jobs with a fault but no cause or remedy. */
  unexplained: number
}
export type OrderReason =
  | 'undecided_extras'
  | 'open_jobs'
  | 'no_jobs'
  | 'unexplained_jobs'
  | 'work_started'
  | 'nothing_asked'

const no = <R extends OrderReason>(reason: R, count?: number): Verdict<R> => ({
  ok: false,
  reason,
  params: count === undefined ? undefined : { count },
})

const answered = ({ undecided }: OrderFacts): Verdict<OrderReason> =>
  undecided > 0 ? no('undecided_extras', undecided) : allowed
const asked = ({ undecided }: OrderFacts): Verdict<OrderReason> => (undecided > 0 ? allowed : no('nothing_asked'))
const workDone = (facts: OrderFacts): Verdict<OrderReason> => {
  if (facts.undecided > 0) return no('undecided_extras', facts.undecided)
  if (facts.jobs === 0) return no('no_jobs')
  if (facts.openJobs > 0) return no('open_jobs', facts.openJobs)
  return facts.unexplained > 0 ? no('unexplained_jobs', facts.unexplained) : allowed
}
const untouched = ({ startedJobs }: OrderFacts): Verdict<OrderReason> =>
  startedJobs > 0 ? no('work_started', startedJobs) : allowed

const ADVISER = ['adviser'] as const
const SHOP = ['adviser', 'technician'] as const
const ANSWER = ['adviser', 'technician', 'system'] as const

/**
 * The life of a work order. `fail`, `reopen` and `take-back` lead back and want a reason; so do `wait-parts` and
 * `cancel`. `wait-owner` and `resume` also happen by themselves when extra work is asked for and answered.
 */
export const orderFlow: Flow<OrderState, OrderEvent, OrderHand, OrderFacts, OrderReason> = defineFlow({
  initial: 'checked-in',
  steps: [
    { from: 'checked-in', event: 'start', to: 'in-work', who: SHOP },
    { from: ['checked-in', 'in-work'], event: 'wait-parts', to: 'waiting-parts', who: SHOP },
    {
      from: ['checked-in', 'in-work', 'waiting-parts'],
      event: 'wait-owner',
      to: 'waiting-owner',
      who: ANSWER,
      guard: asked,
    },
    { from: 'waiting-parts', event: 'resume', to: 'in-work', who: SHOP },
    { from: 'waiting-owner', event: 'resume', to: 'in-work', who: ANSWER, guard: answered },
    { from: 'in-work', event: 'submit', to: 'quality-check', who: SHOP, guard: workDone },
    { from: 'quality-check', event: 'fail', to: 'in-work', who: ADVISER },
    { from: 'quality-check', event: 'pass', to: 'ready', who: ADVISER, guard: workDone },
    { from: 'ready', event: 'reopen', to: 'in-work', who: ADVISER },
    { from: 'ready', event: 'hand-over', to: 'handed-over', who: ADVISER, guard: workDone },
    { from: 'handed-over', event: 'take-back', to: 'ready', who: ADVISER },
    { from: 'handed-over', event: 'complete', to: 'completed', who: ADVISER, guard: workDone },
    { from: 'checked-in', event: 'cancel', to: 'cancelled', who: ADVISER, guard: untouched },
  ],
})

/** Steps that are only taken with a reason in words. */
export const WANTS_REASON: ReadonlySet<OrderEvent> = new Set(['wait-parts', 'fail', 'reopen', 'take-back', 'cancel'])

/** The next step of a good day, for the one filled button. */
export const NEXT_STEP: Partial<Record<OrderState, OrderEvent>> = {
  'checked-in': 'start',
  'in-work': 'submit',
  'waiting-parts': 'resume',
  'waiting-owner': 'resume',
  'quality-check': 'pass',
  ready: 'hand-over',
  'handed-over': 'complete',
}

/** Jobs are added and done, and extra work is proposed, until the car goes to the quality check. */
export const WORKING: ReadonlySet<OrderState> = new Set(['checked-in', 'in-work', 'waiting-parts', 'waiting-owner'])
/** Parts, prices and payers are put right until the work is found good. */
export const EDITABLE: ReadonlySet<OrderState> = new Set([...WORKING, 'quality-check'])

export type PromisedTimes = { promisedAt: Instant; firstPromisedAt: Instant; readyAt: Instant | null }

/**
 * Was the promised time kept? `kept`: ready by the first promise; `moved`: by a later one that the owner was told
 * before; `late`: after the last one; `open`: still time; `overdue`: not ready and past it.
 */
export function onTime(
  { promisedAt, firstPromisedAt, readyAt }: PromisedTimes,
  now: Instant,
): 'kept' | 'moved' | 'late' | 'open' | 'overdue' {
  if (readyAt === null) return now <= promisedAt ? 'open' : 'overdue'
  if (readyAt <= firstPromisedAt) return 'kept'
  return readyAt <= promisedAt ? 'moved' : 'late'
}

/** Groups of faults; two visits of a car with the same one within the dealer's days are a repeat repair. */
export const FAULT_GROUPS = [
  'engine',
  'transmission',
  'battery-drive',
  'brakes',
  'steering',
  'suspension',
  'tyres',
  'electrics',
  'climate',
  'body',
  'interior',
  'assistance',
] as const
export type FaultGroup = (typeof FAULT_GROUPS)[number]
export const DEFAULT_REPEAT_DAYS = 90

/**
 * The earlier visit that a fault came back from: the latest completed one with the same group within the days before
 * now, or null. Routine work has no group and never counts.
 */
export function repeatOf<Earlier extends { faultGroup: string; completedAt: Instant }>(
  faultGroup: string,
  earlier: readonly Earlier[],
  now: Instant,
  days: number = DEFAULT_REPEAT_DAYS,
): Earlier | null {
  if (faultGroup === '') return null
  const since = now - days * DAY
  const hits = earlier.filter(
    (one) => one.faultGroup === faultGroup && one.completedAt >= since && one.completedAt <= now,
  )
  return hits.reduce<Earlier | null>(
    (latest, one) => (latest && latest.completedAt >= one.completedAt ? latest : one),
    null,
  )
}

export type CreditReason = 'not_completed' | 'nothing_to_credit' | 'above_paid' | 'not_an_amount'

/** May so much be given back? Never more than the customer paid, all credit notes together. Minor units. */
export function canCredit(
  order: { state: OrderState; customerMinor: number; creditedMinor: number },
  minor: number,
): Verdict<CreditReason> {
  if (order.state !== 'completed') return { ok: false, reason: 'not_completed' }
  const left = order.customerMinor - order.creditedMinor
  if (left <= 0) return { ok: false, reason: 'nothing_to_credit' }
  if (!Number.isSafeInteger(minor) || minor <= 0) return { ok: false, reason: 'not_an_amount' }
  return minor > left ? { ok: false, reason: 'above_paid', params: { left } } : allowed
}

export const EXTRA_STATES = ['asked', 'approved', 'declined', 'withdrawn'] as const
export type ExtraState = (typeof EXTRA_STATES)[number]
export type Answer = 'approved' | 'declined'
export type AnswerReason = 'extra_withdrawn' | 'extra_answered' | 'extra_too_late'

/** May this proposal still be answered? Taken back, answered before, or the car is already finished. */
export function canAnswer(extra: { state: ExtraState }, order: { state: OrderState }): Verdict<AnswerReason> {
  if (extra.state === 'withdrawn') return { ok: false, reason: 'extra_withdrawn' }
  if (extra.state !== 'asked') return { ok: false, reason: 'extra_answered' }
  return WORKING.has(order.state) ? allowed : { ok: false, reason: 'extra_too_late' }
}
