import { and, asc, desc, eq, gt, gte, inArray, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { parseCode } from '~/kernel/codes'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { scopeOf } from '~/platform/permissions'
import type { DeskSearch } from './desk-forms'
import { dueIn } from './due.server'
import { PEOPLE } from './rules'

export type DeskEvent = {
  number: string
  title: string
  kind: string
  state: string
  place: string
  zone: string
  startsAt: Instant
  endsAt: Instant
  sessions: number
  taken: number
  /** Null is without limit. */
  capacity: number | null
  waiting: number
  unpaid: number
  owed: number
}
export type DeskKey = { startsAt: Instant; id: string }

/** Events of the actor's dealers (of one, when its desk is open), a tab of them at a time, by key. */
export async function listDeskEvents(
  club: Club,
  actor: Actor,
  dealerId: string,
  search: DeskSearch,
  language: Language,
  { after, limit = 50 }: { after?: DeskKey; limit?: number } = {},
): Promise<{ rows: DeskEvent[]; next: DeskKey | null }> {
  const { events: e } = club.schema.events
  const now = club.clock.now()
  const isComing = search.tab === 'coming'
  const beyond = isComing ? gt : lt
  const order = isComing ? asc : desc
  const found = await club.store.read
    .select()
    .from(e)
    .where(
      and(
        withinScope(club, actor, dealerId),
        tabOf(club, search.tab, now),
        filtersOf(club, search),
        after && or(beyond(e.startsAt, after.startsAt), and(eq(e.startsAt, after.startsAt), beyond(e.id, after.id))),
      ),
    )
    .orderBy(order(e.startsAt), order(e.id))
    .limit(limit + 1)
  const page = found.slice(0, limit)
  const last = page.at(-1)
  const figures = await figuresOf(
    club,
    page.map(({ id }) => id),
  )
  return {
    rows: page.map(({ id, number, title, kind, state, place, zone, startsAt, endsAt }) => ({
      ...{ number, kind, state, zone, startsAt, endsAt },
      title: say(title, language),
      place: say(place, language),
      ...(figures.get(id) ?? { sessions: 0, taken: 0, capacity: null, waiting: 0, unpaid: 0, owed: 0 }),
    })),
    next: found.length > limit && last ? { startsAt: last.startsAt, id: last.id } : null,
  }
}

/** How many of each tab there are, within the same dealers. */
export async function countDeskTabs(club: Club, actor: Actor, dealerId: string): Promise<Record<string, number>> {
  const { events: e } = club.schema.events
  const now = club.clock.now()
  const tab = sql<string>`case when ${e.state} = 'template' then 'templates' when ${e.state} = 'draft' then 'drafts' when ${e.state} in ('published', 'postponed') and ${e.endsAt} >= ${now} then 'coming' else 'past' end`
  const rows = await club.store.read
    .select({ tab, count: sql<number>`count(*)` })
    .from(e)
    .where(withinScope(club, actor, dealerId))
    .groupBy(tab)
  return Object.fromEntries(rows.map((row) => [row.tab, Number(row.count)]))
}

function withinScope({ schema }: Club, actor: Actor, dealerId: string): SQL | undefined {
  const { events: e } = schema.events
  const scope = scopeOf(actor, 'event:read')
  if (scope === 'club') return dealerId === '' ? undefined : inArray(e.dealerId, [dealerId, ''])
  const mine = scope instanceof Set ? [...scope] : []
  const wanted = dealerId === '' ? mine : mine.filter((id) => id === dealerId)
  return wanted.length > 0 ? inArray(e.dealerId, wanted) : sql`1 = 0`
}

function tabOf({ schema }: Club, tab: DeskSearch['tab'], now: Instant): SQL | undefined {
  const { events: e } = schema.events
  if (tab === 'templates') return eq(e.state, 'template')
  if (tab === 'drafts') return eq(e.state, 'draft')
  if (tab === 'coming') return and(inArray(e.state, ['published', 'postponed']), gte(e.endsAt, now))
  return and(
    notInArray(e.state, ['template', 'draft']),
    or(lt(e.endsAt, now), inArray(e.state, ['cancelled', 'closed'])),
  )
}

function filtersOf({ schema }: Club, { q, kind, series, chapter }: DeskSearch): SQL | undefined {
  const { events: e } = schema.events
  const code = q ? parseCode(q, 'E') : null
  const like = `%${(q ?? '').toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return and(
    kind ? eq(e.kind, kind) : undefined,
    series ? eq(e.seriesId, series) : undefined,
    chapter ? eq(e.chapterId, chapter) : undefined,
    q
      ? or(
          code?.ok ? eq(e.number, code.value) : undefined,
          sql`lower(cast(${e.title} as text)) like ${like} escape '\\'`,
        )
      : undefined,
  )
}

/** Places and what is open, of all events of a page: three queries. */
async function figuresOf(club: Club, ids: readonly string[]) {
  const { pools, parties, sessions } = club.schema.events
  const on = club.store.read
  const all = new Map<
    string,
    Omit<DeskEvent, 'number' | 'title' | 'kind' | 'state' | 'place' | 'zone' | 'startsAt' | 'endsAt'>
  >()
  if (ids.length === 0) return all
  const places = await on
    .select({
      eventId: pools.eventId,
      sessions: sql<number>`count(*)`,
      taken: sql<number>`sum(${pools.taken})`,
      capacity: sql<number>`sum(coalesce(${pools.capacity}, 0))`,
      open: sql<number>`sum(case when ${pools.capacity} is null then 1 else 0 end)`,
    })
    .from(pools)
    .innerJoin(sessions, and(eq(sessions.id, pools.sessionId), eq(sessions.active, true)))
    .where(and(inArray(pools.eventId, [...ids]), eq(pools.scope, PEOPLE)))
    .groupBy(pools.eventId)
  const open = await on
    .select({
      eventId: parties.eventId,
      waiting: sql<number>`sum(case when ${parties.state} = 'waiting' then 1 else 0 end)`,
      unpaid: sql<number>`sum(case when ${dueIn(parties)} > 0 then 1 else 0 end)`,
      owed: sql<number>`sum(case when ${parties.owedMinor} > 0 then 1 else 0 end)`,
    })
    .from(parties)
    .where(inArray(parties.eventId, [...ids]))
    .groupBy(parties.eventId)
  const byEvent = new Map(open.map((row) => [row.eventId, row]))
  for (const row of places) {
    const parties = byEvent.get(row.eventId)
    all.set(row.eventId, {
      ...{ sessions: Number(row.sessions), taken: Number(row.taken) },
      capacity: Number(row.open) > 0 ? null : Number(row.capacity),
      waiting: Number(parties?.waiting ?? 0),
      unpaid: Number(parties?.unpaid ?? 0),
      owed: Number(parties?.owed ?? 0),
    })
  }
  return all
}

/** What a new event may be copied from: all templates, and the latest hundred events. */
export async function copySources(
  club: Club,
  actor: Actor,
  dealerId: string,
  language: Language,
): Promise<{ number: string; title: string; startsAt: Instant; isTemplate: boolean }[]> {
  const { events: e } = club.schema.events
  const rows = await club.store.read
    .select({ number: e.number, title: e.title, startsAt: e.startsAt, state: e.state })
    .from(e)
    .where(withinScope(club, actor, dealerId))
    .orderBy(sql`case when ${e.state} = 'template' then 0 else 1 end`, desc(e.startsAt), desc(e.id))
    .limit(100)
  return rows.map(({ number, title, startsAt, state }) => ({
    ...{ number, startsAt, title: say(title, language), isTemplate: state === 'template' },
  }))
}
