import { readDealer } from '~/areas/dealers/read.server'
import { platesUnder, readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { earnedBy } from '~/areas/points/read-evaluations.server'
import type { Instant } from '~/kernel/clock'
import { say } from '~/kernel/words'
import type { Work } from '~/platform/club.server'
import { sendMessage } from '~/platform/messages.server'
import type { OrderRow } from './open-order.server'

/** Tells the owner that the car can be fetched. */
export async function tellReady(w: Work, order: OrderRow): Promise<void> {
  if (!order.memberId) return
  const member = (await readMembers(w.club, [order.memberId], w.tx)).get(order.memberId)
  const dealer = await readDealer(w.club, order.dealerId, w.tx)
  if (!member || !dealer) return
  await sendMessage(w, {
    userId: member.userId,
    template: 'car-ready',
    params: {
      dealer: dealer.name,
      plate: await plateOf(w, order),
      address: say(dealer.address, member.language),
      phone: dealer.phone,
      path: `/visits/${order.number}`,
    },
  })
}

/** Tells the owner that the car will be ready at another time, and why. */
export async function tellPromise(w: Work, order: OrderRow, promisedAt: Instant, reason: string): Promise<void> {
  if (!order.memberId) return
  const member = (await readMembers(w.club, [order.memberId], w.tx)).get(order.memberId)
  const dealer = await readDealer(w.club, order.dealerId, w.tx)
  if (!member || member.erasedAt !== null || !dealer) return
  await sendMessage(w, {
    userId: member.userId,
    template: 'visit-promise',
    params: {
      ...{ dealer: dealer.name, plate: await plateOf(w, order), phone: dealer.phone, zone: order.zone },
      ...{ promisedAt, before: order.promisedAt, reason, path: `/visits/${order.number}` },
    },
  })
}

/** Tells the owner that the record stands, and what it has earned. */
export async function tellRecord(w: Work, order: OrderRow, factId: string): Promise<void> {
  if (!order.memberId) return
  const member = (await readMembers(w.club, [order.memberId], w.tx)).get(order.memberId)
  const dealer = await readDealer(w.club, order.dealerId, w.tx)
  if (!member || member.erasedAt !== null || !dealer) return
  const points = await earnedBy(w, order.memberId, factId)
  const { number } = order
  await sendMessage(w, {
    userId: member.userId,
    template: 'record-ready',
    params: { dealer: dealer.name, plate: await plateOf(w, order), number, points, path: `/records/${number}` },
  })
}

/** The plate of the order's car, as its customer knows it. */
export async function plateOf(
  w: Work,
  order: Pick<OrderRow, 'vehicleId' | 'memberId' | 'guestPlate'>,
): Promise<string> {
  if (!order.vehicleId) return order.guestPlate
  const cars = await readVehicles(w.club, [order.vehicleId], w.tx)
  return (await platesUnder(w.club, [order], cars, w.tx))(order) ?? ''
}
