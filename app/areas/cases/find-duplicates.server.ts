import { and, desc, eq, gte, inArray, isNull, ne, or, type SQL } from 'drizzle-orm'
import { DAY, type Instant } from '~/kernel/clock'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { dealersFor } from './case-scope.server'
import { caseRow } from './open-case.server'

export type Duplicate = {
  number: string
  title: string
  state: string
  receivedAt: Instant
  /** What the two have in common. */
  because: 'context' | 'vehicle' | 'owner'
}

/** Cases that came further apart are about something else. */
const WITHIN = 60 * DAY
const MOST = 5

/**
 * Open cases that may be about the same, the likeliest first: filed from the same thing, about the same car, or of the
 * same person. Only those that the reader works on.
 */
export async function findDuplicates(club: Club, actor: Actor, number: string): Promise<Duplicate[]> {
  const { cases } = club.schema.cases
  const row = await caseRow(club, number)
  const dealers = dealersFor(actor, 'case:work')
  if (dealers?.length === 0) return []
  const mayBeTheirs = row.memberId ? or(isNull(cases.memberId), eq(cases.memberId, row.memberId)) : undefined
  const readable = and(dealers && inArray(cases.dealerId, dealers), mayBeTheirs)
  const find = (same: SQL | undefined) =>
    club.store.read
      .select()
      .from(cases)
      .where(
        and(
          same,
          readable,
          isNull(cases.closedAt),
          ne(cases.id, row.rootId),
          gte(cases.createdAt, row.createdAt - WITHIN),
        ),
      )
      .orderBy(desc(cases.createdAt), desc(cases.id))
      .limit(MOST)
  const found = new Map<string, Duplicate>()
  const ways: [Duplicate['because'], SQL | undefined][] = [
    [
      'context',
      row.contextRef ? and(eq(cases.contextKind, row.contextKind), eq(cases.contextRef, row.contextRef)) : undefined,
    ],
    ['vehicle', row.vehicleId ? eq(cases.vehicleId, row.vehicleId) : undefined],
    [
      'owner',
      or(
        row.memberId ? eq(cases.memberId, row.memberId) : undefined,
        row.prospectId ? eq(cases.prospectId, row.prospectId) : undefined,
      ),
    ],
  ]
  for (const [because, same] of ways) {
    if (!same) continue
    for (const one of await find(same)) {
      if (found.has(one.id)) continue
      const { number, title, state, receivedAt } = one
      found.set(one.id, { number, title, state, receivedAt, because })
    }
  }
  return [...found.values()].slice(0, MOST)
}
