import { and, eq, isNull, sql } from 'drizzle-orm'
import { readMember } from '~/areas/membership/read-members.server'
import { linkProspect } from '~/areas/prospects/prospects.server'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { setCaseTerms } from './case-terms.server'
import { mayWorkAt } from './choose-solver.server'
import { auditCase } from './close-case.server'
import { tellOwner } from './letters.server'
import { raiseCase } from './live.server'
import { markFigures } from './mark-figures.server'
import { type OnCase, onDeskCase } from './on-case.server'
import type { CaseRow, OpenCase } from './open-case.server'
import { relateOwner } from './relate-owner.server'
import type { CaseHand, Department, Nature, Severity } from './rules'
import { changeCase, refusalFor, takeCaseStep } from './take-step.server'
import { keepsContact } from './talk.server'
import { nameAsWords, tellSolver } from './tell-case.server'
import { plainWords, writeMessage } from './write-message.server'

type Moved = { version: number }

/** Finds the case valid; whoever does it keeps the contact if nobody does. */
export async function acceptCase(act: Act<OnCase>): Promise<Outcome<Moved>> {
  return onDeskCase(act, async (w, open, hands) => {
    const taken = await takeCaseStep(w, open, { event: 'accept', hands, ...keepsContact(w, open) })
    if (!taken.ok) return taken
    await auditCase(w, open, 'accepted')
    return done({ version: open.row.version })
  })
}

/** Turns the case down, with a reason that the owner reads. */
export async function rejectCase({ words, ...act }: Act<OnCase & { words: string }>): Promise<Outcome<Moved>> {
  return onDeskCase(act, async (w, open, hands) => {
    const body = plainWords(words)
    const taken = await takeCaseStep(w, open, { event: 'reject', hands, note: body, ...keepsContact(w, open) })
    if (!taken.ok) return taken
    await writeMessage(w, open.row.id, { hand: 'staff', kind: 'public', channel: 'web', words: body })
    const who = w.actor.name === '' ? w.club.config.brand.name : nameAsWords(w.actor.name)
    await tellOwner(w, open.row, { template: 'case-message', who, body })
    await auditCase(w, open, 'rejected', body)
    return done({ version: open.row.version })
  })
}

/** Gives the case to a department, and to somebody there or to its pool. Whoever it was taken from knows by the list. */
export async function routeCase({
  department,
  solverId,
  note = '',
  ...act
}: Act<OnCase & { department: Department; solverId: string | null; note?: string }>): Promise<Outcome<Moved>> {
  return onDeskCase(act, async (w, open, hands) => {
    if (solverId && !(await mayWorkAt(w, solverId, open.row.dealerId))) {
      return refusalFor(hands, 'solver_unknown', { field: 'solverId' })
    }
    const taken = await takeCaseStep(w, open, {
      ...{ event: 'route', hands, note, data: { department, solverId: solverId ?? '' } },
      changes: { department, solverId },
    })
    if (!taken.ok) return taken
    if (solverId) await tellSolver(w, open.row)
    await auditCase(w, open, 'routed', note)
    return done({ version: open.row.version })
  })
}

/** Takes a case out of the pool; of two at once one gets it. */
export async function takeCase(act: Act<OnCase>): Promise<Outcome<Moved>> {
  return onDeskCase(act, async (w, open, hands) => {
    const { userId } = w.actor
    if (!userId) throw new NotFound('case')
    const taken = await takeCaseStep(w, open, {
      ...{ event: 'take', hands, data: { solverId: userId }, changes: { solverId: userId } },
    })
    if (!taken.ok) return taken
    await auditCase(w, open, 'taken')
    return done({ version: open.row.version })
  })
}

/** Hands the contact with the owner to somebody else, with a note. */
export async function handOver({
  keeperId,
  note,
  ...act
}: Act<OnCase & { keeperId: string; note: string }>): Promise<Outcome<Moved>> {
  return onDeskCase(act, async (w, open, hands) => {
    if (!(await mayWorkAt(w, keeperId, open.row.dealerId))) {
      return refusalFor(hands, 'keeper_unknown', { field: 'keeperId' })
    }
    if (open.row.keeperId === keeperId) return refusalFor(hands, 'keeper_same', { field: 'keeperId' })
    const taken = await takeCaseStep(w, open, {
      ...{ event: 'hand-over', hands, note, data: { keeperId }, changes: { keeperId } },
    })
    if (!taken.ok) return taken
    await auditCase(w, open, 'handed-over', note)
    return done({ version: open.row.version })
  })
}

/** Asks head office for support; it stays asked for until the case is over. */
export async function askSupport({ note = '', ...act }: Act<OnCase & { note?: string }>): Promise<Outcome<Moved>> {
  return onDeskCase(act, async (w, open, hands) => {
    if (open.row.supportAt !== null) return done({ version: open.row.version })
    const taken = await takeCaseStep(w, open, { event: 'support', hands, note, changes: { supportAt: w.now } })
    if (!taken.ok) return taken
    await auditCase(w, open, 'support-asked', note)
    return done({ version: open.row.version })
  })
}

/** Says what it really is: promises are counted anew from the new target, less what was spent. */
export async function sortCase({
  nature,
  kindId,
  severity,
  ...act
}: Act<OnCase & { nature: Nature; kindId: string | null; severity: Severity }>): Promise<Outcome<Moved>> {
  return onDeskCase(act, async (w, open, hands) => {
    if (kindId && !(await isKind(w, kindId, nature))) return refusalFor(hands, 'kind_unknown', { field: 'kindId' })
    const taken = await takeCaseStep(w, open, {
      ...{
        event: 'sort',
        hands,
        data: { nature, severity, kindId: kindId ?? '' },
        changes: { nature, kindId, severity },
      },
    })
    if (!taken.ok) return taken
    await auditCase(w, open, 'sorted')
    return done({ version: open.row.version })
  })
}

/** Is it a kind that the club uses for cases of this nature? */
export async function isKind({ tx, schema }: Work, kindId: string, nature: Nature): Promise<boolean> {
  const { kinds } = schema.cases
  const [kind] = await tx
    .select({ natures: kinds.natures })
    .from(kinds)
    .where(and(eq(kinds.id, kindId), eq(kinds.active, true)))
  return kind?.natures.includes(nature) ?? false
}

/** The club takes a suggestion up: once, and whoever made it is told and may earn by it. */
export async function acceptSuggestion(act: Act<OnCase>): Promise<Outcome<Moved>> {
  return onDeskCase(act, async (w, open, hands) => {
    const { row } = open
    if (!leads(hands)) return refusalFor(hands, 'flow_not_yours')
    if (row.nature !== 'suggestion') return refusalFor(hands, 'no_suggestion')
    if (row.acceptedAt !== null) return done({ version: row.version })
    const moved = await changeCase(w, open, hands, { acceptedAt: w.now })
    if (!moved.ok) return moved
    await recordFact(w, {
      ...{ type: 'case.suggestion-accepted', subject: `case-accepted:${row.id}`, about: `case:${row.id}` },
      ...{ memberId: row.memberId, vehicleId: row.vehicleId, dealerId: row.dealerId || null },
      payload: { number: row.number, nature: row.nature, kind: row.kindId },
    })
    await auditCase(w, open, 'suggestion-accepted')
    await changed(w, open)
    return done({ version: open.row.version })
  })
}

/**
 * Says which member somebody who called or wrote is: from then on the case is theirs too, and so is every other that
 * they called or wrote about. Refuses everybody but whoever keeps the contact or leads.
 */
export async function linkCaller({ memberId, ...act }: Act<OnCase & { memberId: string }>): Promise<Outcome<Moved>> {
  const member = await readMember(act.club, memberId)
  if (member.erasedAt !== null || memberId === act.actor.memberId) throw new NotFound('member')
  return onDeskCase(act, async (w, open, hands) => {
    const { row } = open
    if (!leads(hands)) return refusalFor(hands, 'flow_not_yours')
    if (row.memberId !== null) return refusalFor(hands, row.memberId === memberId ? 'member_there' : 'member_other')
    if (row.prospectId && !(await linkProspect(w, { prospectId: row.prospectId, memberId }))) {
      return refusalFor(hands, 'member_other')
    }
    // What was said stays sealed with the case's own key.
    const moved = await changeCase(w, open, hands, { memberId, language: member.language })
    if (!moved.ok) return moved
    await relateOwner(w, { memberId, dealerId: row.dealerId }, { byDesk: true })
    await setCaseTerms(w, row.id)
    if (row.prospectId) await linkOthers(w, { prospectId: row.prospectId, memberId, language: member.language })
    await auditCase(w, open, 'member-linked')
    await changed(w, open)
    return done({ version: open.row.version })
  })
}

/** The other cases of the same caller, those that were merged into another with them. */
async function linkOthers(
  w: Work,
  { prospectId, memberId, language }: { prospectId: string; memberId: string; language: string },
): Promise<void> {
  const { cases } = w.schema.cases
  const others = await w.tx
    .update(cases)
    .set({ memberId, language, version: sql`${cases.version} + 1` })
    .where(and(eq(cases.prospectId, prospectId), isNull(cases.memberId)))
    .returning()
  for (const row of others as CaseRow[]) {
    await relateOwner(w, row, { byDesk: true })
    await setCaseTerms(w, row.id)
    await markFigures(w, row.dealerId, row.day)
    await raiseCase(w, row)
  }
}

const leads = (hands: readonly CaseHand[]) => hands.some((hand) => ['keeper', 'manager', 'hq'].includes(hand))

async function changed(w: Work, { row }: { row: CaseRow } & OpenCase): Promise<void> {
  await markFigures(w, row.dealerId, row.day)
  await raiseCase(w, row)
}
