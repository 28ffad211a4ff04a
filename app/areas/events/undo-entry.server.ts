import { eq } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { readSeat } from './door-seats.server'
import { UNDO_REASONS } from './door-words'
import { requireDoor } from './event-scope.server'
import { raiseEvent } from './live.server'
import { eventKey } from './rows.server'

/**
 * Takes an entry back: the ticket can be let in again. Only while the event is not closed; afterwards who came is
 * settled. The reason is a code of UNDO_REASONS or somebody's own words, which go to the audit log alone. NotFound for
 * a ticket of an event whose door is not the actor's.
 */
export async function undoEntry({
  club,
  actor,
  submission,
  seatId,
  reason,
}: Act<{ seatId: string; reason: string }>): Promise<Outcome<{ seatId: string }>> {
  const seat = await readSeat(club, club.store.read, seatId)
  if (!seat) throw new NotFound('ticket')
  const event = await requireDoor(club, actor, seat.eventNumber)
  return club.write(
    actor,
    async (w) => {
      const { entries, scans, events, seats } = w.schema.events
      const [now] = await w.tx.select({ state: events.state }).from(events).where(eq(events.id, event.id))
      if (now?.state === 'closed') return refuse('events-door:refusal.closed')
      const [entry] = await w.tx.delete(entries).where(eq(entries.seatId, seatId)).returning()
      if (!entry) return refuse('events-door:refusal.not_in')
      const code = UNDO_REASONS.find((one) => one === reason) ?? 'other'
      await w.tx.insert(scans).values({
        ...{ id: newId(w.now), eventId: event.id, sessionId: entry.sessionId, seatId, key: `undo:${newId(w.now)}` },
        ...{ result: 'undone', door: entry.door, at: w.now, receivedAt: w.now, offline: false },
        ...{ actorId: w.actor.userId, reason: code },
      })
      const [person] = await w.tx.select({ memberId: seats.memberId }).from(seats).where(eq(seats.id, seatId))
      await audit(w, {
        ...{ action: 'event.entry-undone', subject: `event-seat:${seatId}`, dealerId: event.dealerId, reason },
        ...{ personId: person?.memberId, detail: { eventId: event.id, door: entry.door, at: entry.at } },
      })
      await raiseEvent(w, event.id)
      return done({ seatId })
    },
    { alone: eventKey(event.id), submission },
  )
}
