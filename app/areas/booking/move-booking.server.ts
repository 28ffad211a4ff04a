import type { Instant } from '~/kernel/clock'
import { NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { capacityKey } from './hold-slot.server'
import { type Moved, moveClaims } from './move.server'
import { needsOf } from './needs'
import { shopAround } from './plan.server'
import { findBooking, jobsOf, judge, reading, refused } from './rows.server'

export type DeskMove = {
  number: string
  startsAt: Instant
  /** Bay or technician that it was dropped on. */
  unitIds?: readonly string[]
  /** Version that the page showed; a booking that somebody changed since is refused. */
  version?: number
  /** Books beyond capacity or hours; wants booking:override. */
  overrideReason?: string
}

/**
 * Staff move a booking, give a walk-in its slot, or take back a missed one: another time, bay or technician. What is
 * taken is refused with the nearest free slots; by override it is claimed on an overflow lane, with the reason in the
 * audit.
 */
export async function moveBooking({ club, actor, submission, ...move }: Act<DeskMove>): Promise<Outcome<Moved>> {
  const known = await findBooking(reading(club), { number: move.number })
  if (!known || !can(actor, 'booking:manage', { dealerId: known.dealerId })) throw new NotFound('booking')
  const overrideReason = move.overrideReason?.trim()
  if (overrideReason && !can(actor, 'booking:override', { dealerId: known.dealerId })) {
    return refuse('booking:refusal.no_override')
  }
  const jobs = (await jobsOf(reading(club), [known.id])).get(known.id) ?? []
  if (jobs.length === 0) return refuse('booking:refusal.no_jobs', { field: 'jobs' })
  const needs = needsOf(jobs)
  const shop = await shopAround(club, { dealerId: known.dealerId, startsAt: move.startsAt, needs }, known.zone)
  return club.write(
    actor,
    async (w) => {
      const row = await findBooking(w, { id: known.id })
      if (!row) throw new NotFound('booking')
      if (move.version !== undefined && move.version !== row.version) return refuse('booking:refusal.changed_meanwhile')
      const event = row.state === 'walked-in' || row.state === 'missed' ? 'place' : 'move'
      const verdict = await judge(club, row, event, 'staff', w.now, w.tx)
      if (!verdict.ok) return refused(verdict)
      const wishes = {
        transport: row.transport,
        online: false,
        overflow: Boolean(overrideReason),
        ...(move.unitIds?.length ? { insist: move.unitIds } : {}),
      }
      const moved = await moveClaims(w, {
        ...{ shop, needs, row, startsAt: move.startsAt, wishes, event, to: verdict.to },
        overrideReason,
      })
      if (moved.ok) {
        await audit(w, {
          action: overrideReason ? 'booking.overridden' : 'booking.moved',
          subject: `booking:${row.id}`,
          dealerId: row.dealerId,
          reason: overrideReason,
          personId: row.memberId ?? row.id,
          detail: {
            before: row.startsAt,
            after: move.startsAt,
            units: move.unitIds ?? [],
            overflow: moved.value.overflow,
          },
        })
      }
      return moved
    },
    { submission, alone: capacityKey(known.dealerId, known.zone, move.startsAt) },
  )
}
