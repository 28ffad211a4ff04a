import { and, eq, inArray, or } from 'drizzle-orm'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { tellOwner } from './letters.server'
import { type Hands, type OnCase, onCase, onDeskCase, onOwnCase } from './on-case.server'
import type { OpenCase } from './open-case.server'
import { dropSurvey } from './plan-survey.server'
import { refusalFor, takeCaseStep } from './take-step.server'
import { keepsContact } from './talk.server'
import { tellReceived, tellSolved } from './tell-case.server'
import { lastAgreed } from './told.server'
import { type CaseFile, plainWords, writeMessage } from './write-message.server'

type Moved = { version: number }

/** Answers an inquiry, a suggestion or praise: the way of everything that is no complaint. */
export async function answerCase({
  words,
  files = [],
  ...act
}: Act<OnCase & { words: string; files?: readonly CaseFile[] }>): Promise<Outcome<Moved>> {
  return onDeskCase(act, async (w, open, hands) => {
    const body = plainWords(words)
    if (body === '') return refusalFor(hands, 'words_wanted', { field: 'words' })
    const { changes, data } = keepsContact(w, open)
    const taken = await takeCaseStep(w, open, { event: 'answer', hands, data, changes })
    if (!taken.ok) return taken
    await writeMessage(w, open.row.id, { hand: 'staff', kind: 'public', channel: 'web', words: body, files })
    await tellSolved(w, open.row, { body, days: open.terms.confirmDays })
    await auditCase(w, open, 'answered')
    return done({ version: open.row.version })
  })
}

/** Whether the owner takes the solution: by themselves, or as they told the desk. What is no complaint ends with that. */
export async function confirmSolution({
  confirmed,
  reason = '',
  ...act
}: Act<OnCase & { confirmed: boolean; reason?: string }>): Promise<Outcome<Moved>> {
  return onCase(act, async (w, open, hands) => {
    if (hands[0] === 'system') throw new NotFound('case')
    const event = confirmed ? 'confirm' : 'deny'
    const taken = await takeCaseStep(w, open, { event, hands, note: reason })
    if (!taken.ok) return taken
    if (taken.value.hand === 'owner') await keepOwnReason(w, open, reason)
    else await auditCase(w, open, event, reason)
    if (confirmed) {
      const closed = await closeIfPlain(w, open)
      if (!closed.ok) return closed
    }
    return done({ version: open.row.version })
  })
}

/** What the owner gives as a reason is a word of the thread. */
export async function keepOwnReason(w: Work, open: OpenCase, reason: string): Promise<void> {
  if (plainWords(reason) === '') return
  await writeMessage(w, open.row.id, { hand: 'owner', kind: 'public', channel: 'web', words: reason })
}

/** A confirmed case that is no complaint closes by itself; a complaint and a recovery wait for whoever evaluates them. */
export async function closeIfPlain(w: Work, open: OpenCase): Promise<Outcome<Moved>> {
  const { nature, recoveryOf, version } = open.row
  if (nature === 'complaint' || recoveryOf !== null) return done({ version })
  return takeCaseStep(w, open, { event: 'close', hands: ['system'] })
}

/**
 * Evaluates and closes: what it goes back to, what was found, what was done about it and what it cost. Refuses a
 * complaint without root cause and outcome, and a recovery without a talk with the owner. Nobody closes over a word
 * that has come in since the page was shown.
 */
export async function closeCase({
  causeId,
  cause,
  outcome,
  costMinor,
  ...act
}: Act<OnCase & { causeId: string | null; cause: string; outcome: string; costMinor: number }>): Promise<
  Outcome<Moved>
> {
  return onDeskCase(act, async (w, open, hands) => {
    if (!Number.isSafeInteger(costMinor) || costMinor < 0 || costMinor > MOST_COST) {
      return refusalFor(hands, 'cost', { field: 'costMinor' })
    }
    if (causeId && !(await isCause(w, causeId))) return refusalFor(hands, 'cause_wanted', { field: 'causeId' })
    const found = {
      causeId: causeId || open.row.causeId,
      cause: plainWords(cause, 2_000) || open.row.cause,
      outcome: plainWords(outcome, 2_000) || open.row.outcome,
    }
    const told = { hasRootCause: found.causeId !== null, hasOutcome: found.outcome !== '' }
    const data = { causeId: found.causeId ?? '' }
    const taken = await takeCaseStep(w, open, { event: 'close', hands, data, told, changes: { ...found, costMinor } })
    if (!taken.ok) return taken
    await tellOwner(w, open.row, { template: 'case-closed', days: open.terms.reopenDays })
    await auditCase(w, open, 'closed')
    return done({ version: open.row.version })
  })
}
const MOST_COST = 100_000_000

/** Is this a cause that the club still keeps? */
export async function isCause({ tx, schema }: Work, causeId: string): Promise<boolean> {
  const { causes } = schema.cases
  const [row] = await tx
    .select({ id: causes.id })
    .from(causes)
    .where(and(eq(causes.id, causeId), eq(causes.active, true)))
  return row !== undefined
}

/** Opens a case that was over again: the owner within the days of its terms, the desk whenever there is a reason. */
export async function reopenCase({ reason, ...act }: Act<OnCase & { reason: string }>): Promise<Outcome<Moved>> {
  return onCase(act, async (w, open, hands) => {
    const data = { solverId: open.row.solverId ?? '' }
    const taken = await takeCaseStep(w, open, { event: 'reopen', hands, note: reason, data })
    if (!taken.ok) return taken
    if (taken.value.hand === 'owner') await keepOwnReason(w, open, reason)
    else await auditCase(w, open, 'reopened', reason)
    await dropSurvey(w, open)
    await tellReceived(w, open.row, 'case-reopened')
    return done({ version: open.row.version })
  })
}

/** The owner takes it back; no reason is asked for. */
export async function withdrawCase({
  reason = '',
  ...act
}: Act<OnCase & { reason?: string }>): Promise<Outcome<Moved>> {
  return onOwnCase(act, async (w, open, hands) => {
    const taken = await withdrawIn(w, open, { hands, reason })
    if (!taken.ok) return taken
    await keepOwnReason(w, open, reason)
    return done({ version: open.row.version })
  })
}

/**
 * The same in a transaction of its own right: with the owner's erasure, for one. Its proposal ends with it, and so does
 * what it has agreed to give and not given yet.
 */
export async function withdrawIn(
  w: Work,
  open: OpenCase,
  { hands, reason = '' }: { hands: Hands; reason?: string },
): Promise<Outcome<Moved>> {
  const { proposals } = w.schema.cases
  // Of a case that is solved nothing is owed any more: what was agreed then stays so.
  const [agreed] = open.row.state === 'agreed' ? await lastAgreed(w, open.row.id) : []
  const taken = await takeCaseStep(w, open, { event: 'withdraw', hands, note: reason })
  if (!taken.ok) return taken
  await w.tx
    .update(proposals)
    .set({ state: 'withdrawn', decidedAt: w.now, decidedBy: w.actor.userId })
    .where(
      and(
        eq(proposals.caseId, open.row.id),
        or(inArray(proposals.state, ['approval', 'sent']), eq(proposals.id, agreed?.id ?? '')),
      ),
    )
  return done({ version: open.row.version })
}

/** A line of the audit log on an act of the desk; what it says of the owner is sealed. */
export async function auditCase(w: Work, { row }: OpenCase, what: string, reason = ''): Promise<void> {
  await audit(w, {
    ...{ action: `case.${what}`, subject: `case:${row.id}`, dealerId: row.dealerId, reason },
    ...{ personId: row.memberId ?? row.id, detail: { number: row.number, state: row.state } },
  })
}
