import { eq } from 'drizzle-orm'
import { findBooking, jobsOf, reading } from '~/areas/booking/rows.server'
import { checkInBooking } from '~/areas/booking/visit.server'
import { readJobTemplates } from '~/areas/dealers/read.server'
import type { Instant } from '~/kernel/clock'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Act, Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { type AgreedJob, agreedJobs, checkPeople, openOrder } from './check-in.server'

type CheckIn = {
  bookingId: string
  km: number
  confirmKm?: boolean
  words?: string
  promisedAt: Instant
  technicianId?: string | null
  /** The jobs as agreed at the counter; those of the booking keep what was agreed then. Left out: the booking's. */
  templateIds?: readonly string[]
  fileIds?: readonly string[]
}

/**
 * Takes a booked car in: the booking is kept, the order opens with its jobs, the odometer is recorded. Refuses what
 * `checkInWalkIn` refuses, and a booking that is not to be checked in or has an order already.
 */
export async function checkIn({
  club,
  actor,
  submission,
  bookingId,
  ...given
}: Act<CheckIn>): Promise<Outcome<{ orderId: string; number: string }>> {
  const booking = await findBooking(reading(club), { id: bookingId })
  if (!booking || !can(actor, 'workshop:manage', { dealerId: booking.dealerId })) throw new NotFound('booking')
  const { dealerId, memberId, vehicleId, guestName, guestPhone, guestPlate } = booking
  const jobs = await jobsAgreed(club, bookingId, given.templateIds)
  if (!jobs.ok) return jobs
  const checked = await checkPeople(club, { dealerId, technicianId: given.technicianId })
  if (!checked.ok) return checked
  return club.write(
    actor,
    async (w) => {
      const { workOrders } = w.schema.workshop
      const [known] = await w.tx
        .select({ number: workOrders.number })
        .from(workOrders)
        .where(eq(workOrders.bookingId, bookingId))
      if (known) {
        return refuse('workshop-desk:refusal.car_is_here', {
          params: { number: known.number },
          nextStep: `/desk/orders/${known.number}`,
        })
      }
      const kept = await checkInBooking(w, bookingId)
      if (!kept.ok) return kept
      return openOrder(w, {
        ...given,
        ...{ dealerId, memberId, vehicleId, bookingId, jobs: jobs.value },
        guest: { name: guestName, phone: guestPhone, plate: guestPlate },
        words: given.words ?? booking.note,
        adviserId: booking.adviserId ?? actor.userId,
      })
    },
    { submission, alone: `booking:${bookingId}` },
  )
}

async function jobsAgreed(
  club: Club,
  bookingId: string,
  templateIds?: readonly string[],
): Promise<Outcome<AgreedJob[]>> {
  const booked = (await jobsOf(reading(club), [bookingId])).get(bookingId) ?? []
  const wanted = templateIds ?? booked.map((job) => job.templateId)
  const fresh = await agreedJobs(
    club,
    wanted.filter((id) => !booked.some((job) => job.templateId === id)),
  )
  if (!fresh.ok) return fresh
  const kept = booked.filter((job) => wanted.includes(job.templateId))
  const codes = await codesOf(
    club,
    kept.map((job) => job.templateId),
  )
  return done([
    ...kept.map(({ templateId, name, minutes, priceMinor }) => ({
      ...{ code: codes.get(templateId) ?? '', name, minutes, labourMinor: priceMinor },
    })),
    ...fresh.value,
  ])
}

/** Codes of templates, retired ones too: what was booked is done. */
async function codesOf(club: Club, templateIds: readonly string[]): Promise<Map<string, string>> {
  const templates = await readJobTemplates(club, { retired: true })
  return new Map(templates.filter((one) => templateIds.includes(one.id)).map((one) => [one.id, one.code]))
}
