import { and, eq, sql } from 'drizzle-orm'
import type { Handover } from '~/platform/club.server'

/** Helpers that a leaver signs in for: their jobs, also those under way, go on on the phone of the successor. */
export const helperHandover: Handover = {
  kind: 'helpers',
  href: '/desk/rescue/set-up',
  async count({ store }, userId) {
    const { helpers } = store.schema.rescue
    const [row] = await store.read
      .select({ count: sql`count(*)`.mapWith(Number) })
      .from(helpers)
      .where(and(eq(helpers.userId, userId), eq(helpers.active, true)))
    return row?.count ?? 0
  },
  async reassign(w, from, to) {
    const { helpers } = w.schema.rescue
    const moved = await w.tx
      .update(helpers)
      .set({ userId: to, version: sql`${helpers.version} + 1` })
      .where(and(eq(helpers.userId, from), eq(helpers.active, true)))
      .returning({ id: helpers.id })
    return moved.length
  },
}
