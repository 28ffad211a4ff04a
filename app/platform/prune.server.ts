import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, or, type SQL } from 'drizzle-orm'
import { DAY, type Instant } from '~/kernel/clock'
import { systemActor } from './actor'
import type { Club } from './club.server'
import type { ClockedJob } from './jobs.server'

/** How long what is done is kept for looking back. */
const KEPT = {
  outbox: 14 * DAY,
  /** Rows with a key also say "never again": they stay longer than anything comes twice. */
  keyedOutbox: 400 * DAY,
  submissions: 7 * DAY,
  runs: 60 * DAY,
  tokens: 7 * DAY,
  /** No tally of failures matters after a day. */
  throttle: 2 * DAY,
}
/** Rows in one transaction: short enough that nobody waits for it. */
const BATCH = 500

/** Removes what has served: done outbox rows, answers to submits, old runs, lapsed codes, sessions and tallies. */
export const pruneJob: ClockedJob = {
  cron: '10 3 * * *',
  async run(club) {
    const now = club.clock.now()
    const { outbox, submissions, jobRuns, tokens, sessions, throttle } = club.schema.platform
    const doneBefore = (at: Instant) => and(eq(outbox.state, 'done'), lt(outbox.finishedAt, at))
    return {
      outbox: await prune(
        club,
        outbox,
        or(
          and(doneBefore(now - KEPT.outbox), isNull(outbox.uniqueKey)),
          and(doneBefore(now - KEPT.keyedOutbox), isNotNull(outbox.uniqueKey)),
        ),
      ),
      submissions: await prune(club, submissions, lt(submissions.at, now - KEPT.submissions)),
      runs: await prune(club, jobRuns, lt(jobRuns.startedAt, now - KEPT.runs)),
      tokens: await prune(club, tokens, lt(tokens.expiresAt, now - KEPT.tokens)),
      sessions: await prune(club, sessions, lte(sessions.expiresAt, now)),
      throttle: await prune(club, throttle, lt(throttle.since, now - KEPT.throttle)),
    }
  },
}

type Prunable = Club['schema']['platform']['outbox' | 'submissions' | 'jobRuns' | 'tokens' | 'sessions' | 'throttle']

async function prune(club: Club, given: Prunable, old: SQL | undefined): Promise<number> {
  const table = given as Club['schema']['platform']['outbox']
  for (let total = 0; ; ) {
    const gone = await club.write(systemActor, async (w) => {
      const found = await w.tx.select({ id: table.id }).from(table).where(old).orderBy(asc(table.id)).limit(BATCH)
      if (found.length === 0) return 0
      const ids = found.map((row) => row.id)
      await w.tx.delete(table).where(inArray(table.id, ids))
      return ids.length
    })
    total += gone
    if (gone < BATCH) return total
  }
}
