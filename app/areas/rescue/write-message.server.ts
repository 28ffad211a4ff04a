import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import { raiseRescue } from './live.server'
import { onRescue } from './on-rescue.server'
import { isDesk, isHelper, isOwner, type OpenRescue } from './open-request.server'
import type { RescueHand } from './rules'
import { refusalFor } from './take-step.server'

/**
 * Writes to the others of a call: owner, whoever was sent, desk. Refused once it is over; NotFound for everybody else,
 * and for a helper who is no longer under way.
 */
export async function writeMessage({
  text,
  ...act
}: Act<{ requestId: string; text: string }>): Promise<Outcome<{ messageId: string }>> {
  return onRescue(act, async (w, open) => {
    const hand = writerOf(w.actor, open)
    const { request } = open
    if (request.closedAt !== null) return refusalFor(hand, 'closed')
    const id = newId(w.now)
    const line = { id, requestId: request.id, hand, actorId: w.actor.userId, text: text.trim(), at: w.now }
    await w.tx.insert(w.schema.rescue.messages).values(line)
    await raiseRescue(w, { ...request, helperId: open.active?.helperId })
    return done({ messageId: id })
  })
}

function writerOf(actor: Parameters<typeof isOwner>[0], { request, active, helper }: OpenRescue): RescueHand {
  if (isOwner(actor, request)) return 'owner'
  if (active && helper && isHelper(actor, helper.userId)) return 'helper'
  if (isDesk(actor, request)) return 'desk'
  throw new NotFound('rescue')
}
