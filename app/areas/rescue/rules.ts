import { type Instant, MINUTE } from '~/kernel/clock'
import { defineFlow, type Flow } from '~/kernel/flow'

export const SERVICES = [
  'battery',
  'tyre',
  'fuel',
  'locked-out',
  'accident',
  'no-start',
  'charge',
  'tow',
  'other',
] as const
export type Service = (typeof SERVICES)[number]
export const PRIORITIES = ['now', 'soon', 'wait'] as const
export type Priority = (typeof PRIORITIES)[number]
/** Whose hand takes a step. `system` is the clock, or the other of the two tables. */
export type RescueHand = 'owner' | 'helper' | 'desk' | 'system'

export const REQUEST_STATES = [
  'new',
  'dispatching',
  'assigned',
  'helping',
  'done',
  'unserved',
  'cancelled',
  'merged',
] as const
export type RequestState = (typeof REQUEST_STATES)[number]
export const REQUEST_EVENTS = [
  'acknowledge',
  'accept',
  'arrive',
  'release',
  'finish',
  'give-up',
  'cancel',
  'merge',
] as const
export type RequestEvent = (typeof REQUEST_EVENTS)[number]

const OPEN = ['new', 'dispatching', 'assigned', 'helping'] as const

/**
 * The life of a call for help. `accept`, `arrive`, `release` and `finish` follow from the assignment; a call is never
 * refused, so there is no step for that. `give-up` (nobody could come, or nobody was there) wants a reason.
 */
export const requestFlow: Flow<RequestState, RequestEvent, RescueHand> = defineFlow({
  initial: 'new',
  steps: [
    { from: 'new', event: 'acknowledge', to: 'dispatching', who: ['desk', 'system'] },
    { from: ['new', 'dispatching'], event: 'accept', to: 'assigned', who: ['system'] },
    { from: 'assigned', event: 'arrive', to: 'helping', who: ['system'] },
    { from: ['assigned', 'helping'], event: 'release', to: 'dispatching', who: ['system'] },
    { from: 'helping', event: 'finish', to: 'done', who: ['system'] },
    { from: [...OPEN], event: 'give-up', to: 'unserved', who: ['desk', 'system'] },
    { from: [...OPEN], event: 'cancel', to: 'cancelled', who: ['owner', 'desk'] },
    { from: ['new', 'dispatching'], event: 'merge', to: 'merged', who: ['desk'] },
  ],
})

export const ASSIGNMENT_STATES = [
  'offered',
  'accepted',
  'en-route',
  'on-scene',
  'towing',
  'done',
  'declined',
  'timed-out',
  'withdrawn',
  'unable',
  'gone-on-arrival',
  'cancelled',
] as const
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number]
export const ASSIGNMENT_EVENTS = [
  'accept',
  'decline',
  'time-out',
  'withdraw',
  'depart',
  'extend',
  'arrive',
  'tow',
  'finish',
  'unable',
  'gone',
  'cancel',
] as const
export type AssignmentEvent = (typeof ASSIGNMENT_EVENTS)[number]

const COMING = ['accepted', 'en-route'] as const
/** Under way: of these a request has at most one. */
export const ACTIVE = ['offered', 'accepted', 'en-route', 'on-scene', 'towing'] as const

/**
 * The life of one helper's job. `cancel` follows from the request; `extend` gives a new time of arrival and leads
 * nowhere else. `decline`, `withdraw` after acceptance, `unable` and `gone` want a reason.
 */
export const assignmentFlow: Flow<AssignmentState, AssignmentEvent, RescueHand> = defineFlow({
  initial: 'offered',
  steps: [
    { from: 'offered', event: 'accept', to: 'accepted', who: ['helper', 'desk'] },
    { from: 'offered', event: 'decline', to: 'declined', who: ['helper', 'desk'] },
    { from: 'offered', event: 'time-out', to: 'timed-out', who: ['system'] },
    { from: ['offered', 'accepted', 'en-route'], event: 'withdraw', to: 'withdrawn', who: ['desk'] },
    { from: 'accepted', event: 'depart', to: 'en-route', who: ['helper', 'desk'] },
    { from: 'accepted', event: 'extend', to: 'accepted', who: ['helper', 'desk'] },
    { from: 'en-route', event: 'extend', to: 'en-route', who: ['helper', 'desk'] },
    { from: [...COMING], event: 'arrive', to: 'on-scene', who: ['helper', 'desk'] },
    { from: 'on-scene', event: 'tow', to: 'towing', who: ['helper', 'desk'] },
    { from: ['on-scene', 'towing'], event: 'finish', to: 'done', who: ['helper', 'desk'] },
    { from: [...COMING, 'on-scene', 'towing'], event: 'unable', to: 'unable', who: ['helper', 'desk'] },
    { from: 'on-scene', event: 'gone', to: 'gone-on-arrival', who: ['helper', 'desk'] },
    { from: [...ACTIVE], event: 'cancel', to: 'cancelled', who: ['system'] },
  ],
})

/** What a step of the assignment means for its request; null where the request stays as it is. */
export function requestEventOf(event: AssignmentEvent, from: AssignmentState): RequestEvent | null {
  switch (event) {
    case 'accept':
      return 'accept'
    case 'arrive':
      return 'arrive'
    case 'finish':
      return 'finish'
    case 'gone':
      return 'give-up'
    case 'withdraw':
    case 'unable':
      return from === 'offered' ? null : 'release'
    default:
      return null
  }
}

export const WANTS_REASON: ReadonlySet<string> = new Set(['decline', 'unable', 'gone', 'give-up', 'cancel', 'merge'])

/** How soon: whoever is in danger and every accident at once; who cannot go on soon; the rest can wait. */
export function priorityOf(told: { service: string; isSafe: boolean; animals: boolean }): Priority {
  if (!told.isSafe || told.service === 'accident') return 'now'
  if (told.service === 'locked-out') return told.animals ? 'soon' : 'wait'
  return told.service === 'other' ? 'wait' : 'soon'
}

/** Minutes and seconds that are promised for a priority. */
export type Level = {
  acknowledgeMinutes: number
  assignMinutes: number
  arriveMinutes: number
  onSceneMinutes: number
  offerSeconds: number
}

/** One step of the history; `assignmentId` null for a step of the request itself. */
export type HistoryStep = {
  id: string
  assignmentId: string | null
  event: string
  toState: string
  at: Instant
  etaAt: Instant | null
}

export const BREACH_KINDS = ['acknowledge', 'assign', 'eta', 'on-scene'] as const
export type BreachKind = (typeof BREACH_KINDS)[number]
export const ESCALATION = ['adviser', 'manager', 'hq'] as const
export type EscalationLevel = (typeof ESCALATION)[number]
/** After the due time: the adviser at once, the manager and headquarters later. */
export const ESCALATES_AFTER: Record<EscalationLevel, number> = { adviser: 0, manager: 5 * MINUTE, hq: 15 * MINUTE }

/** A promise with the moment it runs out; `stoppedAt` when it was kept, broken or made void. */
export type RescueClock = {
  kind: BreachKind
  /** The step that started it. */
  clock: string
  startedAt: Instant
  dueAt: Instant
  stoppedAt: Instant | null
}

/**
 * Every clock of a request, from its history alone, so that a replay gives the same: acknowledge and assign run from
 * the call (assign again from each release), the promised arrival from the acceptance and from every extension, work
 * on the scene from the arrival. `history` is in order and begins with the call (`event` `call`).
 */
export function clocksOf(history: readonly HistoryStep[], level: Level): RescueClock[] {
  const clocks: RescueClock[] = []
  const start = (kind: BreachKind, step: HistoryStep, dueAt: Instant) =>
    clocks.push({ kind, clock: step.id, startedAt: step.at, dueAt, stoppedAt: null })
  const stop = (kinds: readonly BreachKind[], at: Instant) => {
    for (const clock of clocks) if (clock.stoppedAt === null && kinds.includes(clock.kind)) clock.stoppedAt = at
  }
  for (const step of history) {
    if (step.assignmentId === null) {
      if (step.event === 'call') {
        start('acknowledge', step, step.at + level.acknowledgeMinutes * MINUTE)
        start('assign', step, step.at + level.assignMinutes * MINUTE)
      }
      if (step.toState !== 'new') stop(['acknowledge'], step.at)
      if (step.event === 'release') start('assign', step, step.at + level.assignMinutes * MINUTE)
      if (['done', 'unserved', 'cancelled', 'merged'].includes(step.toState)) stop(BREACH_KINDS, step.at)
      continue
    }
    if (step.event === 'accept') stop(['acknowledge', 'assign'], step.at)
    if (['accept', 'extend'].includes(step.event) && step.etaAt !== null) {
      stop(['eta'], step.at)
      start('eta', step, step.etaAt)
    }
    if (step.event === 'arrive') {
      stop(['eta'], step.at)
      start('on-scene', step, step.at + level.onSceneMinutes * MINUTE)
    }
    if (!(ACTIVE as readonly string[]).includes(step.toState)) stop(['eta', 'on-scene'], step.at)
  }
  return clocks
}

export type Breach = { kind: BreachKind; clock: string; level: EscalationLevel; dueAt: Instant }

/**
 * Which promises were broken by `now`, and who has to know: one line for each level whose time has come while the
 * clock was still running. The same history and moment give the same lines; later moments only add.
 */
export function breachesOf(clocks: readonly RescueClock[], now: Instant): Breach[] {
  return clocks.flatMap(({ kind, clock, dueAt, stoppedAt }) =>
    ESCALATION.filter((level) => Math.min(now, stoppedAt ?? now) > dueAt + ESCALATES_AFTER[level]).map((level) => ({
      kind,
      clock,
      level,
      dueAt,
    })),
  )
}

/** The clock that runs out next; what the board turns. Null when nothing is promised just now. */
export function nextClock(clocks: readonly RescueClock[]): RescueClock | null {
  return clocks
    .filter(({ stoppedAt }) => stoppedAt === null)
    .reduce<RescueClock | null>((next, clock) => (next && next.dueAt <= clock.dueAt ? next : clock), null)
}

/** When the next telling of somebody is due after `now`; null when no clock runs that could still do so. */
export function nextLook(clocks: readonly RescueClock[], now: Instant): Instant | null {
  const moments = clocks
    .filter(({ stoppedAt }) => stoppedAt === null)
    .flatMap(({ dueAt }) => ESCALATION.map((level) => dueAt + ESCALATES_AFTER[level] + 1))
    .filter((at) => at > now)
  return moments.length > 0 ? Math.min(...moments) : null
}

/** A helper's own clock counts when it lies between the last step and now; else the server's does. */
export function happenedAt(told: Instant | null, lastStep: Instant, now: Instant): Instant {
  return told !== null && told >= lastStep && told <= now ? told : now
}
