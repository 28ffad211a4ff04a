import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Club } from '~/platform/club.server'

/**
 * What cases have given, as minor units of their own currency, by case: the remedies that were done, whatever became of
 * their proposal since; with `promised` those too that an agreed proposal still owes. Points count as the terms of the
 * case say.
 */
export async function givenWorth(
  { tx, schema }: { tx: Reader; schema: Club['schema'] },
  caseIds: readonly string[],
  { promised = false } = {},
): Promise<Map<string, number>> {
  if (caseIds.length === 0) return new Map()
  const { cases, policies, proposals, remedies } = schema.cases
  const isDone = isNotNull(remedies.doneAt)
  const rows = await tx
    .select({
      ...{ caseId: remedies.caseId, policyId: cases.policyId },
      points: sql`sum(${remedies.points})`.mapWith(Number),
      amountMinor: sql`sum(${remedies.amountMinor})`.mapWith(Number),
    })
    .from(remedies)
    .innerJoin(cases, eq(cases.id, remedies.caseId))
    .innerJoin(proposals, eq(proposals.id, remedies.proposalId))
    .where(and(inArray(remedies.caseId, [...caseIds]), promised ? or(isDone, eq(proposals.state, 'agreed')) : isDone))
    .groupBy(remedies.caseId, cases.policyId)
  if (rows.length === 0) return new Map()
  const held = await tx
    .select({ id: policies.id, terms: policies.terms })
    .from(policies)
    .where(inArray(policies.id, [...new Set(rows.map(({ policyId }) => policyId))]))
  const pointMinor = new Map(held.map(({ id, terms }) => [id, terms.pointMinor]))
  return new Map(
    rows.map(({ caseId, policyId, points, amountMinor }) => [
      caseId,
      amountMinor + points * (pointMinor.get(policyId) ?? 0),
    ]),
  )
}

/** The same of one case with all that was merged into it, done or promised: what counts towards its limits already. */
export async function givenSoFar(
  { tx, schema }: { tx: Reader; schema: Club['schema'] },
  rootId: string,
): Promise<number> {
  const { cases } = schema.cases
  const family = await tx.select({ id: cases.id }).from(cases).where(eq(cases.rootId, rootId))
  const given = await givenWorth(
    { tx, schema },
    family.map(({ id }) => id),
    { promised: true },
  )
  return [...given.values()].reduce((sum, worth) => sum + worth, 0)
}
