import type { Instant } from '~/kernel/clock'
import { NotFound, type Outcome } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import { capacityKey } from './hold-slot.server'
import { type Moved, moveClaims } from './move.server'
import { needsOf, type Transport } from './needs'
import { shopAround } from './plan.server'
import { findBooking, handOn, jobsOf, judge, reading, refused } from './rows.server'

/**
 * The owner moves a booking to another time, within the dealer's notice and not too often. Refuses with the nearest
 * free slots what is taken; the booking then stays where it was.
 */
export async function rescheduleBooking({
  club,
  actor,
  submission,
  number,
  startsAt,
  transport,
}: Act<{ number: string; startsAt: Instant; transport?: Transport }>): Promise<Outcome<Moved>> {
  const known = await findBooking(reading(club), { number })
  if (!known || handOn(actor, known) !== 'member') throw new NotFound('booking')
  const needs = needsOf((await jobsOf(reading(club), [known.id])).get(known.id) ?? [])
  const shop = await shopAround(club, { dealerId: known.dealerId, startsAt, needs }, known.zone)
  return club.write(
    actor,
    async (w) => {
      const row = await findBooking(w, { id: known.id })
      if (!row) throw new NotFound('booking')
      const verdict = await judge(club, row, 'reschedule', 'member', w.now, w.tx)
      if (!verdict.ok) return refused(verdict)
      const wishes = { transport: transport ?? row.transport, online: true }
      return moveClaims(w, { shop, needs, row, startsAt, wishes, event: 'reschedule', to: verdict.to })
    },
    { submission, alone: capacityKey(known.dealerId, known.zone, startsAt) },
  )
}
