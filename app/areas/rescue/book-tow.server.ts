import { and, eq } from 'drizzle-orm'
import { bookAtDesk } from '~/areas/booking/book-at-desk.server'
import { findSlots } from '~/areas/booking/find-slots.server'
import { needsOf } from '~/areas/booking/needs'
import { readJobs } from '~/areas/booking/rows.server'
import { readDealer, readJobTemplates } from '~/areas/dealers/read.server'
import type { Instant } from '~/kernel/clock'
import { addDays } from '~/kernel/dates'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { localDay } from '~/kernel/zones'
import { systemActor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club, Subscriber } from '~/platform/club.server'
import { enqueue, type Job } from '~/platform/jobs.server'
import { raiseRescue } from './live.server'
import { loadRescue, type RequestRow, requireDesk } from './open-request.server'

/** How far ahead a time is looked for. */
const DAYS = 14

/**
 * Books the car that was towed in at the dealer where it stands: the first free time for a diagnosis, with everything
 * that is known of it; `startsAt` where the desk has agreed another. Once for a rescue: a repeat answers the same
 * booking. Refused when the car was not brought to a dealer, when nothing is free, and as booking at the desk is.
 */
export async function bookTow({
  club,
  actor,
  requestId,
  startsAt,
}: Act<{ requestId: string; startsAt?: Instant }>): Promise<Outcome<{ number: string }>> {
  const { request } = await loadRescue(club, requestId)
  requireDesk(actor, request)
  if (request.bookingNumber) return done({ number: request.bookingNumber })
  const dealer = request.towDealerId ? await readDealer(club, request.towDealerId) : undefined
  if (request.state !== 'done' || !dealer) return refuse('rescue-desk:after.refusal.no_tow')
  const found = await firstTime(club, dealer)
  if (!found.ok) return found
  const { vehicleId, memberId, number, plate, phone, callerName, words } = request
  const booked = await bookAtDesk({
    club,
    // The dealer that has the car may be another than the one that took the call.
    actor: systemActor,
    submission: `rescue-tow-${requestId}`,
    ...{ dealerId: dealer.id, vehicleId, memberId, templateIds: [found.value.templateId] },
    startsAt: startsAt ?? found.value.startsAt,
    note: [number, words].filter(Boolean).join(' · ').slice(0, 300),
    ...(vehicleId ? {} : { guest: { name: callerName || number, phone, plate } }),
  })
  if (!booked.ok) return booked
  return club.write(actor, async (w) => {
    const { requests } = w.schema.rescue
    const [linked] = await w.tx
      .update(requests)
      .set({ bookingNumber: booked.value.number })
      .where(and(eq(requests.id, requestId), eq(requests.bookingNumber, '')))
      .returning({ id: requests.id })
    if (linked) {
      await audit(w, {
        ...{ action: 'rescue.tow-booked', subject: `rescue:${requestId}`, dealerId: request.dealerId },
        detail: { bookingId: booked.value.bookingId, number: booked.value.number },
      })
      await raiseRescue(w, request)
    }
    return done({ number: booked.value.number })
  })
}

/** The first free time for finding out what is wrong. */
async function firstTime(
  club: Club,
  dealer: { id: string; zone: string },
): Promise<Outcome<{ templateId: string; startsAt: Instant }>> {
  const templates = await readJobTemplates(club)
  const template = templates.find(({ skill }) => skill === 'diagnosis') ?? templates[0]
  if (!template) return refuse('rescue-desk:after.refusal.no_time')
  const jobs = await readJobs(club, [template.id], false)
  if (!jobs.ok) return jobs
  const from = localDay(dealer.zone, club.clock.now())
  const asked = { club, dealerId: dealer.id, needs: needsOf(jobs.value), wishes: { online: false } }
  for (let ahead = 0; ahead < DAYS; ahead += 3) {
    const days = await findSlots({ ...asked, from: addDays(from, ahead), days: 3 })
    const slot = days.flatMap(({ slots }) => slots).find(({ state }) => state === 'free')
    if (slot) return done({ templateId: template.id, startsAt: slot.startsAt })
  }
  return refuse('rescue-desk:after.refusal.no_time')
}

/** A car that stands at a dealer's now gets its time there without anybody asking. */
export const bookTowed: Subscriber = {
  name: 'rescue-book-tow',
  types: ['rescue.completed'],
  async on(w, { about }) {
    const { requests } = w.schema.rescue
    const [row] = await w.tx.select().from(requests).where(eq(requests.id, about))
    const request = row as RequestRow | undefined
    if (!request?.towDealerId) return
    await enqueue(w, 'rescue-book-tow', { requestId: request.id }, { key: request.id })
  },
}

/** Does it; what cannot be booked just now is left to the desk. */
export const bookTowJob: Job = {
  async run(club, payload) {
    const booked = await bookTow({ club, actor: systemActor, requestId: String(payload.requestId) })
    if (!booked.ok)
      club.log.warn({ reason: booked.reason, requestId: payload.requestId }, 'a towed car has no time yet')
  },
}
