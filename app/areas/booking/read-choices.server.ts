import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { readDealer, readDealers, readJobTemplates } from '~/areas/dealers/read.server'
import { readDayPlans } from '~/areas/dealers/read-hours.server'
import { minuteSpans } from '~/areas/dealers/working-hours'
import { carName } from '~/areas/garage/car-name'
import { readPlan } from '~/areas/garage/maintenance-plan.server'
import { requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { readMember } from '~/areas/membership/read-members.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import { clockText, localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'

/** The member's last visit of any dealer: whence the dealer and the adviser are taken first. */
export async function lastVisit(club: Club, memberId: string, dealerId?: string) {
  const { bookings } = club.schema.booking
  const [last] = await club.store.read
    .select({ dealerId: bookings.dealerId, adviserId: bookings.adviserId, startsAt: bookings.startsAt })
    .from(bookings)
    .where(
      and(
        eq(bookings.memberId, memberId),
        eq(bookings.state, 'done'),
        ...(dealerId ? [eq(bookings.dealerId, dealerId), isNotNull(bookings.adviserId)] : []),
      ),
    )
    .orderBy(desc(bookings.startsAt))
    .limit(1)
  return last
}

/** Dealers to choose from: the last visited first, then the home dealer, then the others by code; today's hours. */
export async function readDealerChoices(club: Club, actor: Actor, language: Language) {
  if (!actor.memberId) throw new NotFound('member')
  const [member, last, dealers] = [
    await readMember(club, actor.memberId),
    await lastVisit(club, actor.memberId),
    await readDealers(club),
  ]
  const rank = (id: string) => (id === last?.dealerId ? 0 : id === member.homeDealerId ? 1 : 2)
  const choices = []
  for (const dealer of [...dealers].sort((a, b) => rank(a.id) - rank(b.id))) {
    const [today] = await readDayPlans(club, dealer.id, localDay(dealer.zone, club.clock.now()), 1)
    const spans = minuteSpans(today?.hours)
    choices.push({
      id: dealer.id,
      name: say(dealer.name, language),
      city: say(dealer.city, language),
      address: say(dealer.address, language),
      phone: dealer.phone,
      lat: dealer.lat,
      lng: dealer.lng,
      last: dealer.id === last?.dealerId,
      home: dealer.id === member.homeDealerId,
      hours: spans.length > 0 ? { from: clockText(spans[0]?.from ?? 0), to: clockText(spans.at(-1)?.to ?? 0) } : null,
    })
  }
  return choices
}

/** Jobs to choose from for a car: what the maintenance plan wants soon comes first and is proposed. */
export async function readJobChoices(
  club: Club,
  actor: Actor,
  { vehicleId, dealerId }: { vehicleId: string; dealerId: string },
  language: Language,
) {
  const car = await requireOwnVehicle(club, actor, vehicleId)
  const dealer = await readDealer(club, dealerId)
  if (!dealer?.active) throw new NotFound('dealer')
  const plan = await readPlan(club, car, { zone: dealer.zone })
  const due = new Map(plan.items.filter((item) => item.state !== 'fine').map((item) => [item.code, item]))
  const templates = (await readJobTemplates(club)).filter((one) => one.onlineBookable)
  const jobs = templates.map((one) => {
    const item = one.maintenanceKey ? due.get(one.maintenanceKey) : undefined
    return {
      id: one.id,
      name: say(one.name, language),
      detail: say(one.detail, language),
      minutes: one.minutes,
      price: one.price,
      currency: one.currency,
      due: item ? item.state : null,
    }
  })
  return {
    car: { id: car.id, name: carName(car, language), plate: car.plate, body: car.body },
    dealer: { id: dealer.id, name: say(dealer.name, language) },
    jobs: [...jobs.filter((job) => job.due), ...jobs.filter((job) => !job.due)],
  }
}
