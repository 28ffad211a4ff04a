import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Instant } from '~/kernel/clock'
import { addDays } from '~/kernel/dates'
import { instantOf, localDay } from '~/kernel/zones'
import type { Club, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { enqueue } from '~/platform/jobs.server'

export type Attendance = {
  partyId: string
  number: string
  memberId: string
  people: number
  attended: number
  inPerson: boolean
}
export type Ended = { id: string; number: string; kind: string; dealerId: string; endsAt: Instant; zone: string }

/** Confirmed parties with how many of their people came through a door, in the order of their members. */
export async function attendanceOf(
  { schema }: Pick<Club, 'schema'>,
  on: Reader,
  where: { eventId: string } | { partyId: string },
): Promise<Attendance[]> {
  const { parties, seats, entries } = schema.events
  const which: SQL = 'eventId' in where ? eq(parties.eventId, where.eventId) : eq(parties.id, where.partyId)
  const rows = await on
    .select({
      partyId: parties.id,
      number: parties.number,
      memberId: parties.memberId,
      people: sql`count(*)`.mapWith(Number),
      attended: sql`count(${entries.seatId})`.mapWith(Number),
      inPerson:
        sql`max(case when ${seats.memberId} is not null and ${entries.seatId} is not null then 1 else 0 end)`.mapWith(
          Number,
        ),
    })
    .from(parties)
    .innerJoin(seats, and(eq(seats.partyId, parties.id), isNull(seats.goneAt)))
    .leftJoin(entries, eq(entries.seatId, seats.id))
    .where(and(which, eq(parties.state, 'confirmed')))
    .groupBy(parties.id, parties.number, parties.memberId)
    .orderBy(parties.memberId, parties.id)
  return rows.map((row) => ({ ...row, inPerson: row.inPerson === 1 }))
}

/** What follows from having been there or not: the fact, once for a member and event, and the question how it was. */
export async function settleAttendance(w: Work, event: Ended, party: Attendance): Promise<void> {
  const came = party.attended > 0
  await recordFact(w, {
    type: came ? 'event.attended' : 'event.missed',
    subject: `event-${came ? 'attended' : 'missed'}:${event.id}:${party.memberId}`,
    about: `event:${event.id}`,
    memberId: party.memberId,
    dealerId: event.dealerId || null,
    occurredAt: Math.min(event.endsAt, w.now),
    payload: {
      ...{ number: party.number, eventNumber: event.number, kind: event.kind },
      people: came ? party.attended : party.people,
    },
  })
  if (!came) return
  const { partyId } = party
  await enqueue(w, 'event-survey', { partyId }, { runAt: surveyAt(event, w.now), key: `event-survey:${partyId}` })
}

/** Ten in the morning of the day after, where the event was; at once when that is over. */
function surveyAt({ endsAt, zone }: Pick<Ended, 'endsAt' | 'zone'>, now: Instant): Instant {
  return Math.max(now, instantOf(zone, addDays(localDay(zone, endsAt), 1), 10 * 60))
}
