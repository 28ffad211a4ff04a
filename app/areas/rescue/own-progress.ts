import type { Instant } from '~/kernel/clock'
import type { AssignmentState, RequestState } from './rules'

/** How a call stands for the one who waits: one word for both tables. */
export const OWN_PHASES = [
  'sent',
  'searching',
  'coming',
  'on-way',
  'there',
  'towing',
  'done',
  'unserved',
  'cancelled',
  'merged',
] as const
export type OwnPhase = (typeof OWN_PHASES)[number]

/** True while somebody may still come. */
export const isUnderWay = (state: RequestState): boolean =>
  state === 'new' || state === 'dispatching' || state === 'assigned' || state === 'helping'

/** The one word, from the state of the call and of who has accepted it. */
export function phaseOf(state: RequestState, coming: AssignmentState | null): OwnPhase {
  if (state === 'done' || state === 'unserved' || state === 'cancelled' || state === 'merged') return state
  switch (coming) {
    case 'accepted':
      return 'coming'
    case 'en-route':
      return 'on-way'
    case 'on-scene':
      return 'there'
    case 'towing':
      return 'towing'
    default:
      if (state === 'helping') return 'there'
      if (state === 'assigned') return 'coming'
      return state === 'new' ? 'sent' : 'searching'
  }
}

/** What one calls a helper: 陈师傅, John, or the name of a company as it is. */
export function callName({ name, kind }: { name: string; kind: string }): { name: string; isMaster: boolean } {
  if (kind === 'company') return { name, isMaster: false }
  const plain = name.trim()
  if (/^\p{Script=Han}{2,4}$/u.test(plain)) return { name: [...plain][0] ?? plain, isMaster: true }
  return { name: plain.split(/\s+/)[0] ?? plain, isMaster: false }
}

export type StepRow = {
  id: string
  assignmentId: string | null
  event: string
  toState: string
  at: Instant
  happenedAt: Instant
  etaAt: Instant | null
  reason: string
}
/** One line of the way; `next` ones have no time yet, or the promised one. */
export type OwnStep = {
  id: string
  name: OwnStepName
  time: Instant | null
  isPromise: boolean
  reason: string
  etaAt: Instant | null
  at: 'done' | 'now' | 'next' | 'stopped'
}
export const OWN_STEPS = [
  'called',
  'searching',
  'accepted',
  'departed',
  'changed',
  'arrived',
  'towing',
  'again',
  'done',
  'unserved',
  'cancelled',
  'merged',
] as const
export type OwnStepName = (typeof OWN_STEPS)[number]

const ENDS: Record<string, OwnStepName> = { 'give-up': 'unserved', cancel: 'cancelled', merge: 'merged' }
const OF_ASSIGNMENT: Record<string, OwnStepName> = {
  accept: 'accepted',
  depart: 'departed',
  extend: 'changed',
  arrive: 'arrived',
  tow: 'towing',
  finish: 'done',
}

function nameOf({ assignmentId, event }: StepRow): OwnStepName | null {
  if (assignmentId !== null) return OF_ASSIGNMENT[event] ?? null
  if (event === 'call') return 'called'
  if (event === 'acknowledge') return 'searching'
  if (event === 'release') return 'again'
  return ENDS[event] ?? null
}

/**
 * The way of a call, oldest first: what has happened, what is now, and what comes next. Offers that were declined or
 * not answered are the desk's own matter; a helper who could not come after all is told, since the wait begins anew.
 */
export function progressOf(
  steps: readonly StepRow[],
  { state, coming }: { state: RequestState; coming: { state: AssignmentState; etaAt: Instant | null } | null },
): OwnStep[] {
  const told = steps.flatMap((step): OwnStep[] => {
    const name = nameOf(step)
    if (name === null) return []
    // The reason of a withdrawal is between desk and helper.
    const reason = name === 'changed' || name === 'unserved' || name === 'cancelled' ? step.reason : ''
    const etaAt = name === 'changed' || name === 'accepted' ? step.etaAt : null
    return [{ id: step.id, name, time: step.happenedAt, isPromise: false, reason, etaAt, at: 'done' }]
  })
  const last = told.at(-1)
  if (!isUnderWay(state)) {
    if (last) last.at = state === 'done' || state === 'merged' ? 'done' : 'stopped'
    return told
  }
  if (last) last.at = 'now'
  const next = (name: OwnStepName, time: Instant | null = null): OwnStep => ({
    ...{ id: `next-${name}`, name, time, isPromise: time !== null, reason: '', etaAt: null, at: 'next' },
  })
  const ahead: OwnStep[] = []
  if (!coming) ahead.push(next('accepted'))
  if (!coming || coming.state === 'accepted' || coming.state === 'en-route') {
    ahead.push(next('arrived', coming?.etaAt ?? null))
  }
  return [...told, ...ahead, next('done')]
}

/** Share of the way that lies behind, 0 to 1: by distance while a position is known, else by the promised time. */
export function shareOf(
  way: { beganAt: Instant | null; etaAt: Instant | null; leftM: number | null; wholeM: number | null },
  now: Instant,
): number {
  if (way.leftM !== null && way.wholeM) return Math.min(1, Math.max(0, 1 - way.leftM / way.wholeM))
  if (way.beganAt === null || way.etaAt === null || way.etaAt <= way.beganAt) return 0
  return Math.min(0.97, Math.max(0, (now - way.beganAt) / (way.etaAt - way.beganAt)))
}
