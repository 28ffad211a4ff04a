import { and, asc, eq, gt, inArray, lte, or, sql } from 'drizzle-orm'
import { DAY, type Instant } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import { type ClockedJob, enqueue, type Job } from '~/platform/jobs.server'
import { type Breach, breachesOf, type CaseClock, clocksOf, type HistoryStep, nextLook } from './clocks'
import { caseById, caseKey, loadCaseById, type OpenCase } from './open-case.server'
import { openTimes } from './open-time.server'
import { readPolicy } from './read-policy.server'
import { clocksNow, recordBreaches } from './settle-clocks.server'
import { takeCaseStep } from './take-step.server'
import { readWardens, tellLate, type Wardens } from './wardens.server'

const BATCH = 200
/** Nearer than this the sweep looks at what is due; what is told earlier has its own job in the queue. */
const AHEAD = 3 * DAY

/**
 * Looks at every case that is due or soon will be: promises whose time is over are put down once and whoever has to
 * know is told; a solver who gave no sign loses the case. Everything is computed from the histories, so that a look
 * more or later changes nothing that was found before. Answers how many promises and levels were new.
 */
export async function watchCases(club: Club): Promise<number> {
  const { cases } = club.schema.cases
  const timeOf = openTimes(club)
  let wardens: Wardens | null = null
  let found = 0
  let edge: { at: Instant; id: string } | null = null
  for (;;) {
    const due = await club.store.read
      .select({ id: cases.id, dealerId: cases.dealerId, policyId: cases.policyId, nextDueAt: cases.nextDueAt })
      .from(cases)
      .where(
        and(
          sql`${cases.attention}`,
          lte(cases.nextDueAt, club.clock.now() + AHEAD),
          edge ? or(gt(cases.nextDueAt, edge.at), and(eq(cases.nextDueAt, edge.at), gt(cases.id, edge.id))) : undefined,
        ),
      )
      .orderBy(asc(cases.nextDueAt), asc(cases.id))
      .limit(BATCH)
    const ids = due.map(({ id }) => id)
    const histories = await readHistories(club, ids)
    const known = await knownBreaches(club, ids)
    const now = club.clock.now()
    for (const { id, dealerId, policyId } of due) {
      // One that cannot be looked at must not keep the promises of the others from being watched.
      try {
        const { terms } = await readPolicy(club, policyId)
        const clocks = clocksOf(histories.get(id) ?? [], terms, await timeOf(dealerId))
        const isOnRecord = ({ kind, clock, level }: Breach) => known.has(`${id} ${kind} ${clock} ${level}`)
        if (breachesOf(clocks, now).every(isOnRecord)) continue
        wardens ??= await readWardens(club)
        found += await watchOne(club, id, wardens)
      } catch (error) {
        club.log.error({ err: error, caseId: id }, 'the promises of a case could not be watched')
      }
    }
    const last = due.at(-1)
    if (!last || due.length < BATCH) return found
    edge = { at: last.nextDueAt, id: last.id }
  }
}

/** The steps of these cases in order, by case. */
async function readHistories({ store, schema }: Club, ids: readonly string[]): Promise<Map<string, HistoryStep[]>> {
  const { steps } = schema.cases
  const rows =
    ids.length === 0
      ? []
      : await store.read
          .select()
          .from(steps)
          .where(inArray(steps.caseId, [...ids]))
          .orderBy(asc(steps.caseId), asc(steps.at), asc(steps.id))
  const found = new Map<string, HistoryStep[]>()
  for (const step of rows) found.set(step.caseId, [...(found.get(step.caseId) ?? []), step])
  return found
}

async function knownBreaches({ store, schema }: Club, ids: readonly string[]): Promise<Set<string>> {
  const { breaches } = schema.cases
  if (ids.length === 0) return new Set()
  const rows = await store.read
    .select({ caseId: breaches.caseId, kind: breaches.kind, clock: breaches.clock, level: breaches.level })
    .from(breaches)
    .where(inArray(breaches.caseId, [...ids]))
  return new Set(rows.map(({ caseId, kind, clock, level }) => `${caseId} ${kind} ${clock} ${level}`))
}

/** One case under its own lock: its history is read again, so that a step in between counts. */
async function watchOne(club: Club, caseId: string, wardens: Wardens): Promise<number> {
  const { rootId } = await caseById(club, caseId)
  return club.write(
    systemActor,
    async (w) => {
      const open = await loadCaseById(club, caseId, w.tx)
      if (!open.row.attention) return 0
      const clocks = await clocksNow(w, open)
      const fresh = await recordBreaches(w, open, breachesOf(clocks, w.now))
      for (const breach of fresh) await tellLate(w, open.row, breach, wardens)
      await loseSilent(w, open, clocks)
      const look = nextLook(clocks, w.now)
      if (look !== null) await enqueue(w, 'case-watch', { caseId }, { runAt: look, key: `${caseId}:${look}` })
      return fresh.length
    },
    { alone: caseKey(rootId) },
  )
}

/** A solver who gave no sign in time: the case goes back to the pool of the department. */
async function loseSilent(w: Work, open: OpenCase, clocks: readonly CaseClock[]): Promise<void> {
  const isSilent = clocks.some(
    ({ kind, since, reached }) =>
      kind === 'silence' && since !== null && reached.some(({ level, at }) => level === 'solver' && at < w.now),
  )
  if (!isSilent || open.row.solverId === null) return
  const { solverId } = open.row
  const lost = await takeCaseStep(w, open, {
    ...{ event: 'lose', hands: ['system'], data: { solverId } },
    changes: { solverId: null },
  })
  if (!lost.ok) throw new Error(`a silent solver could not lose ${open.row.number}: ${lost.reason}`)
}

/** A promise of one case comes near its end, or to it. */
export const watchOneJob: Job = {
  async run(club, payload) {
    await watchOne(club, String(payload.caseId), await readWardens(club))
  },
}

/** Every minute, whatever the queue does. */
export const watchJob: ClockedJob = {
  cron: '* * * * *',
  async run(club) {
    return { breaches: await watchCases(club) }
  },
}
