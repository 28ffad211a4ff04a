import { and, eq, gt, inArray, isNotNull, isNull, ne, notInArray, or } from 'drizzle-orm'
import { quarterStart } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'
import { FIRM_STATES } from './rules'

/**
 * What must hold of capacity at every moment; answers the faults, one line each. One claim per unit and quarter is the
 * primary key's; this looks at what a key cannot: claims without a living holder, firm bookings without their claims,
 * holds that stand for good, offers that reserve nothing, and bookings on a blocked quarter that the block took too.
 */
export async function bookingFaults(club: Club): Promise<string[]> {
  const { bookings, claims, blocks, waitlistOffers } = club.schema.booking
  const on = club.store.read
  const now = club.clock.now()
  const faults: string[] = []

  const orphans = await on
    .selectDistinct({ number: bookings.number, state: bookings.state })
    .from(claims)
    .innerJoin(bookings, eq(bookings.id, claims.bookingId))
    .where(notInArray(bookings.state, [...FIRM_STATES, 'held', 'done', 'missed']))
  faults.push(...orphans.map(({ number, state }) => `booking ${number} is ${state} and still claims`))

  const lasting = await on
    .selectDistinct({ number: bookings.number, state: bookings.state })
    .from(claims)
    .innerJoin(bookings, eq(bookings.id, claims.bookingId))
    .where(
      or(
        and(eq(bookings.state, 'held'), ne(claims.until, bookings.heldUntil)),
        and(inArray(bookings.state, [...FIRM_STATES]), gt(claims.until, 0)),
      ),
    )
  faults.push(...lasting.map(({ number, state }) => `claims of booking ${number} (${state}) end at the wrong time`))

  const bare = await on
    .select({ number: bookings.number })
    .from(bookings)
    .leftJoin(claims, and(eq(claims.bookingId, bookings.id), inArray(claims.kind, ['bay', 'technician'])))
    .where(and(inArray(bookings.state, ['booked']), isNull(claims.unitId)))
  faults.push(...bare.map(({ number }) => `booking ${number} is agreed and claims nothing`))

  const foreign = await on
    .selectDistinct({ number: bookings.number })
    .from(claims)
    .innerJoin(bookings, eq(bookings.id, claims.bookingId))
    .where(ne(claims.dealerId, bookings.dealerId))
  faults.push(...foreign.map(({ number }) => `booking ${number} claims at another dealer`))

  const stale = await on
    .selectDistinct({ id: blocks.id })
    .from(claims)
    .innerJoin(blocks, eq(blocks.id, claims.blockId))
    .where(isNotNull(blocks.releasedAt))
  faults.push(...stale.map(({ id }) => `block ${id} was lifted and still claims`))

  const empty = await on
    .select({ id: waitlistOffers.id, until: waitlistOffers.until })
    .from(waitlistOffers)
    .leftJoin(claims, eq(claims.bookingId, waitlistOffers.bookingId))
    .where(and(eq(waitlistOffers.state, 'open'), gt(waitlistOffers.until, now), isNull(claims.unitId)))
  faults.push(...empty.map(({ id, until }) => `offer ${id} until ${until} reserves nothing`))

  const spans = await on
    .select({ startsAt: blocks.startsAt, endsAt: blocks.endsAt, quarter: claims.quarter, id: blocks.id })
    .from(claims)
    .innerJoin(blocks, eq(blocks.id, claims.blockId))
    .where(isNull(blocks.releasedAt))
  for (const { startsAt, endsAt, quarter, id } of spans) {
    const at = quarterStart(quarter)
    if (at < startsAt || at >= endsAt) faults.push(`block ${id} claims outside its time`)
  }
  return faults
}
