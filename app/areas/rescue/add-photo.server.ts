import { and, eq, sql } from 'drizzle-orm'
import { HOUR } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import { raiseRescue } from './live.server'
import { loadRescue, rescueKey } from './open-request.server'
import { requireHelperJob } from './read-helper-jobs.server'

const MOST_PHOTOS = 20
/** Photos taken in a dead spot may come after the job has ended. */
const LATE = 12 * HOUR

/**
 * Keeps a photo that the helper took, for the owner and the desk; the file was saved before. The same photo is kept
 * once. Refuses long after the end of the job and beyond 20. Throws NotFound for a job of somebody else.
 */
export async function addRescuePhoto({
  club,
  actor,
  submission,
  assignmentId,
  fileId,
}: Act<{ assignmentId: string; fileId: string }>): Promise<Outcome<{ photos: number }>> {
  const job = await requireHelperJob(club, actor, assignmentId)
  if (job.state === 'offered' || (job.endedAt !== null && job.endedAt + LATE < club.clock.now())) {
    return refuse('rescue-desk:helper.refusal.photo_closed', { field: 'photo' })
  }
  return club.write(
    actor,
    async (w) => {
      const { photos } = w.schema.rescue
      const here = eq(photos.requestId, job.requestId)
      const [same] = await w.tx
        .select({ id: photos.id })
        .from(photos)
        .where(and(here, eq(photos.fileId, fileId)))
      const [kept] = await w.tx
        .select({ count: sql`count(*)`.mapWith(Number) })
        .from(photos)
        .where(here)
      const count = kept?.count ?? 0
      if (same) return done({ photos: count })
      if (count >= MOST_PHOTOS) {
        return refuse('rescue-desk:helper.refusal.photos_full', { field: 'photo', params: { most: MOST_PHOTOS } })
      }
      await w.tx
        .insert(photos)
        .values({ id: newId(w.now), requestId: job.requestId, fileId, actorId: actor.userId, at: w.now })
      const { request } = await loadRescue(club, job.requestId, w.tx)
      await raiseRescue(w, { ...request, helperId: job.helperId })
      return done({ photos: count + 1 })
    },
    { submission, alone: rescueKey(job.requestId) },
  )
}
