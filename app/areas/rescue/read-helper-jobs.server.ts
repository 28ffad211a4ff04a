import { and, asc, desc, eq, gt, gte, inArray, isNull, or, sql } from 'drizzle-orm'
import { carName } from '~/areas/garage/car-name'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { DAY } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { CLUB_ZONE, dayBounds, localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { unsealAll } from '~/platform/person-keys.server'
import { ACTIVE, type AssignmentState, type Priority } from './rules'

/** Accepted and not ended: the job is this helper's. */
export const GOES_OUT: ReadonlySet<string> = new Set(ACTIVE.filter((state) => state !== 'offered'))
/** Nobody is under way for longer. */
const LONGEST = 7 * DAY
const MOST_JOBS = 60

/** As whom the actor goes out: their own helper rows, one for each dealer that sends them. */
export async function ownHelpers(club: Club, actor: Actor) {
  if (actor.userId === null) return []
  const { helpers } = club.schema.rescue
  return club.store.read
    .select({ id: helpers.id, name: helpers.name, zone: helpers.zone })
    .from(helpers)
    .where(eq(helpers.userId, actor.userId))
    .orderBy(asc(helpers.id))
}

export type OwnHelpers = Awaited<ReturnType<typeof ownHelpers>>

/** Offers that the actor has still to answer. */
export async function countOffers(club: Club, actor: Actor): Promise<number> {
  const { assignments, helpers } = club.schema.rescue
  const [row] = await club.store.read
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(assignments)
    .innerJoin(helpers, eq(helpers.id, assignments.helperId))
    .where(
      and(
        eq(helpers.userId, actor.userId ?? ''),
        isNull(assignments.endedAt),
        eq(assignments.state, 'offered'),
        gt(assignments.expiresAt, club.clock.now()),
      ),
    )
  return row?.count ?? 0
}

/** What a list and a page of a job have in common. */
export const columnsOf = ({ schema: { rescue } }: Club) => ({
  id: rescue.assignments.id,
  state: rescue.assignments.state,
  offeredAt: rescue.assignments.offeredAt,
  expiresAt: rescue.assignments.expiresAt,
  etaAt: rescue.assignments.etaAt,
  arrivedAt: rescue.assignments.arrivedAt,
  endedAt: rescue.assignments.endedAt,
  distanceM: rescue.assignments.distanceM,
  number: rescue.requests.number,
  priority: rescue.requests.priority,
  isSafe: rescue.requests.isSafe,
  service: rescue.requests.service,
  vehicleId: rescue.requests.vehicleId,
  plate: rescue.requests.plate,
  car: rescue.requests.car,
  place: rescue.requests.place,
  district: rescue.requests.district,
  zone: rescue.requests.zone,
})

/** The helper's offers, jobs under way and those that ended today, newest first in each. Names and numbers of owners stay out. */
export async function readHelperJobs(club: Club, mine: OwnHelpers, language: Language) {
  const now = club.clock.now()
  const zone = mine[0]?.zone ?? CLUB_ZONE
  const today = dayBounds(zone, localDay(zone, now)).from
  const { assignments, requests, services } = club.schema.rescue
  const { read } = club.store
  const ids = mine.map(({ id }) => id)
  const rows =
    ids.length === 0
      ? []
      : await read
          .select(columnsOf(club))
          .from(assignments)
          .innerJoin(requests, eq(requests.id, assignments.requestId))
          .where(
            and(
              inArray(assignments.helperId, ids),
              gte(assignments.offeredAt, today - LONGEST),
              or(isNull(assignments.endedAt), gte(assignments.endedAt, today)),
            ),
          )
          .orderBy(desc(assignments.offeredAt), desc(assignments.id))
          .limit(MOST_JOBS)
  const names = rows.length === 0 ? [] : await read.select({ code: services.code, name: services.name }).from(services)
  const cars = await readVehicles(
    club,
    rows.flatMap(({ vehicleId }) => vehicleId ?? []),
  )
  const places = await unsealAll(
    club,
    rows.map(({ place }) => place),
  )
  const jobs = rows.map(({ vehicleId, service, district, ...row }, at) => {
    const known = cars.get(vehicleId ?? '')
    const name = names.find(({ code }) => code === service)
    return {
      ...row,
      state: row.state as AssignmentState,
      priority: row.priority as Priority,
      service: name ? say(name.name, language) : service,
      plate: known?.plate || row.plate,
      car: known ? carName(known, language) : row.car,
      place: row.endedAt === null ? places[at] || district : district,
    }
  })
  return {
    now,
    zone,
    isHelper: mine.length > 0,
    offers: jobs.filter(({ state, expiresAt }) => state === 'offered' && expiresAt > now),
    current: jobs.filter(({ state }) => GOES_OUT.has(state)),
    past: jobs.filter(({ endedAt }) => endedAt !== null),
  }
}
export type HelperJobs = Awaited<ReturnType<typeof readHelperJobs>>
export type HelperJobRow = HelperJobs['current'][number]

/** What waits for the actor on the road: offers first, then jobs under way. Nothing for those who do not go out. */
export async function openJobs(club: Club, actor: Actor, language: Language) {
  const mine = can(actor, 'rescue:work') ? await ownHelpers(club, actor) : []
  if (mine.length === 0) return []
  const { offers, current } = await readHelperJobs(club, mine, language)
  return [...offers, ...current].map(({ id, service, place, state }) => ({ id, service, place, state }))
}

/** The job with this id, if the actor was asked or sent; unknown and foreign ids are the same NotFound. */
export async function requireHelperJob(club: Club, actor: Actor, assignmentId: string) {
  const { assignments, helpers } = club.schema.rescue
  const [row] = await club.store.read
    .select({
      id: assignments.id,
      requestId: assignments.requestId,
      helperId: assignments.helperId,
      userId: helpers.userId,
      endedAt: assignments.endedAt,
      state: assignments.state,
    })
    .from(assignments)
    .innerJoin(helpers, eq(helpers.id, assignments.helperId))
    .where(eq(assignments.id, assignmentId))
  if (!row || actor.userId === null || row.userId !== actor.userId) throw new NotFound('rescue job')
  return { ...row, state: row.state as AssignmentState }
}
