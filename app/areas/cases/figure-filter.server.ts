import { aliasedTable, and, eq, exists, gt, inArray, isNotNull, lt, lte, ne, not, or, type SQL, sql } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'
import { ANSWERS, type PromiseKind, SAID } from './month-figures'

/** The cases behind a promise that was kept, as the sums count them: it came to its end, and no breach is on record. */
export function keptCondition(club: Club, kind: PromiseKind): SQL | undefined {
  const { cases: r, breaches } = club.schema.cases
  const broken = club.store.read
    .select({ one: sql`1` })
    .from(breaches)
    .where(and(eq(breaches.caseId, r.id), ne(breaches.level, 'warning'), eq(breaches.kind, kind)))
  return and(metCondition(club, kind), not(exists(broken)))
}

function metCondition({ schema, store }: Club, kind: PromiseKind): SQL | undefined {
  const { cases: r, steps } = schema.cases
  const first = aliasedTable(steps, 'first_step')
  const one = { one: sql`1` }
  const step = (condition: SQL | undefined) =>
    exists(
      store.read
        .select(one)
        .from(steps)
        .where(and(eq(steps.caseId, r.id), condition)),
    )
  /** Not before the first step of this kind; of one instant, in the order of their ids. */
  const since = (event: string) => {
    const isBefore = or(lt(first.at, steps.at), and(eq(first.at, steps.at), lte(first.id, steps.id)))
    return exists(
      store.read
        .select(one)
        .from(first)
        .where(and(eq(first.caseId, r.id), eq(first.event, event), isBefore)),
    )
  }
  switch (kind) {
    case 'acknowledge':
      return isNotNull(r.firstAnswerAt)
    case 'resolve':
      return isNotNull(r.solvedAt)
    case 'form':
      return and(eq(r.nature, 'complaint'), step(inArray(steps.event, ['route', 'reject'])))
    case 'proposal':
      return and(eq(r.nature, 'complaint'), step(eq(steps.toState, 'proposed')))
    case 'contact':
      return step(and(inArray(steps.event, [...SAID]), since('route')))
    case 'reply':
      return step(and(inArray(steps.event, [...ANSWERS]), ne(steps.hand, 'system'), since('owner-says')))
  }
}

/** The cases that cost something in a currency, by themselves or by what was given. */
export function costCondition({ schema, store }: Club, currency: string): SQL | undefined {
  const { cases: r, remedies } = schema.cases
  const given = store.read
    .select({ one: sql`1` })
    .from(remedies)
    .where(
      and(
        eq(remedies.caseId, r.id),
        isNotNull(remedies.doneAt),
        or(gt(remedies.points, 0), gt(remedies.amountMinor, 0)),
      ),
    )
  return and(eq(r.currency, currency), or(gt(r.costMinor, 0), exists(given)))
}
