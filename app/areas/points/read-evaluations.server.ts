import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Message } from '~/kernel/message'
import type { Words } from '~/kernel/words'
import type { Club, Work } from '~/platform/club.server'

/** What a rule said of a fact: points, or none and why. */
export type Evaluated = { factId: string; points: number; title: Words; explanation: Message }

/** Answers of the earning rules to these facts for one member, zero included where it is worth telling. */
export async function readEvaluations(
  { store }: Pick<Club, 'store'>,
  memberId: string,
  factIds: readonly string[],
): Promise<Map<string, Evaluated[]>> {
  const byFact = new Map<string, Evaluated[]>()
  if (factIds.length === 0) return byFact
  const { evaluations } = store.schema.points
  const rows = await store.read
    .select()
    .from(evaluations)
    .where(and(inArray(evaluations.factId, [...factIds]), eq(evaluations.accountId, memberId)))
    .orderBy(asc(evaluations.at), asc(evaluations.id))
  for (const { factId, points, title, explanation, told } of rows) {
    if (points === 0 && !told) continue
    byFact.set(factId, [...(byFact.get(factId) ?? []), { factId, points, title, explanation }])
  }
  return byFact
}

/** What a fact has earned a member so far, inside the unit of work that recorded it. */
export async function earnedBy(w: Work, memberId: string, factId: string): Promise<number> {
  const { evaluations } = w.schema.points
  const [row] = await w.tx
    .select({ points: sql`coalesce(sum(${evaluations.points}), 0)`.mapWith(Number) })
    .from(evaluations)
    .where(and(eq(evaluations.factId, factId), eq(evaluations.accountId, memberId)))
  return row?.points ?? 0
}
