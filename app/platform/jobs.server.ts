import { sql } from 'drizzle-orm'
import { query } from '#db/query'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import type { Club, Work } from './club.server'
import { nudge } from './nudge.server'

/** Work outside a transaction. `run` may be called more than once for the same row: make it idempotent. */
export type Job = {
  /** Throws to be tried again after a pause, or `Later` to be asked again at a moment. */
  run(club: Club, payload: Record<string, unknown>, context: { outboxId: string; attempt: number }): Promise<void>
  /** Tries before the row is put aside as dead. */
  attempts?: number
  /** Told once when the row is put aside. */
  dead?(club: Club, payload: Record<string, unknown>, error: string): Promise<void>
}
/** A job by the clock; runs once per scheduled moment, however many processes there are. */
export type ClockedJob = {
  /** Five fields, minutes first, in the club's zone. */
  cron: string
  /** May be called again for the same moment after a crash or a failure. What it answers is kept with the run. */
  run(club: Club, scheduledAt: Instant): Promise<Record<string, unknown>>
}
export type JobRegistry = { queued: Readonly<Record<string, Job>>; clocked: Readonly<Record<string, ClockedJob>> }

/** Not now: ask again at this moment. Does not count as a failure. */
export class Later extends Error {
  constructor(readonly at: Instant) {
    super(`later: ${at}`)
    this.name = 'Later'
  }
}

const $ = sql.placeholder
const insertJob = query<Record<string, unknown>>()('insert-outbox', (db, { platform: { outbox } }) =>
  db
    .insert(outbox)
    .values({
      id: $('id'),
      job: $('job'),
      uniqueKey: $('uniqueKey'),
      payload: $('payload'),
      runAt: $('runAt'),
      createdAt: $('createdAt'),
    })
    .onConflictDoNothing()
    .returning({ id: outbox.id }),
)

/**
 * Puts work into the outbox, in the transaction that wants it. With `key`, the same job with the same key is
 * queued once for ever.
 */
export async function enqueue(
  w: Work,
  job: string,
  payload: Record<string, unknown>,
  { runAt = w.now, key = null }: { runAt?: Instant; key?: string | null } = {},
): Promise<void> {
  await insertJob(w, w.tx, { id: newId(w.now), job, uniqueKey: key, payload, runAt, createdAt: w.now })
  if (runAt <= w.now) w.after(() => nudge(w.club, 'outbox'))
}

/** The same for many at once, each with its own key: one query. */
export async function enqueueAll(
  w: Work,
  job: string,
  work: readonly { payload: Record<string, unknown>; key: string }[],
): Promise<void> {
  if (work.length === 0) return
  const { outbox } = w.schema.platform
  const at = { runAt: w.now, createdAt: w.now }
  await w.tx
    .insert(outbox)
    .values(work.map(({ payload, key }) => ({ id: newId(w.now), job, uniqueKey: key, payload, ...at })))
    .onConflictDoNothing()
  w.after(() => nudge(w.club, 'outbox'))
}
