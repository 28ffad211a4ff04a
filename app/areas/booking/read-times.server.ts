import { readDealer } from '~/areas/dealers/read.server'
import { readStaff } from '~/areas/dealers/read-staff.server'
import { carName } from '~/areas/garage/car-name'
import { requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import type { Instant } from '~/kernel/clock'
import { addDays, isDay, startOfWeek } from '~/kernel/dates'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { localDay, localOf } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { findSlots, firstFreeDay } from './find-slots.server'
import { askGate } from './gate.server'
import { type JobNeed, needsOf, type Transport } from './needs'
import { lastVisit } from './read-choices.server'
import { findBooking, jobsOf, reading, readJobs } from './rows.server'
import { policyOf } from './rules'
import { lastDay, type SlotDay } from './slots'

type Asked = {
  club: Club
  actor: Actor
  language: Language
  vehicleId: string
  dealerId: string
  jobs: readonly JobNeed[]
  /** From the address; the first free day if it says nothing. */
  day: string
  /** The hold that the address names. */
  hold: string
  /** The booking that is being moved. */
  without?: { id: string; number: string; transport: Transport; startsAt: Instant }
}

/** Everything of the page on which a time is chosen, for a new booking and for one that is moved. */
export async function readTimes({ club, actor, language, vehicleId, dealerId, jobs, day, hold, without }: Asked) {
  const car = await requireOwnVehicle(club, actor, vehicleId)
  const dealer = await readDealer(club, dealerId)
  if (!dealer?.active) throw new NotFound('dealer')
  const { zone } = dealer
  const now = club.clock.now()
  const policy = policyOf(dealer.settings)
  const needs = needsOf(jobs)
  const held = hold ? await findBooking(reading(club), { number: hold }) : undefined
  const mine = held && held.memberId === actor.memberId ? held : undefined
  const live = mine?.state === 'held' && mine.heldUntil > now ? mine : undefined
  const today = localDay(zone, now)
  const end = lastDay(policy, zone, now)
  const own = live ?? without
  const asked = { club, dealerId, needs, zone, horizon: policy.horizonDays, without: own?.id }
  const wanted = isDay(day) && day >= today && day <= end ? day : own ? localDay(zone, own.startsAt) : undefined
  const chosen = wanted ?? (await firstFreeDay(asked)) ?? today
  const from = startOfWeek(chosen)
  const week = await findSlots({ ...asked, from, days: 7 })
  const slots = week.find((one) => one.day === chosen)?.slots ?? []
  const advisers = await readStaff(club, dealerId, 'adviser')
  const last = await lastVisit(club, car.memberId, dealerId)
  const gate = await askGate(club, club.store.read, { dealerId, memberId: car.memberId, vehicleId, without: own?.id })
  return {
    car: { id: car.id, name: carName(car, language), plate: car.plate, body: car.body },
    dealer: { id: dealer.id, name: say(dealer.name, language), phone: dealer.phone, zone, currency: dealer.currency },
    jobs: jobs.map((job) => ({ id: job.templateId, name: say(job.name, language) })),
    minutes: needs.minutes,
    estimateMinor: needs.estimateMinor,
    today,
    chosen,
    week: week.map(({ day, state, measure }) => ({ day, state, measure })),
    earlier: from > today ? addDays(from, -7) : null,
    later: addDays(from, 7) <= end ? addDays(from, 7) : null,
    slots: slots.map((slot) => viewOf(slot, zone)),
    left: leftOf(slots),
    hold: live
      ? {
          number: live.number,
          startsAt: live.startsAt,
          readyAt: live.readyAt,
          heldUntil: live.heldUntil,
          transport: live.transport,
        }
      : null,
    holdOver: Boolean(mine && !live && mine.state === 'lapsed'),
    confirmed: mine && !live && mine.state !== 'lapsed' ? mine.number : null,
    now,
    advisers,
    lastAdviser: advisers.find((one) => one.userId === last?.adviserId) ?? null,
    gate: gate.ok ? null : { reason: gate.reason, params: gate.params ?? {}, nextStep: gate.nextStep ?? null },
  }
}
export type TimesView = Awaited<ReturnType<typeof readTimes>>

const NOON = 12 * 60

function viewOf(slot: SlotDay['slots'][number], zone: string) {
  return {
    ...slot,
    morning: localOf(zone, slot.startsAt).minute < NOON,
    nextDay: localDay(zone, slot.readyAt) !== localDay(zone, slot.startsAt),
  }
}

/** The most that any slot of the day has left, so that what cannot be had at all says so before a time is chosen. */
function leftOf(slots: SlotDay['slots']) {
  const most = (kind: 'wait' | 'shuttle' | 'loaner') => Math.max(0, ...slots.map((slot) => slot.left[kind]))
  return { wait: most('wait'), shuttle: most('shuttle'), loaner: most('loaner') }
}

/** What an address names: a car of the actor's, a dealer, and jobs that are still offered. NotFound for anything else. */
export async function readWish(club: Club, search: URLSearchParams) {
  const templateIds = search
    .getAll('jobs')
    .flatMap((one) => one.split(','))
    .filter(Boolean)
  const jobs = await readJobs(club, templateIds, true)
  return {
    vehicleId: search.get('car') ?? '',
    dealerId: search.get('dealer') ?? '',
    templateIds,
    jobs: jobs.ok ? jobs.value : null,
  }
}

/** The jobs of a booking that is being moved. */
export async function readOwnJobs(club: Club, bookingId: string) {
  return (await jobsOf(reading(club), [bookingId])).get(bookingId) ?? []
}
