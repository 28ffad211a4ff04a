import { eq } from 'drizzle-orm'
import type { CasePolicyTerms } from '#db/schema/cases'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import type { Work } from '~/platform/club.server'
import { enqueue } from '~/platform/jobs.server'
import {
  type Breach,
  breachesOf,
  type CaseClock,
  clocksOf,
  END_OF_TIME,
  type HistoryStep,
  isUnanswered,
  nextDue,
  nextLook,
} from './clocks'
import { openTimes } from './open-time.server'

type Row = { id: string; dealerId: string; state: string; closedAt: Instant | null }
type Caches = { nextDueAt: Instant; nextDueKind: string; attention: boolean }
/** As much of a case as its clocks need. */
type Clocked<Kept = Row> = { row: Kept; history: readonly HistoryStep[]; terms: CasePolicyTerms }

/** The clocks of a case as its history stands. */
export async function clocksNow(w: Work, { row, history, terms }: Clocked): Promise<CaseClock[]> {
  return clocksOf(history, terms, await openTimes(w.club, w.tx)(row.dealerId))
}

/**
 * Keeps what the row tells of its clocks as the history says: what is due next, whether somebody waits. Wakes the
 * watch when somebody is to be told next. A promise that was broken and ended with this step is put down, and nobody
 * is called up for it any more.
 */
export async function settleClocks(w: Work, open: Clocked<Row & Caches>): Promise<void> {
  const clocks = await clocksNow(w, open)
  const stopped = clocks.filter(({ stoppedAt }) => stoppedAt !== null)
  await recordBreaches(w, open, breachesOf(stopped, w.now))
  await keepDue(w, open, clocks)
  const look = nextLook(clocks, w.now)
  const caseId = open.row.id
  if (look !== null) await enqueue(w, 'case-watch', { caseId }, { runAt: look, key: `${caseId}:${look}` })
}

/** The caches of the row, without another version: nothing was done to the case. */
async function keepDue(w: Work, open: Clocked<Row & Caches>, clocks: readonly CaseClock[]): Promise<void> {
  const { cases } = w.schema.cases
  const { row } = open
  const next = nextDue(clocks)
  const kept = {
    nextDueAt: next?.dueAt ?? END_OF_TIME,
    nextDueKind: next?.kind ?? '',
    attention: row.closedAt === null || (row.state !== 'merged' && isUnanswered(clocks)),
  }
  await w.tx.update(cases).set(kept).where(eq(cases.id, row.id))
  open.row = { ...row, ...kept }
}

/** Puts down what was broken, each promise and level once; answers what was not on record before. */
export async function recordBreaches(
  w: Work,
  { row }: Pick<Clocked, 'row'>,
  broken: readonly Breach[],
): Promise<Breach[]> {
  if (broken.length === 0) return []
  const { breaches } = w.schema.cases
  const { id: caseId, dealerId } = row
  const fresh = await w.tx
    .insert(breaches)
    .values(broken.map((breach) => ({ id: newId(w.now), caseId, dealerId, at: w.now, ...breach })))
    .onConflictDoNothing()
    .returning({ kind: breaches.kind, clock: breaches.clock, level: breaches.level })
  const keys = new Set(fresh.map(({ kind, clock, level }) => `${kind} ${clock} ${level}`))
  return broken.filter(({ kind, clock, level }) => keys.has(`${kind} ${clock} ${level}`))
}
