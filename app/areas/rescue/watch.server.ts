import { and, asc, gt, inArray, isNull } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { systemActor } from '~/platform/actor'
import type { Club, Work } from '~/platform/club.server'
import { type ClockedJob, enqueue, type Job } from '~/platform/jobs.server'
import { readWardens, tellBreach, type Wardens } from './alert.server'
import { DEFAULT_LEVELS } from './defaults'
import { readHistories, readLevels } from './histories.server'
import { levelOf, loadRescue, type RequestRow, rescueKey } from './open-request.server'
import { type Breach, breachesOf, clocksOf, nextLook, type Priority } from './rules'

type Watched = Pick<RequestRow, 'id' | 'dealerId' | 'priority'>

/** Wakes the watchdog at the next moment at which somebody has to be told, as the history stands now. */
export async function keepWatch(w: Work, request: Watched): Promise<void> {
  const at = nextLook(await clocksNow(w, request), w.now)
  if (at !== null)
    await enqueue(w, 'rescue-watch', { requestId: request.id }, { runAt: at, key: `${request.id}:${at}` })
}

async function clocksNow(w: Work, { id, priority }: Watched) {
  const history = (await readHistories(w.club, [id], w.tx)).get(id) ?? []
  return clocksOf(history, await levelOf(w.club, priority, w.tx))
}

/** Puts down what is broken by now, each promise and level once; answers what was not on record before. */
async function recordBreaches(w: Work, request: Watched, broken: readonly Breach[]): Promise<Breach[]> {
  const { breaches } = w.schema.rescue
  const fresh: Breach[] = []
  for (const breach of broken) {
    const [row] = await w.tx
      .insert(breaches)
      .values({ id: newId(w.now), dealerId: request.dealerId, requestId: request.id, at: w.now, ...breach })
      .onConflictDoNothing()
      .returning({ id: breaches.id })
    if (row) fresh.push(breach)
  }
  return fresh
}

/** The last look at a call that closes: what was broken stays on record, and nobody is called up for it any more. */
export async function settleBreaches(w: Work, request: Watched): Promise<void> {
  await recordBreaches(w, request, breachesOf(await clocksNow(w, request), w.now))
}

const BATCH = 200

/**
 * Looks at every open call: promises whose time is over are put down once, and the adviser, later the manager and
 * headquarters are told. Everything is computed from the history, so that a look more or later changes nothing that
 * was found before. Answers how many were new.
 */
export async function watchRescues(club: Club): Promise<number> {
  const { requests } = club.schema.rescue
  const levels = await readLevels(club)
  let wardens: Wardens | null = null
  let found = 0
  let after = ''
  for (;;) {
    const open = await club.store.read
      .select({ id: requests.id, priority: requests.priority })
      .from(requests)
      .where(and(isNull(requests.closedAt), gt(requests.id, after)))
      .orderBy(asc(requests.id))
      .limit(BATCH)
    const ids = open.map(({ id }) => id)
    const histories = await readHistories(club, ids)
    const known = await knownBreaches(club, ids)
    const now = club.clock.now()
    for (const { id, priority } of open) {
      const clocks = clocksOf(histories.get(id) ?? [], levels.get(priority) ?? DEFAULT_LEVELS[priority as Priority])
      const missing = breachesOf(clocks, now).filter((one) => !known.has(keyOf(id, one)))
      if (missing.length === 0) continue
      wardens ??= await readWardens(club)
      found += await watchOne(club, id, wardens)
    }
    if (open.length < BATCH) return found
    after = ids.at(-1) ?? ''
  }
}

const keyOf = (requestId: string, { kind, clock, level }: Omit<Breach, 'dueAt'>) =>
  `${requestId} ${kind} ${clock} ${level}`

async function knownBreaches({ store, schema }: Club, ids: readonly string[]): Promise<Set<string>> {
  const { breaches } = schema.rescue
  if (ids.length === 0) return new Set()
  const rows = await store.read
    .select({ requestId: breaches.requestId, kind: breaches.kind, clock: breaches.clock, level: breaches.level })
    .from(breaches)
    .where(inArray(breaches.requestId, [...ids]))
  return new Set(rows.map((row) => keyOf(row.requestId, row as Omit<Breach, 'dueAt'>)))
}

/** One call under its own lock: its history is read again, so that a step in between counts. */
async function watchOne(club: Club, requestId: string, wardens: Wardens): Promise<number> {
  return club.write(
    systemActor,
    async (w) => {
      const { request } = await loadRescue(club, requestId, w.tx)
      if (request.closedAt !== null) return 0
      const clocks = await clocksNow(w, request)
      const fresh = await recordBreaches(w, request, breachesOf(clocks, w.now))
      for (const breach of fresh) await tellBreach(w, request, breach, wardens)
      const next = nextLook(clocks, w.now)
      const key = `${request.id}:${next}`
      if (next !== null) await enqueue(w, 'rescue-watch', { requestId }, { runAt: next, key })
      return fresh.length
    },
    { alone: rescueKey(requestId) },
  )
}

/** A promise of one call runs out now. */
export const watchOneJob: Job = {
  async run(club, payload) {
    await watchOne(club, String(payload.requestId), await readWardens(club))
  },
}

/** Every minute, whatever the queue does. */
export const watchJob: ClockedJob = {
  cron: '* * * * *',
  async run(club, _: Instant) {
    return { breaches: await watchRescues(club) }
  },
}
