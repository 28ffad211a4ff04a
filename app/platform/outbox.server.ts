import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import { MINUTE, SECOND } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { systemActor } from './actor'
import { pauseAfter } from './backoff'
import { clockRunJob } from './clockwork.server'
import type { Club } from './club.server'
import { type Job, Later } from './jobs.server'
import { jobsDone } from './metrics.server'
import { onNudge } from './nudge.server'
import { sendMessageJob } from './send-message.server'

type Row = Club['schema']['platform']['outbox']['$inferSelect']

/** How long a row is spoken for; renewed while its work runs, so that only a dead process loses it. */
export const LEASE = 2 * MINUTE
const RENEW = 30 * SECOND
const LOOK = SECOND
const BATCH = 5
const ATTEMPTS = 8

/** The machine room's own jobs, beside those of the rooms. */
const OWN: Readonly<Record<string, Job>> = { message: sendMessageJob, clock: clockRunJob }

/**
 * Speaks for up to `limit` due rows in the name of `worker` and counts the try. A row is handed to one worker until
 * its lease ends, on both engines and in any number of processes.
 */
export async function leaseDue(club: Club, worker: string, limit = BATCH): Promise<Row[]> {
  const { outbox } = club.schema.platform
  const due = (now: number) => and(eq(outbox.state, 'waiting'), lte(outbox.runAt, now), lte(outbox.leaseUntil, now))
  const peek = await club.store.read.select({ id: outbox.id }).from(outbox).where(due(club.clock.now())).limit(1)
  if (peek.length === 0) return []
  return club.write(
    systemActor,
    async (w) => {
      const found = await w.tx
        .select({ id: outbox.id, attempts: outbox.attempts })
        .from(outbox)
        .where(due(w.now))
        .orderBy(asc(outbox.runAt), asc(outbox.id))
        .limit(limit)
      const leased: Row[] = []
      for (const { id, attempts } of found) {
        leased.push(
          ...(await w.tx
            .update(outbox)
            .set({ leaseUntil: w.now + LEASE, leasedBy: worker, attempts: attempts + 1 })
            .where(and(eq(outbox.id, id), due(w.now)))
            .returning()),
        )
      }
      return leased
    },
    { alone: 'queue' },
  )
}

/** Writes how a try ended; nothing if the lease was lost to another worker meanwhile. */
async function finish(club: Club, row: Row, change: Partial<Row>): Promise<boolean> {
  const { outbox } = club.schema.platform
  const mine = and(eq(outbox.id, row.id), eq(outbox.leasedBy, row.leasedBy), eq(outbox.attempts, row.attempts))
  const changed = await club.write(systemActor, (w) =>
    w.tx
      .update(outbox)
      .set({ leaseUntil: 0, leasedBy: '', ...change })
      .where(and(mine, eq(outbox.state, 'waiting')))
      .returning({ id: outbox.id }),
  )
  return changed.length > 0
}

async function attempt(club: Club, row: Row): Promise<void> {
  const job = OWN[row.job] ?? club.wiring.jobs.queued[row.job]
  const { log, clock } = club
  const attempts = job?.attempts ?? ATTEMPTS
  try {
    // Beyond the limit only if the process ended in the middle of the last try: never again.
    if (row.attempts > attempts) throw new Error(row.lastError || 'the process ended while this ran')
    if (!job) throw new Error(`no job ${row.job} in this version`)
    await job.run(club, row.payload, { outboxId: row.id, attempt: row.attempts })
    await finish(club, row, { state: 'done', finishedAt: clock.now(), lastError: '' })
    jobsDone.inc({ job: row.job, result: 'done' })
  } catch (error) {
    if (error instanceof Later) {
      await finish(club, row, { runAt: error.at, attempts: row.attempts - 1 })
      return
    }
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500)
    if (row.attempts < attempts) {
      await finish(club, row, { runAt: clock.now() + pauseAfter(row.attempts, Math.random()), lastError })
      log.warn(
        { job: row.job, outboxId: row.id, attempt: row.attempts, reason: lastError },
        'job failed, tried again later',
      )
      jobsDone.inc({ job: row.job, result: 'retried' })
      return
    }
    const mine = await finish(club, row, { state: 'dead', finishedAt: clock.now(), lastError })
    log.error({ err: error, job: row.job, outboxId: row.id }, 'job given up')
    jobsDone.inc({ job: row.job, result: 'dead' })
    if (mine) await job?.dead?.(club, row.payload, lastError)
  }
}

/** Leases and runs one batch side by side. Answers how many rows it had. */
export async function runBatch(club: Club, worker: string, limit = BATCH): Promise<number> {
  const rows = await leaseDue(club, worker, limit)
  if (rows.length === 0) return 0
  const { outbox } = club.schema.platform
  const ids = rows.map((row) => row.id)
  const renew = setInterval(() => {
    void club
      .write(systemActor, (w) =>
        w.tx
          .update(outbox)
          .set({ leaseUntil: w.now + LEASE })
          .where(and(inArray(outbox.id, ids), eq(outbox.leasedBy, worker), eq(outbox.state, 'waiting'))),
      )
      .catch((error) => club.log.error({ err: error }, 'lease not renewed'))
  }, RENEW)
  try {
    await Promise.all(rows.map((row) => attempt(club, row)))
  } finally {
    clearInterval(renew)
  }
  return rows.length
}

/** Runs all that is due at this moment, once each; for tests, the demo's history and tools. Answers how many tries. */
export async function drainOutbox(club: Club): Promise<number> {
  const worker = `drain-${newId(club.clock.now())}`
  let tries = 0
  for (let had = 1; had > 0; tries += had) had = await runBatch(club, worker)
  return tries
}

/** Works through the outbox until stopped: at once for what this process queued, every second for the rest. */
export function startWorker(club: Club): { stop(): Promise<void> } {
  const worker = `${process.pid}-${newId(club.clock.now())}`
  let stopped = false
  let running: Promise<void> | null = null
  let again = false
  const work = async () => {
    do {
      again = false
      try {
        while (!stopped && (await runBatch(club, worker)) === BATCH);
      } catch (error) {
        club.log.error({ err: error }, 'the outbox could not be read')
      }
    } while (again && !stopped)
    running = null
  }
  const wake = () => {
    if (stopped) return
    again = true
    running ??= work()
  }
  const hush = onNudge(club, 'outbox', wake)
  const timer = setInterval(wake, LOOK)
  wake()
  return {
    /** Takes no more; what runs is finished first. */
    async stop() {
      stopped = true
      hush()
      clearInterval(timer)
      await running
    },
  }
}
