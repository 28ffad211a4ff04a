import { and, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'
import type { CaseRow } from './open-case.server'
import { phaseOf, waitsFor } from './own-progress'

const MOST = 50

/** A member's cases: the open ones first, each side newest first. What was merged stands with what it became. */
export async function ownCases(club: Club, memberId: string) {
  const { cases } = club.schema.cases
  const list = (condition: ReturnType<typeof isNull>) =>
    club.store.read
      .select()
      .from(cases)
      .where(and(eq(cases.memberId, memberId), condition, ne(cases.state, 'merged')))
      .orderBy(desc(cases.createdAt), desc(cases.id))
      .limit(MOST)
  const [open, past] = await Promise.all([list(isNull(cases.closedAt)), list(isNotNull(cases.closedAt))])
  const view = (one: (typeof open)[number]) => {
    const { number, nature, title, zone, receivedAt, closedAt, state } = one as CaseRow
    const waits = waitsFor(one as CaseRow)
    return { number, nature, title, zone, receivedAt, closedAt, phase: phaseOf(state), waits }
  }
  return { open: open.map(view), past: past.map(view) }
}

/** What a member's first page says: cases that wait for a word of theirs. */
export async function casesForYou(club: Club, memberId: string) {
  const { cases } = club.schema.cases
  const rows = await club.store.read
    .select({
      number: cases.number,
      title: cases.title,
      state: cases.state,
      askedAt: cases.askedAt,
      attention: cases.attention,
    })
    .from(cases)
    .where(and(eq(cases.memberId, memberId), isNull(cases.closedAt)))
    .orderBy(desc(cases.createdAt), desc(cases.id))
    .limit(10)
  return rows.flatMap((row) => {
    const { number, title } = row
    return waitsFor(row as CaseRow) === 'you' ? [{ number, title }] : []
  })
}
