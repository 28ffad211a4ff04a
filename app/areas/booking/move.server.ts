import type { Instant } from '~/kernel/clock'
import { done, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import type { Work } from '~/platform/club.server'
import { freed, linkDealer, nudgeCalendar, recordBooking } from './changed.server'
import type { Wishes } from './choice'
import { unitsOf } from './claims.server'
import { askGate } from './gate.server'
import { remindLater, tellOwner } from './letters.server'
import type { Needs } from './needs'
import { claimPlan, planSlot } from './plan.server'
import { type BookingRow, changeBooking, timesOf } from './rows.server'
import type { BookingEvent, BookingState } from './rules'
import type { Shop } from './shop.server'

type Move = {
  shop: Shop
  needs: Needs
  row: BookingRow
  startsAt: Instant
  wishes: Wishes
  event: BookingEvent
  to: BookingState
  overrideReason?: string
}
export type Moved = { bookingId: string; number: string; startsAt: Instant; overflow: boolean }

/**
 * Moves a booking's claims in one step: the old ones go and the new ones come, or neither. A change of time raises
 * SEQUENCE, tells the owner and writes booking.rescheduled; a change of units alone is the workshop's own business.
 */
export async function moveClaims(w: Work, move: Move): Promise<Outcome<Moved>> {
  const { shop, needs, row, startsAt, event, to } = move
  const prefer = (await unitsOf(w, row.id)).map((one) => one.unitId)
  const wanted = { shop, needs, startsAt, bookingId: row.id, wishes: { prefer, ...move.wishes } }
  const plan = await planSlot(w, wanted)
  if (!plan.ok) return plan
  if (event === 'reschedule' && row.memberId && row.vehicleId) {
    const { dealerId, memberId, vehicleId } = row
    const span = plan.value.layout
    const gate = await askGate(w.club, w.tx, { dealerId, memberId, vehicleId, span, without: row.id })
    if (!gate.ok) return refuse(`booking:refusal.${gate.reason}`, { params: gate.params, nextStep: gate.nextStep })
  }
  const refusal = await claimPlan(w, wanted, plan.value, 0)
  if (refusal) return refusal
  const shifted = startsAt !== row.startsAt || row.state !== to
  const changes = {
    ...timesOf(plan.value),
    state: to,
    transport: move.wishes.transport,
    sequence: row.sequence + (shifted ? 1 : 0),
    moves: row.moves + (event === 'reschedule' ? 1 : 0),
    closedAt: null,
    ...(move.overrideReason ? { overrideReason: move.overrideReason, overrideBy: w.actor.userId } : {}),
  }
  const stale: Refusal | null = await changeBooking(w, row, changes)
  if (stale) return stale
  const moved: BookingRow = { ...row, ...changes }
  if (event === 'place') {
    await recordBooking(w, 'booking.made', moved, { minutes: moved.minutes, transport: moved.transport })
    await linkDealer(w, moved)
  } else if (shifted) {
    await recordBooking(
      w,
      'booking.rescheduled',
      moved,
      { before: row.startsAt, sequence: moved.sequence },
      `${row.id}:${moved.sequence}`,
    )
    await tellOwner(w, moved, { template: 'booking-moved', before: row.startsAt })
    await remindLater(w, moved)
  }
  await freed(w, row.dealerId)
  await nudgeCalendar(w, row.dealerId, row.zone, row.startsAt, row.endsAt, moved.startsAt, moved.endsAt)
  return done({ bookingId: row.id, number: row.number, startsAt, overflow: plan.value.overflow })
}
