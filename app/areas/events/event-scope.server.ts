import { and, eq } from 'drizzle-orm'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can, type Permission } from '~/platform/permissions'

/** The event with this number, if the actor may do this there; unknown and foreign numbers are the same NotFound. */
export async function requireEvent(club: Club, actor: Actor, number: string, permission: Permission = 'event:read') {
  const { events } = club.schema.events
  const [row] = await club.store.read.select().from(events).where(eq(events.number, number))
  if (!row || !can(actor, permission, { dealerId: row.dealerId })) throw new NotFound('event')
  return row
}

/** The event whose door the actor may open: by right at its dealer, or because they work at it. */
export async function requireDoor(club: Club, actor: Actor, number: string) {
  const { events, team } = club.schema.events
  const on = club.store.read
  const [row] = await on.select().from(events).where(eq(events.number, number))
  if (!row) throw new NotFound('event')
  if (can(actor, 'event:door', { dealerId: row.dealerId })) return row
  if (!actor.userId || !can(actor, 'desk:open')) throw new NotFound('event')
  const [one] = await on
    .select({ role: team.role })
    .from(team)
    .where(and(eq(team.eventId, row.id), eq(team.userId, actor.userId)))
  if (!one) throw new NotFound('event')
  return row
}
