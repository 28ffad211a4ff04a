import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import { DAY, type Instant } from '~/kernel/clock'
import { step } from '~/kernel/flow'
import { type Outcome, refuse } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { changePlan } from './change-plan.server'
import { tellParties } from './letters.server'
import { raiseEvent } from './live.server'
import { LONGEST_SESSION } from './plan-times'
import { type EventRow, loadKinds, loadSessions, type SessionRow } from './rows.server'
import { type EventEvent, type EventState, eventFlow } from './rules'
import { frameOf } from './save-session.server'
import { settle } from './settle.server'

type On = { eventNumber: string; version: number }

/** Whether the coordinator may do this to the event as it is. */
export function mayStep(event: EventRow, act: EventEvent) {
  const verdict = step(eventFlow, event.state as EventState, act, 'coordinator')
  return verdict.ok ? verdict : wrongState(event)
}

const wrongState = ({ state }: EventRow) => refuse('events-desk:refusal.wrong_state', { alternatives: { state } })

/** Opens an event to the members. It wants a ticket to be had and every session still to come. */
export async function publishEvent({ eventNumber, version, ...act }: Act<On>): Promise<Outcome<{ version: number }>> {
  return changePlan({ ...act, eventNumber, version, action: 'event.published' }, async (w, event) => {
    const verdict = mayStep(event, 'publish')
    if (!verdict.ok) return verdict
    const kinds = (await loadKinds(w, event.id)).filter(({ active }) => active)
    if (kinds.length === 0) return refuse('events-desk:refusal.no_kind')
    const sessions = (await loadSessions(w, event.id)).filter(({ active }) => active)
    if (sessions.length === 0 || sessions.some(({ startsAt }) => startsAt <= w.now)) {
      return refuse('events-desk:refusal.date_past')
    }
    await raiseEvent(w, event.id)
    return { value: {}, set: { state: verdict.to, publishedAt: w.now } }
  })
}

/**
 * Puts an event off without a new date. Parties keep their places, everybody may leave with all they paid, and no
 * offers are made meanwhile.
 */
export async function postponeEvent({
  eventNumber,
  version,
  reason,
  ...act
}: Act<On & { reason: string }>): Promise<Outcome<{ version: number }>> {
  return changePlan({ ...act, eventNumber, version, action: 'event.postponed' }, async (w, event) => {
    const verdict = mayStep(event, 'postpone')
    if (!verdict.ok) return verdict
    if (reason.trim() === '') return refuse('events-desk:refusal.reason_wanted', { field: 'reason' })
    const held = await beenHeld(w, event)
    if (held) return held
    const live = await liveParties(w, event.id)
    await tellParties(w, event, live, ({ state }) =>
      state === 'held' ? null : { template: 'event-postponed', reason: reason.trim() },
    )
    await raiseEvent(w, event.id)
    const set = { state: verdict.to, reason: reason.trim(), sequence: event.sequence + 1 }
    return { value: {}, set, detail: { reason: reason.trim() } }
  })
}

/**
 * Gives sessions of an event another time, and a postponed one its new date. Everybody keeps their places, is told, and
 * may leave with all they paid for so many days. A time in the past, and one that ends before it begins, is refused.
 */
export async function moveEvent({
  eventNumber,
  version,
  sessions: moves,
  freeDays,
  ...act
}: Act<On & { sessions: readonly { id: string; startsAt: Instant; endsAt: Instant }[]; freeDays: number }>): Promise<
  Outcome<{ version: number }>
> {
  return changePlan({ ...act, eventNumber, version, action: 'event.moved' }, async (w, event) => {
    const verdict = event.state === 'postponed' ? mayStep(event, 'resume') : null
    if (verdict && !verdict.ok) return verdict
    if (!verdict && event.state !== 'published') return wrongState(event)
    const before = await loadSessions(w, event.id)
    const checked = checkMoves(before, moves, { now: w.now, isBack: verdict !== null })
    if (!checked.ok) return checked
    const after = checked.value
    if (verdict && after.some(({ active, startsAt }) => active && startsAt <= w.now)) {
      return refuse('events-desk:refusal.date_past')
    }
    await writeTimes(w, before, after)
    const frame = frameOf(event, after)
    const free = freeDays > 0 ? Math.min(w.now + freeDays * DAY, frame.startsAt) : 0
    const freeUntil = Math.max(event.freeUntil ?? 0, free) || null
    const closesAt = verdict && frame.closesAt <= w.now ? frame.startsAt : frame.closesAt
    const set = { ...frame, closesAt, freeUntil, sequence: event.sequence + 1 }
    const moved = { ...event, ...set, state: 'published' }
    await tellMoved(w, moved, { before, after, isBack: verdict !== null })
    for (const session of after) await settle(w, moved, session)
    await raiseEvent(w, event.id)
    return { value: {}, set: { ...set, state: 'published', reason: '' }, detail: { moves, freeDays } }
  })
}

/** What has been held, or has let somebody in, is neither put off nor called off: it is closed. */
export async function beenHeld(w: Work, { id, endsAt }: EventRow) {
  const { entries } = w.schema.events
  const [entry] = await w.tx.select({ id: entries.seatId }).from(entries).where(eq(entries.eventId, id)).limit(1)
  return entry || w.now >= endsAt ? refuse('events-desk:refusal.been_held') : null
}

function checkMoves(
  before: readonly SessionRow[],
  moves: readonly { id: string; startsAt: Instant; endsAt: Instant }[],
  { now, isBack }: { now: Instant; isBack: boolean },
): Outcome<SessionRow[]> {
  for (const [at, { id, startsAt, endsAt }] of moves.entries()) {
    const known = before.find((session) => session.id === id)
    if (!known) return refuse('events-desk:refusal.session_gone')
    const end = { field: `sessions[${at}].endsAt` }
    if (endsAt <= startsAt) return refuse('events-desk:refusal.time_order', end)
    if (endsAt <= now && endsAt !== known.endsAt) return refuse('events-desk:refusal.time_past', end)
    const isMoved = known.startsAt !== startsAt
    if (isMoved && startsAt <= now)
      return refuse('events-desk:refusal.time_past', { field: `sessions[${at}].startsAt` })
    if (endsAt - startsAt > LONGEST_SESSION) return refuse('events-desk:refusal.time_long', end)
    if (isMoved && known.startsAt <= now && !isBack) return refuse('events-desk:refusal.session_begun')
  }
  const after = before.map((session) => ({ ...session, ...moves.find(({ id }) => id === session.id) }))
  return { ok: true, value: after }
}

async function writeTimes(w: Work, before: readonly SessionRow[], after: readonly SessionRow[]): Promise<void> {
  const { sessions, parties } = w.schema.events
  for (const { id, startsAt, endsAt } of after) {
    const old = before.find((session) => session.id === id)
    if (old?.startsAt === startsAt && old.endsAt === endsAt) continue
    await w.tx.update(sessions).set({ startsAt, endsAt }).where(eq(sessions.id, id))
    // No offer lasts beyond the start.
    await w.tx
      .update(parties)
      .set({ until: startsAt })
      .where(and(eq(parties.sessionId, id), inArray(parties.state, ['held', 'offered']), gt(parties.until, startsAt)))
  }
}

async function tellMoved(
  w: Work,
  event: EventRow,
  { before, after, isBack }: { before: readonly SessionRow[]; after: readonly SessionRow[]; isBack: boolean },
): Promise<void> {
  const was = new Map(before.map(({ id, startsAt, endsAt }) => [id, { startsAt, endsAt }]))
  const changed = after.filter(({ id, startsAt, endsAt }) => {
    const old = was.get(id)
    return isBack || old?.startsAt !== startsAt || old.endsAt !== endsAt
  })
  const live = (await liveParties(w, event.id)).filter(({ session }) => changed.some(({ id }) => id === session.id))
  await tellParties(w, event, live, ({ state, sessionId }) =>
    state === 'held' ? null : { template: 'event-moved', before: was.get(sessionId)?.startsAt ?? event.startsAt },
  )
}

/** Parties that are not over, each with its session as it is now. */
export async function liveParties(w: Work, eventId: string) {
  const { parties, sessions } = w.schema.events
  return w.tx
    .select({ party: parties, session: sessions })
    .from(parties)
    .innerJoin(sessions, eq(sessions.id, parties.sessionId))
    .where(and(eq(parties.eventId, eventId), isNull(parties.endedAt)))
}
