import { and, asc, count, desc, eq, gt, inArray, lte, max } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from './audit.server'
import { momentsOf, runNow } from './clockwork.server'
import type { Act, Club, Work } from './club.server'
import { nudge } from './nudge.server'

export const JOB_STATES = ['waiting', 'running', 'retrying', 'dead'] as const
export type JobState = (typeof JOB_STATES)[number]
export type JobRow = {
  id: string
  job: string
  state: JobState
  attempts: number
  runAt: Instant
  createdAt: Instant
  lastError: string
}

const LIST = 100

function inState(club: Club, state: JobState) {
  const { outbox } = club.schema.platform
  const now = club.clock.now()
  const waiting = eq(outbox.state, 'waiting')
  if (state === 'dead') return eq(outbox.state, 'dead')
  if (state === 'running') return and(waiting, gt(outbox.leaseUntil, now))
  const idle = and(waiting, lte(outbox.leaseUntil, now))
  return state === 'retrying' ? and(idle, gt(outbox.attempts, 0)) : and(idle, eq(outbox.attempts, 0))
}

/** How many outbox rows stand in each state. */
export async function countJobs(club: Club): Promise<Record<JobState, number>> {
  const { outbox } = club.schema.platform
  const counts = { waiting: 0, running: 0, retrying: 0, dead: 0 }
  for (const state of JOB_STATES) {
    const [row] = await club.store.read.select({ rows: count() }).from(outbox).where(inState(club, state))
    counts[state] = Number(row?.rows ?? 0)
  }
  return counts
}

/** The rows of a state: what is due first, or what was given up last. At most 100. */
export async function readJobs(club: Club, state: JobState): Promise<JobRow[]> {
  const { outbox } = club.schema.platform
  const rows = await club.store.read
    .select()
    .from(outbox)
    .where(inState(club, state))
    .orderBy(state === 'dead' ? desc(outbox.finishedAt) : asc(outbox.runAt), asc(outbox.id))
    .limit(LIST)
  return rows.map(({ id, job, attempts, runAt, createdAt, lastError }) => ({
    id,
    job,
    state,
    attempts,
    runAt,
    createdAt,
    lastError,
  }))
}

export type ClockedRow = {
  job: string
  cron: string
  last: { at: Instant; finishedAt: Instant | null; error: string; result: Record<string, unknown> | null } | null
  next: Instant | null
}

/** Clocked jobs with their last run and next moment. */
export async function readClocked(club: Club): Promise<ClockedRow[]> {
  const { jobRuns } = club.schema.platform
  const jobs = Object.entries(club.wiring.jobs.clocked)
  const latest = await club.store.read
    .select({ job: jobRuns.job, startedAt: max(jobRuns.startedAt) })
    .from(jobRuns)
    .groupBy(jobRuns.job)
  const rows: ClockedRow[] = []
  for (const [job, { cron }] of jobs) {
    const startedAt = latest.find((row) => row.job === job)?.startedAt
    const [run] =
      startedAt == null
        ? []
        : await club.store.read
            .select()
            .from(jobRuns)
            .where(and(eq(jobRuns.job, job), eq(jobRuns.startedAt, Number(startedAt))))
            .limit(1)
    rows.push({
      job,
      cron,
      next: momentsOf(cron, club.clock.now()).next,
      last: run ? { at: run.startedAt, finishedAt: run.finishedAt, error: run.error, result: run.result } : null,
    })
  }
  return rows.sort((a, b) => (a.next ?? 0) - (b.next ?? 0))
}

async function idleRow(w: Work, outboxId: string) {
  const { outbox } = w.schema.platform
  const [row] = await w.tx.select().from(outbox).where(eq(outbox.id, outboxId))
  if (!row || row.state === 'done') throw new NotFound('job')
  return row.state === 'waiting' && row.leaseUntil > w.now ? null : row
}

/** Puts a row back into the queue at once, with all its tries. Refuses while it runs. */
export async function retryJob({
  club,
  actor,
  outboxId,
}: Act<{ outboxId: string }>): Promise<Outcome<{ job: string }>> {
  return club.write(
    actor,
    async (w) => {
      const row = await idleRow(w, outboxId)
      if (!row) return refuse('desk:refusal.job_running')
      const { outbox } = w.schema.platform
      await w.tx
        .update(outbox)
        .set({ state: 'waiting', attempts: 0, runAt: w.now, finishedAt: null })
        .where(eq(outbox.id, outboxId))
      const detail = { job: row.job, attempts: row.attempts }
      await audit(w, { action: 'job.retried', subject: `outbox:${outboxId}`, detail })
      w.after(() => nudge(club, 'outbox'))
      return done({ job: row.job })
    },
    { alone: 'queue' },
  )
}

/** Takes a row out of the queue for good. Refuses while it runs. A message that it carried counts as failed. */
export async function dropJob({ club, actor, outboxId }: Act<{ outboxId: string }>): Promise<Outcome<{ job: string }>> {
  return club.write(
    actor,
    async (w) => {
      const row = await idleRow(w, outboxId)
      if (!row) return refuse('desk:refusal.job_running')
      const { outbox, messages } = w.schema.platform
      await w.tx.delete(outbox).where(eq(outbox.id, outboxId))
      const { messageId } = row.payload
      if (row.job === 'message' && typeof messageId === 'string') {
        await w.tx
          .update(messages)
          .set({ state: 'failed', note: 'dropped' })
          .where(and(eq(messages.id, messageId), inArray(messages.state, ['queued', 'deferred'])))
      }
      const detail = { job: row.job, attempts: row.attempts, error: row.lastError }
      await audit(w, { action: 'job.dropped', subject: `outbox:${outboxId}`, detail })
      return done({ job: row.job })
    },
    { alone: 'queue' },
  )
}

/** Runs a clocked job beside its schedule. Throws NotFound for a name that is none. */
export async function runClockedJob({ club, actor, job }: Act<{ job: string }>): Promise<Outcome<{ job: string }>> {
  if (!(await runNow(club, job))) throw new NotFound('job')
  await club.write(actor, (w) => audit(w, { action: 'job.run', subject: `job:${job}` }))
  return done({ job })
}
