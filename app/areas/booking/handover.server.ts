import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Handover } from '~/platform/club.server'
import { AHEAD_STATES } from './rules'

/** Bookings ahead that ask for a leaver as their adviser. */
export const bookingHandover: Handover = {
  kind: 'bookings',
  href: '/desk/calendar',
  async count({ store }, userId) {
    const { bookings } = store.schema.booking
    const [row] = await store.read
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(bookings)
      .where(and(eq(bookings.adviserId, userId), inArray(bookings.state, [...AHEAD_STATES])))
    return row?.count ?? 0
  },
  async reassign(w, from, to) {
    const { bookings } = w.schema.booking
    const moved = await w.tx
      .update(bookings)
      .set({ adviserId: to, version: sql`${bookings.version} + 1` })
      .where(and(eq(bookings.adviserId, from), inArray(bookings.state, [...AHEAD_STATES])))
      .returning({ id: bookings.id })
    return moved.length
  },
}
