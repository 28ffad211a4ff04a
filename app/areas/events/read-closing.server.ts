import { and, eq, isNull, sql } from 'drizzle-orm'
import { readMembers } from '~/areas/membership/read-members.server'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { requireEvent } from './event-scope.server'
import { attendanceOf } from './outcomes.server'

const MOST_SHOWN = 200

/** What closing an event would write down, or has: who came and who did not, by party, and who is left waiting. */
export async function readClosing(club: Club, actor: Actor, eventNumber: string, language: Language) {
  const event = await requireEvent(club, actor, eventNumber, 'event:manage')
  const { parties } = club.schema.events
  const coming = await attendanceOf(club, club.store.read, { eventId: event.id })
  const came = coming.filter(({ attended }) => attended > 0)
  const missed = coming.filter(({ attended }) => attended === 0)
  const shown = [...came.slice(0, MOST_SHOWN), ...missed.slice(0, MOST_SHOWN)]
  const members = await readMembers(
    club,
    shown.map(({ memberId }) => memberId),
  )
  const [open] = await club.store.read
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(parties)
    .where(and(eq(parties.eventId, event.id), isNull(parties.endedAt), sql`${parties.state} <> 'confirmed'`))
  const sum = (of: readonly { people: number; attended: number }[], what: 'people' | 'attended') =>
    of.reduce((all, one) => all + one[what], 0)
  const row = ({ number, memberId, people, attended }: (typeof coming)[number]) => ({
    ...{ number, people, attended, name: members.get(memberId)?.name ?? '' },
  })
  return {
    ...{ number: event.number, title: say(event.title, language), state: event.state, zone: event.zone },
    ...{ startsAt: event.startsAt, endsAt: event.endsAt, endedAt: event.endedAt },
    isOver: club.clock.now() >= event.endsAt,
    people: sum(coming, 'people'),
    attended: sum(coming, 'attended'),
    open: open?.count ?? 0,
    cameParties: came.length,
    missedParties: missed.length,
    came: came.slice(0, MOST_SHOWN).map(row),
    missed: missed.slice(0, MOST_SHOWN).map(row),
  }
}
export type Closing = Awaited<ReturnType<typeof readClosing>>
