import type { Instant } from '~/kernel/clock'
import { type CaseState, ENDED, type Nature, WAITS_FOR_OWNER } from './rules'
import { ASKABLE } from './told'

/** How a case stands for whoever filed it, in one word. */
export const OWN_PHASES = [
  'received',
  'accepted',
  'working',
  'proposed',
  'agreed',
  'solved',
  'confirmed',
  'closed',
  'rejected',
  'withdrawn',
  'merged',
] as const
export type OwnPhase = (typeof OWN_PHASES)[number]

const PHASES: Record<CaseState, OwnPhase> = {
  new: 'received',
  checked: 'accepted',
  assigned: 'working',
  analysed: 'working',
  approval: 'working',
  proposed: 'proposed',
  agreed: 'agreed',
  'carried-out': 'solved',
  confirmed: 'confirmed',
  closed: 'closed',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  merged: 'merged',
}
export const phaseOf = (state: CaseState): OwnPhase => PHASES[state]

const OVER: ReadonlySet<string> = new Set([...ENDED, 'merged'])

/** Whose turn it is: the owner's, the club's, or nobody's any more. */
export function waitsFor(row: {
  state: CaseState
  askedAt: Instant | null
  attention: boolean
}): 'you' | 'us' | 'nobody' {
  if (WAITS_FOR_OWNER.has(row.state)) return 'you'
  if (row.askedAt !== null && ASKABLE.has(row.state)) return 'you'
  if (OVER.has(row.state)) return row.attention && row.state !== 'merged' ? 'us' : 'nobody'
  return 'us'
}

type Line = { id: string; event: string; at: Instant }
/** One line of the way; what comes next has no time. */
export type OwnStep = { id: string; name: OwnStepName; at: Instant | null; is: 'done' | 'now' | 'next' | 'stopped' }

/** What happened, in the owner's words. Who decided inside, and how often it changed hands, is the club's own matter. */
const TOLD = {
  record: 'received',
  accept: 'accepted',
  route: 'passed',
  'find-cause': 'found',
  propose: 'proposed',
  approve: 'proposed',
  ask: 'asked',
  agree: 'agreed',
  disagree: 'declined',
  'carry-out': 'done',
  answer: 'answered',
  confirm: 'confirmed',
  deny: 'denied',
  close: 'closed',
  reopen: 'reopened',
  reject: 'rejected',
  withdraw: 'withdrawn',
  merge: 'merged',
} as const
export type OwnStepName = (typeof TOLD)[keyof typeof TOLD]

const STOPS: ReadonlySet<OwnStepName> = new Set(['rejected', 'withdrawn', 'merged'])

/** What is still to come when all goes well. */
function ahead(state: CaseState, nature: Nature): OwnStepName[] {
  const isSolved = nature === 'complaint' || state === 'approval' || state === 'proposed' || state === 'agreed'
  const way: OwnStepName[] = isSolved
    ? ['accepted', 'passed', 'proposed', 'agreed', 'done', 'confirmed', 'closed']
    : ['accepted', 'answered', 'confirmed', 'closed']
  const from: Partial<Record<CaseState, OwnStepName>> = {
    new: 'accepted',
    checked: isSolved ? 'passed' : 'answered',
    assigned: isSolved ? 'proposed' : 'answered',
    analysed: isSolved ? 'proposed' : 'answered',
    approval: 'proposed',
    proposed: 'agreed',
    agreed: 'done',
    'carried-out': 'confirmed',
    confirmed: 'closed',
  }
  const next = from[state]
  return next ? way.slice(way.indexOf(next)) : []
}

/**
 * The way of a case, oldest first: what has happened, what is now, what comes next. A second hand-over inside the club
 * and a second look at the cause are not told again.
 */
export function progressOf(
  history: readonly Line[],
  { state, nature }: { state: CaseState; nature: Nature },
): OwnStep[] {
  const told: OwnStep[] = []
  let since = 0
  for (const { id, event, at } of history) {
    const name = TOLD[event as keyof typeof TOLD]
    if (!name) continue
    if (event === 'reopen') since = told.length
    const again = (name === 'passed' || name === 'found') && told.slice(since).some((one) => one.name === name)
    if (!again) told.push({ id, name, at, is: STOPS.has(name) ? 'stopped' : 'done' })
  }
  const last = told.at(-1)
  if (last && !OVER.has(state)) last.is = 'now'
  return [...told, ...ahead(state, nature).map((name): OwnStep => ({ id: `next-${name}`, name, at: null, is: 'next' }))]
}
