import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import type { Club, Work } from './club.server'

/** Work outside a transaction. `run` may be called more than once for the same row: make it idempotent. */
export type Job = {
  run(club: Club, payload: Record<string, unknown>, context: { outboxId: string; attempt: number }): Promise<void>
  /** Tries before the row is put aside as dead. */
  attempts?: number
}
/** A job by the clock; runs once per scheduled moment, however many processes there are. */
export type ClockedJob = { cron: string; run(club: Club, scheduledAt: Instant): Promise<Record<string, unknown>> }
export type JobRegistry = { queued: Readonly<Record<string, Job>>; clocked: Readonly<Record<string, ClockedJob>> }

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
  await w.tx
    .insert(w.schema.platform.outbox)
    .values({ id: newId(w.now), job, uniqueKey: key, payload, runAt, createdAt: w.now })
    .onConflictDoNothing()
}
