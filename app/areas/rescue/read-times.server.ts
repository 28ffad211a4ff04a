import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { MINUTE } from '~/kernel/clock'
import type { Club } from '~/platform/club.server'
import { STEPS, TIMES, type TimeFigures, type TimeKind } from './times'

/**
 * How long it took until a call was acknowledged, a helper accepted (both since the call), arrived (since the call) and
 * was done (since the arrival), against what is promised for its priority. One row for each call comes from its steps;
 * the marks are counted over them, so that a median is that of all calls.
 */
export async function readTimes(club: Club, where: SQL | undefined): Promise<TimeFigures[]> {
  const { requests: r, steps: s, levels: l } = club.schema.rescue
  const first = (condition: SQL) => sql<number | null>`min(case when ${condition} then ${s.at} end)`.mapWith(orNull)
  const rows = await club.store.read
    .select({
      createdAt: r.createdAt,
      acknowledgeMinutes: l.acknowledgeMinutes,
      assignMinutes: l.assignMinutes,
      arriveMinutes: l.arriveMinutes,
      onSceneMinutes: l.onSceneMinutes,
      acknowledged: first(sql`${s.event} in ('acknowledge', 'accept')`),
      assigned: first(sql`${s.event} = 'accept'`),
      arrived: first(sql`${s.event} = 'arrive'`),
      done: first(sql`${s.event} = 'finish'`),
    })
    .from(r)
    .innerJoin(l, eq(l.priority, r.priority))
    .innerJoin(s, eq(s.requestId, r.id))
    .where(where)
    .groupBy(r.id, r.createdAt, l.acknowledgeMinutes, l.assignMinutes, l.arriveMinutes, l.onSceneMinutes)
    .orderBy(asc(r.createdAt))
  const spans: Record<TimeKind, { ms: number; promised: number }[]> = {
    acknowledge: [],
    assign: [],
    arrive: [],
    finish: [],
  }
  const add = (kind: TimeKind, from: number | null, to: number | null, promised: number) => {
    if (from !== null && to !== null && to >= from) spans[kind].push({ ms: to - from, promised })
  }
  for (const row of rows) {
    add('acknowledge', row.createdAt, row.acknowledged, row.acknowledgeMinutes)
    add('assign', row.createdAt, row.assigned, row.assignMinutes)
    add('arrive', row.createdAt, row.arrived, row.arriveMinutes)
    add('finish', row.arrived, row.done, row.onSceneMinutes)
  }
  return TIMES.map((kind) => figuresOf(kind, spans[kind]))
}

const orNull = (value: unknown) => (value === null ? null : Number(value))

function figuresOf(kind: TimeKind, spans: { ms: number; promised: number }[]): TimeFigures {
  const sorted = spans.map(({ ms }) => ms / MINUTE).sort((a, b) => a - b)
  const promises = spans.map(({ promised }) => promised)
  return {
    ...{ kind, count: spans.length },
    median: atShare(sorted, 0.5),
    p90: atShare(sorted, 0.9),
    kept: spans.filter(({ ms, promised }) => ms <= promised * MINUTE).length,
    promise: promises.length > 0 ? { least: Math.min(...promises), most: Math.max(...promises) } : null,
    spread: [...STEPS, Number.POSITIVE_INFINITY].map((end, at) => {
      const begin = at === 0 ? -1 : (STEPS[at - 1] ?? 0)
      return sorted.filter((minutes) => minutes > begin && minutes <= end).length
    }),
  }
}

/** The value at or below which this share of the sorted values lies (nearest rank). */
export function atShare(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
}
