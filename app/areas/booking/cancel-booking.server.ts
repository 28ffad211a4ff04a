import { done, NotFound, type Outcome } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { freed, nudgeCalendar, recordBooking } from './changed.server'
import { releaseClaims } from './claims.server'
import { capacityKey } from './hold-slot.server'
import { tellOwner } from './letters.server'
import { changeBooking, findBooking, handOn, judge, reading, refused } from './rows.server'

/**
 * Calls a booking off: the owner within the dealer's notice, staff at any time before the work. Frees its capacity,
 * which the waiting list is then offered. Writes booking.cancelled; the calendar entry is cancelled by the letter.
 */
export async function cancelBooking({
  club,
  actor,
  submission,
  number,
  reason = '',
}: Act<{ number: string; reason?: string }>): Promise<Outcome<{ bookingId: string }>> {
  const known = await findBooking(reading(club), { number })
  const hand = handOn(actor, known)
  if (!known) throw new NotFound('booking')
  return club.write(
    actor,
    async (w) => {
      const row = await findBooking(w, { id: known.id })
      if (!row) throw new NotFound('booking')
      if (row.state === 'cancelled') return done({ bookingId: row.id })
      const verdict = await judge(club, row, 'cancel', hand, w.now, w.tx)
      if (!verdict.ok) return refused(verdict)
      const changes = { state: verdict.to, cancelReason: reason, closedAt: w.now, sequence: row.sequence + 1 }
      const stale = await changeBooking(w, row, changes)
      if (stale) return stale
      await releaseClaims(w, row.id)
      const cancelled = { ...row, ...changes }
      await recordBooking(w, 'booking.cancelled', cancelled, { by: hand })
      await tellOwner(w, cancelled, { template: 'booking-cancelled', byDealer: hand !== 'member' })
      if (hand === 'staff') {
        const { dealerId } = row
        const personId = row.memberId ?? row.id
        await audit(w, { action: 'booking.cancelled', subject: `booking:${row.id}`, dealerId, reason, personId })
      }
      await freed(w, row.dealerId)
      await nudgeCalendar(w, row.dealerId, row.zone, row.startsAt, row.endsAt)
      return done({ bookingId: row.id })
    },
    { submission, alone: capacityKey(known.dealerId, known.zone, known.startsAt) },
  )
}
