import { and, eq, isNull } from 'drizzle-orm'
import { HOUR } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import type { Work } from '~/platform/club.server'
import type { OpenCase } from './open-case.server'

/** Asks for satisfaction some hours after closing; a case that was opened and closed again is asked for once. */
export async function planSurvey(w: Work, { row, terms }: OpenCase): Promise<void> {
  if (row.recoveryOf !== null || (!row.memberId && !row.email && !row.phone)) return
  const { surveys } = w.schema.cases
  const dueAt = (row.closedAt ?? w.now) + terms.askAfterHours * HOUR
  await w.tx
    .insert(surveys)
    .values({ id: newId(w.now), caseId: row.id, dealerId: row.dealerId, round: 1, dueAt })
    .onConflictDoUpdate({ target: [surveys.caseId, surveys.round], set: { dueAt }, setWhere: isNull(surveys.askedAt) })
}

/** An open case is not asked about. */
export async function dropSurvey(w: Work, { row }: OpenCase): Promise<void> {
  const { surveys } = w.schema.cases
  await w.tx.delete(surveys).where(and(eq(surveys.caseId, row.id), eq(surveys.round, 1), isNull(surveys.askedAt)))
}
