import { and, asc, desc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import type { Club, Work } from '~/platform/club.server'
import { CLUB_ROLES } from '~/platform/permissions'
import { readGrantHolders, type StaffMember } from '~/platform/staff.server'
import type { CaseRow } from './open-case.server'
import type { Department } from './rules'

type RouteRow = Club['schema']['cases']['routes']['$inferSelect']

/** Who works for a department; head office's are those of the whole club. */
const ROLES: Record<Department, readonly string[]> = {
  sales: ['sales'],
  'after-sales': ['adviser'],
  parts: ['adviser'],
  'customer-relations': ['care'],
  'head-office': ['admin'],
}

const worksAt = ({ club }: Pick<Work, 'club'>, { grants, closedAt }: StaffMember, dealerId: string, role?: string) =>
  closedAt === null &&
  grants.some(
    (grant) =>
      (grant.dealerId === '' ? CLUB_ROLES.has(grant.role) : grant.dealerId === dealerId) &&
      (role === undefined || grant.role === role) &&
      club.roles.get(grant.role)?.has('case:work'),
  )

/** May this person be given a case of the dealer? */
export async function mayWorkAt(w: Work, userId: string, dealerId: string): Promise<boolean> {
  const holders = await readGrantHolders(w.club, { on: w.tx })
  return holders.some((one) => one.userId === userId && worksAt(w, one, dealerId))
}

/** The first line of the club's list that fits the case; null when somebody has to decide. */
export async function findRoute(w: Work, row: CaseRow): Promise<RouteRow | null> {
  const { routes, kinds } = w.schema.cases
  const lines = await w.tx
    .select()
    .from(routes)
    .where(eq(routes.active, true))
    .orderBy(asc(routes.position), asc(routes.id))
  if (lines.length === 0) return null
  const tree = await w.tx.select({ id: kinds.id, parentId: kinds.parentId }).from(kinds)
  const above = new Map(tree.map(({ id, parentId }) => [id, parentId]))
  const under = new Set<string>()
  for (let id = row.kindId; id !== null && !under.has(id); id = above.get(id) ?? null) under.add(id)
  const fits = (wanted: string, is: string) => wanted === '' || wanted === is
  const found = lines.find(
    (line) =>
      fits(line.nature, row.nature) &&
      (line.kindId === '' || under.has(line.kindId)) &&
      fits(line.dealerId, row.dealerId) &&
      fits(line.language, row.language) &&
      fits(line.severity, row.severity),
  )
  return found ?? null
}

/** Whom the line gives the case to; null is the pool of the department, also when nobody fits any more. */
export async function chooseSolver(w: Work, row: CaseRow, line: RouteRow): Promise<string | null> {
  if (line.choose === 'pool') return null
  const holders = await readGrantHolders(w.club, { on: w.tx })
  const works = (userId: string | null) =>
    holders.some((one) => one.userId === userId && worksAt(w, one, row.dealerId)) ? userId : null
  if (line.choose === 'person') return works(line.userId)
  if (line.choose === 'last-solver') return works(await lastSolver(w, row))
  const able = holders
    .filter((one) => ROLES[line.department as Department].some((role) => worksAt(w, one, row.dealerId, role)))
    .map(({ userId }) => userId)
  return leastLoaded(w, able)
}

async function lastSolver({ tx, schema }: Work, { memberId, prospectId, dealerId }: CaseRow): Promise<string | null> {
  const { cases } = schema.cases
  const same = [
    memberId ? eq(cases.memberId, memberId) : undefined,
    prospectId ? eq(cases.prospectId, prospectId) : undefined,
  ].filter((one) => one !== undefined)
  if (same.length === 0) return null
  const [last] = await tx
    .select({ solverId: cases.solverId })
    .from(cases)
    .where(and(or(...same), eq(cases.dealerId, dealerId), isNotNull(cases.solverId)))
    .orderBy(desc(cases.createdAt), desc(cases.id))
    .limit(1)
  return last?.solverId ?? null
}

async function leastLoaded({ tx, schema }: Work, userIds: readonly string[]): Promise<string | null> {
  if (userIds.length === 0) return null
  const { cases } = schema.cases
  const rows = await tx
    .select({ userId: cases.solverId, count: sql`count(*)`.mapWith(Number) })
    .from(cases)
    .where(and(inArray(cases.solverId, [...userIds]), sql`${cases.attention}`))
    .groupBy(cases.solverId)
  const load = new Map(rows.map(({ userId, count }) => [userId, count]))
  return [...userIds].sort((a, b) => (load.get(a) ?? 0) - (load.get(b) ?? 0))[0] ?? null
}
