import { stringify } from 'csv-stringify/sync'
import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm'
import { carName } from '~/areas/garage/car-name'
import { platesUnder, readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { visibleMembers } from '~/areas/membership/relations.server'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { maskName, maskPlate } from '~/kernel/masks'
import { majorText } from '~/kernel/money'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import type { ListSearch } from './desk-forms'
import { isPast, requireRescueDesk } from './desk-scope.server'
import { conditionOf, newestFirst } from './list-filter.server'
import { serviceNames } from './read-board.server'
import type { Priority } from './rules'
import { type Standing, standingOf } from './standing'

export type ListRow = {
  id: string
  number: string
  createdAt: Instant
  closedAt: Instant | null
  service: string
  priority: Priority
  standing: Standing
  /** Words for an open or today's call, else the district alone. */
  place: string
  name: string
  car: string
  plate: string
  helper: string
  arrivedAt: Instant | null
  chargedMinor: number
  coveredMinor: number
  currency: string
  score: number | null
}
export type ListKey = { createdAt: Instant; id: string }

const CSV_PAGE = 500

/**
 * Calls of a dealer ('' is every dealer), newest first, by key; `older` is where the next page begins. Names and plates
 * are masked where the actor has no relation to the member.
 */
export async function listRescues(
  club: Club,
  actor: Actor,
  dealerId: string,
  search: ListSearch,
  language: Language,
  { before, limit = 50 }: { before?: ListKey; limit?: number } = {},
): Promise<{ rows: ListRow[]; older: ListKey | null }> {
  requireRescueDesk(actor, dealerId)
  const { requests: r, followUps } = club.schema.rescue
  const found = await club.store.read
    .select({ call: r, score: followUps.score })
    .from(r)
    .leftJoin(followUps, eq(followUps.requestId, r.id))
    .where(
      and(
        await conditionOf(club, actor, dealerId, search),
        before
          ? or(lt(r.createdAt, before.createdAt), and(eq(r.createdAt, before.createdAt), lt(r.id, before.id)))
          : undefined,
      ),
    )
    .orderBy(...newestFirst(club))
    .limit(limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)?.call
  return {
    rows: await fill(club, actor, page, language),
    older: found.length > limit && last ? { createdAt: last.createdAt, id: last.id } : null,
  }
}

type Found = { call: Club['schema']['rescue']['requests']['$inferSelect']; score: number | null }

async function fill(club: Club, actor: Actor, found: readonly Found[], language: Language): Promise<ListRow[]> {
  const calls = found.map(({ call }) => call)
  const members = await readMembers(
    club,
    calls.flatMap(({ memberId }) => memberId ?? []),
  )
  const visible = await visibleMembers(club, actor, [...members.keys()])
  const cars = await readVehicles(
    club,
    calls.flatMap(({ vehicleId }) => vehicleId ?? []),
  )
  const plateOf = await platesUnder(club, calls, cars)
  const services = await serviceNames(club, language)
  const jobs = await lastJobs(
    club,
    calls.map(({ id }) => id),
  )
  return found.map(({ call, score }) => {
    const { id, number, createdAt, closedAt, chargedMinor, coveredMinor, currency } = call
    const member = call.memberId ? members.get(call.memberId) : undefined
    const car = call.vehicleId ? cars.get(call.vehicleId) : undefined
    const seen = !call.memberId || closedAt === null || visible.has(call.memberId)
    const name = (member?.erasedAt === null ? member.name : '') || call.callerName
    const plate = plateOf(call) || call.plate
    const job = jobs.get(id)
    return {
      ...{ id, number, createdAt, closedAt, chargedMinor, coveredMinor, currency, score },
      service: services.get(call.service) ?? call.service,
      priority: call.priority as Priority,
      standing: standingOf(call.state, job?.endedAt === null ? job.state : null),
      place: isPast(club, call) ? call.district : call.place || call.district,
      name: seen ? name : maskName(name),
      car: car ? carName(car, language) : call.car,
      plate: seen ? plate : maskPlate(plate),
      helper: job?.helper ?? '',
      arrivedAt: job?.arrivedAt ?? null,
    }
  })
}

/** The helper who went, or is asked now: of each call the last job. One query. */
async function lastJobs(club: Club, ids: readonly string[]) {
  const { assignments, helpers } = club.schema.rescue
  if (ids.length === 0) return new Map()
  const rows = await club.store.read
    .select({
      requestId: assignments.requestId,
      state: assignments.state,
      arrivedAt: assignments.arrivedAt,
      endedAt: assignments.endedAt,
      helper: helpers.name,
    })
    .from(assignments)
    .innerJoin(helpers, eq(helpers.id, assignments.helperId))
    .where(
      and(
        inArray(assignments.requestId, [...ids]),
        or(isNull(assignments.endedAt), inArray(assignments.state, ['done', 'gone-on-arrival', 'unable', 'cancelled'])),
      ),
    )
    .orderBy(assignments.requestId, assignments.offeredAt, assignments.id)
  return new Map(rows.map((row) => [row.requestId, row]))
}

/** The same list as CSV, page by page; no cell can be read as a formula. */
export async function* rescuesCsv(
  club: Club,
  actor: Actor,
  dealerId: string,
  search: ListSearch,
  language: Language,
  words: { head: string[]; standing(standing: Standing): string; priority(priority: Priority): string },
): AsyncGenerator<string> {
  // The mark tells spreadsheets that this is UTF-8.
  yield `\ufeff${stringify([words.head])}`
  for (let before: ListKey | undefined; ; ) {
    const { rows, older } = await listRescues(club, actor, dealerId, search, language, { before, limit: CSV_PAGE })
    const lines = rows.map((row) => [
      row.number,
      new Date(row.createdAt).toISOString(),
      row.service,
      words.priority(row.priority),
      words.standing(row.standing),
      row.place,
      row.name,
      row.car,
      row.plate,
      row.helper,
      row.arrivedAt === null ? '' : new Date(row.arrivedAt).toISOString(),
      row.closedAt === null ? '' : new Date(row.closedAt).toISOString(),
      majorText(row.chargedMinor, row.currency),
      majorText(row.coveredMinor, row.currency),
      row.currency,
      row.score ?? '',
    ])
    if (lines.length > 0) yield stringify(lines, { escape_formulas: true })
    if (!older) return
    before = older
  }
}
