import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { freed, nudgeCalendar, recordBooking } from './changed.server'
import { quarterNow, releaseClaims } from './claims.server'
import { capacityKey } from './hold-slot.server'
import { type BookingRow, changeBooking, findBooking, judge, reading, refused } from './rows.server'
import type { BookingEvent, BookingState } from './rules'

/** One step of the booking's life; who may take it is the caller's question. */
async function advance(
  w: Work,
  bookingId: string,
  event: BookingEvent,
  more: Partial<BookingRow> = {},
): Promise<Outcome<BookingRow>> {
  const row = await findBooking(w, { id: bookingId })
  if (!row) throw new NotFound('booking')
  const verdict = await judge(w.club, row, event, w.actor.isSystem ? 'system' : 'staff', w.now, w.tx)
  if (!verdict.ok) return refused(verdict)
  const changes = { ...more, state: verdict.to }
  const stale = await changeBooking(w, row, changes)
  if (stale) return stale
  await nudgeCalendar(w, row.dealerId, row.zone, row.startsAt, row.endsAt)
  return done({ ...row, ...changes })
}

/** The car is here: the workshop's check-in, in its own transaction. Writes booking.kept for what had been agreed. */
export async function checkInBooking(w: Work, bookingId: string): Promise<Outcome<{ state: BookingState }>> {
  const before = await findBooking(w, { id: bookingId })
  const answer = await advance(w, bookingId, 'check-in', { arrivedAt: w.now })
  if (!answer.ok) return answer
  if (before?.channel !== 'walk-in') await recordBooking(w, 'booking.kept', answer.value)
  return done({ state: answer.value.state })
}

/** The workshop's progress, shown in the calendar: `start`, `pause` (waiting for parts or an answer) or `ready`. */
export async function progressBooking(
  w: Work,
  bookingId: string,
  event: 'start' | 'pause' | 'ready',
): Promise<Outcome<{ state: BookingState }>> {
  const answer = await advance(w, bookingId, event)
  return answer.ok ? done({ state: answer.value.state }) : answer
}

/** The car is on its way home; what the booking had claimed beyond this quarter hour is free again. */
export async function finishBooking(w: Work, bookingId: string): Promise<Outcome<{ state: BookingState }>> {
  const answer = await advance(w, bookingId, 'finish', { closedAt: w.now })
  if (!answer.ok) return answer
  await releaseClaims(w, bookingId, quarterNow(w) + 1)
  await freed(w, answer.value.dealerId)
  return done({ state: answer.value.state })
}

/** Nobody came: staff say so after the dealer's grace, the nightly job for what was left open. Frees what is left. */
export async function markMissed({
  club,
  actor,
  number,
}: Act<{ number: string }>): Promise<Outcome<{ bookingId: string }>> {
  const known = await findBooking(reading(club), { number })
  if (!known || !can(actor, 'booking:manage', { dealerId: known.dealerId })) throw new NotFound('booking')
  return club.write(
    actor,
    async (w) => {
      const answer = await advance(w, known.id, 'miss', { closedAt: w.now })
      if (!answer.ok) return answer
      await releaseClaims(w, known.id, quarterNow(w))
      const { sequence } = answer.value
      await recordBooking(w, 'booking.missed', answer.value, {}, sequence === 0 ? known.id : `${known.id}:${sequence}`)
      await freed(w, known.dealerId)
      return done({ bookingId: known.id })
    },
    { alone: capacityKey(known.dealerId, known.zone, known.startsAt) },
  )
}
