import { and, asc, eq, gt, lte, or } from 'drizzle-orm'
import { DAY, type Instant } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import type { ClockedJob } from '~/platform/jobs.server'
import { closeIfPlain } from './close-case.server'
import { caseKey, loadCaseById } from './open-case.server'
import { takeCaseStep } from './take-step.server'

const BATCH = 200

/**
 * A solution that nobody has said anything about counts as confirmed after the days of its terms; what is no complaint
 * is closed with that. Answers how many were confirmed.
 */
export async function confirmSilent(club: Club): Promise<number> {
  const { cases } = club.schema.cases
  let found = 0
  let edge: { since: Instant; id: string } | null = null
  for (;;) {
    const waiting = await club.store.read
      .select({ id: cases.id, rootId: cases.rootId, since: cases.since })
      .from(cases)
      .where(
        and(
          eq(cases.state, 'carried-out'),
          lte(cases.since, club.clock.now() - DAY),
          edge ? or(gt(cases.since, edge.since), and(eq(cases.since, edge.since), gt(cases.id, edge.id))) : undefined,
        ),
      )
      .orderBy(asc(cases.since), asc(cases.id))
      .limit(BATCH)
    for (const one of waiting) {
      try {
        if (await confirmOne(club, one)) found += 1
      } catch (error) {
        club.log.error({ err: error, caseId: one.id }, 'the solution of a case could not be confirmed')
      }
    }
    const last = waiting.at(-1)
    if (!last || waiting.length < BATCH) return found
    edge = last
  }
}

async function confirmOne(club: Club, { id, rootId }: { id: string; rootId: string }): Promise<boolean> {
  return club.write(
    systemActor,
    async (w) => {
      const open = await loadCaseById(club, id, w.tx)
      const { state, since } = open.row
      // What the owner wrote since is a word about the solution: a human reads it first.
      const spoke = open.history.some(({ event, at }) => event === 'owner-says' && at >= since)
      if (state !== 'carried-out' || spoke || w.now < since + open.terms.confirmDays * DAY) return false
      const confirmed = await takeCaseStep(w, open, { event: 'confirm', hands: ['system'] })
      if (!confirmed.ok) return false
      await closeIfPlain(w, open)
      return true
    },
    { alone: caseKey(rootId) },
  )
}

/** Every hour. */
export const confirmJob: ClockedJob = {
  cron: '20 * * * *',
  async run(club) {
    return { confirmed: await confirmSilent(club) }
  },
}
