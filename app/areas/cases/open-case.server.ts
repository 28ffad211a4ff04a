import { and, asc, eq, ne } from 'drizzle-orm'
import type { CasePolicyTerms } from '#db/schema/cases'
import type { Reader } from '#db/store'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can, scopeOf } from '~/platform/permissions'
import type { CaseEvent, CaseHand, CaseState, Department, Nature, Severity, Source } from './rules'

type Tables = Club['schema']['cases']
export type CaseRow = Omit<
  Tables['cases']['$inferSelect'],
  'state' | 'nature' | 'severity' | 'source' | 'department'
> & {
  state: CaseState
  nature: Nature
  severity: Severity
  source: Source
  department: Department | ''
}
/** `record` is how every history begins; `unmerge` puts back what a merge has taken. */
export type StepEvent = CaseEvent | 'record' | 'unmerge'
export type StepRow = Omit<Tables['steps']['$inferSelect'], 'event' | 'hand' | 'fromState' | 'toState'> & {
  event: StepEvent
  hand: CaseHand
  fromState: CaseState | ''
  toState: CaseState
}

/** A case as a use case works on it: kept as the rows are while steps are taken. */
export type OpenCase = {
  row: CaseRow
  /** Its own steps and those of the cases merged into it stay apart: these are its own, oldest first. */
  history: StepRow[]
  /** Of the policy that it began with. */
  terms: CasePolicyTerms
}

/** Names the one writer of a case and of all that was merged into it. */
export const caseKey = (rootId: string) => `case:${rootId}`

type Reads = Pick<Club, 'schema' | 'store'>

/** The row behind a number such as C-7K2M9QXD. Throws NotFound. */
export async function caseRow({ schema, store }: Reads, number: string, on: Reader = store.read): Promise<CaseRow> {
  const { cases } = schema.cases
  const [row] = await on.select().from(cases).where(eq(cases.number, number))
  if (!row) throw new NotFound('case')
  return row as CaseRow
}

/** The row of an id. Throws NotFound. */
export async function caseById({ schema, store }: Reads, id: string, on: Reader = store.read): Promise<CaseRow> {
  const { cases } = schema.cases
  const [row] = await on.select().from(cases).where(eq(cases.id, id))
  if (!row) throw new NotFound('case')
  return row as CaseRow
}

/** Loads a case with its history and what it is held to. Throws NotFound for an unknown number. */
export async function loadCase(club: Reads, number: string, on: Reader = club.store.read): Promise<OpenCase> {
  return openOf(club, await caseRow(club, number, on), on)
}

/** The same by id. */
export async function loadCaseById(club: Reads, id: string, on: Reader = club.store.read): Promise<OpenCase> {
  return openOf(club, await caseById(club, id, on), on)
}

async function openOf({ schema }: Reads, row: CaseRow, on: Reader): Promise<OpenCase> {
  const { steps, policies } = schema.cases
  const history = await on.select().from(steps).where(eq(steps.caseId, row.id)).orderBy(asc(steps.at), asc(steps.id))
  const [policy] = await on.select({ terms: policies.terms }).from(policies).where(eq(policies.id, row.policyId))
  if (!policy) throw new Error(`case ${row.number} without a policy`)
  return { row, history: history as StepRow[], terms: policy.terms }
}

/** Cases that were merged into this one, by receipt. */
export async function mergedInto(
  { schema, store }: Reads,
  rootId: string,
  on: Reader = store.read,
): Promise<CaseRow[]> {
  const { cases } = schema.cases
  const rows = await on
    .select()
    .from(cases)
    .where(and(eq(cases.rootId, rootId), ne(cases.id, rootId)))
    .orderBy(asc(cases.receivedAt), asc(cases.id))
  return rows as CaseRow[]
}

type Whose = Pick<CaseRow, 'memberId' | 'dealerId' | 'keeperId' | 'solverId'>

/** Is this the owner's own case? */
export const isOwnCase = (actor: Actor, { memberId }: Pick<CaseRow, 'memberId'>): boolean =>
  actor.memberId !== null && memberId === actor.memberId

/**
 * Whose hands the actor has on a case, the first that may takes a step. Who filed a case has the owner's hand alone,
 * whatever else they are: nobody decides on their own complaint. Empty for everybody who has nothing to do with it.
 */
export function handsOf(actor: Actor, row: Whose): CaseHand[] {
  if (actor.isSystem) return ['system']
  if (isOwnCase(actor, row)) return ['owner']
  const { dealerId } = row
  const works = actor.userId !== null && can(actor, 'case:work', { dealerId })
  const manages = can(actor, 'case:manage', { dealerId })
  const approves = can(actor, 'case:approve', { dealerId })
  const hands: CaseHand[] = []
  if (works && row.keeperId === actor.userId) hands.push('keeper')
  if (works && row.solverId === actor.userId) hands.push('solver')
  if (works) hands.push('worker')
  if (manages) hands.push('manager')
  if (approves) hands.push('approver')
  if (scopeOf(actor, 'case:manage') === 'club' || scopeOf(actor, 'case:approve') === 'club') hands.push('hq')
  return hands
}
