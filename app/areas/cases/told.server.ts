import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Work } from '~/platform/club.server'
import type { OpenCase } from './open-case.server'
import type { CaseTold } from './rules'
import { hasContact, reopenUntil } from './told'

type Reads = Pick<Work, 'schema' | 'now'> & { tx: Reader }

/** What the guards look at, as it stands in this transaction, or for a page as it stands now. */
export async function toldOf(w: Reads, { row, history, terms }: OpenCase): Promise<CaseTold> {
  const until = reopenUntil(row.closedAt, terms.reopenDays)
  return {
    nature: row.nature,
    hasSolver: row.solverId !== null,
    hasDepartment: row.department !== '',
    isRecovery: row.recoveryOf !== null,
    hasContact: hasContact(history),
    hasRootCause: row.causeId !== null,
    hasOutcome: row.outcome.trim() !== '',
    openRemedies: row.state === 'agreed' ? await countOpen(w, row.id) : 0,
    approval: row.state === 'approval' ? await approvalAt(w, row.id) : '',
    mayReopen: until !== null && w.now <= until,
  }
}

/** The proposal that the owner agreed to last: an earlier one is history, whatever it still owes. */
export function lastAgreed({ tx, schema }: Pick<Reads, 'tx' | 'schema'>, caseId: string) {
  const { proposals } = schema.cases
  return tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(and(eq(proposals.caseId, caseId), eq(proposals.state, 'agreed')))
    .orderBy(desc(proposals.createdAt), desc(proposals.id))
    .limit(1)
}

async function countOpen({ tx, schema }: Reads, caseId: string): Promise<number> {
  const { remedies } = schema.cases
  const agreed = lastAgreed({ tx, schema }, caseId)
  const [found] = await tx
    .select({ count: sql`count(*)`.mapWith(Number) })
    .from(remedies)
    .where(and(inArray(remedies.proposalId, agreed), isNull(remedies.doneAt)))
  return found?.count ?? 0
}

async function approvalAt({ tx, schema }: Reads, caseId: string): Promise<CaseTold['approval']> {
  const { proposals } = schema.cases
  const [found] = await tx
    .select({ approval: proposals.approval })
    .from(proposals)
    .where(and(eq(proposals.caseId, caseId), eq(proposals.state, 'approval')))
  return (found?.approval as CaseTold['approval'] | undefined) ?? ''
}
