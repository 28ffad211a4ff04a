import { and, asc, eq } from 'drizzle-orm'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { requireDoor } from './event-scope.server'

/** States of an event that nobody has been told of. */
const UNTOLD = ['draft', 'template']

/** The event with this number, if it was published and its door is open to the actor; else NotFound. */
export async function openDoor(club: Club, actor: Actor, number: string) {
  const event = await requireDoor(club, actor, number)
  if (UNTOLD.includes(event.state)) throw new NotFound('event')
  return event
}
export type DoorEvent = Awaited<ReturnType<typeof openDoor>>

/** Sessions of an event in their order. */
export async function sessionsOf({ store, schema }: Pick<Club, 'store' | 'schema'>, eventId: string) {
  const { sessions } = schema.events
  return store.read
    .select({ id: sessions.id, name: sessions.name, startsAt: sessions.startsAt, endsAt: sessions.endsAt })
    .from(sessions)
    .where(and(eq(sessions.eventId, eventId), eq(sessions.active, true)))
    .orderBy(asc(sessions.position), asc(sessions.id))
}
