import { and, asc, desc, eq, gt, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { carName } from '~/areas/garage/car-name'
import { platesUnder, readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMembers } from '~/areas/membership/read-members.server'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { namesOf } from '~/platform/staff.server'
import { type OrderState, onTime } from './rules'

/** An order as a row of a list. */
export type OrderBrief = {
  id: string
  number: string
  dealerId: string
  bookingId: string | null
  memberId: string | null
  vehicleId: string | null
  state: OrderState
  customer: string
  plate: string
  car: string
  body: string
  /** Name of the first job, and how many more there are. */
  job: string
  more: number
  adviser: string
  technician: string
  promisedAt: Instant
  time: ReturnType<typeof onTime>
  /** Extra work that waits for the owner's answer. */
  undecided: number
  odometerKm: number
  customerMinor: number
  creditedMinor: number
  currency: string
  repeat: boolean
  zone: string
  createdAt: Instant
  completedAt: Instant
}

type Rows = Awaited<ReturnType<typeof select>>
type Asked = { where: SQL | undefined; order: SQL[]; limit: number }

function select({ store, schema }: Club, { where, order, limit }: Asked) {
  const { workOrders } = schema.workshop
  return store.read
    .select()
    .from(workOrders)
    .where(where)
    .orderBy(...order)
    .limit(limit)
}

/** Fills rows with the words around them. */
async function brief(club: Club, rows: Rows, language: Language): Promise<OrderBrief[]> {
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return []
  const { orderJobs, orderExtras } = club.schema.workshop
  const { read } = club.store
  const jobs = await read
    .select({ orderId: orderJobs.orderId, name: orderJobs.name, state: orderJobs.state })
    .from(orderJobs)
    .where(inArray(orderJobs.orderId, ids))
    .orderBy(asc(orderJobs.orderId), asc(orderJobs.position))
  const asked = await read
    .select({ orderId: orderExtras.orderId, count: sql`count(*)`.mapWith(Number) })
    .from(orderExtras)
    .where(and(inArray(orderExtras.orderId, ids), eq(orderExtras.state, 'asked')))
    .groupBy(orderExtras.orderId)
  const present = (list: (string | null)[]) => list.filter((one) => one !== null)
  const cars = await readVehicles(club, present(rows.map((row) => row.vehicleId)))
  const plateOf = await platesUnder(club, rows, cars)
  const members = await readMembers(club, present(rows.map((row) => row.memberId)))
  const names = await namesOf(club, present(rows.flatMap((row) => [row.adviserId, row.technicianId])))
  const now = club.clock.now()
  return rows.map((row) => {
    const car = row.vehicleId ? cars.get(row.vehicleId) : undefined
    const kept = jobs.filter((job) => job.orderId === row.id && job.state !== 'dropped')
    const { id, number, dealerId, bookingId, memberId, vehicleId, promisedAt, odometerKm, customerMinor } = row
    const { creditedMinor, currency, repeat, zone, createdAt, completedAt } = row
    return {
      ...{ id, number, dealerId, bookingId, memberId, vehicleId, promisedAt, odometerKm, customerMinor },
      ...{ creditedMinor, currency, repeat, zone, createdAt, completedAt },
      state: row.state as OrderState,
      customer: (row.memberId ? members.get(row.memberId)?.name : undefined) ?? row.guestName,
      plate: plateOf(row) || row.guestPlate,
      car: car ? carName(car, language) : '',
      body: car?.body ?? '',
      job: kept[0] ? say(kept[0].name, language) : '',
      more: Math.max(0, kept.length - 1),
      adviser: names.get(row.adviserId) ?? '',
      technician: (row.technicianId && names.get(row.technicianId)) || '',
      time: onTime(row, now),
      undecided: asked.find((one) => one.orderId === row.id)?.count ?? 0,
    }
  })
}

const MOST_OPEN = 200
const WORK: OrderState[] = ['checked-in', 'in-work', 'waiting-parts', 'waiting-owner', 'quality-check']

async function openAt(club: Club, dealerId: string, states: OrderState[], language: Language): Promise<OrderBrief[]> {
  const { workOrders } = club.schema.workshop
  const here = dealerId === '' ? undefined : eq(workOrders.dealerId, dealerId)
  const rows = await select(club, {
    where: and(here, isNull(workOrders.closedAt), inArray(workOrders.state, states)),
    order: [asc(workOrders.promisedAt), asc(workOrders.id)],
    limit: MOST_OPEN,
  })
  return brief(club, rows, language)
}

/** Cars in the workshop's hands, the soonest promise first; '' is every dealer. */
export const inWork = (club: Club, dealerId: string, language: Language) => openAt(club, dealerId, WORK, language)
/** Cars whose owner has to answer. */
export const waitingForOwner = (club: Club, dealerId: string, language: Language) =>
  openAt(club, dealerId, ['waiting-owner'], language)
/** Finished cars that wait for their owners. */
export const readyToHandOver = (club: Club, dealerId: string, language: Language) =>
  openAt(club, dealerId, ['ready', 'handed-over'], language)

/** Visits of a member that go on now. */
export async function liveVisits(club: Club, memberId: string, language: Language): Promise<OrderBrief[]> {
  const { workOrders } = club.schema.workshop
  const rows = await select(club, {
    where: and(eq(workOrders.memberId, memberId), isNull(workOrders.closedAt)),
    order: [desc(workOrders.createdAt), desc(workOrders.id)],
    limit: 20,
  })
  return brief(club, rows, language)
}

type After = { completedAt: Instant; id: string }

/** Records of a member, newest first; `vehicleId` keeps those of one car, `after` goes on behind a row. */
export async function recordsOf(
  club: Club,
  memberId: string,
  language: Language,
  { vehicleId, after, limit = 30 }: { vehicleId?: string; after?: After; limit?: number } = {},
): Promise<OrderBrief[]> {
  const { workOrders } = club.schema.workshop
  const car = vehicleId ? eq(workOrders.vehicleId, vehicleId) : undefined
  return records(club, and(eq(workOrders.memberId, memberId), car), language, after, limit)
}

/** Records of a car, whoever owned it then. Names of persons are for the caller to leave out. */
export async function recordsOfVehicle(
  club: Club,
  vehicleId: string,
  language: Language,
  { after, limit = 30 }: { after?: After; limit?: number } = {},
): Promise<OrderBrief[]> {
  const { workOrders } = club.schema.workshop
  return records(club, eq(workOrders.vehicleId, vehicleId), language, after, limit)
}

async function records(
  club: Club,
  where: SQL | undefined,
  language: Language,
  after: After | undefined,
  limit: number,
) {
  const { workOrders } = club.schema.workshop
  const behind = after
    ? or(
        lt(workOrders.completedAt, after.completedAt),
        and(eq(workOrders.completedAt, after.completedAt), lt(workOrders.id, after.id)),
      )
    : undefined
  const rows = await select(club, {
    where: and(where, gt(workOrders.completedAt, 0), behind),
    order: [desc(workOrders.completedAt), desc(workOrders.id)],
    limit,
  })
  return brief(club, rows, language)
}

export type OrderFilter = {
  dealerId: string
  state?: OrderState | 'open'
  technicianId?: string
  adviserId?: string
  /** A work order number. */
  number?: string
  vehicleIds?: readonly string[]
  plate?: string
  late?: boolean
  /** Only visits with a fault that came back. */
  repeat?: boolean
  after?: { createdAt: Instant; id: string }
  limit: number
}

/** Orders for the desk, newest first. */
export async function listOrders(club: Club, filter: OrderFilter, language: Language): Promise<OrderBrief[]> {
  const { workOrders: o } = club.schema.workshop
  const { state, after, technicianId, adviserId, number, plate, vehicleIds = [] } = filter
  const found = [
    number ? eq(o.number, number) : undefined,
    plate ? eq(o.guestPlate, plate) : undefined,
    vehicleIds.length > 0 ? inArray(o.vehicleId, [...vehicleIds]) : undefined,
  ].filter((one) => one !== undefined)
  const rows = await select(club, {
    where: and(
      filter.dealerId === '' ? undefined : eq(o.dealerId, filter.dealerId),
      state === 'open' ? isNull(o.closedAt) : state ? eq(o.state, state) : undefined,
      technicianId ? eq(o.technicianId, technicianId) : undefined,
      adviserId ? eq(o.adviserId, adviserId) : undefined,
      filter.late ? and(isNull(o.readyAt), isNull(o.closedAt), lt(o.promisedAt, club.clock.now())) : undefined,
      filter.repeat ? eq(o.repeat, true) : undefined,
      found.length > 0 ? or(...found) : undefined,
      after
        ? or(lt(o.createdAt, after.createdAt), and(eq(o.createdAt, after.createdAt), lt(o.id, after.id)))
        : undefined,
    ),
    order: [desc(o.createdAt), desc(o.id)],
    limit: filter.limit,
  })
  return brief(club, rows, language)
}

/** Open orders on which the actor has a job to do, where they work as a technician now; the soonest promise first. */
export async function myOrders(club: Club, actor: Actor, language: Language): Promise<OrderBrief[]> {
  const { userId } = actor
  if (!userId) return []
  const { workOrders, orderJobs } = club.schema.workshop
  const mine = await club.store.read
    .selectDistinct({ orderId: orderJobs.orderId })
    .from(orderJobs)
    .innerJoin(workOrders, eq(workOrders.id, orderJobs.orderId))
    .where(and(eq(orderJobs.technicianId, userId), isNull(workOrders.closedAt)))
  const ids = mine.map((one) => one.orderId)
  const own = eq(workOrders.technicianId, userId)
  const rows = await select(club, {
    where: and(
      isNull(workOrders.closedAt),
      inArray(workOrders.state, [...WORK, 'ready']),
      ids.length > 0 ? or(own, inArray(workOrders.id, ids)) : own,
    ),
    order: [asc(workOrders.promisedAt), asc(workOrders.id)],
    limit: 50,
  })
  const here = rows.filter(({ dealerId }) => can(actor, 'workshop:work', { dealerId }))
  return brief(club, here, language)
}

/** Open advice on a car: what was advised and not done yet. */
export async function openAdvice(club: Club, vehicleId: string, language: Language) {
  const { advice } = club.schema.workshop
  const rows = await club.store.read
    .select()
    .from(advice)
    .where(and(eq(advice.vehicleId, vehicleId), eq(advice.state, 'open')))
    .orderBy(asc(advice.createdAt), asc(advice.id))
  return rows.map(({ id, orderId, name, note, code, dueOn, dueKm, createdAt }) => ({
    ...{ id, orderId, name: say(name, language), note, code, dueOn, dueKm, createdAt },
  }))
}
