import { asc, sql } from 'drizzle-orm'
import { readDealers } from '~/areas/dealers/read.server'
import { NotFound } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'
import { settingsRights } from './save-dealer-settings.server'
import { solversOf } from './save-route.server'
import { requireSetUp } from './set-up-rows.server'

type Kind = Club['schema']['cases']['kinds']['$inferSelect']
type Cause = Club['schema']['cases']['causes']['$inferSelect']

/** Top rows in their order, each followed by what is under it. */
function inTree<Row extends { id: string; parentId: string | null }>(rows: readonly Row[]): (Row & { level: 0 | 1 })[] {
  return rows
    .filter(({ parentId }) => parentId === null)
    .flatMap((top) => [
      { ...top, level: 0 as const },
      ...rows.filter(({ parentId }) => parentId === top.id).map((row) => ({ ...row, level: 1 as const })),
    ])
}

async function usedBy(club: Club, by: 'kindId' | 'causeId'): Promise<Map<string, number>> {
  const { cases } = club.schema.cases
  const rows = await club.store.read
    .select({ id: cases[by], count: sql`count(*)`.mapWith(Number) })
    .from(cases)
    .groupBy(cases[by])
  return new Map(rows.flatMap(({ id, count }) => (id ? [[id, count] as const] : [])))
}

/** The kinds as a tree, with how many cases are of each. NotFound for whoever does not answer for the whole club. */
export async function readKindTree(club: Club, actor: Actor): Promise<(Kind & { level: 0 | 1; used: number })[]> {
  requireSetUp(actor)
  const { kinds } = club.schema.cases
  const rows = await club.store.read.select().from(kinds).orderBy(asc(kinds.position), asc(kinds.id))
  const used = await usedBy(club, 'kindId')
  return inTree(rows).map((row) => ({ ...row, used: used.get(row.id) ?? 0 }))
}

/** The root causes as a tree, with how many cases go back to each. */
export async function readCauseTree(club: Club, actor: Actor): Promise<(Cause & { level: 0 | 1; used: number })[]> {
  requireSetUp(actor)
  const { causes } = club.schema.cases
  const rows = await club.store.read.select().from(causes).orderBy(asc(causes.position), asc(causes.id))
  const used = await usedBy(club, 'causeId')
  return inTree(rows).map((row) => ({ ...row, used: used.get(row.id) ?? 0 }))
}

/** The rules of who gets a case, in the order in which they are asked. */
export async function readRoutes(club: Club, actor: Actor) {
  requireSetUp(actor)
  const { routes } = club.schema.cases
  return club.store.read.select().from(routes).orderBy(asc(routes.position), asc(routes.id))
}

/** The templates, those for every dealer first. */
export async function readAllTemplates(club: Club, actor: Actor) {
  requireSetUp(actor)
  const { templates } = club.schema.cases
  return club.store.read.select().from(templates).orderBy(asc(templates.dealerId), asc(templates.code))
}

/**
 * What each dealer that the actor answers for does differently; head office first, for the club's own. `staff` are those
 * who can be its customer-relations manager.
 */
export async function readDealerSettings(club: Club, actor: Actor) {
  const { dealerSettings } = club.schema.cases
  const rows = new Map((await club.store.read.select().from(dealerSettings)).map((row) => [row.dealerId, row] as const))
  const dealers = await readDealers(club)
  const places = [
    { id: '', code: '', name: null, currency: dealers[0]?.currency ?? 'CNY' },
    ...dealers.map(({ id, code, name, currency }) => ({ id, code, name, currency })),
  ]
  const found = places.flatMap((place) => {
    const { may, limit, hqLimit } = settingsRights(actor, place.id)
    if (!may) return []
    const row = rows.get(place.id)
    return [
      {
        ...place,
        ...{ calendar: row?.calendar ?? 'business', managerId: row?.managerId ?? null, version: row?.version ?? 0 },
        ...{ approveAboveMinor: row?.approveAboveMinor ?? null, hqAboveMinor: row?.hqAboveMinor ?? null },
        ...{ mayLimit: limit, mayHqLimit: hqLimit },
      },
    ]
  })
  if (found.length === 0) throw new NotFound('case-set-up')
  return found
}

/** How much there is of everything; only the dealers for whoever sets up no more than their own. */
export async function readSetUpCounts(club: Club, actor: Actor) {
  const dealers = (await readDealerSettings(club, actor)).length
  if (scopeOf(actor, 'case:set-up') !== 'club') return { dealers, club: null }
  const { kinds, routes, causes, templates, policies } = club.schema.cases
  const count = async (table: typeof kinds | typeof routes | typeof causes | typeof templates) => {
    const [row] = await club.store.read
      .select({ all: sql`count(*)`.mapWith(Number), off: sql`sum(case when active then 0 else 1 end)`.mapWith(Number) })
      .from(table as typeof causes)
    return { all: row?.all ?? 0, off: row?.off ?? 0 }
  }
  const [policy] = await club.store.read
    .select({ edition: sql`max(${policies.edition})`.mapWith(Number) })
    .from(policies)
  return {
    dealers,
    club: {
      ...{ kinds: await count(kinds), routes: await count(routes), causes: await count(causes) },
      ...{ templates: await count(templates), edition: policy?.edition ?? 0 },
    },
  }
}

/** Names of staff who may be given cases of a dealer, for a choice. */
export async function readSolverChoices(club: Club, dealerId: string): Promise<{ userId: string; name: string }[]> {
  return (await solversOf(club, dealerId)).map(({ userId, name }) => ({ userId, name }))
}
