import { and, eq, isNull } from 'drizzle-orm'
import { readDealer, readJobTemplates } from '~/areas/dealers/read.server'
import { readStaff } from '~/areas/dealers/read-staff.server'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { recordReading } from '~/areas/garage/record-reading.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { relate } from '~/areas/membership/relations.server'
import type { Instant } from '~/kernel/clock'
import { shortCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import type { Act, Club, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { can } from '~/platform/permissions'
import { raiseVisit } from './live-visit.server'
import { resettle, writeHistory } from './open-order.server'

type Guest = { name: string; phone: string; plate: string }
type CheckIn = {
  dealerId: string
  /** The car; without one the guest's name and plate are wanted. */
  vehicleId?: string | null
  memberId?: string | null
  guest?: Guest
  /** Kilometres on the cluster. */
  km: number
  /** A doubtful figure was looked at again. */
  confirmKm?: boolean
  /** The customer's own words. */
  words?: string
  promisedAt: Instant
  adviserId?: string | null
  /** User id of the technician who gets the work; may be left open. */
  technicianId?: string | null
  /** Jobs agreed at the counter, by template. */
  templateIds: readonly string[]
  /** Photos, saved before. */
  fileIds?: readonly string[]
}
export type AgreedJob = { code: string; name: Words; minutes: number; labourMinor: number }

/** Jobs of the club by their templates, in the order given. Refuses one that is not offered any more. */
export async function agreedJobs(club: Club, templateIds: readonly string[]): Promise<Outcome<AgreedJob[]>> {
  const templates = new Map((await readJobTemplates(club)).map((one) => [one.id, one]))
  const jobs: AgreedJob[] = []
  for (const id of new Set(templateIds)) {
    const template = templates.get(id)
    if (!template) return refuse('workshop-desk:refusal.job_gone', { field: 'jobs' })
    const { code, name, minutes, price } = template
    jobs.push({ code, name, minutes, labourMinor: price })
  }
  return done(jobs)
}

/** A person who works at the dealer in this role, or a refusal at the field. */
export async function staffAt(
  club: Club,
  dealerId: string,
  userId: string | null | undefined,
  field: string,
): Promise<Outcome<string | null>> {
  if (!userId) return done(null)
  const staff = await readStaff(club, dealerId)
  return staff.some((one) => one.userId === userId)
    ? done(userId)
    : refuse('workshop-desk:refusal.not_staff_here', { field })
}

/**
 * Takes a car in that came without a booking: order, agreed jobs, odometer, photos, the fact visit.checked-in.
 * Refuses a car that is in a workshop already, a promise in the past, and an odometer that cannot be; a doubtful
 * figure comes back with `alternatives: { confirm: true }`.
 */
export async function checkInWalkIn({
  club,
  actor,
  submission,
  ...given
}: Act<CheckIn>): Promise<Outcome<{ orderId: string; number: string }>> {
  if (!can(actor, 'workshop:manage', { dealerId: given.dealerId })) throw new NotFound('dealer')
  const jobs = await agreedJobs(club, given.templateIds)
  if (!jobs.ok) return jobs
  const checked = await checkPeople(club, given)
  if (!checked.ok) return checked
  return club.write(actor, (w) => openOrder(w, { ...given, bookingId: null, jobs: jobs.value }), { submission })
}

/** Proves that adviser and technician work at the dealer. */
export async function checkPeople(
  club: Club,
  given: Pick<CheckIn, 'dealerId' | 'adviserId' | 'technicianId'>,
): Promise<Outcome<null>> {
  const adviser = await staffAt(club, given.dealerId, given.adviserId, 'adviserId')
  if (!adviser.ok) return adviser
  const technician = await staffAt(club, given.dealerId, given.technicianId, 'technicianId')
  return technician.ok ? done(null) : technician
}

/** Writes the order of a car that is here, inside the unit of work of whoever takes it in. */
export async function openOrder(
  w: Work,
  given: Omit<CheckIn, 'templateIds'> & { bookingId: string | null; jobs: readonly AgreedJob[] },
): Promise<Outcome<{ orderId: string; number: string }>> {
  const { dealerId, vehicleId = null, guest, jobs, promisedAt, km } = given
  const { orderJobs, orderPhotos } = w.schema.workshop
  const dealer = await readDealer(w.club, dealerId, w.tx)
  if (!dealer) throw new NotFound('dealer')
  if (promisedAt <= w.now) return refuse('workshop-desk:refusal.promise_past', { field: 'promisedAt' })
  if (!vehicleId && !guest?.plate.trim()) return refuse('workshop-desk:refusal.car_wanted', { field: 'plate' })
  const vehicle = vehicleId ? (await readVehicles(w.club, [vehicleId], w.tx)).get(vehicleId) : undefined
  if (vehicleId && !vehicle) throw new NotFound('vehicle')
  const memberId = given.memberId ?? vehicle?.ownerMemberId ?? null
  const member = memberId ? (await readMembers(w.club, [memberId], w.tx)).get(memberId) : undefined
  if (memberId && !member) throw new NotFound('member')
  const orderId = newId(w.now)
  const order = await insertOrder(w, {
    id: orderId,
    dealerId,
    bookingId: given.bookingId,
    memberId,
    vehicleId,
    guestName: guest?.name.trim() ?? '',
    guestPhone: guest?.phone.trim() ?? '',
    guestPlate: guest?.plate.trim() ?? '',
    state: 'checked-in',
    odometerKm: km,
    adviserId: given.adviserId ?? w.actor.userId ?? '',
    technicianId: given.technicianId ?? null,
    words: given.words?.trim() ?? '',
    zone: dealer.zone,
    promisedAt,
    firstPromisedAt: promisedAt,
    currency: dealer.currency,
    tier: member?.tier ?? '',
    createdAt: w.now,
  })
  if (!order) {
    const [open] = vehicleId ? await openOrdersOf(w, vehicleId) : []
    return refuse('workshop-desk:refusal.car_is_here', {
      params: { number: open?.number ?? '' },
      nextStep: open ? `/desk/orders/${open.number}` : undefined,
    })
  }
  if (vehicleId) {
    const reading = await recordReading(w, { vehicleId, km, source: 'workshop', confirm: given.confirmKm })
    if (!reading.ok) return reading
  }
  if (jobs.length > 0) {
    await w.tx.insert(orderJobs).values(
      jobs.map((job, position) => ({
        id: newId(w.now),
        dealerId,
        orderId,
        position,
        technicianId: given.technicianId ?? null,
        ...job,
      })),
    )
    await resettle(w, orderId)
  }
  const photos = [...new Set(given.fileIds ?? [])]
  if (photos.length > 0) {
    await w.tx.insert(orderPhotos).values(
      photos.map((fileId) => ({
        id: newId(w.now),
        dealerId,
        orderId,
        fileId,
        stage: 'check-in',
        at: w.now,
        actorId: w.actor.userId,
      })),
    )
  }
  if (memberId) await relate(w, { memberId, dealerId, cause: 'visit' })
  await writeHistory(w, { id: orderId, dealerId, memberId, state: 'checked-in' }, { event: 'check-in', from: '' })
  await recordFact(w, {
    type: 'visit.checked-in',
    subject: orderId,
    about: orderId,
    memberId,
    vehicleId,
    dealerId,
    payload: { workOrderId: orderId, number: order.number, odometer: km, promisedAt },
  })
  await raiseVisit(w, { id: orderId, dealerId })
  return done({ orderId, number: order.number })
}

type NewOrder = Omit<Club['schema']['workshop']['workOrders']['$inferInsert'], 'number'>

/** Draws numbers until one is new; null when the car or its booking has an order already. */
async function insertOrder(w: Work, values: NewOrder): Promise<{ number: string } | null> {
  const { workOrders } = w.schema.workshop
  for (let tries = 0; tries < 5; tries++) {
    const [row] = await w.tx
      .insert(workOrders)
      .values({ ...values, number: shortCode('W') })
      .onConflictDoNothing()
      .returning({ number: workOrders.number })
    if (row) return row
    if (values.vehicleId && (await openOrdersOf(w, values.vehicleId)).length > 0) return null
  }
  return null
}

async function openOrdersOf(w: Work, vehicleId: string): Promise<{ number: string }[]> {
  const { workOrders } = w.schema.workshop
  return w.tx
    .select({ number: workOrders.number })
    .from(workOrders)
    .where(and(eq(workOrders.vehicleId, vehicleId), isNull(workOrders.closedAt)))
}
