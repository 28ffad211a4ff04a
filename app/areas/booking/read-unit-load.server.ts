import { and, eq, gte, isNotNull, sql } from 'drizzle-orm'
import { quarterOf } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'

/** How many bookings from now on stand in a unit: what has to move when it is put out of use. */
export async function countBookingsIn(
  { store, clock }: Pick<Club, 'store' | 'clock'>,
  unitId: string,
): Promise<number> {
  const { claims } = store.schema.booking
  const [row] = await store.read
    .select({ count: sql`count(distinct ${claims.bookingId})`.mapWith(Number) })
    .from(claims)
    .where(and(eq(claims.unitId, unitId), gte(claims.quarter, quarterOf(clock.now())), isNotNull(claims.bookingId)))
  return row?.count ?? 0
}
