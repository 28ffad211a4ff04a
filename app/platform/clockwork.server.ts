import { Cron } from 'croner'
import { eq } from 'drizzle-orm'
import { type Instant, SECOND } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { CLUB_ZONE } from '~/kernel/zones'
import { systemActor } from './actor'
import type { Club } from './club.server'
import { type ClockedJob, enqueue, type Job } from './jobs.server'

const patterns = new Map<string, Cron>()
function pattern(cron: string): Cron {
  const known = patterns.get(cron)
  if (known) return known
  const fresh = new Cron(cron, { timezone: CLUB_ZONE, paused: true })
  patterns.set(cron, fresh)
  return fresh
}

/** The latest moment of a pattern at or before `now`, and the next after it; null where there is none. */
export function momentsOf(cron: string, now: Instant): { last: Instant | null; next: Instant | null } {
  const one = pattern(cron)
  const [before] = one.previousRuns(1, new Date(now + SECOND))
  return { last: before ? +before : null, next: one.nextRun(new Date(now))?.getTime() ?? null }
}

/** Last moments that this process has seen to, so that most ticks cost no query. */
const seen = new WeakMap<Club, Map<string, Instant>>()

/**
 * Queues every clocked job whose latest moment has no run yet; of several missed moments only the last one counts.
 * A job that never ran waits for its first moment after `since`. Answers the names queued.
 */
export async function tickClock(club: Club, since: Instant = club.clock.now()): Promise<string[]> {
  const known = seen.get(club) ?? new Map<string, Instant>()
  seen.set(club, known)
  const queued: string[] = []
  for (const [job, { cron }] of Object.entries(club.wiring.jobs.clocked)) {
    const { last } = momentsOf(cron, club.clock.now())
    if (last === null || (known.get(job) ?? Number.NEGATIVE_INFINITY) >= last) continue
    if (await queueRun(club, job, last, since)) queued.push(job)
    known.set(job, last)
  }
  return queued
}

async function queueRun(club: Club, job: string, scheduledAt: Instant, since: Instant): Promise<boolean> {
  const { jobRuns } = club.schema.platform
  return club.write(systemActor, async (w) => {
    if (scheduledAt < since) {
      const [earlier] = await w.tx.select({ id: jobRuns.id }).from(jobRuns).where(eq(jobRuns.job, job)).limit(1)
      if (!earlier) return false
    }
    const runId = newId(w.now)
    const fresh = await w.tx
      .insert(jobRuns)
      .values({ id: runId, job, scheduledAt, startedAt: w.now })
      .onConflictDoNothing()
      .returning({ id: jobRuns.id })
    if (fresh.length === 0) return false
    await enqueue(w, 'clock', { runId, job, scheduledAt })
    return true
  })
}

/** Runs a clocked job now, beside its schedule. Answers false when there is no such job. */
export async function runNow(club: Club, job: string): Promise<boolean> {
  if (!club.wiring.jobs.clocked[job]) return false
  return queueRun(club, job, club.clock.now(), 0)
}

/** The outbox's side of a run: lease, pauses and dead letters hold for clocked jobs too. */
export const clockRunJob: Job = {
  attempts: 4,
  async run(club, payload) {
    const { runId, job, scheduledAt } = payload as { runId: string; job: string; scheduledAt: Instant }
    const clocked: ClockedJob | undefined = club.wiring.jobs.clocked[job]
    if (!clocked) throw new Error(`no clocked job ${job} in this version`)
    const { jobRuns } = club.schema.platform
    const note = (change: Partial<typeof jobRuns.$inferInsert>) =>
      club.write(systemActor, (w) => w.tx.update(jobRuns).set(change).where(eq(jobRuns.id, runId)))
    try {
      const result = await clocked.run(club, scheduledAt)
      await note({ finishedAt: club.clock.now(), result, error: '' })
    } catch (error) {
      await note({ error: error instanceof Error ? error.message.slice(0, 500) : String(error) })
      throw error
    }
  },
}

/** Looks at the clock every second. Missed moments of jobs that ran before are caught up at once. */
export function startClockwork(club: Club): { stop(): void } {
  const since = club.clock.now()
  let busy = false
  const tick = async () => {
    if (busy) return
    busy = true
    try {
      await tickClock(club, since)
    } catch (error) {
      club.log.error({ err: error }, 'the clock could not be kept')
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => void tick(), SECOND)
  void tick()
  return { stop: () => clearInterval(timer) }
}
