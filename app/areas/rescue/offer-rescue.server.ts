import { and, eq, lt } from 'drizzle-orm'
import { type Instant, MINUTE, SECOND } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club, Work } from '~/platform/club.server'
import { enqueue, type Job } from '~/platform/jobs.server'
import { rankFor } from './candidates.server'
import { roadMinutes } from './geo'
import { readAuto } from './keep-auto.server'
import { raiseRescue } from './live.server'
import { onRescue } from './on-rescue.server'
import { levelOf, loadRescue, type OpenRescue, placeOf, requireDesk, rescueKey } from './open-request.server'
import type { Ranked } from './ranking'
import type { RescueHand } from './rules'
import { callerKey, refusalFor, takeAssignmentStep, takeRequestStep, writeStep } from './take-step.server'

/**
 * Asks a helper to take a call, until the offer ends. Whoever the ranking leaves out wants a reason; with one the desk
 * may ask anybody. Refused while somebody else is asked or sent: of those under way a call has one, at the write.
 */
export async function offerRescue({
  helperId,
  overrideReason = '',
  ...act
}: Act<{ requestId: string; helperId: string; overrideReason?: string }>): Promise<
  Outcome<{ assignmentId: string; expiresAt: Instant }>
> {
  return onRescue(act, async (w, open) => {
    requireDesk(w.actor, open.request)
    await lapse(w, open)
    const busy = standing(open)
    if (busy) return busy
    const ranked = await rankFor(w, open.request, w.now, w.tx)
    const chosen = ranked.find(({ helper }) => helper.id === helperId)
    if (!chosen) throw new NotFound('helper')
    if (!chosen.fits && overrideReason.trim() === '') {
      return refuse('rescue-desk:refusal.override_wanted', {
        field: 'overrideReason',
        alternatives: { reasons: chosen.reasons },
      })
    }
    const why = chosen.fits ? '' : overrideReason.trim()
    const made = await makeOffer(w, open, { chosen, hand: 'desk', overrideReason: why })
    if (!made.ok) return made
    await audit(w, {
      ...{ action: 'rescue.offered', subject: `rescue:${open.request.id}`, dealerId: open.request.dealerId },
      ...{ reason: why, personId: callerKey(open.request) },
      detail: { helperId, assignmentId: made.value.assignmentId },
    })
    return made
  })
}

/** Why nobody can be asked just now; the write decides all the same. */
function standing({ request, active }: OpenRescue): Refusal | null {
  const alternatives = { state: request.state }
  if (!['new', 'dispatching'].includes(request.state)) return refusalFor('desk', 'not_open', { alternatives })
  return active ? refusalFor('desk', 'already_asked', { alternatives }) : null
}

/** The offer itself: acknowledges a new call, and is refused by the engine where one is under way. */
async function makeOffer(
  w: Work,
  open: OpenRescue,
  { chosen, hand, overrideReason = '' }: { chosen: Ranked; hand: RescueHand; overrideReason?: string },
): Promise<Outcome<{ assignmentId: string; expiresAt: Instant }>> {
  if (open.request.state === 'new') {
    const seen = await takeRequestStep(w, open, { event: 'acknowledge', hand })
    if (!seen.ok) return seen
  }
  const { request } = open
  if (request.state !== 'dispatching') return refusalFor(hand, 'not_open', { alternatives: { state: request.state } })
  const { assignments } = w.schema.rescue
  const { offerSeconds } = await levelOf(w.club, request.priority, w.tx)
  const id = newId(w.now)
  const expiresAt = w.now + offerSeconds * SECOND
  const [row] = await w.tx
    .insert(assignments)
    .values({
      ...{ id, dealerId: request.dealerId, requestId: request.id, helperId: chosen.helper.id, state: 'offered' },
      ...{ offeredAt: w.now, offeredBy: hand === 'system' ? null : w.actor.userId, expiresAt },
      distanceM: chosen.distanceM,
      overrideReason,
    })
    .onConflictDoNothing()
    .returning()
  if (!row) return refusalFor(hand, 'already_asked', { alternatives: { state: request.state } })
  await writeStep(w, request, {
    ...{ event: 'offer', hand, from: '', to: 'offered', assignmentId: id, helperId: chosen.helper.id },
    reason: overrideReason,
  })
  await enqueue(w, 'rescue-offer-over', { assignmentId: id }, { runAt: expiresAt + 1, key: id })
  await raiseRescue(w, { ...request, helperId: chosen.helper.id })
  return done({ assignmentId: id, expiresAt })
}

/**
 * Asks the next who fits, where the dealer leaves that to the rule and nobody is under way. Answers the helper asked;
 * null where nobody fits: then the clocks call the desk.
 */
export async function offerNext(w: Work, open: OpenRescue): Promise<string | null> {
  const { request } = open
  if (open.active || !['new', 'dispatching'].includes(request.state)) return null
  const isAuto = await readAuto(w.club, w.tx)
  if (!isAuto(request.dealerId)) return null
  const [chosen] = await rankFor(w, request, w.now, w.tx)
  if (!chosen?.fits) return null
  const made = await makeOffer(w, open, { chosen, hand: 'system' })
  return made.ok ? chosen.helper.id : null
}

/** Ends an offer whose time is over, inside a unit of work; true when it did. */
export async function lapse(w: Work, open: OpenRescue): Promise<boolean> {
  if (open.active?.state !== 'offered' || open.active.expiresAt >= w.now) return false
  const over = await takeAssignmentStep(w, open, { event: 'time-out', hand: 'system' })
  return over.ok
}

/**
 * Ends offers whose time is over and asks the next by rule: those of one call, or all. Safe to run at any time and
 * twice. Answers how many were over.
 */
export async function timeOutOffers(club: Club, of: { requestId?: string } = {}): Promise<number> {
  const { assignments } = club.schema.rescue
  const late = await club.store.read
    .selectDistinct({ requestId: assignments.requestId })
    .from(assignments)
    .where(
      and(
        eq(assignments.state, 'offered'),
        lt(assignments.expiresAt, club.clock.now()),
        of.requestId ? eq(assignments.requestId, of.requestId) : undefined,
      ),
    )
  let over = 0
  for (const { requestId } of late) {
    const ended = await club.write(
      systemActor,
      async (w) => {
        const open = await loadRescue(club, requestId, w.tx)
        if (!(await lapse(w, open))) return false
        await offerNext(w, open)
        return true
      },
      { alone: rescueKey(requestId) },
    )
    if (ended) over += 1
  }
  return over
}

/** The time of one offer is over now. */
export const offerOver: Job = {
  async run(club, payload) {
    const { requestId } = await placeOf(club, String(payload.assignmentId))
    await timeOutOffers(club, { requestId })
  },
}

/** A time of arrival for somebody who named none: the road from the base. */
export const etaFor = (now: Instant, distanceM: number | null): Instant =>
  now + roadMinutes(distanceM ?? 15_000) * MINUTE
