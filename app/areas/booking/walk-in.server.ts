import { MINUTE } from '~/kernel/clock'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import type { Guest } from './book-at-desk.server'
import { nudgeCalendar } from './changed.server'
import { requireDesk, requireVisitor } from './desk.server'
import { needsOf, type Transport } from './needs'
import { insertBooking, readJobs } from './rows.server'

export type WalkIn = {
  dealerId: string
  memberId?: string | null
  vehicleId?: string | null
  guest?: Guest
  templateIds: readonly string[]
  transport?: Transport
  note?: string
}

/**
 * Somebody came without a booking: the desk notes who, which car and what for. It waits without claiming anything until
 * it is given a bay (moveBooking) or leaves again (cancelBooking).
 */
export async function walkIn({
  club,
  actor,
  submission,
  ...wish
}: Act<WalkIn>): Promise<Outcome<{ bookingId: string; number: string }>> {
  const dealer = await requireDesk(club, actor, wish.dealerId)
  const visitor = await requireVisitor(club, wish)
  if (!visitor.vehicleId && !wish.guest?.plate) return refuse('booking:refusal.no_car', { field: 'plate' })
  const jobs = await readJobs(club, wish.templateIds, false)
  if (!jobs.ok) return jobs
  const needs = needsOf(jobs.value)
  return club.write(
    actor,
    async (w) => {
      const now = w.now - (w.now % MINUTE)
      const row = await insertBooking(w, {
        dealerId: dealer.id,
        ...visitor,
        state: 'walked-in',
        channel: 'walk-in',
        zone: dealer.zone,
        currency: dealer.currency,
        transport: wish.transport ?? 'none',
        adviserId: actor.userId,
        note: wish.note ?? '',
        jobs: jobs.value,
        needs,
        times: { startsAt: now, endsAt: now, readyAt: now },
        guest: wish.guest,
      })
      await audit(w, { action: 'booking.walked-in', subject: `booking:${row.id}`, dealerId: dealer.id })
      await nudgeCalendar(w, dealer.id, dealer.zone, now)
      return done({ bookingId: row.id, number: row.number })
    },
    { submission },
  )
}
