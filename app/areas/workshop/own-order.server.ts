import { eq } from 'drizzle-orm'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { loadOrder } from './open-order.server'

async function byNumber(club: Club, number: string) {
  const { workOrders } = club.schema.workshop
  const [row] = await club.store.read
    .select({
      id: workOrders.id,
      state: workOrders.state,
      memberId: workOrders.memberId,
      dealerId: workOrders.dealerId,
      vehicleId: workOrders.vehicleId,
      technicianId: workOrders.technicianId,
      zone: workOrders.zone,
    })
    .from(workOrders)
    .where(eq(workOrders.number, number))
  if (!row) throw new NotFound('order')
  return row
}

/** The visit with this number, if it is the actor's own; unknown and foreign ones are the same NotFound. */
export async function requireOwnVisit(club: Club, actor: Actor, number: string) {
  const row = await byNumber(club, number)
  if (actor.memberId === null || row.memberId !== actor.memberId) throw new NotFound('visit')
  return row
}

/** The same once it is a record. */
export async function requireOwnRecord(club: Club, actor: Actor, number: string) {
  const row = await requireOwnVisit(club, actor, number)
  if (row.state !== 'completed') throw new NotFound('record')
  return row
}

/**
 * The order with this number, if the actor's desk may see it: whoever reads the dealer's workshop, and a technician
 * who has a job of it. Answers in which capacity.
 */
export async function requireDeskOrder(club: Club, actor: Actor, number: string) {
  const row = await byNumber(club, number)
  const at = { dealerId: row.dealerId }
  if (can(actor, 'workshop:manage', at)) return { ...row, hand: 'adviser' as const }
  if (can(actor, 'workshop:work', at)) {
    const { jobs } = await loadOrder(club, row.id)
    const mine = row.technicianId === actor.userId || jobs.some((job) => job.technicianId === actor.userId)
    if (mine) return { ...row, hand: 'technician' as const }
  }
  if (can(actor, 'workshop:read', at)) return { ...row, hand: 'reader' as const }
  throw new NotFound('order')
}

/** The file of a photo of the order or of its extra work. Throws NotFound for an id that is not on this order. */
export async function photoFile(club: Club, orderId: string, photoId: string): Promise<string> {
  const { orderPhotos, orderExtras } = club.schema.workshop
  const [photo] = await club.store.read
    .select({ orderId: orderPhotos.orderId, fileId: orderPhotos.fileId })
    .from(orderPhotos)
    .where(eq(orderPhotos.id, photoId))
  if (photo?.orderId === orderId) return photo.fileId
  const [extra] = await club.store.read
    .select({ orderId: orderExtras.orderId, fileId: orderExtras.photoFileId })
    .from(orderExtras)
    .where(eq(orderExtras.id, photoId))
  if (extra?.orderId !== orderId || extra.fileId === '') throw new NotFound('photo')
  return extra.fileId
}
