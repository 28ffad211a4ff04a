import { openAccount } from '~/areas/points/open-account.server'
import { advanceOrder, type DeskEvent } from '~/areas/workshop/advance-order.server'
import { checkInWalkIn } from '~/areas/workshop/check-in.server'
import { completeOrder } from '~/areas/workshop/complete-order.server'
import { workshopInvariants } from '~/areas/workshop/invariants.server'
import { readOrder } from '~/areas/workshop/read-order.server'
import { finishJob, startJob } from '~/areas/workshop/work-job.server'
import { HOUR } from '~/kernel/clock'
import { type Actor, systemActor } from '~/platform/actor'
import { addOwner, openWorkshop } from './booking'
import type { TestClub } from './club'
import { granted, staffActor } from './people'

/** A dealer at work: adviser, technician, manager, and an owner with a car and a points account. */
export async function workshopAt(club: TestClub) {
  const shop = await openWorkshop(club)
  const adviser = await staffActor(club, 'adviser', shop.dealerId)
  const technician = await staffActor(club, 'technician', shop.dealerId)
  const manager = await staffActor(club, 'manager', shop.dealerId)
  const owner = await addOwner(club)
  await club.write(systemActor, (w) => openAccount(w, owner.memberId))
  return { ...shop, adviser, technician, manager, owner }
}
export type Staffed = Awaited<ReturnType<typeof workshopAt>>

/** Takes the owner's car in for one service (680.00). */
export async function carIn(
  club: TestClub,
  shop: Staffed,
  more: Partial<Parameters<typeof checkInWalkIn>[0]> = {},
): Promise<{ orderId: string; number: string }> {
  return granted(
    await checkInWalkIn({
      ...{ club, actor: shop.adviser, dealerId: shop.dealerId, vehicleId: shop.owner.vehicleId, km: 12_000 },
      ...{ promisedAt: club.clock.now() + 4 * HOUR, templateIds: [shop.service] },
      technicianId: shop.technician.userId,
      ...more,
    }),
  )
}

export const advance = (club: TestClub, actor: Actor, orderId: string, event: DeskEvent, reason = '') =>
  advanceOrder({ club, actor, orderId, event, reason })

/** Does every job of an order and brings it to the quality check. */
export async function workDone(club: TestClub, shop: Staffed, orderId: string): Promise<void> {
  for (const job of (await readOrder(club, orderId, 'en')).jobs) {
    if (job.state === 'dropped' || job.state === 'done') continue
    granted(await startJob({ club, actor: shop.adviser, orderId, jobId: job.id }))
    granted(await finishJob({ club, actor: shop.adviser, orderId, jobId: job.id }))
  }
  granted(await advance(club, shop.technician, orderId, 'submit'))
}

/** The whole way from work to the record. */
export async function visit(club: TestClub, shop: Staffed, orderId: string): Promise<void> {
  await workDone(club, shop, orderId)
  granted(await advance(club, shop.adviser, orderId, 'pass'))
  granted(await advance(club, shop.adviser, orderId, 'hand-over'))
  granted(await completeOrder({ club, actor: shop.adviser, orderId, paidBy: 'wechat' }))
}

/** Every fault that the invariants of the workshop find. */
export async function faultsOf(club: TestClub): Promise<string[]> {
  const faults = await Promise.all(workshopInvariants.map(({ check }) => check(club)))
  return faults.flat()
}
