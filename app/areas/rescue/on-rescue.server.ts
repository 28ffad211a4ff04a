import { type Outcome, refuse } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import {
  type AssignmentRow,
  assignmentHand,
  type HelperRow,
  loadRescue,
  type OpenRescue,
  placeOf,
  rescueKey,
} from './open-request.server'
import type { AssignmentEvent, RescueHand } from './rules'

/** One change of one call: alone on it, with its rows as they are in this transaction. The change asks who may. */
export async function onRescue<T>(
  { club, actor, submission, requestId }: Act<{ requestId: string }>,
  change: (w: Work, open: OpenRescue) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return club.write(actor, async (w) => change(w, await loadRescue(club, requestId, w.tx)), {
    alone: rescueKey(requestId),
    submission,
  })
}

type On = Act<{ assignmentId: string; event: AssignmentEvent /** Made on the phone. */; key?: string }>
export type Sent = OpenRescue & { active: AssignmentRow; helper: HelperRow }

/**
 * One step of one assignment by its helper, or by the desk on their behalf; NotFound for everybody else. What is no
 * longer under way is refused: the call has gone on without it. With a `key` of the phone a repeat gets the first
 * answer and has no second effect.
 */
export async function onAssignment<T>(
  { club, actor, submission, assignmentId, event, key }: On,
  change: (w: Work, open: Sent, hand: RescueHand) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const place = await placeOf(club, assignmentId)
  const hand = assignmentHand(actor, place, event)
  return club.write(
    actor,
    async (w) => {
      const open = await loadRescue(club, place.requestId, w.tx)
      if (!isUnderWay(open, assignmentId)) {
        const { state } = open.request
        return refuse('rescue-desk:refusal.not_under_way', { alternatives: { state } })
      }
      return change(w, open, hand)
    },
    { alone: rescueKey(place.requestId), submission: key ?? submission },
  )
}

const isUnderWay = (open: OpenRescue, assignmentId: string): open is Sent =>
  open.active?.id === assignmentId && open.helper !== null
