import { and, eq, lt } from 'drizzle-orm'
import { HOUR, type Instant } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import type { ClockedJob, Job } from '~/platform/jobs.server'
import { sweepLapsed } from './claims.server'
import { tellOwner } from './letters.server'
import { offerWaitlist } from './offer-waitlist.server'
import { findBooking, reading } from './rows.server'
import { markMissed } from './visit.server'

/** A hold is over: what it reserved goes to whoever waits. The clock freed it already. */
export const holdOver: Job = {
  async run(club, payload) {
    const row = await findBooking(reading(club), { id: String(payload.bookingId) })
    if (!row) return
    await club.write(systemActor, (w) => sweepLapsed(w, row.dealerId), { alone: `waitlist:${row.dealerId}` })
    await offerWaitlist(club, row.dealerId)
  },
}

/** Offers what came free to the waiting list, and closes offers that were let lapse. */
export const offerWaiting: Job = {
  async run(club, payload) {
    await offerWaitlist(club, String(payload.dealerId))
  },
}

/** Reminds of a booking, if it still stands at the time that the reminder was made for. */
export const remind: Job = {
  async run(club, payload, { outboxId }) {
    await club.write(
      systemActor,
      async (w) => {
        const row = await findBooking(w, { id: String(payload.bookingId) })
        if (row?.state !== 'booked' || row.startsAt !== payload.startsAt || row.startsAt <= w.now) return null
        await tellOwner(w, row, { template: 'booking-reminder' })
        return null
      },
      { submission: `reminder-${outboxId}` },
    )
  },
}

/** After so long nobody comes any more. */
const GIVEN_UP = 12 * HOUR

/** Marks bookings as missed that nobody checked in or called off. */
export const sweepMissed: ClockedJob = {
  cron: '20 * * * *',
  async run(club, scheduledAt) {
    return { missed: await markForgotten(club, scheduledAt) }
  },
}

async function markForgotten(club: Club, at: Instant): Promise<number> {
  const { bookings } = club.schema.booking
  const open = await club.store.read
    .select({ number: bookings.number })
    .from(bookings)
    .where(and(eq(bookings.state, 'booked'), lt(bookings.startsAt, at - GIVEN_UP)))
    .limit(500)
  let missed = 0
  for (const { number } of open) {
    const marked = await markMissed({ club, actor: systemActor, number })
    if (marked.ok) missed += 1
  }
  return missed
}
