import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { spellingsOf } from '~/areas/membership/phones.server'
import { readMember } from '~/areas/membership/read-members.server'
import { refuse } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { PersonRoom } from '~/platform/club.server'
import { destroyPersonKeys } from '~/platform/person-keys.server'

const iso = (at: number | null) => (at === null || at === 0 ? null : new Date(at).toISOString())

/**
 * Visits of a person. The record of the work stays with the car; the customer's own words and answers go, what the
 * adviser wrote to them and why steps were taken goes, and so do walk-ins of the time before joining. A car that is in the workshop is brought home first.
 */
export const workshopPerson: PersonRoom = {
  area: 'workshop',
  async exportOf(club, { memberId }) {
    const { workOrders, orderJobs, orderExtras } = club.schema.workshop
    const { read } = club.store
    const orders = await read
      .select()
      .from(workOrders)
      .where(eq(workOrders.memberId, memberId))
      .orderBy(desc(workOrders.createdAt))
    const own = read.select({ id: workOrders.id }).from(workOrders).where(eq(workOrders.memberId, memberId))
    const jobs = await read.select().from(orderJobs).where(inArray(orderJobs.orderId, own))
    const extras = await read.select().from(orderExtras).where(inArray(orderExtras.orderId, own))
    const numbers = new Map(orders.map(({ id, number }) => [id, number]))
    return {
      visits: orders.map((order) => ({
        ...{ number: order.number, state: order.state, vehicleId: order.vehicleId, km: order.odometerKm },
        jobs: jobs
          .filter((job) => job.orderId === order.id && job.state !== 'dropped')
          .map(({ name }) => say(name, 'en'))
          .join(', '),
        words: order.words,
        ...{ paidMinor: order.customerMinor, creditedMinor: order.creditedMinor, currency: order.currency },
        ...{ paidBy: order.paidBy, cameAt: iso(order.createdAt), completedAt: iso(order.completedAt) },
      })),
      answers: extras.map(({ orderId, name, state, answeredAt, answeredVia, answerNote }) => ({
        ...{ number: numbers.get(orderId), work: say(name, 'en'), state, answeredVia, answerNote },
        answeredAt: iso(answeredAt),
      })),
    }
  },
  async holdsBack({ tx, schema }, { memberId }) {
    const { workOrders } = schema.workshop
    const [open] = await tx
      .select({ number: workOrders.number })
      .from(workOrders)
      .where(and(eq(workOrders.memberId, memberId), isNull(workOrders.closedAt)))
      .limit(1)
    return open ? refuse('workshop:refusal.erase_open_visit', { params: { number: open.number } }) : null
  },
  async erase(w, { memberId }) {
    const { workOrders, orderExtras } = w.schema.workshop
    const { phone } = await readMember(w.club, memberId, w.tx)
    const plates = (await ownVehicles(w.club, memberId, w.tx)).flatMap(({ plate }) => (plate ? [plate] : []))
    const own = w.tx.select({ id: workOrders.id }).from(workOrders).where(eq(workOrders.memberId, memberId))
    await w.tx.update(orderExtras).set({ answerNote: '' }).where(inArray(orderExtras.orderId, own))
    const emptied = await w.tx
      .update(workOrders)
      .set({ words: '', closingNote: '', guestName: '', guestPhone: '', guestPlate: '' })
      .where(
        or(
          eq(workOrders.memberId, memberId),
          phone ? inArray(workOrders.guestPhone, spellingsOf(phone)) : undefined,
          plates.length > 0 ? inArray(workOrders.guestPlate, plates) : undefined,
        ),
      )
      .returning({ id: workOrders.id })
    await destroyPersonKeys(
      w,
      emptied.map(({ id }) => id),
    )
  },
}
