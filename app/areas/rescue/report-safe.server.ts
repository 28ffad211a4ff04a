import { and, eq } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { raiseRescue } from './live.server'
import { isOwner, loadRescue, rescueKey } from './open-request.server'

/**
 * The owner says that everybody is out of danger now. Desk and helper read it as a message; the priority stays, since
 * the car still stands where it stood. Said twice it is written once. Throws NotFound for another's call.
 */
export async function reportSafe({
  club,
  actor,
  submission,
  requestId,
  text,
}: Act<{ requestId: string /** The sentence, in the owner's language. */; text: string }>): Promise<Outcome<null>> {
  return club.write(
    actor,
    async (w) => {
      const { requests, messages } = w.schema.rescue
      const { request, active } = await loadRescue(club, requestId, w.tx)
      if (!isOwner(actor, request)) throw new NotFound('rescue')
      const [row] = await w.tx
        .update(requests)
        .set({ isSafe: true })
        .where(and(eq(requests.id, requestId), eq(requests.isSafe, false)))
        .returning({ id: requests.id })
      if (!row) return done(null)
      await w.tx
        .insert(messages)
        .values({ id: newId(w.now), requestId, hand: 'owner', actorId: actor.userId, text, at: w.now })
      await audit(w, { action: 'rescue.safe', subject: `rescue:${requestId}`, dealerId: request.dealerId })
      await raiseRescue(w, { ...request, helperId: active?.helperId })
      return done(null)
    },
    { submission, alone: rescueKey(requestId) },
  )
}
