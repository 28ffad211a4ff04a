import { arrivals } from '~/areas/booking/read-arrivals.server'
import { readDealer, readDealers } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { visibleMembers } from '~/areas/membership/relations.server'
import type { OrderBrief } from '~/areas/workshop/read-orders.server'
import { inWork, myOrders, readyToHandOver, waitingForOwner } from '~/areas/workshop/read-orders.server'
import type { Language } from '~/kernel/language'
import { maskName, maskPlate } from '~/kernel/masks'
import { say } from '~/kernel/words'
import { dayBounds, localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'

const CLUB_ZONE = 'Asia/Shanghai'

/** Moments between which a dealer's day lies; the whole club's is the day of its head office. */
export async function deskDay(club: Club, dealerId: string) {
  const zone = (dealerId ? (await readDealer(club, dealerId))?.zone : undefined) ?? CLUB_ZONE
  const day = localDay(zone, club.clock.now())
  return { zone, day, ...dayBounds(zone, day) }
}

const briefOrder = ({
  number,
  customer,
  plate,
  car,
  job,
  more,
  state,
  promisedAt,
  time,
  technician,
  zone,
}: OrderBrief) => ({
  ...{ number, customer, plate, car, job, more, state, promisedAt, technician, zone },
  late: time,
})
export type TodayOrder = ReturnType<typeof briefOrder>

/**
 * What a desk has before it: who comes next, what is in work, what waits for an owner and what is ready, each only for
 * those who may see it; a technician's own orders. '' is every dealer.
 */
export async function readToday(club: Club, actor: Actor, dealerId: string, language: Language) {
  const { day, to, zone } = await deskDay(club, dealerId)
  const at = { dealerId }
  const seesOrders = can(actor, 'workshop:read', at)
  const orders = async (read: typeof inWork) =>
    seesOrders ? (await read(club, dealerId, language)).map(briefOrder) : null
  const own = can(actor, 'workshop:work') ? await myOrders(club, actor, language) : null
  return {
    day,
    zone,
    arriving: can(actor, 'booking:read', at) ? await readArrivals(club, actor, dealerId, to, language) : null,
    inWork: await orders(inWork),
    waiting: await orders(waitingForOwner),
    ready: await orders(readyToHandOver),
    own: own && (own.length > 0 || !seesOrders) ? own.map(briefOrder) : null,
  }
}

async function readArrivals(club: Club, actor: Actor, dealerId: string, to: number, language: Language) {
  const { from } = await deskDay(club, dealerId)
  const rows = await arrivals(club, dealerId, from, to)
  const ids = rows.flatMap(({ memberId }) => memberId ?? [])
  const members = await readMembers(club, ids)
  const visible = await visibleMembers(club, actor, ids)
  const cars = await readVehicles(
    club,
    rows.flatMap(({ vehicleId }) => vehicleId ?? []),
  )
  const dealers = new Map((await readDealers(club)).map(({ id, name }) => [id, say(name, language)]))
  return rows.map(({ number, memberId, vehicleId, startsAt, zone, guestName, guestPlate, dealerId: place }) => {
    const open = memberId === null || visible.has(memberId)
    const name = (memberId ? members.get(memberId)?.name : undefined) ?? guestName
    const car = vehicleId ? cars.get(vehicleId) : undefined
    const plate = car?.plate ?? guestPlate
    return {
      ...{ number, startsAt, zone, day: localDay(zone, startsAt) },
      name: open ? name : maskName(name),
      plate: open ? plate : maskPlate(plate),
      car: car ? carName(car, language) : '',
      dealer: dealerId === '' ? (dealers.get(place) ?? '') : '',
    }
  })
}
