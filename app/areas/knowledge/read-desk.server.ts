import { and, desc, eq, gte, inArray, lt, or, sql } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { addDays } from '~/kernel/dates'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { searchKey } from '~/kernel/search-key'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { namesOf } from '~/platform/staff.server'
import { ARTICLE_ACTS, ARTICLE_FLOW, ARTICLE_STATES, type ArticleState, mayDo } from './desk-rules'
import { searchArticles } from './search-articles.server'

const PAGE = 50
/** Of what is not published, so much is looked through for a word of its title. */
const MOST_UNSEEN = 500
const DAYS_OF_GAPS = 90
const MOST_GAPS = 100

export type ListedArticle = Awaited<ReturnType<typeof readDeskArticles>>['rows'][number]

/** Whoever writes sees everything, all others what is published. */
const statesFor = (actor: Actor, wanted?: ArticleState): readonly ArticleState[] =>
  !can(actor, 'article:write') ? ['published'] : wanted ? [wanted] : ARTICLE_STATES

function briefQuery({ schema, store }: Club) {
  const { articles: a, editions: e } = schema.knowledge
  return store.read
    .select({
      ...{ id: a.id, number: a.number, state: a.state, audience: a.audience, topic: a.topic, title: e.title },
      ...{ edition: a.edition, published: a.published, helped: a.helped, notHelped: a.notHelped },
      changedAt: a.changedAt,
    })
    .from(a)
    .innerJoin(e, and(eq(e.articleId, a.id), eq(e.edition, a.edition)))
}

/** Articles of the desk, newest change first; `after` is the key of the next page. Searched in both languages. */
export async function readDeskArticles(
  club: Club,
  actor: Actor,
  { state, q, after, language }: { state?: ArticleState; q?: string; after?: string; language: Language },
) {
  const { articles: a } = club.schema.knowledge
  const states = statesFor(actor, state)
  const inState = inArray(a.state, [...states])
  if (q) return { rows: await found(club, { text: q, language, states }), next: null }
  const [at, id] = (after ?? '').split(':')
  const beyond =
    at && id && /^\d{1,15}$/.test(at)
      ? or(lt(a.changedAt, Number(at)), and(eq(a.changedAt, Number(at)), lt(a.id, id)))
      : undefined
  const rows = await briefQuery(club)
    .where(and(inState, beyond))
    .orderBy(desc(a.changedAt), desc(a.id))
    .limit(PAGE + 1)
  const last = rows[PAGE - 1]
  const next = rows.length > PAGE && last ? `${last.changedAt}:${last.id}` : null
  return { rows: rows.slice(0, PAGE), next }
}

async function found(
  club: Club,
  { text, language, states }: { text: string; language: Language; states: readonly ArticleState[] },
) {
  const { articles: a } = club.schema.knowledge
  const hits = await searchArticles(club, { text, language, audience: 'staff', limit: PAGE })
  const numbers = [...hits.map(({ number }) => number), text.toUpperCase()]
  const published = await briefQuery(club).where(and(inArray(a.number, numbers), inArray(a.state, [...states])))
  const place = (number: string) => numbers.indexOf(number)
  const wanted = searchKey(text)
  const unseen = states.filter((one) => one !== 'published')
  const others = await briefQuery(club)
    .where(inArray(a.state, [...unseen, 'none']))
    .orderBy(desc(a.changedAt))
    .limit(MOST_UNSEEN)
  const fits = others.filter(({ title }) => searchKey(`${title.zh} ${title.en}`).includes(wanted))
  const known = new Set(published.map(({ id }) => id))
  return [
    ...published.sort((one, other) => place(one.number) - place(other.number)),
    ...fits.filter(({ id }) => !known.has(id)),
  ]
}

/** How many articles there are in each state. */
export async function countArticles(club: Club, actor: Actor): Promise<{ state: ArticleState; count: number }[]> {
  const { articles: a } = club.schema.knowledge
  const rows = await club.store.read
    .select({ state: a.state, count: sql`count(*)`.mapWith(Number) })
    .from(a)
    .groupBy(a.state)
  return statesFor(actor).map((state) => ({ state, count: rows.find((row) => row.state === state)?.count ?? 0 }))
}

/**
 * An article as the desk sees it: its newest edition, all editions, and what the actor may do with it. NotFound for an
 * unknown one, and for one that is only being written to whoever does not write.
 */
export async function readDeskArticle(club: Club, actor: Actor, number: string) {
  const { articles: a, editions: e } = club.schema.knowledge
  const [row] = await club.store.read.select().from(a).where(eq(a.number, number))
  if (!row || (row.published === 0 && !can(actor, 'article:write'))) throw new NotFound('article')
  const all = await club.store.read.select().from(e).where(eq(e.articleId, row.id)).orderBy(desc(e.edition))
  const seen = can(actor, 'article:write') ? all : all.filter(({ edition }) => edition === row.published)
  const names = await namesOf(
    club,
    [row.createdBy, ...seen.map(({ writtenBy }) => writtenBy)].flatMap((id) => id ?? []),
  )
  const newest = seen[0]
  if (!newest) throw new NotFound('article')
  const isAuthor = newest.writtenBy !== null && newest.writtenBy === actor.userId
  const state = row.state as ArticleState
  return {
    ...{ number, state, audience: row.audience, topic: row.topic, caseNumber: row.caseNumber, version: row.version },
    ...{ edition: row.edition, published: row.published, publishedAt: row.publishedAt as Instant | null },
    ...{ helped: row.helped, notHelped: row.notHelped, title: newest.title, body: newest.body },
    mayWrite: can(actor, 'article:write'),
    acts: ARTICLE_ACTS.filter((act) => can(actor, ARTICLE_FLOW[act].needs) && mayDo(act, state, isAuthor).ok),
    /** Somebody else has to publish it. */
    waitsForOther: state === 'review' && isAuthor && can(actor, 'article:publish'),
    editions: seen.map(({ edition, title, body, writtenBy, at }) => ({
      ...{ edition, title, body, at, by: names.get(writtenBy ?? '') ?? '' },
    })),
  }
}

/** What was looked for in the last 90 days and not found, most often first: where an article is missing. */
export async function readGaps(club: Club) {
  const { searches: s } = club.schema.knowledge
  const since = addDays(localDay(CLUB_ZONE, club.clock.now()), -DAYS_OF_GAPS)
  const empty = sql<number>`sum(${s.empty})`.mapWith(Number)
  return club.store.read
    .select({
      ...{ wanted: s.wanted, language: s.language, empty, count: sql`sum(${s.count})`.mapWith(Number) },
      last: sql<string>`max(${s.day})`,
    })
    .from(s)
    .where(gte(s.day, since))
    .groupBy(s.wanted, s.language)
    .having(sql`sum(${s.empty}) > 0`)
    .orderBy(desc(empty), s.wanted)
    .limit(MOST_GAPS)
}
