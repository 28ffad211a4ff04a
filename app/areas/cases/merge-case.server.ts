import { and, eq, isNull, ne } from 'drizzle-orm'
import { readMember } from '~/areas/membership/read-members.server'
import { prospectMember } from '~/areas/prospects/prospects.server'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { withdrawIn } from './close-case.server'
import { raiseCase } from './live.server'
import { markFigures } from './mark-figures.server'
import { type OnCase, onDeskCase } from './on-case.server'
import { type CaseRow, caseById, caseRow, loadCaseById, type OpenCase } from './open-case.server'
import type { CaseHand } from './rules'
import { settleClocks } from './settle-clocks.server'
import { refusalFor, takeCaseStep, writeStep } from './take-step.server'

/** What a merge changes of a row; nothing that names a person, so that it may be kept beside it. */
const CHANGED = [
  ...(['state', 'since', 'closedAt', 'mergedInto', 'rootId', 'askedAt'] as const),
  ...(['attention', 'nextDueAt', 'nextDueKind', 'version'] as const),
]
type Before = Pick<CaseRow, (typeof CHANGED)[number]>
const beforeOf = (row: CaseRow) => Object.fromEntries(CHANGED.map((name) => [name, row[name]])) as Before

/**
 * Two cases about the same: this one ends and leads on to the other, which stays. Nothing is moved; thread, files,
 * tasks and links of a case are those of all rows that lead to it. Only before anything was put to the owner, into an
 * open case of the same owner, or of a case whose owner is not known.
 */
export async function mergeCase({
  into,
  reason,
  ...act
}: Act<OnCase & { into: string; reason: string }>): Promise<Outcome<{ number: string; into: string }>> {
  return onDeskCase(act, async (w, open, hands, cameAs) => {
    const { row } = open
    if (cameAs !== row.id) return refuse('cases-desk:merge.already', { params: { number: row.number } })
    const named = await caseRow(w.club, into.trim().toUpperCase(), w.tx).catch(() => null)
    const root = named && (await caseById(w.club, named.rootId, w.tx))
    if (!root || !can(w.actor, 'case:work', { dealerId: root.dealerId })) {
      return refuse('cases-desk:merge.unknown', { field: 'into' })
    }
    const wrong = whyNot(row, root) ?? (await whyNotPerson(w, row, root))
    if (wrong) return refuse(wrong, { field: 'into', params: { number: root.number } })
    const before = beforeOf(row)
    const merged = await takeCaseStep(w, open, {
      ...{ event: 'merge', hands, note: reason, data: { into: root.id } },
      changes: { mergedInto: root.id, rootId: root.id, attention: false },
    })
    if (!merged.ok) return merged
    const { cases, merges } = w.schema.cases
    await w.tx
      .update(cases)
      .set({ rootId: root.id })
      .where(and(eq(cases.rootId, row.id), ne(cases.id, row.id)))
    await w.tx.insert(merges).values({
      ...{ id: newId(w.now), fromId: row.id, intoId: root.id, mergedBy: w.actor.userId, at: w.now },
      before: { ...before, mergedVersion: open.row.version },
    })
    await told(w, row, root, 'case.merged')
    return done({ number: row.number, into: root.number })
  })
}

/** Why one case cannot go into the other; null when it can. */
function whyNot(row: CaseRow, into: CaseRow) {
  if (into.id === row.id) return 'cases-desk:merge.self'
  if (into.closedAt !== null) return 'cases-desk:merge.closed'
  // A recovery is closed by its own rules, not by leading it on to something else.
  if (row.recoveryOf !== null) return 'cases-desk:merge.recovery'
  if (row.memberId === null || row.memberId === into.memberId) return null
  return into.memberId === null ? 'cases-desk:merge.other_way' : 'cases-desk:merge.other_owner'
}

/** Somebody who is no member yet must not turn out to be another than the case that theirs leads to is of. */
async function whyNotPerson(w: Work, row: CaseRow, into: CaseRow) {
  if (row.memberId !== null || row.prospectId === null) return null
  const memberId = await prospectMember(w, row.prospectId)
  if (memberId !== null) return memberId === into.memberId ? null : 'cases-desk:merge.other_owner'
  const isOther = into.prospectId !== null && into.prospectId !== row.prospectId
  return isOther ? 'cases-desk:merge.other_owner' : null
}

/**
 * Undoes a merge: the case is again what it was, with everything that had been merged into it before. What was said
 * and done in the other case meanwhile stays there.
 */
export async function unmergeCase(act: Act<Pick<OnCase, 'number'>>): Promise<Outcome<{ number: string }>> {
  return onDeskCase({ ...act, version: null }, async (w, { row: root }, hands, cameAs) => {
    const { cases, merges } = w.schema.cases
    const open = await loadCaseById(w.club, cameAs, w.tx)
    const { row } = open
    if (!can(w.actor, 'case:work', { dealerId: row.dealerId })) throw new NotFound('case')
    const hand = hands.find((one): one is CaseHand => ['keeper', 'manager', 'hq'].includes(one))
    if (!hand) return refusalFor(hands, 'flow_not_yours')
    const [merge] = await w.tx
      .update(merges)
      .set({ undoneBy: w.actor.userId, undoneAt: w.now })
      .where(and(eq(merges.fromId, row.id), isNull(merges.undoneAt)))
      .returning()
    if (row.state !== 'merged' || !merge) return refuse('cases-desk:merge.not_merged')
    const { mergedVersion, ...before } = merge.before as Before & { mergedVersion: number }
    const version = row.version === mergedVersion ? before.version : row.version + 1
    await w.tx
      .update(cases)
      .set({ ...before, version })
      .where(eq(cases.id, row.id))
    await leadBack(w, row.id, root.id)
    open.row = { ...row, ...before, version }
    await writeStep(w, open, {
      ...{ event: 'unmerge', hand, from: row.state, to: before.state, note: '', data: { from: merge.intoId } },
      at: Math.max(w.now, open.history.at(-1)?.at ?? 0),
    })
    await settleClocks(w, open)
    await endIfErased(w, open)
    await told(w, open.row, root, 'case.unmerged')
    return done({ number: row.number })
  })
}

/** Nobody is left to answer: whoever was erased meanwhile had withdrawn all that was open. */
async function endIfErased(w: Work, open: OpenCase): Promise<void> {
  const { memberId, closedAt, number, state } = open.row
  if (memberId === null || closedAt !== null || state === 'merged') return
  const { erasedAt } = await readMember(w.club, memberId, w.tx)
  if (erasedAt === null) return
  const withdrawn = await withdrawIn(w, open, { hands: ['owner'] })
  if (!withdrawn.ok) throw new Error(`case ${number} could not be withdrawn: ${withdrawn.reason}`)
}

/** Whatever had led to a case before it was merged leads to it again, and no further. */
async function leadBack(w: Work, caseId: string, rootId: string): Promise<void> {
  const { cases } = w.schema.cases
  const rows = await w.tx
    .select({ id: cases.id, mergedInto: cases.mergedInto })
    .from(cases)
    .where(eq(cases.rootId, rootId))
  const next = new Map(rows.map(({ id, mergedInto }) => [id, mergedInto]))
  const leadsHere = (id: string | null | undefined): boolean => (id ? id === caseId || leadsHere(next.get(id)) : false)
  for (const { id } of rows) {
    if (leadsHere(id)) await w.tx.update(cases).set({ rootId: caseId }).where(eq(cases.id, id))
  }
}

async function told(w: Work, row: CaseRow, root: CaseRow, action: string): Promise<void> {
  await raiseCase(w, row)
  await raiseCase(w, root)
  await markFigures(w, row.dealerId, row.day)
  await audit(w, { action, subject: `case:${row.id}`, dealerId: row.dealerId, detail: { into: root.id } })
}

/** Merges of a case that still hold, the last one first: what can be undone. */
export async function mergesOf(
  { store, schema }: Pick<Act<object>, 'club'>['club'],
  caseId: string,
): Promise<{ number: string; title: string; at: number }[]> {
  const { cases, merges } = schema.cases
  const rows = await store.read
    .select({ number: cases.number, title: cases.title, at: merges.at })
    .from(merges)
    .innerJoin(cases, eq(cases.id, merges.fromId))
    .where(and(eq(merges.intoId, caseId), isNull(merges.undoneAt)))
  return rows.sort((a, b) => b.at - a.at)
}
