import { and, desc, eq } from 'drizzle-orm'
import { readDealers } from '~/areas/dealers/read.server'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { done, type Outcome } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { raiseTopic } from '~/platform/topics.server'
import { distanceM, isPlausible, type Place } from './geo'
import { rescueTopic } from './live.server'
import { loadRescue, placeOf, requireHelper, rescueKey } from './open-request.server'

export type Position = Place & {
  /** Made on the phone. */
  key: string
  at: Instant
}
/** 250 km/h; and what two fixes may differ by chance. */
const FASTEST_M_PER_S = 70
const SLACK_M = 500

/**
 * Where the helper is, while on the way and only then: anything sent in another state is forgotten. Several at once
 * are what piled up in a dead spot; each key counts once. A position that cannot be meant, and a jump that nobody
 * drives, is dropped. By the helper's own account: NotFound for everybody else. Answers how many are new.
 */
export async function sendPosition({
  club,
  actor,
  assignmentId,
  positions,
}: Act<{ assignmentId: string; positions: readonly Position[] }>): Promise<Outcome<{ kept: number }>> {
  const place = await placeOf(club, assignmentId)
  requireHelper(actor, place.helperUserId)
  const dealers = await readDealers(club)
  const meant = positions.filter((one) => isPlausible(one, dealers)).sort((a, b) => a.at - b.at)
  if (meant.length === 0) return done({ kept: 0 })
  return club.write(
    actor,
    async (w) => {
      const { active, request } = await loadRescue(club, place.requestId, w.tx)
      if (active?.id !== assignmentId || active.state !== 'en-route') return done({ kept: 0 })
      const since = await departedAt(w, assignmentId)
      const kept = await keep(w, assignmentId, meant, since)
      if (kept > 0) await raiseTopic(w, rescueTopic(request.id))
      return done({ kept })
    },
    { alone: rescueKey(place.requestId) },
  )
}

/** When the helper set off; positions of before are nobody's business. */
async function departedAt(w: Work, assignmentId: string): Promise<Instant> {
  const { steps } = w.schema.rescue
  const [row] = await w.tx
    .select({ at: steps.happenedAt })
    .from(steps)
    .where(and(eq(steps.assignmentId, assignmentId), eq(steps.event, 'depart')))
    .limit(1)
  return row?.at ?? w.now
}

async function keep(w: Work, assignmentId: string, sent: readonly Position[], since: Instant): Promise<number> {
  const { positions } = w.schema.rescue
  const [last] = await w.tx
    .select({ lat: positions.lat, lng: positions.lng, at: positions.at })
    .from(positions)
    .where(eq(positions.assignmentId, assignmentId))
    .orderBy(desc(positions.at), desc(positions.id))
    .limit(1)
  let before: (Place & { at: Instant }) | null = last ?? null
  let kept = 0
  for (const { key, lat, lng, at: told } of sent) {
    // A clock that runs ahead tells the present; one that is before the departure tells nothing.
    const at = Math.min(told, w.now)
    if (at < since) continue
    if (before && at >= before.at && !canDrive(before, { lat, lng, at })) continue
    const [row] = await w.tx
      .insert(positions)
      .values({ id: newId(w.now), assignmentId, key, at, lat, lng, receivedAt: w.now })
      .onConflictDoNothing()
      .returning({ id: positions.id })
    if (!row) continue
    kept += 1
    if (!before || at >= before.at) before = { lat, lng, at }
  }
  return kept
}

const canDrive = (from: Place & { at: Instant }, to: Place & { at: Instant }) =>
  distanceM(from, to) <= SLACK_M + ((to.at - from.at) / 1_000) * FASTEST_M_PER_S
