import { and, eq, gte, lt } from 'drizzle-orm'
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

/** Members with a term that begins with the text; a whole term with `exact`. Sorted by term. */
export async function findByTerm(
  club: Club,
  text: string,
  { limit = 20, exact = false, on = club.store.read }: { limit?: number; exact?: boolean; on?: Reader } = {},
): Promise<TermHit[]> {
  const key = searchKey(text)
  if (key === '') return []
  const { searchTerms } = club.schema.membership
  const range = exact
    ? eq(searchTerms.term, key)
    : and(gte(searchTerms.term, key), lt(searchTerms.term, `${key}\u{10ffff}`))
  return on
    .select({ memberId: searchTerms.memberId, source: searchTerms.source, term: searchTerms.term })
    .from(searchTerms)
    .where(range)
    .orderBy(searchTerms.term, searchTerms.memberId)
    .limit(limit)
}
