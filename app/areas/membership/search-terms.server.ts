import { and, eq, gte, inArray, lt } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { searchKey } from '~/kernel/search-key'
import type { Club, Work } from '~/platform/club.server'

/**
 * Writes the words by which a member is found, for one source (`name`, `phone`, `vehicle:<id>`, …): what that source
 * wrote before is replaced. An empty list removes them.
 */
export async function setSearchTerms(
  w: Work,
  { memberId, source, terms }: { memberId: string; source: string; terms: readonly string[] },
): Promise<void> {
  const { searchTerms } = w.schema.membership
  await w.tx.delete(searchTerms).where(and(eq(searchTerms.memberId, memberId), eq(searchTerms.source, source)))
  const keys = [...new Set(terms.map(searchKey))].filter((term) => term !== '')
  if (keys.length > 0) {
    await w.tx
      .insert(searchTerms)
      .values(keys.map((term) => ({ term, memberId, source })))
      .onConflictDoNothing()
  }
}

export type TermHit = { memberId: string; source: string; term: string }

type Find = {
  limit?: number
  /** The whole term, not its beginning. */
  exact?: boolean
  /** Only members that these dealers have to do with. */
  dealerIds?: readonly string[]
  on?: Reader
}

/** Members with a term that begins with the text; a whole term with `exact`. Sorted by term. */
export async function findByTerm(
  club: Club,
  text: string,
  { limit = 20, exact = false, dealerIds, on = club.store.read }: Find = {},
): Promise<TermHit[]> {
  const key = searchKey(text)
  if (key === '') return []
  const { searchTerms, relations } = club.schema.membership
  const range = exact
    ? eq(searchTerms.term, key)
    : and(gte(searchTerms.term, key), lt(searchTerms.term, `${key}\u{10ffff}`))
  const fields = { memberId: searchTerms.memberId, source: searchTerms.source, term: searchTerms.term }
  const order = [searchTerms.term, searchTerms.memberId] as const
  if (!dealerIds) {
    return on
      .select(fields)
      .from(searchTerms)
      .where(range)
      .orderBy(...order)
      .limit(limit)
  }
  return on
    .selectDistinct(fields)
    .from(searchTerms)
    .innerJoin(
      relations,
      and(eq(relations.memberId, searchTerms.memberId), inArray(relations.dealerId, [...dealerIds])),
    )
    .where(range)
    .orderBy(...order)
    .limit(limit)
}
