import { desc, eq } from 'drizzle-orm'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { namesOf } from '~/platform/staff.server'

/** The last messages about an event, newest first, each with who sent it and how many letters were written. */
export async function readNotices(club: Club, eventId: string, language: Language) {
  const { notices } = club.schema.events
  const rows = await club.store.read
    .select()
    .from(notices)
    .where(eq(notices.eventId, eventId))
    .orderBy(desc(notices.at), desc(notices.id))
    .limit(50)
  const names = await namesOf(
    club,
    rows.flatMap(({ actorId }) => actorId ?? []),
  )
  return rows.map(({ id, subject, sent, at, actorId }) => ({
    ...{ id, sent, at, subject: say(subject, language), by: names.get(actorId ?? '') ?? '' },
  }))
}
