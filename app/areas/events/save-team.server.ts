import { and, eq } from 'drizzle-orm'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { readGrantHolder } from '~/platform/staff.server'
import { requireEvent } from './event-scope.server'

/**
 * Puts somebody of the house into the team of an event, changes what they do there, or takes them out (`role` null).
 * The door of this event is open to the team, whatever their dealer. Refuses a person without a role at the desk.
 */
export async function saveTeam({
  club,
  actor,
  eventNumber,
  userId,
  role,
}: Act<{ eventNumber: string; userId: string; role: 'lead' | 'door' | null }>): Promise<Outcome<{ userId: string }>> {
  const event = await requireEvent(club, actor, eventNumber, 'event:manage')
  const person = role === null ? null : await readGrantHolder(club, userId)
  if (role !== null && (!person || person.closedAt !== null)) {
    return refuse('events-desk:refusal.not_staff', { field: 'userId' })
  }
  return club.write(actor, async (w) => {
    const { team } = w.schema.events
    if (role === null) await w.tx.delete(team).where(and(eq(team.eventId, event.id), eq(team.userId, userId)))
    else {
      await w.tx
        .insert(team)
        .values({ eventId: event.id, userId, role, addedAt: w.now })
        .onConflictDoUpdate({ target: [team.eventId, team.userId], set: { role } })
    }
    await audit(w, {
      action: role === null ? 'event.team-left' : 'event.team-set',
      subject: `event:${event.id}`,
      dealerId: event.dealerId,
      detail: { userId, role },
    })
    return done({ userId })
  })
}
