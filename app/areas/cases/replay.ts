import { type CaseEvent, type CaseHand, type CaseState, caseFlow } from './rules'
import { ASKABLE } from './told'

export type ReplayStep = {
  event: string
  hand: string
  fromState: string
  toState: string
  data: Readonly<Record<string, string>>
}
type Replayed = {
  state: CaseState | ''
  solverId: string
  keeperId: string
  /** The owner is waited for. */
  isAsked: boolean
  faults: string[]
}

const known = new Set(
  caseFlow.steps.flatMap(({ from, event, to, who }) =>
    [from].flat().flatMap((state) => who.map((hand) => `${state} ${event} ${hand} ${to}`)),
  ),
)

/** Whether the table knows such a step, guards aside. */
export const isKnown = (from: CaseState, event: CaseEvent, hand: CaseHand, to: CaseState): boolean =>
  known.has(`${from} ${event} ${hand} ${to}`)

/**
 * Goes through a history from the first step: where it leads, who has the case then, and every step that the table does
 * not know or that begins where the one before did not end.
 */
export function replay(history: readonly ReplayStep[]): Replayed {
  const at: Replayed = { state: '', solverId: '', keeperId: '', isAsked: false, faults: [] }
  let wasAsked = false
  for (const { event, hand, fromState, toState, data } of history) {
    if (fromState !== at.state) at.faults.push(`${event} begins at ${fromState}, not at ${at.state}`)
    const isFirst = at.state === ''
    const isWay =
      event === 'record'
        ? isFirst && toState === 'new'
        : event === 'unmerge'
          ? fromState === 'merged'
          : isKnown(fromState as CaseState, event as CaseEvent, hand as CaseHand, toState as CaseState)
    if (!isWay) at.faults.push(`no such step: ${hand} ${event} ${fromState} → ${toState}`)
    at.state = toState as CaseState
    if (event === 'route' || event === 'take') at.solverId = data.solverId ?? ''
    if (event === 'lose') at.solverId = ''
    // Everything of somebody who left went to one successor.
    if (event === 'hand-over' && data.solverId) at.solverId = data.solverId
    if (data.keeperId) at.keeperId = data.keeperId
    if (event === 'ask') at.isAsked = true
    if (event === 'merge') wasAsked = at.isAsked
    if (event === 'owner-says' || event === 'resume' || !ASKABLE.has(toState)) at.isAsked = false
    if (event === 'unmerge') at.isAsked = wasAsked
  }
  return at
}
