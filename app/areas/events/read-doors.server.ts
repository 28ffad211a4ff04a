import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm'
import { addDays } from '~/kernel/dates'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import { CLUB_ZONE, dayBounds, localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'

/** Events of today and tomorrow whose door the actor may open, by role or as one of the team; the next first. */
export async function readDoors(club: Club, actor: Actor, language: Language) {
  const { events, team } = club.schema.events
  const { read } = club.store
  const today = localDay(CLUB_ZONE, club.clock.now())
  const { from } = dayBounds(CLUB_ZONE, today)
  const { to } = dayBounds(CLUB_ZONE, addDays(today, 1))
  const rows = await read
    .select()
    .from(events)
    .where(
      and(
        inArray(events.state, ['published', 'postponed', 'closed']),
        lt(events.startsAt, to),
        gte(events.endsAt, from),
      ),
    )
    .orderBy(asc(events.startsAt), asc(events.id))
  const ids = rows.map(({ id }) => id)
  const mine =
    ids.length === 0 || !actor.userId
      ? []
      : await read
          .select({ eventId: team.eventId })
          .from(team)
          .where(and(eq(team.userId, actor.userId), inArray(team.eventId, ids)))
  const onTeam = new Set(mine.map(({ eventId }) => eventId))
  return rows
    .filter(({ id, dealerId }) => onTeam.has(id) || can(actor, 'event:door', { dealerId }))
    .map(({ number, title, place, startsAt, endsAt, zone, state, art }) => ({
      ...{ number, startsAt, endsAt, zone, state, art },
      ...{ title: say(title, language), place: say(place, language) },
    }))
}
