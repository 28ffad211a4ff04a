import { and, count, eq, isNull } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Words } from '~/kernel/words'
import type { Act, Work } from '~/platform/club.server'
import { changePlan } from './change-plan.server'
import { localText, readSpan } from './plan-times'
import { type EventRow, loadSessions, type SessionRow } from './rows.server'
import { CARS, isPublic, PEOPLE } from './rules'

type NewSession = {
  eventId: string
  name: Words
  startsAt: Instant
  endsAt: Instant
  position: number
  /** Null is without limit. */
  people: number | null
  cars: number | null
}

/** A session with its pools: everybody, cars, and one for each ticket kind. Answers its id. */
export async function addSession(w: Work, { people, cars, ...given }: NewSession): Promise<string> {
  const { sessions, pools, kinds } = w.schema.events
  const id = newId(w.now)
  await w.tx.insert(sessions).values({ id, ...given })
  const known = await w.tx
    .select({ id: kinds.id })
    .from(kinds)
    .where(and(eq(kinds.eventId, given.eventId), eq(kinds.active, true)))
  const scopes = [
    { scope: PEOPLE, capacity: people },
    { scope: CARS, capacity: cars },
    ...known.map((kind) => ({ scope: kind.id, capacity: null })),
  ]
  await w.tx
    .insert(pools)
    .values(scopes.map((pool) => ({ id: newId(w.now), eventId: given.eventId, sessionId: id, ...pool })))
  return id
}

export type SessionInput = {
  name: Words
  /** Local dates and times on the clocks of the event's zone. */
  startsAt: string
  endsAt: string
  active: boolean
}

/**
 * Adds a session with its places (`sessionId` null), or changes one. Places of a session that exists are changed by
 * `setCapacity`, the times of one that is published by `moveEvent`: everybody who comes is told. A session that
 * somebody comes to, and the last one, cannot be taken away.
 */
export async function saveSession({
  club,
  actor,
  submission,
  eventNumber,
  sessionId,
  version,
  places = { people: null, cars: null },
  ...input
}: Act<
  SessionInput & {
    eventNumber: string
    sessionId: string | null
    version: number
    places?: { people: number | null; cars: number | null }
  }
>): Promise<Outcome<{ sessionId: string; version: number }>> {
  const action = sessionId ? 'event.session-changed' : 'event.session-added'
  return changePlan({ club, actor, submission, eventNumber, version, action }, async (w, event) => {
    const { sessions } = w.schema.events
    const all = await loadSessions(w, event.id)
    const before = all.find(({ id }) => id === sessionId)
    if (sessionId && !before) return refuse('events-desk:refusal.session_gone')
    const isSame = before && isUntouched(event, before, input)
    const span = isSame ? done(before) : readSpan(event.zone, input, w.now)
    if (!span.ok) return span
    const at = { startsAt: span.value.startsAt, endsAt: span.value.endsAt }
    if (before && !isSame && isPublic(event.state)) return refuse('events-desk:refusal.move', { field: 'startsAt' })
    if (before?.active && !input.active) {
      if (all.filter(({ active }) => active).length === 1) return refuse('events-desk:refusal.last_session')
      const parties = await livePartiesOf(w, before.id)
      if (parties > 0) return refuse('events-desk:refusal.session_taken', { params: { count: parties } })
    }
    const { name, active } = input
    const id = before
      ? before.id
      : await addSession(w, { eventId: event.id, name, ...at, position: all.length, ...places })
    if (before)
      await w.tx
        .update(sessions)
        .set({ name, active, ...at })
        .where(eq(sessions.id, before.id))
    return {
      value: { sessionId: id },
      set: frameOf(event, await loadSessions(w, event.id)),
      detail: { sessionId: id, before: before ? timesOf(before) : null, after: { ...at, active, places } },
    }
  })
}

const timesOf = ({ id, startsAt, endsAt, active }: SessionRow) => ({ id, startsAt, endsAt, active })

/** Typed times that are those of before: they may lie in the past by now, and nobody has to be told. */
function isUntouched(event: EventRow, before: { startsAt: Instant; endsAt: Instant }, input: SessionInput): boolean {
  return (
    localText(event.zone, before.startsAt) === input.startsAt && localText(event.zone, before.endsAt) === input.endsAt
  )
}

async function livePartiesOf(w: Work, sessionId: string): Promise<number> {
  const { parties } = w.schema.events
  const [row] = await w.tx
    .select({ count: count() })
    .from(parties)
    .where(and(eq(parties.sessionId, sessionId), isNull(parties.endedAt)))
  return row?.count ?? 0
}

/**
 * From the first start to the last end. Registration that closed at the start goes on doing so; it never closes after
 * the end.
 */
export function frameOf(
  event: Pick<EventRow, 'startsAt' | 'opensAt' | 'closesAt'>,
  sessions: readonly Pick<SessionRow, 'startsAt' | 'endsAt' | 'active'>[],
): Pick<EventRow, 'startsAt' | 'endsAt' | 'opensAt' | 'closesAt'> {
  const held = sessions.filter(({ active }) => active)
  const startsAt = Math.min(...held.map((session) => session.startsAt))
  const endsAt = Math.max(...held.map((session) => session.endsAt))
  const closesAt = event.closesAt === event.startsAt ? startsAt : Math.min(event.closesAt, endsAt)
  return { startsAt, endsAt, closesAt, opensAt: Math.min(event.opensAt, closesAt) }
}
