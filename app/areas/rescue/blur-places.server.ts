import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm'
import { DAY, type Instant } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import type { ClockedJob } from '~/platform/jobs.server'
import { blurred } from './geo'

/** Where somebody was stranded is known for so long after it is over. */
const KEPT = 30 * DAY
const BATCH = 100

/**
 * Takes the places out of rescues that are long over: the car's to the district, words and accuracy away, every
 * position of the helper gone. Safe to run at any time and twice. Answers how many rescues.
 */
export async function blurPlaces(club: Club, now: Instant = club.clock.now()): Promise<number> {
  const { requests, assignments, positions } = club.schema.rescue
  for (let total = 0; ; ) {
    const count = await club.write(systemActor, async (w) => {
      const rows = await w.tx
        .select({ id: requests.id, lat: requests.lat, lng: requests.lng })
        .from(requests)
        .where(and(lt(requests.closedAt, now - KEPT), isNull(requests.blurredAt)))
        .orderBy(asc(requests.closedAt), asc(requests.id))
        .limit(BATCH)
      if (rows.length === 0) return 0
      for (const { id, lat, lng } of rows) {
        const place = lat === null || lng === null ? {} : blurred({ lat, lng })
        await w.tx
          .update(requests)
          .set({ ...place, place: '', accuracyM: null, blurredAt: now })
          .where(eq(requests.id, id))
      }
      const ids = rows.map(({ id }) => id)
      const trails = w.tx.select({ id: assignments.id }).from(assignments).where(inArray(assignments.requestId, ids))
      await w.tx.delete(positions).where(inArray(positions.assignmentId, trails))
      return rows.length
    })
    total += count
    if (count < BATCH) return total
  }
}

/** Every night. */
export const blurJob: ClockedJob = {
  cron: '40 3 * * *',
  async run(club, now) {
    return { rescues: await blurPlaces(club, now) }
  },
}
