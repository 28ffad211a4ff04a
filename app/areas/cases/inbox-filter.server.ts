import {
  type AnyColumn,
  and,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import { isOfModel } from '~/areas/garage/read-vehicles.server'
import { findByTerm } from '~/areas/membership/search-terms.server'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { findCases } from './case-terms.server'
import type { InboxSearch } from './desk-forms'
import { costCondition, keptCondition } from './figure-filter.server'
import { AGE_STEPS, ANSWER_STEPS, OTHER_MAKES, PROMISES, SOLVE_STEPS } from './month-figures'
import { ENDED } from './rules'

/** The condition that the address of the inbox comes to, on cases of these dealers; undefined is every dealer. */
export async function inboxCondition(
  club: Club,
  actor: Actor,
  dealerIds: readonly string[] | undefined,
  search: InboxSearch,
): Promise<SQL | undefined> {
  const { cases: r } = club.schema.cases
  const { state, dealer } = search
  return and(
    notOwn(club, actor),
    dealerIds === undefined ? undefined : dealerIds.length === 1 ? eq(r.dealerId, dealerIds[0] ?? '') : sql`1 = 0`,
    dealer === undefined ? undefined : eq(r.dealerId, dealer === 'hq' ? '' : dealer),
    stateCondition(club, state),
    shelfCondition(club, actor, search),
    search.kind === undefined
      ? undefined
      : inArray(r.kindId, search.only ? [search.kind] : await kindsUnder(club, search.kind)),
    is(r.nature, search.nature),
    is(r.severity, search.severity),
    is(r.department, search.department),
    is(r.source, search.source),
    is(r.keeperId, search.keeper),
    is(r.solverId, search.solver),
    is(r.causeId, search.cause),
    search.score === undefined ? undefined : eq(r.score, Number(search.score)),
    search.reopened === undefined ? undefined : gt(r.reopened, 0),
    search.from === undefined ? undefined : gte(r.day, search.from),
    search.to === undefined ? undefined : lte(r.day, search.to),
    breachCondition(club, search),
    tookCondition(r.firstAnswerAt, r.receivedAt, ANSWER_STEPS, search.answered),
    tookCondition(r.solvedAt, r.receivedAt, SOLVE_STEPS, search.solved),
    search.age === undefined ? undefined : ageCondition(club, Number(search.age)),
    search.kept === undefined ? undefined : keptCondition(club, search.kept),
    search.cost === undefined ? undefined : costCondition(club, search.cost),
    search.model === undefined
      ? undefined
      : isOfModel(club, r.vehicleId, search.model === OTHER_MAKES ? '' : search.model),
    await textCondition(club, dealerIds, search.q ?? ''),
  )
}

/** Whoever works at the desk and filed a case themselves has no business with it there. */
export const notOwn = ({ schema }: Club, { memberId }: Actor): SQL | undefined =>
  memberId === null ? undefined : or(isNull(schema.cases.cases.memberId), ne(schema.cases.cases.memberId, memberId))

const is = (column: AnyColumn, value: string | undefined) => (value === undefined ? undefined : eq(column, value))

function stateCondition({ schema }: Club, state: InboxSearch['state']): SQL | undefined {
  const { cases: r } = schema.cases
  switch (state) {
    case undefined:
    case 'all':
      return undefined
    case 'unmerged':
      return ne(r.state, 'merged')
    case 'open':
      return isNull(r.closedAt)
    case 'ended':
      return inArray(r.state, [...ENDED])
    default:
      return eq(r.state, state)
  }
}

/** The cases behind a class of a distribution, or behind all of them. */
function tookCondition(
  end: AnyColumn,
  start: AnyColumn,
  steps: readonly number[],
  wanted: InboxSearch['answered'],
): SQL | undefined {
  if (wanted === undefined || wanted === 'any') return wanted && isNotNull(end)
  const at = Number(wanted)
  const [over, upTo] = [steps[at - 1], steps[at]]
  return and(
    isNotNull(end),
    over === undefined ? undefined : sql`${end} - ${start} > ${over}`,
    upTo === undefined ? undefined : sql`${end} - ${start} <= ${upTo}`,
  )
}

/** Open cases that have waited as long as this class of the backlog says. */
function ageCondition({ schema, clock }: Club, at: number): SQL | undefined {
  const { receivedAt, closedAt } = schema.cases.cases
  const [over, upTo] = [AGE_STEPS[at - 1], AGE_STEPS[at]]
  const now = clock.now()
  return and(
    isNull(closedAt),
    over === undefined ? undefined : lte(receivedAt, now - over),
    upTo === undefined ? undefined : gt(receivedAt, now - upTo),
  )
}

/** A kind and all under it: the tree is small and read whole. */
async function kindsUnder({ schema, store }: Club, kindId: string): Promise<string[]> {
  const { kinds } = schema.cases
  const all = await store.read.select({ id: kinds.id, parentId: kinds.parentId }).from(kinds)
  const under = new Set([kindId])
  // A set grows while it is gone through: children of children are found too.
  for (const id of under) for (const one of all) if (one.parentId === id) under.add(one.id)
  return [...under]
}

function shelfCondition({ schema, clock }: Club, actor: Actor, { shelf }: InboxSearch): SQL | undefined {
  const { cases: r } = schema.cases
  const me = actor.userId ?? ''
  switch (shelf) {
    case 'mine':
      return or(eq(r.solverId, me), eq(r.keeperId, me))
    case 'pool':
      return and(eq(r.state, 'assigned'), isNull(r.solverId))
    case 'unassigned':
      return and(isNull(r.solverId), isNull(r.keeperId), isNull(r.closedAt))
    case 'late':
      return lt(r.nextDueAt, clock.now())
    case 'owner':
      return or(isNotNull(r.askedAt), inArray(r.state, ['proposed', 'carried-out']))
    case 'approval':
      return eq(r.state, 'approval')
    case 'support':
      return and(isNotNull(r.supportAt), isNull(r.closedAt))
    default:
      return undefined
  }
}

function breachCondition({ schema, store }: Club, { breach }: InboxSearch): SQL | undefined {
  if (!breach) return undefined
  const { cases: r, breaches } = schema.cases
  return exists(
    store.read
      .select({ one: sql`1` })
      .from(breaches)
      .where(
        and(
          eq(breaches.caseId, r.id),
          ne(breaches.level, 'warning'),
          breach === 'any' ? inArray(breaches.kind, [...PROMISES]) : eq(breaches.kind, breach),
        ),
      ),
  )
}

/** Found by its own words, or by the member as the archive finds them now. */
async function textCondition(
  club: Club,
  dealerIds: readonly string[] | undefined,
  text: string,
): Promise<SQL | undefined> {
  if (text === '') return undefined
  const { cases: r } = club.schema.cases
  const found = await findCases(club, { text, dealerIds })
  const hits = await findByTerm(club, text, { limit: 40, dealerIds })
  const memberIds = [...new Set(hits.map(({ memberId }) => memberId))]
  return (
    or(
      found.length > 0 ? inArray(r.id, found) : undefined,
      memberIds.length > 0 ? inArray(r.memberId, memberIds) : undefined,
    ) ?? sql`1 = 0`
  )
}
