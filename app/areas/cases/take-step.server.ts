import { and, eq, sql } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { step } from '~/kernel/flow'
import { newId } from '~/kernel/ids'
import { done, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import type { Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { sealFor } from '~/platform/person-keys.server'
import { raiseCase } from './live.server'
import { markFigures } from './mark-figures.server'
import type { CaseRow, OpenCase, StepEvent, StepRow } from './open-case.server'
import { planSurvey } from './plan-survey.server'
import {
  type CaseEvent,
  type CaseHand,
  type CaseReason,
  type CaseState,
  type CaseTold,
  caseFlow,
  ENDED,
  WANTS_REASON,
} from './rules'
import { settleClocks } from './settle-clocks.server'
import { tellReport } from './tell-report.server'
import { ASKABLE, PUBLIC_EVENTS } from './told'
import { toldOf } from './told.server'

/** Whose key seals what was said about the owner: the member's, or the case's own for somebody who is none. */
export const personOf = ({ id, memberId }: Pick<CaseRow, 'id' | 'memberId'>): string => memberId ?? id

/** Sentences of the same refusal for owners and for the desk. */
export const refusalFor = (hands: readonly CaseHand[], reason: string, more: Parameters<typeof refuse>[1] = {}) =>
  refuse(`${hands[0] === 'owner' ? 'feedback' : 'cases-desk'}:refusal.${reason}`, more)

/** Somebody else changed the case meanwhile: the answer names the state of now. */
export function movedOn(hands: readonly CaseHand[], { version, state }: Pick<CaseRow, 'version' | 'state'>): Refusal {
  return refusalFor(hands, 'moved_on', { alternatives: { version, state } })
}

export type CaseChanges = Partial<Omit<CaseRow, 'id' | 'number' | 'version' | 'state'>>
export type TakenStep = {
  event: CaseEvent
  /** Of the actor; the first that may takes the step. */
  hands: readonly CaseHand[]
  /** Why, or what was said of it inside; sealed. */
  note?: string
  /** Codes and ids that clocks and replay need. */
  data?: Record<string, string>
  changes?: CaseChanges
  /** What the guards look at, where this very step brings it along. */
  told?: Partial<CaseTold>
}
type Taken = { to: CaseState; version: number; stepId: string; hand: CaseHand }

const FIELDS: Partial<Record<CaseReason, string>> = { cause_wanted: 'causeId', outcome_wanted: 'outcome' }
const ENDS: ReadonlySet<CaseState> = new Set([...ENDED, 'merged'])

/**
 * Takes one step of a case, the one way to do it: verdict for the hands of the actor, row under its version and state,
 * history, clocks, topics. `open` is kept as the rows are afterwards. Refuses what the table, a guard or a missing
 * reason forbids, and what somebody else was quicker at.
 */
export async function takeCaseStep(w: Work, open: OpenCase, taken: TakenStep): Promise<Outcome<Taken>> {
  const { event, hands, note = '', data = {}, changes = {} } = taken
  const { row } = open
  const from = row.state
  const verdict = await decide(w, open, taken)
  if (!verdict.ok) return verdict.refusal
  const { to, hand } = verdict
  if (WANTS_REASON.has(event) && hand !== 'system' && note.trim() === '') {
    return refusalFor(hands, 'reason_wanted', { field: 'reason' })
  }
  // A merge can be undone: then the owner is waited for as before.
  if (row.askedAt !== null && (!ASKABLE.has(to) || event === 'disagree') && event !== 'merge') await goOn(w, open)
  const at = momentOf(w, open)
  const speaks = PUBLIC_EVENTS.has(event) && hand !== 'system'
  const moved = await changeCase(w, open, hands, {
    ...(from === to && event !== 'route' ? {} : { since: at }),
    ...(speaks && row.firstAnswerAt === null ? { firstAnswerAt: at } : {}),
    ...(event === 'answer' || event === 'carry-out' ? { solvedAt: at } : {}),
    ...(event === 'deny' || event === 'reopen' ? { solvedAt: null } : {}),
    ...(event === 'reopen' ? { reopened: row.reopened + 1 } : {}),
    ...(ASKABLE.has(to) ? {} : { askedAt: null }),
    ...(ENDS.has(to) ? { closedAt: row.closedAt ?? at } : { closedAt: null, attention: true }),
    ...changes,
    ...{ state: to },
  })
  if (!moved.ok) return moved
  const stepId = await writeStep(w, open, { event, hand, from, to, note, data, at })
  await afterStep(w, open, { event, to, stepId })
  return done({ to, version: moved.value.version, stepId, hand })
}

/** Clocks, topics, sums, facts and whoever listens, once the row and its history stand. */
async function afterStep(
  w: Work,
  open: OpenCase,
  { event, to, stepId }: Pick<Taken, 'to' | 'stepId'> & { event: CaseEvent },
) {
  await settleClocks(w, open)
  await raiseCase(w, open.row)
  await markFigures(w, open.row.dealerId, open.row.day)
  const fact = FACTS[event]
  if (fact) await tellFact(w, open, fact, stepId)
  if (to !== 'closed' || event !== 'close') return
  await planSurvey(w, open)
  await tellReport(w, open.row)
}

const FACTS: Partial<Record<CaseEvent, 'case.solved' | 'case.closed' | 'case.reopened'>> = {
  ...{ answer: 'case.solved', 'carry-out': 'case.solved', reopen: 'case.reopened' },
  ...{ close: 'case.closed', reject: 'case.closed', withdraw: 'case.closed' },
}

async function tellFact(
  w: Work,
  { row }: OpenCase,
  type: 'case.solved' | 'case.closed' | 'case.reopened',
  stepId: string,
) {
  const { id, number, nature, kindId: kind, source, memberId, vehicleId, dealerId, state } = row
  await recordFact(w, {
    ...{ type, subject: `case:${id}:${stepId}`, about: `case:${id}`, memberId, vehicleId, dealerId: dealerId || null },
    payload: { number, nature, kind, source, state },
  })
}

type Decided = { ok: true; to: CaseState; hand: CaseHand } | { ok: false; refusal: Refusal }

async function decide(w: Work, open: OpenCase, { event, hands, told }: TakenStep): Promise<Decided> {
  const facts = { ...(await toldOf(w, open)), ...told }
  const { version, state } = open.row
  let reason: string = 'flow_not_yours'
  for (const hand of hands) {
    const verdict = step(caseFlow, state, event, hand, facts)
    if (verdict.ok) return { ok: true, to: verdict.to, hand }
    // The reason of a guard says more than that the hand is another's.
    if (verdict.reason !== 'flow_not_yours') reason = verdict.reason
  }
  const field = FIELDS[reason as CaseReason]
  const more = field ? { field } : { alternatives: { version, state } }
  return { ok: false, refusal: refusalFor(hands, reason, more) }
}

/** A question that is overtaken by the next move is no longer waited for. */
async function goOn(w: Work, open: OpenCase): Promise<void> {
  const { state } = open.row
  const at = momentOf(w, open)
  await writeStep(w, open, { event: 'resume', hand: 'system', from: state, to: state, note: '', data: {}, at })
  open.row = { ...open.row, askedAt: null }
}

/** Never before the step before it. */
const momentOf = (w: Work, { history }: OpenCase): Instant => Math.max(w.now, history.at(-1)?.at ?? 0)

/** Changes the row if it still is at this version and state, raises the version and keeps `open` as the row is now. */
export async function changeCase(
  w: Work,
  open: OpenCase,
  hands: readonly CaseHand[],
  changes: CaseChanges & { state?: CaseState },
): Promise<Outcome<{ version: number }>> {
  const { cases } = w.schema.cases
  const { row } = open
  const set = { askedAt: row.askedAt, ...changes }
  const [found] = await w.tx
    .update(cases)
    .set({ ...set, version: sql`${cases.version} + 1` })
    .where(and(eq(cases.id, row.id), eq(cases.version, row.version), eq(cases.state, row.state)))
    .returning({ version: cases.version })
  if (!found) return movedOn(hands, row)
  open.row = { ...row, ...set, version: found.version }
  return done(found)
}

type Line = {
  event: StepEvent
  hand: CaseHand
  from: CaseState | ''
  to: CaseState
  note: string
  data: Record<string, string>
  at: Instant
}

/** Adds one line to the history. Its note may name the owner: it is sealed with their key. */
export async function writeStep(w: Work, open: OpenCase, line: Line): Promise<string> {
  const { event, hand, from, to, note, data } = line
  const id = newId(w.now)
  const last = open.history.at(-1)
  // Ids of two processes do not follow each other within a millisecond; the history must.
  const at = last && last.at === line.at && id < last.id ? line.at + 1 : line.at
  const row: StepRow = {
    ...{ id, caseId: open.row.id, event, hand, fromState: from, toState: to, at, data },
    actorId: hand === 'system' ? null : w.actor.userId,
    note: await sealFor(w, personOf(open.row), note.trim()),
  }
  await w.tx.insert(w.schema.cases.steps).values(row)
  open.history.push(row)
  return row.id
}
