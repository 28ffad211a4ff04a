import { and, eq, gt, gte, inArray, lt, or, sql } from 'drizzle-orm'
import type { Language } from '~/kernel/language'
import { searchKey } from '~/kernel/search-key'
import { say } from '~/kernel/words'
import { CLUB_ZONE, localDay } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { excerptOf } from './blocks'
import { asked, ranked } from './terms'

export type FoundArticle = { number: string; title: string; excerpt: string; audience: 'public' | 'staff' }
type Wanted = { text: string; language: Language; audience: 'public' | 'staff'; limit?: number; without?: string }

/** So many places of words are weighed; beyond that a word is too common to tell anything. */
const MOST_HITS = 3_000

/**
 * Published articles that answer the text, best first: those in the reader's language, then those that only the other
 * language finds. `staff` finds the articles of both audiences. `without` is the number of one that is left out.
 */
export async function searchArticles(club: Club, wanted: Wanted): Promise<FoundArticle[]> {
  const { text, language, audience, limit = 10, without } = wanted
  const words = asked(text)
  if (words.length === 0) return []
  const { articles, terms } = club.schema.knowledge
  const whole = words.map(({ term }) => term)
  const begun = words.filter(({ begins }) => begins).slice(0, 12)
  const rows = await club.store.read
    .select({ articleId: terms.articleId, language: terms.language, term: terms.term, weight: terms.weight })
    .from(terms)
    .innerJoin(articles, eq(articles.id, terms.articleId))
    .where(
      and(
        or(
          inArray(terms.term, whole),
          ...begun.map(({ term }) => and(gte(terms.term, term), lt(terms.term, `${term}\u{10ffff}`))),
        ),
        inArray(terms.language, ['zh-CN', 'en']),
        gt(articles.published, 0),
        audience === 'staff' ? undefined : eq(articles.audience, 'public'),
      ),
    )
    .orderBy(sql`${terms.weight} desc`, terms.articleId, terms.term)
    .limit(MOST_HITS)
  const own = ranked(
    words,
    rows.filter((row) => row.language === language),
  )
  const other = ranked(
    words,
    rows.filter((row) => row.language !== language),
  )
  const ids = [...new Set([...own, ...other])].slice(0, limit + 1)
  const found = await readBriefs(club, ids, { language, terms: whole })
  return found.filter(({ number }) => number !== without).slice(0, limit)
}

/** Published articles by id, in this order, with the line that says most about the words. */
export async function readBriefs(
  club: Club,
  ids: readonly string[],
  { language, terms = [] }: { language: Language; terms?: readonly string[] },
): Promise<FoundArticle[]> {
  if (ids.length === 0) return []
  const { articles, editions } = club.schema.knowledge
  const rows = await club.store.read
    .select({
      id: articles.id,
      number: articles.number,
      audience: articles.audience,
      title: editions.title,
      body: editions.body,
    })
    .from(articles)
    .innerJoin(editions, and(eq(editions.articleId, articles.id), eq(editions.edition, articles.published)))
    .where(inArray(articles.id, [...ids]))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { number, title, body } = row
    const audience = row.audience === 'staff' ? ('staff' as const) : ('public' as const)
    return [{ number, audience, title: say(title, language), excerpt: excerptOf(say(body, language), terms) }]
  })
}

const MOST_LETTERS = 60

/** As a search is counted: one spelling, and nothing that could be a number or an address of a person. */
export function countedAs(text: string): string {
  const key = searchKey(text)
  const digits = key.replace(/\D/g, '').length
  return digits >= 4 || key.includes('@') ? '' : [...key].slice(0, MOST_LETTERS).join('')
}

/** Counts a search of the day and whether it found nothing: where the club should write something. Not who searched. */
export async function countSearch(
  club: Club,
  actor: Actor,
  { text, language, found }: { text: string; language: Language; found: number },
): Promise<void> {
  const wanted = countedAs(text)
  if (wanted.length < 2) return
  await club.write(actor, async (w) => {
    const { searches } = w.schema.knowledge
    const empty = found === 0 ? 1 : 0
    await w.tx
      .insert(searches)
      .values({ day: localDay(CLUB_ZONE, w.now), language, wanted, count: 1, empty })
      .onConflictDoUpdate({
        target: [searches.day, searches.language, searches.wanted],
        set: { count: sql`${searches.count} + 1`, empty: sql`${searches.empty} + ${empty}` },
      })
  })
}
