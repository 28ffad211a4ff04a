import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { isDay } from '~/kernel/dates'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { instantOf, minuteOf } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'
import { namesOf } from '~/platform/staff.server'
import { raiseCase } from './live.server'
import { onDeskCase } from './on-case.server'
import type { Department } from './rules'
import { workersOf } from './workers.server'

/**
 * Hands a piece of work to a department or one person of it, due at a local time of the case's zone
 * (`2026-11-20T16:00`). Refuses a due time that is over, and a person who does not work on cases there.
 */
export async function addTask({
  words,
  department,
  assigneeId,
  dueDay,
  ...act
}: Act<{
  number: string
  words: string
  department: Department
  assigneeId: string | null
  dueDay: string
}>): Promise<Outcome<{ taskId: string }>> {
  const workers = await workersOf(act.club)
  return onDeskCase(act, async (w, open, _hands, cameAs) => {
    const { dealerId, zone } = open.row
    const [day = '', time = ''] = dueDay.split('T')
    const minute = minuteOf(time)
    if (!isDay(day) || minute === undefined) return refuse('cases-desk:task.due_wrong', { field: 'dueDay' })
    const dueAt = instantOf(zone, day, minute)
    if (dueAt <= w.now) return refuse('cases-desk:task.due_over', { field: 'dueDay' })
    if (assigneeId && !workers(dealerId).some(({ userId }) => userId === assigneeId)) {
      return refuse('cases-desk:task.nobody', { field: 'assigneeId' })
    }
    const id = newId(w.now)
    await w.tx.insert(w.schema.cases.tasks).values({
      ...{ id, caseId: cameAs, dealerId, department, assigneeId: assigneeId || null, words: words.trim(), dueAt },
      ...{ createdBy: w.actor.userId ?? '', createdAt: w.now },
    })
    await audit(w, {
      action: 'case.task-added',
      subject: `case:${cameAs}`,
      dealerId,
      detail: { taskId: id, department },
    })
    await raiseCase(w, open.row)
    return done({ taskId: id })
  })
}

/** Says that a task is done and how it ended. Refuses one that somebody has finished or changed meanwhile. */
export async function finishTask({
  taskId,
  taskVersion,
  outcome,
  ...act
}: Act<{ number: string; taskId: string; taskVersion: number; outcome: string }>): Promise<
  Outcome<{ taskId: string }>
> {
  return onDeskCase(act, async (w, open) => {
    const { tasks, cases } = w.schema.cases
    const family = w.tx.select({ id: cases.id }).from(cases).where(eq(cases.rootId, open.row.rootId))
    const here = and(eq(tasks.id, taskId), inArray(tasks.caseId, family))
    const [finished] = await w.tx
      .update(tasks)
      .set({ doneAt: w.now, doneBy: w.actor.userId, outcome: outcome.trim(), version: sql`${tasks.version} + 1` })
      .where(and(here, isNull(tasks.doneAt), eq(tasks.version, taskVersion)))
      .returning({ caseId: tasks.caseId })
    if (!finished) {
      const [known] = await w.tx.select({ id: tasks.id }).from(tasks).where(here)
      if (!known) throw new NotFound('task')
      const { version, state } = open.row
      return refuse('cases-desk:task.moved_on', { alternatives: { version, state } })
    }
    const { dealerId } = open.row
    await audit(w, { action: 'case.task-done', subject: `case:${finished.caseId}`, dealerId, detail: { taskId } })
    await raiseCase(w, open.row)
    return done({ taskId })
  })
}

export type CaseTask = {
  id: string
  words: string
  department: Department
  assignee: string
  dueAt: Instant
  late: boolean
  doneAt: Instant | null
  doneBy: string
  outcome: string
  version: number
}

/** Tasks of a case and of those merged into it: what is open first, by due time. */
export async function readTasks(club: Club, caseIds: readonly string[]): Promise<CaseTask[]> {
  const { tasks } = club.schema.cases
  const rows = await club.store.read
    .select()
    .from(tasks)
    .where(inArray(tasks.caseId, [...caseIds]))
    .orderBy(sql`${tasks.doneAt} is not null`, asc(tasks.dueAt), asc(tasks.id))
  const names = await namesOf(
    club,
    rows.flatMap(({ assigneeId, doneBy }) => [assigneeId ?? [], doneBy ?? []].flat()),
  )
  const now = club.clock.now()
  return rows.map((row) => ({
    ...{ id: row.id, words: row.words, dueAt: row.dueAt, doneAt: row.doneAt, outcome: row.outcome },
    ...{ version: row.version, department: row.department as Department },
    assignee: row.assigneeId ? (names.get(row.assigneeId) ?? '') : '',
    doneBy: row.doneBy ? (names.get(row.doneBy) ?? '') : '',
    late: row.doneAt === null && row.dueAt < now,
  }))
}

export type MyTask = {
  id: string
  number: string
  words: string
  department: Department
  dueAt: Instant
  late: boolean
}

/** Open tasks of the actor, and at the open desk those that a department's pool has, by due time. */
export async function myTasks(club: Club, actor: Actor, deskDealerId: string): Promise<MyTask[]> {
  const scope = scopeOf(actor, 'case:work')
  if (!actor.userId || scope === null || scope === 'own') return []
  const { tasks, cases } = club.schema.cases
  const fields = {
    ...{ id: tasks.id, number: cases.number, words: tasks.words, department: tasks.department, dueAt: tasks.dueAt },
  }
  const read = (condition: ReturnType<typeof and>) =>
    club.store.read
      .select(fields)
      .from(tasks)
      .innerJoin(cases, eq(cases.id, tasks.caseId))
      .where(and(condition, isNull(tasks.doneAt)))
      .orderBy(asc(tasks.dueAt), asc(tasks.id))
      .limit(20)
  const own = await read(eq(tasks.assigneeId, actor.userId))
  const isHere = scope !== 'club' && scope.has(deskDealerId)
  const pool = isHere ? await read(and(eq(tasks.dealerId, deskDealerId), isNull(tasks.assigneeId))) : []
  const now = club.clock.now()
  return [...own, ...pool]
    .sort((a, b) => a.dueAt - b.dueAt)
    .map((row) => ({ ...row, department: row.department as Department, late: row.dueAt < now }))
}
