import { and, eq, gte, inArray, isNotNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import { carName } from '~/areas/garage/car-name'
import { HOUR } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { requireRescueDesk } from './desk-scope.server'
import { aheadOf, CELL, isRepeat } from './list-filter.server'
import { serviceNames } from './read-board.server'
import { carsOf, type Span } from './read-cars.server'
import { readTimes } from './read-times.server'

const MOST_MODELS = 10
const MOST_PLACES = 300
const MOST_HELPERS = 30
const OLDEST = 15

/**
 * What the calls of a span at a dealer ('' is every dealer) come to. Everything is counted in the database along the
 * index of dealer and time; only the cars' names come from the garage. NotFound for a foreign dealer.
 */
export async function readRescueInsights(
  club: Club,
  actor: Actor,
  { dealerId, from, until, language }: { dealerId: string; from: number; until: number; language: Language },
) {
  requireRescueDesk(actor, dealerId)
  const span: Span = { dealerId, since: from, until }
  const where = whereOf(club, span)
  return {
    totals: await totals(club, where),
    hours: await byHour(club, where),
    services: await byService(club, where, language),
    places: await byPlace(club, where),
    ...(await byCar(club, span, language)),
    times: await readTimes(club, where),
    helpers: await byHelper(club, where),
    satisfaction: await satisfaction(club, where),
  }
}

/** Calls of a span that were not merged into another one. */
function whereOf({ schema }: Club, { dealerId, since, until }: Span): SQL | undefined {
  const { requests: r } = schema.rescue
  return and(
    dealerId === '' ? undefined : eq(r.dealerId, dealerId),
    since === undefined ? undefined : gte(r.createdAt, since),
    until === undefined ? undefined : lt(r.createdAt, until),
    ne(r.state, 'merged'),
  )
}

const count = () => sql`count(*)`.mapWith(Number)
const sumIf = (condition: SQL) => sql`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`.mapWith(Number)

async function totals(club: Club, where: SQL | undefined) {
  const { requests: r } = club.schema.rescue
  const [row] = await club.store.read
    .select({
      all: count(),
      done: sumIf(sql`${r.state} = 'done'`),
      unserved: sumIf(sql`${r.state} = 'unserved'`),
      cancelled: sumIf(sql`${r.state} = 'cancelled'`),
      unsafe: sumIf(sql`${r.priority} = 'now'`),
    })
    .from(r)
    .where(where)
  const money = await club.store.read
    .select({
      currency: r.currency,
      charged: sql`coalesce(sum(${r.chargedMinor}), 0)`.mapWith(Number),
      covered: sql`coalesce(sum(${r.coveredMinor}), 0)`.mapWith(Number),
    })
    .from(r)
    .where(and(where, eq(r.state, 'done')))
    .groupBy(r.currency)
    .orderBy(r.currency)
  // The condition stands in the filter: there drizzle names the table of each column, which a subquery needs.
  const [again] = await club.store.read
    .select({ count: count() })
    .from(r)
    .where(and(where, isRepeat(club)))
  const zero = { all: 0, done: 0, unserved: 0, cancelled: 0, unsafe: 0 }
  return { ...(row ?? zero), repeats: again?.count ?? 0, money }
}

async function byHour(club: Club, where: SQL | undefined): Promise<number[]> {
  const { requests: r } = club.schema.rescue
  const ahead = aheadOf(club.clock.now())
  const rows = await club.store.read
    .select({
      hour: sql`((${r.createdAt} + ${sql.raw(String(ahead))}) / ${sql.raw(String(HOUR))}) % 24`.mapWith(Number),
      count: count(),
    })
    .from(r)
    .where(where)
    .groupBy(sql`1`)
  const hours = Array.from({ length: 24 }, () => 0)
  for (const { hour, count } of rows) hours[hour] = count
  return hours
}

async function byService(club: Club, where: SQL | undefined, language: Language) {
  const { requests: r } = club.schema.rescue
  const names = await serviceNames(club, language)
  const rows = await club.store.read
    .select({
      code: r.service,
      count: count(),
      done: sumIf(sql`${r.state} = 'done'`),
      chargedMinor: sql`coalesce(sum(${r.chargedMinor}), 0)`.mapWith(Number),
      currency: sql<string>`min(${r.currency})`,
    })
    .from(r)
    .where(where)
    .groupBy(r.service)
  return rows
    .map((row) => ({ ...row, name: names.get(row.code) ?? row.code }))
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

/** Squares of about 5 km with their calls: coarse enough to name nobody. */
async function byPlace(club: Club, where: SQL | undefined) {
  const { requests: r } = club.schema.rescue
  const square = (column: typeof r.lat | typeof r.lng) =>
    sql`cast(round(${column} / ${sql.raw(String(CELL))}) as integer)`.mapWith(Number)
  const rows = await club.store.read
    .select({ row: square(r.lat), column: square(r.lng), district: sql<string>`max(${r.district})`, count: count() })
    .from(r)
    .where(and(where, isNotNull(r.lat)))
    .groupBy(sql`1`, sql`2`)
    .orderBy(sql`4 desc`)
    .limit(MOST_PLACES)
  return rows.map(({ row, column, district, count }) => ({
    ...{ cell: `${row}_${column}`, lat: row * CELL, lng: column * CELL, district, count },
  }))
}

async function byCar(club: Club, span: Span, language: Language) {
  const cars = await carsOf(club, span)
  const models = new Map<string, { key: string; name: string; count: number }>()
  const ages = new Map<number, number>()
  for (const car of cars) {
    const known = models.get(car.key) ?? { key: car.key, name: carName(car, language), count: 0 }
    known.count += car.calls
    models.set(car.key, known)
    if (car.age !== null) ages.set(car.age, (ages.get(car.age) ?? 0) + car.calls)
  }
  const oldest = Math.min(OLDEST, Math.max(0, ...ages.keys()))
  return {
    models: [...models.values()].sort((a, b) => b.count - a.count).slice(0, MOST_MODELS),
    ages: Array.from({ length: ages.size > 0 ? oldest + 1 : 0 }, (_, age) => ({ age, count: ages.get(age) ?? 0 })),
  }
}

async function byHelper(club: Club, where: SQL | undefined) {
  const { requests: r, assignments: a, helpers: h } = club.schema.rescue
  const rows = await club.store.read
    .select({
      id: h.id,
      name: h.name,
      offered: count(),
      declined: sumIf(sql`${a.state} = 'declined'`),
      timedOut: sumIf(sql`${a.state} = 'timed-out'`),
      done: sumIf(sql`${a.state} = 'done'`),
    })
    .from(r)
    .innerJoin(a, eq(a.requestId, r.id))
    .innerJoin(h, eq(h.id, a.helperId))
    .where(where)
    .groupBy(h.id, h.name)
    .orderBy(sql`3 desc`, h.id)
    .limit(MOST_HELPERS)
  return rows
}

async function satisfaction(club: Club, where: SQL | undefined) {
  const { requests: r, followUps: f } = club.schema.rescue
  const rows = await club.store.read
    .select({ score: f.score, count: count() })
    .from(r)
    .innerJoin(f, eq(f.requestId, r.id))
    .where(and(where, inArray(r.state, ['done'])))
    .groupBy(f.score)
  const answered = rows.filter((row) => row.score !== null)
  const all = rows.reduce((sum, row) => sum + row.count, 0)
  const said = answered.reduce((sum, row) => sum + row.count, 0)
  const points = answered.reduce((sum, row) => sum + (row.score ?? 0) * row.count, 0)
  return {
    asked: all,
    answered: said,
    mean: said > 0 ? points / said : null,
    scores: [1, 2, 3, 4, 5].map((score) => ({ score, count: answered.find((row) => row.score === score)?.count ?? 0 })),
  }
}

export type RescueInsights = Awaited<ReturnType<typeof readRescueInsights>>
