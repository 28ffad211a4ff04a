import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { step } from '~/kernel/flow'
import { newId } from '~/kernel/ids'
import { done, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import type { Work } from '~/platform/club.server'
import { sealFor } from '~/platform/person-keys.server'
import { raiseRescue } from './live.server'
import { type AssignmentRow, lastStepAt, type OpenRescue, type RequestRow } from './open-request.server'
import {
  ACTIVE,
  type AssignmentEvent,
  type AssignmentState,
  assignmentFlow,
  happenedAt,
  type RequestEvent,
  type RequestState,
  type RescueHand,
  requestEventOf,
  requestFlow,
  WANTS_REASON,
} from './rules'
import { keepWatch, settleBreaches } from './watch.server'

export const CLOSED: ReadonlySet<RequestState> = new Set(['done', 'unserved', 'cancelled', 'merged'])

/** Whose key seals what was said about the caller: the member's, or the call's own for somebody who is none. */
export const callerKey = ({ id, memberId }: Pick<RequestRow, 'id' | 'memberId'>): string => memberId ?? id

/** Sentences of the same refusal for owners and for the desk. */
export const refusalFor = (hand: RescueHand, reason: string, more: Parameters<typeof refuse>[1] = {}): Refusal =>
  refuse(`${hand === 'owner' ? 'rescue' : 'rescue-desk'}:refusal.${reason}`, more)

type RequestChanges = Partial<Omit<RequestRow, 'id' | 'number' | 'version'>>
type AssignmentChanges = Partial<Omit<AssignmentRow, 'id' | 'requestId' | 'helperId' | 'version'>>

/** Somebody else changed the call meanwhile: the answer names the state of now. */
export function movedOn(hand: RescueHand, { version, state }: Pick<RequestRow, 'version' | 'state'>): Refusal {
  return refusalFor(hand, 'moved_on', { alternatives: { version, state } })
}

/** Changes the row if it is still at this version, raises the version and keeps `open` as the row is now. */
export async function changeRequest(
  w: Work,
  open: OpenRescue,
  changes: RequestChanges,
  hand: RescueHand,
): Promise<Outcome<{ version: number }>> {
  const { requests } = w.schema.rescue
  const { request } = open
  const [row] = await w.tx
    .update(requests)
    .set({ ...changes, version: sql`${requests.version} + 1` })
    .where(and(eq(requests.id, request.id), eq(requests.version, request.version), eq(requests.state, request.state)))
    .returning({ version: requests.version })
  if (!row) return movedOn(hand, request)
  open.request = { ...request, ...changes, version: row.version }
  return done(row)
}

/**
 * Takes one step of the request's table: verdict, row under its version, history, clocks, topics. What closes the call
 * ends the links of relatives too and puts down every promise that was broken until now.
 */
export async function takeRequestStep(
  w: Work,
  open: OpenRescue,
  taken: { event: RequestEvent; hand: RescueHand; reason?: string; changes?: RequestChanges; happened?: Instant },
): Promise<Outcome<{ to: RequestState; version: number }>> {
  const { event, hand, reason = '', changes = {}, happened = w.now } = taken
  const from = open.request.state
  const verdict = step(requestFlow, from, event, hand)
  if (!verdict.ok) return refusalFor(hand, verdict.reason, { alternatives: stateOf(open.request) })
  if (WANTS_REASON.has(event) && hand !== 'system' && reason.trim() === '') {
    return refusalFor(hand, 'reason_wanted', { field: 'reason' })
  }
  const closes = CLOSED.has(verdict.to)
  const moved = await changeRequest(
    w,
    open,
    { ...changes, state: verdict.to, since: w.now, closedAt: closes ? w.now : null },
    hand,
  )
  if (!moved.ok) return moved
  await writeStep(w, open.request, { event, hand, from, to: verdict.to, reason, happened })
  if (closes) {
    const { links } = w.schema.rescue
    const live = and(eq(links.requestId, open.request.id), isNull(links.revokedAt))
    await w.tx.update(links).set({ revokedAt: w.now }).where(live)
    await settleBreaches(w, open.request)
  } else await keepWatch(w, open.request)
  await raiseRescue(w, { ...open.request, helperId: open.active?.helperId })
  return done({ to: verdict.to, version: moved.value.version })
}

const stateOf = ({ version, state }: RequestRow) => ({ version, state })

type Taken = {
  event: AssignmentEvent
  hand: RescueHand
  reason?: string
  /** New time of arrival, of `accept` and `extend`. */
  etaAt?: Instant
  /** By the clock of whoever did it. */
  toldAt?: Instant | null
  changes?: AssignmentChanges
  /** Go into the step of the request that follows. */
  requestChanges?: RequestChanges
}

/**
 * Takes one step of the assignment under way, and with it the step of its request that follows: both rows, both lines
 * of history and the topics, or nothing. `happened` is the moment that counts, by a clock that can be believed.
 */
export async function takeAssignmentStep(
  w: Work,
  open: OpenRescue,
  { event, hand, reason = '', etaAt, toldAt = null, changes = {}, requestChanges }: Taken,
): Promise<Outcome<{ to: AssignmentState; happened: Instant; state: RequestState }>> {
  const { assignments } = w.schema.rescue
  const { active, request } = open
  if (!active) return refusalFor(hand, 'not_under_way', { alternatives: stateOf(request) })
  const verdict = step(assignmentFlow, active.state, event, hand)
  if (!verdict.ok) return refusalFor(hand, verdict.reason, { alternatives: { state: active.state } })
  const wantsReason = WANTS_REASON.has(event) || (event === 'withdraw' && active.state !== 'offered')
  if (wantsReason && hand !== 'system' && reason.trim() === '') {
    return refusalFor(hand, 'reason_wanted', { field: 'reason' })
  }
  const happened = happenedAt(toldAt, await lastStepAt(w, request.id, w.tx), w.now)
  const ends = !(ACTIVE as readonly string[]).includes(verdict.to)
  const set: AssignmentChanges = {
    ...changes,
    state: verdict.to,
    ...(etaAt === undefined ? {} : { etaAt, firstEtaAt: active.firstEtaAt ?? etaAt }),
    ...(event === 'arrive' ? { arrivedAt: happened } : {}),
    ...(ends ? { endedAt: w.now } : {}),
  }
  const [row] = await w.tx
    .update(assignments)
    .set({ ...set, version: sql`${assignments.version} + 1` })
    .where(
      and(
        eq(assignments.id, active.id),
        eq(assignments.version, active.version),
        eq(assignments.state, active.state),
        isNull(assignments.endedAt),
      ),
    )
    .returning({ version: assignments.version })
  if (!row) return movedOn(hand, request)
  open.active = ends ? null : { ...active, ...set, version: row.version }
  const line = { assignmentId: active.id, helperId: active.helperId, etaAt: etaAt ?? null }
  await writeStep(w, request, { event, hand, from: active.state, to: verdict.to, reason, happened, ...line })
  const follows = requestEventOf(event, active.state)
  if (follows) {
    const changes = requestChanges ?? {}
    const next = await takeRequestStep(w, open, { event: follows, hand: 'system', reason, changes, happened })
    if (!next.ok) return next
  } else if (!CLOSED.has(open.request.state)) await keepWatch(w, open.request)
  await raiseRescue(w, { ...open.request, helperId: active.helperId })
  return done({ to: verdict.to, happened, state: open.request.state })
}

/** Adds one line to the history. Its reason may name the caller: it is sealed with their key. */
export async function writeStep(
  w: Work,
  request: Pick<RequestRow, 'id' | 'memberId'>,
  line: {
    event: string
    hand: RescueHand
    from: string
    to: string
    reason?: string
    happened?: Instant
    assignmentId?: string
    helperId?: string
    etaAt?: Instant | null
  },
): Promise<string> {
  const { event, hand, from, to, reason = '', happened = w.now, assignmentId = null, helperId = null, etaAt } = line
  const id = newId(w.now)
  await w.tx.insert(w.schema.rescue.steps).values({
    ...{ id, requestId: request.id, assignmentId, helperId, event, hand, fromState: from, toState: to },
    ...{ at: w.now, happenedAt: happened, actorId: hand === 'system' ? null : w.actor.userId, etaAt: etaAt ?? null },
    reason: await sealFor(w, callerKey(request), reason.trim()),
  })
  return id
}
