import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { CasePolicyTerms } from '#db/schema/cases'
import type { Club } from '~/platform/club.server'
import { clocksOf, END_OF_TIME, isUnanswered, nextDue } from './clocks'
import type { CaseRow, StepRow } from './open-case.server'
import { openTimes } from './open-time.server'
import { replay } from './replay'

const BATCH = 500

/** Every case with its history, some hundred at a time. */
async function* allCases({ store, schema }: Club): AsyncGenerator<{ row: CaseRow; history: StepRow[] }[]> {
  const { cases, steps } = schema.cases
  for (let after = ''; ; ) {
    const rows = (await store.read
      .select()
      .from(cases)
      .where(gt(cases.id, after))
      .orderBy(asc(cases.id))
      .limit(BATCH)) as CaseRow[]
    if (rows.length === 0) return
    after = rows.at(-1)?.id ?? ''
    const lines = await store.read
      .select()
      .from(steps)
      .where(
        inArray(
          steps.caseId,
          rows.map(({ id }) => id),
        ),
      )
      .orderBy(asc(steps.at), asc(steps.id))
    const histories = new Map<string, StepRow[]>()
    for (const line of lines as StepRow[]) histories.set(line.caseId, [...(histories.get(line.caseId) ?? []), line])
    yield rows.map((row) => ({ row, history: histories.get(row.id) ?? [] }))
  }
}

/** The row is what its history leads to. */
async function replays(club: Club): Promise<string[]> {
  const faults: string[] = []
  for await (const batch of allCases(club)) {
    for (const { row, history } of batch) {
      const end = replay(history)
      faults.push(...end.faults.map((fault) => `${row.number}: ${fault}`))
      const says = [
        ['state', row.state, end.state],
        ['solver', row.solverId ?? '', end.solverId],
        ['keeper', row.keeperId ?? '', end.keeperId],
        ['question', row.askedAt !== null, end.isAsked],
      ] as const
      for (const [what, is, then] of says) {
        if (is !== then) faults.push(`${row.number}: ${what} is ${is}, its history ends at ${then}`)
      }
    }
  }
  return faults
}

/** What the row says is due next is what its history and its terms say. */
async function dueAsComputed(club: Club): Promise<string[]> {
  const { policies } = club.schema.cases
  const known = await club.store.read.select({ id: policies.id, terms: policies.terms }).from(policies)
  const terms = new Map<string, CasePolicyTerms>(known.map((one) => [one.id, one.terms]))
  const timeOf = openTimes(club)
  const faults: string[] = []
  for await (const batch of allCases(club)) {
    for (const { row, history } of batch) {
      const held = terms.get(row.policyId)
      if (!held || row.state === 'merged') continue
      const clocks = clocksOf(history, held, await timeOf(row.dealerId))
      const next = nextDue(clocks)
      const kind = next?.kind ?? ''
      // The moment itself follows the calendar as it is now, which may have been announced since.
      if (row.nextDueKind !== kind && row.nextDueAt !== (next?.dueAt ?? END_OF_TIME)) {
        faults.push(`${row.number}: next is ${row.nextDueKind || 'nothing'}, its history says ${kind || 'nothing'}`)
      }
      const attention = row.closedAt === null || isUnanswered(clocks)
      if (row.attention !== attention) faults.push(`${row.number}: attention is ${row.attention}`)
    }
  }
  return faults
}

/** A merged case leads on to the one that it says, and no further. */
async function rootsLead({ store, schema }: Club): Promise<string[]> {
  const { cases } = schema.cases
  const { id, number, rootId, mergedInto } = cases
  const rows = await store.read
    .select({ id, number, rootId, mergedInto })
    .from(cases)
    .where(or(isNotNull(mergedInto), sql`${rootId} <> ${id}`))
  const next = new Map(rows.map((row) => [row.id, row.mergedInto]))
  const endOf = (start: string) => {
    const seen = new Set<string>()
    let at = start
    for (let to = next.get(at); to && !seen.has(to); to = next.get(at)) {
      seen.add(to)
      at = to
    }
    return at
  }
  return rows
    .filter((row) => row.rootId !== endOf(row.id))
    .map((row) => `${row.number}: leads to ${row.rootId}, its merges to ${endOf(row.id)}`)
}

/** A proposal is where its case is: asked for approval, put to the owner, agreed. */
async function proposalsFit({ store, schema }: Club): Promise<string[]> {
  const { cases, proposals } = schema.cases
  const open = await store.read
    .select({ caseId: proposals.caseId, state: proposals.state })
    .from(proposals)
    .where(inArray(proposals.state, ['approval', 'sent']))
  const at = new Map(open.map((one) => [one.caseId, one.state]))
  const rows = await store.read
    .select({ id: cases.id, number: cases.number, state: cases.state })
    .from(cases)
    .where(
      or(
        inArray(cases.state, ['approval', 'proposed']),
        inArray(
          cases.id,
          store.read
            .select({ id: proposals.caseId })
            .from(proposals)
            .where(inArray(proposals.state, ['approval', 'sent'])),
        ),
      ),
    )
  const wanted: Record<string, string> = { approval: 'approval', proposed: 'sent' }
  return rows
    .filter(({ id, state }) => at.get(id) !== wanted[state])
    .map(({ id, number, state }) => `${number}: is ${state}, its open proposal ${at.get(id) ?? 'missing'}`)
}

/** What was given has a reference, and was agreed before, even if that ended since; a case is not solved while something is open. */
async function remediesDone({ store, schema }: Club): Promise<string[]> {
  const { remedies, proposals, cases } = schema.cases
  const bare = await store.read
    .select({ id: remedies.id })
    .from(remedies)
    .innerJoin(proposals, eq(proposals.id, remedies.proposalId))
    .where(
      and(
        isNotNull(remedies.doneAt),
        or(eq(remedies.reference, ''), inArray(proposals.state, ['approval', 'sent', 'refused'])),
      ),
    )
  const left = await store.read
    .select({ number: cases.number })
    .from(remedies)
    .innerJoin(proposals, and(eq(proposals.id, remedies.proposalId), eq(proposals.state, 'agreed')))
    .innerJoin(cases, eq(cases.id, remedies.caseId))
    .where(and(isNull(remedies.doneAt), inArray(cases.state, ['carried-out', 'confirmed', 'closed'])))
  return [
    ...bare.map(({ id }) => `remedy ${id} is done without a reference, or without a proposal that was agreed`),
    ...left.map(({ number }) => `${number}: is solved, and a remedy is open`),
  ]
}

/** What must hold for every case, whatever happened. Each check answers one line per fault. */
export const casesInvariants: readonly { name: string; check(club: Club): Promise<string[]> }[] = [
  { name: 'cases: the history of a case leads to where it stands', check: replays },
  { name: 'cases: what is due next is what the history says', check: dueAsComputed },
  { name: 'cases: a merged case leads to where its merges lead', check: rootsLead },
  { name: 'cases: the open proposal of a case is where the case is', check: proposalsFit },
  { name: 'cases: what was given has a reference and was agreed', check: remediesDone },
]
