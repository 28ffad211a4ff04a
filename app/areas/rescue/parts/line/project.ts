import { type Instant, MINUTE } from '~/kernel/clock'
import { step } from '~/kernel/flow'
import { ACTIVE, ASSIGNMENT_EVENTS, type AssignmentEvent, type AssignmentState, assignmentFlow } from '../../rules'
import type { Entry } from './waiting-line'

/** What of a job changes by the helper's own steps. */
export type JobPart = {
  id: string
  state: AssignmentState
  etaAt: Instant | null
  arrivedAt: Instant | null
}

const isEvent = (act: string): act is AssignmentEvent => (ASSIGNMENT_EVENTS as readonly string[]).includes(act)

/** The minutes that a form says, its own figure before the chosen one. */
export function minutesOf(fields: { ownMinutes?: string | number; etaMinutes?: string | number }): number {
  return Number(fields.ownMinutes || fields.etaMinutes || 0)
}

/**
 * The job as it will be once what waits is sent: steps that have waited in vain count as done, others are on their
 * way. `skew` is what the phone's clock lacks. Steps that the state does not know are left out.
 */
export function projectJob<Job extends JobPart>(job: Job, waiting: readonly Entry[], skew: number): Job {
  let ahead = job
  for (const { assignmentId, act, fields, toldAt, tries } of waiting) {
    if (assignmentId !== job.id || tries === 0 || !isEvent(act)) continue
    const verdict = step(assignmentFlow, ahead.state, act, 'helper')
    if (!verdict.ok) continue
    const at = toldAt + skew
    ahead = {
      ...ahead,
      state: verdict.to,
      etaAt: act === 'accept' || act === 'extend' ? at + minutesOf(fields) * MINUTE : ahead.etaAt,
      arrivedAt: act === 'arrive' ? at : ahead.arrivedAt,
    }
  }
  return ahead
}

/** Not ended yet: offered, or under way. */
export const isActive = (state: AssignmentState): boolean => (ACTIVE as readonly string[]).includes(state)
