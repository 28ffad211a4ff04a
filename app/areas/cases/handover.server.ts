import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import type { Club, Handover, Work } from '~/platform/club.server'
import { raiseTopics } from '~/platform/topics.server'
import { caseTopic, inboxTopic } from './live.server'

const BATCH = 200
const WAYS = ['keeperId', 'solverId'] as const
type Way = (typeof WAYS)[number]

/** Open cases that somebody keeps or solves, along the index of what somebody waits for. */
const openOf = ({ cases }: Club['schema']['cases'], way: Way, userId: string) =>
  and(eq(cases[way], userId), sql`${cases.attention}`, isNull(cases.closedAt))

/**
 * Open cases that a leaver keeps or solves go on with the successor, and their histories say so; so do open tasks, and
 * customer relations of a dealer.
 */
export const caseHandover: Handover = {
  kind: 'cases',
  href: '/desk/cases',
  async count({ store }, userId) {
    const { cases, tasks, dealerSettings } = store.schema.cases
    const count = { count: sql`count(*)`.mapWith(Number) }
    const found = new Set<string>()
    for (const way of WAYS) {
      const rows = await store.read
        .select({ id: cases.id })
        .from(cases)
        .where(openOf(store.schema.cases, way, userId))
      for (const { id } of rows) found.add(id)
    }
    const [todo] = await store.read
      .select(count)
      .from(tasks)
      .where(and(eq(tasks.assigneeId, userId), isNull(tasks.doneAt)))
    const [led] = await store.read.select(count).from(dealerSettings).where(eq(dealerSettings.managerId, userId))
    return found.size + (todo?.count ?? 0) + (led?.count ?? 0)
  },
  async reassign(w, from, to) {
    const { tasks, dealerSettings } = w.schema.cases
    const moved = new Set<string>()
    for (const way of WAYS) for (const id of await move(w, way, { from, to })) moved.add(id)
    const todo = await w.tx
      .update(tasks)
      .set({ assigneeId: to, version: sql`${tasks.version} + 1` })
      .where(and(eq(tasks.assigneeId, from), isNull(tasks.doneAt)))
      .returning({ id: tasks.id })
    const led = await w.tx
      .update(dealerSettings)
      .set({ managerId: to, version: sql`${dealerSettings.version} + 1` })
      .where(eq(dealerSettings.managerId, from))
      .returning({ id: dealerSettings.dealerId })
    return moved.size + todo.length + led.length
  },
}

/** One way of having a case goes to somebody else, many cases at once. No promise begins or ends with it. */
async function move(w: Work, way: Way, { from, to }: { from: string; to: string }): Promise<string[]> {
  const { cases, steps } = w.schema.cases
  const set = way === 'keeperId' ? { keeperId: to } : { solverId: to }
  const rows = await w.tx
    .update(cases)
    .set({ ...set, version: sql`${cases.version} + 1` })
    .where(openOf(w.schema.cases, way, from))
    .returning({ id: cases.id, state: cases.state, dealerId: cases.dealerId })
  for (let start = 0; start < rows.length; start += BATCH) {
    const some = rows.slice(start, start + BATCH)
    const ids = some.map(({ id }) => id)
    const before = await w.tx
      .select({ caseId: steps.caseId, at: sql`max(${steps.at})`.mapWith(Number) })
      .from(steps)
      .where(inArray(steps.caseId, ids))
      .groupBy(steps.caseId)
    const last = new Map(before.map(({ caseId, at }) => [caseId, at]))
    await w.tx.insert(steps).values(
      some.map(({ id: caseId, state }) => ({
        ...{ id: newId(w.now), caseId, event: 'hand-over', hand: 'manager', fromState: state, toState: state },
        ...{ at: Math.max(w.now, (last.get(caseId) ?? 0) + 1), actorId: w.actor.userId, note: '', data: { [way]: to } },
      })),
    )
    const inboxes = [...some.map(({ dealerId }) => dealerId), ''].map(inboxTopic)
    await raiseTopics(w, [...ids.map(caseTopic), ...inboxes])
  }
  return rows.map(({ id }) => id)
}
