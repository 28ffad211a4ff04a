import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import { DAY, type Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { say, type Words } from '~/kernel/words'
import { CLUB_ZONE, dayBounds, localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { DEFAULT_LEVELS } from './defaults'
import { requireRescueDesk } from './desk-scope.server'
import { readHistories, readLevels } from './histories.server'
import { lastPositions } from './positions.server'
import { isOn } from './ranking'
import { type BreachKind, clocksOf, nextClock, PRIORITIES, type Priority } from './rules'
import { isWaiting, type Standing, standingOf } from './standing'

/** The promise that runs out next. */
export type BoardClock = { kind: BreachKind; startedAt: Instant; dueAt: Instant }
export type BoardRow = {
  id: string
  number: string
  priority: Priority
  standing: Standing
  service: string
  place: string
  isSafe: boolean
  createdAt: Instant
  clock: BoardClock | null
  etaAt: Instant | null
  /** By when an offer is answered. */
  expiresAt: Instant | null
  helper: string
  lat: number | null
  lng: number | null
  dealerId: string
}
export type BoardHelper = {
  id: string
  name: string
  lat: number
  lng: number
  load: number
  capacity: number
  isOn: boolean
}

/** More than anybody can look at; the others are on the list. */
const MOST_ROWS = 200
const MOST_HELPERS = 200

/**
 * What goes on at a dealer ('' is every dealer): open calls by priority and waiting time with the promise that runs
 * out next, counts of all of them, and where the helpers are. A fixed number of queries; NotFound for a foreign dealer.
 */
export async function readBoard(club: Club, actor: Actor, dealerId: string, language: Language) {
  requireRescueDesk(actor, dealerId)
  const { requests, assignments, helpers } = club.schema.rescue
  const { read } = club.store
  const here = dealerId === '' ? undefined : eq(requests.dealerId, dealerId)
  const rows = await read
    .select({
      id: requests.id,
      number: requests.number,
      dealerId: requests.dealerId,
      priority: requests.priority,
      state: requests.state,
      service: requests.service,
      place: requests.place,
      district: requests.district,
      isSafe: requests.isSafe,
      createdAt: requests.createdAt,
      lat: requests.lat,
      lng: requests.lng,
      job: assignments.state,
      jobId: assignments.id,
      etaAt: assignments.etaAt,
      expiresAt: assignments.expiresAt,
      helper: helpers.name,
    })
    .from(requests)
    .leftJoin(assignments, and(eq(assignments.requestId, requests.id), isNull(assignments.endedAt)))
    .leftJoin(helpers, eq(helpers.id, assignments.helperId))
    .where(and(here, isNull(requests.closedAt)))
    .orderBy(
      sql`case ${requests.priority} when 'now' then 0 when 'soon' then 1 else 2 end`,
      asc(requests.createdAt),
      asc(requests.id),
    )
    .limit(MOST_ROWS)
  const histories = await readHistories(
    club,
    rows.map(({ id }) => id),
    read,
  )
  const levels = await readLevels(club, read)
  const levelFor = (priority: string) => levels.get(priority) ?? DEFAULT_LEVELS[priority as Priority]
  const services = await serviceNames(club, language)
  const moving = rows.filter(({ job }) => job === 'accepted' || job === 'en-route')
  return {
    now: club.clock.now(),
    rows: rows.map((row): BoardRow => {
      const { id, number, priority, isSafe, createdAt, etaAt, lat, lng } = row
      const clock = nextClock(clocksOf(histories.get(id) ?? [], levelFor(priority)))
      return {
        ...{ id, number, isSafe, createdAt, etaAt, lat, lng, dealerId: row.dealerId },
        priority: priority as Priority,
        standing: standingOf(row.state, row.job),
        service: services.get(row.service) ?? row.service,
        place: row.place || row.district,
        clock: clock && { kind: clock.kind, startedAt: clock.startedAt, dueAt: clock.dueAt },
        expiresAt: row.job === 'offered' ? row.expiresAt : null,
        helper: row.helper ?? '',
      }
    }),
    levels: PRIORITIES.map((priority) => {
      const { assignMinutes, arriveMinutes } = levelFor(priority)
      return { priority, assignMinutes, arriveMinutes }
    }),
    counts: await countBoard(club, dealerId),
    helpers: await boardHelpers(club, dealerId),
    positions: await lastPositions(
      club,
      moving.flatMap(({ jobId, helper, number }) => (jobId ? { id: jobId, name: helper ?? '', number } : [])),
    ),
  }
}

/** How many calls stand where, and how many were done today; '' is every dealer. */
export async function countBoard(club: Club, dealerId: string) {
  const { requests, assignments } = club.schema.rescue
  const { read } = club.store
  const here = dealerId === '' ? undefined : eq(requests.dealerId, dealerId)
  const open = await read
    .select({ state: requests.state, job: assignments.state, count: sql`count(*)`.mapWith(Number) })
    .from(requests)
    .leftJoin(assignments, and(eq(assignments.requestId, requests.id), isNull(assignments.endedAt)))
    .where(and(here, isNull(requests.closedAt)))
    .groupBy(requests.state, assignments.state)
  const today = dayBounds(CLUB_ZONE, localDay(CLUB_ZONE, club.clock.now())).from
  const [closed] = await read
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(requests)
    .where(and(here, eq(requests.state, 'done'), gte(requests.createdAt, today - DAY), gte(requests.closedAt, today)))
  const sum = (fits: (standing: Standing) => boolean) =>
    open.reduce((all, { state, job, count }) => all + (fits(standingOf(state, job)) ? count : 0), 0)
  return {
    unassigned: sum(isWaiting),
    offered: sum((standing) => standing === 'offered'),
    coming: sum((standing) => standing === 'coming'),
    scene: sum((standing) => standing === 'scene' || standing === 'towing'),
    open: sum(() => true),
    doneToday: closed?.count ?? 0,
  }
}

/** Calls that nobody is asked for or on the way to; '' is every dealer. */
export async function countUnassigned(club: Club, dealerId: string): Promise<number> {
  return (await countBoard(club, dealerId)).unassigned
}

/** Helpers of a dealer with the jobs they have in hand. */
async function boardHelpers(club: Club, dealerId: string): Promise<BoardHelper[]> {
  const { helpers } = club.schema.rescue
  const rows = await club.store.read
    .select({
      id: helpers.id,
      name: helpers.name,
      lat: helpers.lat,
      lng: helpers.lng,
      capacity: helpers.capacity,
      hours: helpers.hours,
      zone: helpers.zone,
    })
    .from(helpers)
    .where(and(dealerId === '' ? undefined : eq(helpers.dealerId, dealerId), eq(helpers.active, true)))
    .orderBy(asc(helpers.dealerId), asc(helpers.id))
    .limit(MOST_HELPERS)
  const loads = await readLoads(
    club,
    rows.map(({ id }) => id),
  )
  const now = club.clock.now()
  return rows.map(({ hours, zone, ...one }) => ({
    ...one,
    load: loads.get(one.id) ?? 0,
    isOn: isOn({ hours, zone }, now),
  }))
}

/** Jobs under way by helper; one query. */
export async function readLoads(club: Club, helperIds: readonly string[]): Promise<Map<string, number>> {
  if (helperIds.length === 0) return new Map()
  const { assignments } = club.schema.rescue
  const rows = await club.store.read
    .select({ helperId: assignments.helperId, count: sql`count(*)`.mapWith(Number) })
    .from(assignments)
    .where(and(isNull(assignments.endedAt), inArray(assignments.helperId, [...helperIds])))
    .groupBy(assignments.helperId)
  return new Map(rows.map(({ helperId, count }) => [helperId, count]))
}

/** Names of all kinds of help by their code, also of those that are no longer offered. */
export async function serviceNames(club: Club, language: Language): Promise<Map<string, string>> {
  const { services } = club.schema.rescue
  const rows = await club.store.read
    .select({ code: services.code, name: services.name })
    .from(services)
    .orderBy(asc(services.position))
  return new Map(rows.map(({ code, name }) => [code, say(name as Words, language)]))
}
