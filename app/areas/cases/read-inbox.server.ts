import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { readDealers } from '~/areas/dealers/read.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { visibleMembers } from '~/areas/membership/relations.server'
import type { Instant } from '~/kernel/clock'
import type { Language } from '~/kernel/language'
import { maskName } from '~/kernel/masks'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'
import { namesOf } from '~/platform/staff.server'
import { END_OF_TIME } from './clocks'
import type { InboxSearch } from './desk-forms'
import { inboxCondition, notOwn } from './inbox-filter.server'
import type { CaseRow } from './open-case.server'
import { OPEN } from './rules'

export type InboxRow = Pick<
  CaseRow,
  'id' | 'number' | 'title' | 'nature' | 'severity' | 'state' | 'department' | 'source' | 'version'
> & {
  name: string
  kind: string
  dealer: string
  solver: string
  keeper: string
  /** What is due next, since when and until when; null when nothing is. */
  due: { kind: string; from: Instant; at: Instant } | null
  waitsForOwner: boolean
  supportWanted: boolean
  receivedAt: Instant
  tier: string
}
export const PAGE = 40
const BOARD_ROWS = 12

type Found = Pick<Club['schema']['cases']['cases']['$inferSelect'], keyof typeof COLUMNS>
const COLUMNS = {
  ...{ id: 1, number: 1, title: 1, nature: 1, severity: 1, state: 1, department: 1, source: 1, version: 1 },
  ...{ callerName: 1, memberId: 1, kindId: 1, dealerId: 1, solverId: 1, keeperId: 1, nextDueAt: 1, nextDueKind: 1 },
  ...{ askedAt: 1, supportAt: 1, receivedAt: 1, createdAt: 1, since: 1, tier: 1 },
} as const
const columns = ({ schema }: Club) => {
  const { cases } = schema.cases
  return Object.fromEntries(Object.keys(COLUMNS).map((name) => [name, cases[name as keyof typeof COLUMNS]])) as {
    [K in keyof typeof COLUMNS]: (typeof cases)[K]
  }
}

/** Does the list stand by what is due next, or by what was told last? */
const isByDue = ({ state }: InboxSearch) =>
  state === undefined || state === 'open' || (OPEN as readonly string[]).includes(state)

/** The dealers whose cases the actor may see; undefined is all of them. */
export function readableDealers(actor: Actor, deskDealerId: string): string[] | undefined {
  const scope = scopeOf(actor, 'case:read')
  if (scope === 'club') return deskDealerId === '' ? undefined : [deskDealerId]
  if (scope === null || scope === 'own') return []
  return scope.has(deskDealerId) ? [deskDealerId] : []
}

/**
 * One page of the inbox: what is due next stands first, and of what is over the newest. By key, never by place: a case
 * that moves on meanwhile is neither lost nor shown twice.
 */
export async function readInbox(
  club: Club,
  actor: Actor,
  deskDealerId: string,
  search: InboxSearch,
  language: Language,
): Promise<{ rows: InboxRow[]; next: string | null }> {
  const { cases: r } = club.schema.cases
  const condition = await inboxCondition(club, actor, readableDealers(actor, deskDealerId), search)
  const byDue = isByDue(search)
  const [at, id] = (search.after ?? '').split('_')
  const key = at && id && /^\d{1,15}$/.test(at) ? { at: Number(at), id } : null
  const beyond = key
    ? byDue
      ? or(gt(r.nextDueAt, key.at), and(eq(r.nextDueAt, key.at), gt(r.id, key.id)))
      : or(lt(r.createdAt, key.at), and(eq(r.createdAt, key.at), lt(r.id, key.id)))
    : undefined
  // Said a second time as one bound, along the index.
  const bound = key ? (byDue ? gte(r.nextDueAt, key.at) : lte(r.createdAt, key.at)) : undefined
  const found = await club.store.read
    .select(columns(club))
    .from(r)
    .where(and(byDue ? sql`${r.attention}` : undefined, condition, bound, beyond))
    .orderBy(...(byDue ? [asc(r.nextDueAt), asc(r.id)] : [desc(r.createdAt), desc(r.id)]))
    .limit(PAGE + 1)
  const last = found.length > PAGE ? found[PAGE - 1] : undefined
  return {
    rows: await tell(club, actor, found.slice(0, PAGE), language),
    next: last ? `${byDue ? last.nextDueAt : last.createdAt}_${last.id}` : null,
  }
}

/** Open cases by state, what is due next first in each; so many of each state, and how many there are. */
export async function readBoard(
  club: Club,
  actor: Actor,
  deskDealerId: string,
  search: InboxSearch,
  language: Language,
): Promise<{ state: string; count: number; rows: InboxRow[] }[]> {
  const { cases: r } = club.schema.cases
  const condition = await inboxCondition(club, actor, readableDealers(actor, deskDealerId), {
    ...search,
    state: undefined,
  })
  const placed = club.store.read
    .select({
      id: sql<string>`${r.id}`.as('placed_id'),
      place: sql`row_number() over (partition by ${r.state} order by ${r.nextDueAt}, ${r.id})`
        .mapWith(Number)
        .as('place'),
      count: sql`count(*) over (partition by ${r.state})`.mapWith(Number).as('of_state'),
    })
    .from(r)
    .where(and(sql`${r.attention}`, isNull(r.closedAt), condition))
    .as('placed')
  const found = await club.store.read
    .select({ ...columns(club), count: placed.count })
    .from(placed)
    .innerJoin(r, eq(r.id, placed.id))
    .where(lte(placed.place, BOARD_ROWS))
    .orderBy(asc(r.nextDueAt), asc(r.id))
  const told = await tell(club, actor, found, language)
  return OPEN.map((state) => ({
    state,
    count: found.find((one) => one.state === state)?.count ?? 0,
    rows: told.filter((row) => row.state === state),
  }))
}

async function tell(club: Club, actor: Actor, found: readonly Found[], language: Language): Promise<InboxRow[]> {
  const memberIds = found.flatMap(({ memberId }) => memberId ?? [])
  const members = await readMembers(club, memberIds)
  const visible = await visibleMembers(club, actor, memberIds)
  const names = await namesOf(
    club,
    found.flatMap(({ solverId, keeperId }) => [solverId ?? [], keeperId ?? []].flat()),
  )
  const kinds = await kindNames(
    club,
    found.flatMap(({ kindId }) => kindId ?? []),
    language,
  )
  const dealers = new Map((await readDealers(club)).map(({ id, name }) => [id, say(name, language)]))
  const nameOf = (userId: string | null) => (userId ? (names.get(userId) ?? '') : '')
  return found.map((row) => {
    const member = row.memberId ? members.get(row.memberId) : undefined
    const name = member?.name ?? row.callerName
    return {
      ...{ id: row.id, number: row.number, title: row.title, version: row.version, receivedAt: row.receivedAt },
      nature: row.nature as InboxRow['nature'],
      severity: row.severity as InboxRow['severity'],
      state: row.state as InboxRow['state'],
      department: row.department as InboxRow['department'],
      source: row.source as InboxRow['source'],
      tier: row.tier,
      name: member && !visible.has(member.id) ? maskName(name) : name,
      kind: row.kindId ? (kinds.get(row.kindId) ?? '') : '',
      dealer: row.dealerId === '' ? '' : (dealers.get(row.dealerId) ?? ''),
      solver: nameOf(row.solverId),
      keeper: nameOf(row.keeperId),
      due:
        row.nextDueKind === '' || row.nextDueAt >= END_OF_TIME
          ? null
          : { kind: row.nextDueKind, from: Math.min(row.since, row.nextDueAt), at: row.nextDueAt },
      waitsForOwner: row.askedAt !== null || row.state === 'proposed' || row.state === 'carried-out',
      supportWanted: row.supportAt !== null,
    }
  })
}

/** Names of kinds by id. */
export async function kindNames(club: Club, ids: readonly string[], language: Language): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { kinds } = club.schema.cases
  const rows = await club.store.read
    .select({ id: kinds.id, name: kinds.name })
    .from(kinds)
    .where(inArray(kinds.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, say(name, language)]))
}

/** How much of each shelf there is: one read of what is open. */
export async function countShelves(club: Club, actor: Actor, deskDealerId: string): Promise<Record<string, number>> {
  const { cases: r } = club.schema.cases
  const dealers = readableDealers(actor, deskDealerId)
  const me = actor.userId ?? ''
  const sum = (condition: SQL | undefined) =>
    sql`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`.mapWith(Number)
  const now = club.clock.now()
  const [row] = await club.store.read
    .select({
      open: sql`count(*)`.mapWith(Number),
      mine: sum(or(eq(r.solverId, me), eq(r.keeperId, me))),
      pool: sum(and(eq(r.state, 'assigned'), isNull(r.solverId))),
      unassigned: sum(and(isNull(r.solverId), isNull(r.keeperId), isNull(r.closedAt))),
      late: sum(lt(r.nextDueAt, now)),
      owner: sum(or(isNotNull(r.askedAt), inArray(r.state, ['proposed', 'carried-out']))),
      approval: sum(eq(r.state, 'approval')),
      support: sum(and(isNotNull(r.supportAt), isNull(r.closedAt))),
    })
    .from(r)
    .where(and(sql`${r.attention}`, notOwn(club, actor), dealers ? inArray(r.dealerId, dealers) : undefined))
  return { ...(row ?? {}) }
}
