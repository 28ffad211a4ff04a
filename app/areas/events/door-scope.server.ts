import { and, asc, eq } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { NotFound, type Refusal, refuse } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { requireDoor } from './event-scope.server'
import { DOOR_OPENS, MOST_OFFLINE } from './rules'

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

/**
 * Why a door takes no look now, as the key of its sentence; null while it does. An event that is off or closed still
 * takes what a phone without a network did (`offline`), until two nights after its end: what comes later is not
 * believed. Nobody is let in long before the session begins.
 */
export function shutDoor(
  event: { state: string; endsAt: Instant },
  session: { startsAt: Instant },
  { at, now, offline }: { at: Instant; now: Instant; offline: boolean },
): `events-door:refusal.${'postponed' | 'over' | 'early'}` | null {
  if (event.state === 'postponed' && !offline) return 'events-door:refusal.postponed'
  if (offline ? now > event.endsAt + 2 * MOST_OFFLINE : event.state === 'closed') return 'events-door:refusal.over'
  return at < session.startsAt - DOOR_OPENS ? 'events-door:refusal.early' : null
}

/** Refuses what would be done at a door that is shut just now; NotFound for a session that is not this event's. */
export async function refuseShut(club: Club, event: DoorEvent, sessionId: string): Promise<Refusal | null> {
  const session = (await sessionsOf(club, event.id)).find(({ id }) => id === sessionId)
  if (!session) throw new NotFound('session')
  const now = club.clock.now()
  const shut = shutDoor(event, session, { at: now, now, offline: false })
  return shut ? refuse(shut) : null
}
