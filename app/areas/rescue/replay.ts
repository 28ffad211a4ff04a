import { type AssignmentState, assignmentFlow, type RequestState, requestFlow } from './rules'

/** One line of history with where it came from. */
export type ReplayStep = {
  assignmentId: string | null
  event: string
  fromState: string
  toState: string
}
export type Replayed = {
  /** Empty before the call. */
  request: RequestState | ''
  assignments: Map<string, AssignmentState>
  /** Each step that the tables do not know, or that begins where the one before did not end. */
  faults: string[]
}

const known = (flow: { steps: readonly { from: string | readonly string[]; event: string; to: string }[] }) =>
  new Set(flow.steps.flatMap(({ from, event, to }) => [from].flat().map((one) => `${one} ${event} ${to}`)))

const REQUEST = known(requestFlow)
const ASSIGNMENT = known(assignmentFlow)

/** Where a call and its assignments stand by their history alone. The same history gives the same. */
export function replay(history: readonly ReplayStep[]): Replayed {
  const assignments = new Map<string, AssignmentState>()
  const faults: string[] = []
  let request: RequestState | '' = ''
  for (const { assignmentId, event, fromState, toState } of history) {
    const before = assignmentId === null ? request : (assignments.get(assignmentId) ?? '')
    const line = `${fromState} ${event} ${toState}`
    if (before !== fromState) faults.push(`${line}, was ${before || 'nothing'}`)
    if (assignmentId === null) {
      const isFirst = event === 'call' && fromState === '' && toState === 'new'
      const isMove = event === 'hand-over' && fromState === toState
      if (!isFirst && !isMove && !REQUEST.has(line)) faults.push(`no step ${line}`)
      request = toState as RequestState
    } else {
      const isFirst = event === 'offer' && fromState === '' && toState === 'offered'
      if (!isFirst && !ASSIGNMENT.has(line)) faults.push(`no step ${line}`)
      assignments.set(assignmentId, toState as AssignmentState)
    }
  }
  return { request, assignments, faults }
}

/** Under way, as the state of the request says it: nobody or an offer, somebody who comes, somebody who is there. */
const AGREES: Record<RequestState, readonly string[]> = {
  new: ['', 'offered'],
  dispatching: ['', 'offered'],
  assigned: ['accepted', 'en-route'],
  helping: ['on-scene', 'towing'],
  done: [''],
  unserved: [''],
  cancelled: [''],
  merged: [''],
}

/** Does the state of a request agree with the one assignment under way ('' for none)? */
export const agrees = (request: RequestState, active: AssignmentState | ''): boolean => AGREES[request].includes(active)
