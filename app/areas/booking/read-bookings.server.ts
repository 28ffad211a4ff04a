import { and, asc, desc, eq, gt, inArray, or } from 'drizzle-orm'
import { readDealer, readDealers, readJobTemplates } from '~/areas/dealers/read.server'
import { readStaff } from '~/areas/dealers/read-staff.server'
import { carName } from '~/areas/garage/car-name'
import { platesUnder, readVehicles } from '~/areas/garage/read-vehicles.server'
import type { Instant } from '~/kernel/clock'
import { choices } from '~/kernel/flow'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { type BookingRow, findBooking, handOn, jobsOf, reading } from './rows.server'
import { AHEAD_STATES, type BookingState, bookingFlow, changeUntil, policyOf } from './rules'
import { readQueue } from './waitlist.server'

export type BookingBrief = {
  id: string
  number: string
  state: BookingState
  dealerId: string
  memberId: string | null
  vehicleId: string | null
  startsAt: Instant
  readyAt: Instant
  zone: string
  adviserId: string | null
  transport: BookingRow['transport']
  note: string
}

const briefOf = ({
  id,
  number,
  state,
  dealerId,
  memberId,
  vehicleId,
  startsAt,
  readyAt,
  zone,
  adviserId,
  transport,
  note,
}: BookingRow): BookingBrief => ({
  ...{ id, number, state, dealerId, memberId, vehicleId, startsAt, readyAt, zone, adviserId, transport, note },
})

/** What a member has ahead, soonest first; live holds and offers among them. */
export async function nextBookings(club: Club, memberId: string): Promise<BookingBrief[]> {
  const { bookings } = club.schema.booking
  const now = club.clock.now()
  const rows = await club.store.read
    .select()
    .from(bookings)
    .where(
      and(
        eq(bookings.memberId, memberId),
        inArray(bookings.state, [...AHEAD_STATES]),
        or(eq(bookings.heldUntil, 0), gt(bookings.heldUntil, now)),
      ),
    )
    .orderBy(asc(bookings.startsAt))
  return rows.map((row) => briefOf(row as BookingRow))
}

/** The owner's list: what is ahead, what waits, and what was. */
export async function readOwnBookings(club: Club, actor: Actor, language: Language) {
  if (!actor.memberId) throw new NotFound('member')
  const { bookings, waitlist } = club.schema.booking
  const ahead = await nextBookings(club, actor.memberId)
  const past = await club.store.read
    .select()
    .from(bookings)
    .where(and(eq(bookings.memberId, actor.memberId), inArray(bookings.state, ['done', 'cancelled', 'missed'])))
    .orderBy(desc(bookings.startsAt))
    .limit(10)
  const waiting = await club.store.read
    .select()
    .from(waitlist)
    .where(and(eq(waitlist.memberId, actor.memberId), eq(waitlist.state, 'waiting')))
    .orderBy(asc(waitlist.createdAt))
  const rows = [...ahead, ...past.map((row) => briefOf(row as BookingRow))]
  const cars = await readVehicles(
    club,
    [...rows, ...waiting].flatMap((row) => row.vehicleId ?? []),
  )
  const { memberId } = actor
  const plate = await platesUnder(
    club,
    [...cars.keys()].map((vehicleId) => ({ vehicleId, memberId })),
    cars,
  )
  const dealers = new Map((await readDealers(club, { closed: true })).map((one) => [one.id, one]))
  const jobs = await jobsOf(
    reading(club),
    rows.map((row) => row.id),
  )
  const names = {
    car: (id: string | null) => carOf(cars, plate({ vehicleId: id, memberId }), id, language),
    dealer: (id: string) => say(dealers.get(id)?.name ?? { zh: '', en: '' }, language),
  }
  const view = (row: BookingBrief, offer = false) => ({
    number: row.number,
    state: row.state,
    offer,
    startsAt: row.startsAt,
    zone: row.zone,
    dealer: names.dealer(row.dealerId),
    car: names.car(row.vehicleId),
    jobs: (jobs.get(row.id) ?? []).map((job) => say(job.name, language)),
  })
  const channels = await channelsOf(
    club,
    ahead.map((row) => row.id),
  )
  const queues = []
  for (const entry of waiting) {
    const queue = await readQueue(reading(club), entry.dealerId)
    queues.push({
      id: entry.id,
      place: queue.findIndex((one) => one.id === entry.id) + 1,
      fromDay: entry.fromDay,
      toDay: entry.toDay,
      partOfDay: entry.partOfDay as 'any' | 'morning' | 'afternoon',
      dealer: names.dealer(entry.dealerId),
      car: names.car(entry.vehicleId),
    })
  }
  return {
    ahead: ahead
      .filter((row) => row.state !== 'held' || channels.get(row.id) === 'waitlist')
      .map((row) => view(row, row.state === 'held')),
    held: ahead.filter((row) => row.state === 'held' && channels.get(row.id) !== 'waitlist').map((row) => view(row)),
    past: rows.slice(ahead.length).map((row) => view(row)),
    waiting: queues,
  }
}

async function channelsOf(club: Club, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { bookings } = club.schema.booking
  const rows = await club.store.read
    .select({ id: bookings.id, channel: bookings.channel })
    .from(bookings)
    .where(inArray(bookings.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row.channel]))
}

type Cars = Awaited<ReturnType<typeof readVehicles>>
function carOf(cars: Cars, plate: string | undefined, id: string | null, language: Language) {
  const car = id ? cars.get(id) : undefined
  return car ? { name: carName(car, language), plate: plate ?? '', body: car.body } : null
}

/** One booking as its owner sees it, with what may still be done and until when. */
export async function readOwnBooking(club: Club, actor: Actor, number: string, language: Language) {
  const row = await findBooking(reading(club), { number })
  if (!row || handOn(actor, row) !== 'member') throw new NotFound('booking')
  const dealer = await readDealer(club, row.dealerId)
  if (!dealer) throw new NotFound('booking')
  const now = club.clock.now()
  const policy = policyOf(dealer.settings)
  const cars = await readVehicles(club, row.vehicleId ? [row.vehicleId] : [])
  const plate = (await platesUnder(club, [row], cars))(row)
  const jobs = (await jobsOf(reading(club), [row.id])).get(row.id) ?? []
  const { startsAt, heldUntil, moves } = row
  const may = choices(bookingFlow, row.state, 'member', { now, startsAt, heldUntil, moves, policy })
  const hint = (event: string) => {
    const verdict = may.find((one) => one.event === event)?.verdict
    if (!verdict) return { known: false, ok: false, reason: '', params: {} }
    return verdict.ok
      ? { known: true, ok: true, reason: '', params: {} }
      : { known: true, ok: false, reason: verdict.reason as string, params: verdict.params ?? {} }
  }
  const over = row.state === 'held' && heldUntil <= now
  return {
    id: row.id,
    number: row.number,
    state: over ? ('lapsed' as const) : row.state,
    offer: row.channel === 'waitlist',
    startsAt,
    readyAt: row.readyAt,
    heldUntil,
    now,
    zone: row.zone,
    transport: row.transport,
    note: row.note,
    estimateMinor: row.estimateMinor,
    currency: row.currency,
    cancelReason: row.cancelReason,
    changeUntil: changeUntil({ startsAt, policy }),
    movesLeft: Math.max(0, policy.mostMoves - moves),
    vehicleId: row.vehicleId,
    dealerId: row.dealerId,
    templateIds: jobs.map((job) => job.templateId),
    car: carOf(cars, plate, row.vehicleId, language),
    jobs: jobs.map((job) => ({ name: say(job.name, language), priceMinor: job.priceMinor })),
    dealer: {
      name: say(dealer.name, language),
      address: say(dealer.address, language),
      city: say(dealer.city, language),
      phone: dealer.phone,
    },
    adviser: (await readStaff(club, dealer.id)).find((one) => one.userId === row.adviserId)?.name ?? null,
    mayCancel: hint('cancel'),
    mayMove: hint('reschedule'),
  }
}
export type OwnBooking = Awaited<ReturnType<typeof readOwnBooking>>

/** The names of jobs, for the page of a waiting list. */
export async function jobNames(club: Club, ids: readonly string[], language: Language): Promise<string[]> {
  const templates = await readJobTemplates(club, { retired: true })
  return templates.filter((one) => ids.includes(one.id)).map((one) => say(one.name, language))
}
