import { and, desc, eq, gt } from 'drizzle-orm'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { blocksOf } from './blocks'
import { type FoundArticle, readBriefs, searchArticles } from './search-articles.server'

/** What most readers say helped, for a page where nothing has been searched yet. */
export async function helpfulArticles(club: Club, language: Language, limit = 8): Promise<FoundArticle[]> {
  const { articles } = club.schema.knowledge
  const rows = await club.store.read
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.audience, 'public'), gt(articles.published, 0)))
    .orderBy(desc(articles.helped), articles.id)
    .limit(limit)
  return readBriefs(
    club,
    rows.map(({ id }) => id),
    { language },
  )
}

/** The published article for owners with this number, or null. */
async function publicArticle({ schema, store }: Club, number: string) {
  const { articles } = schema.knowledge
  const [row] = await store.read
    .select()
    .from(articles)
    .where(and(eq(articles.number, number), eq(articles.audience, 'public'), gt(articles.published, 0)))
  return row ?? null
}

/** Id of a published article for owners. Throws NotFound for drafts, articles of the desk and unknown numbers alike. */
export async function requirePublicArticle(club: Club, number: string): Promise<string> {
  const row = await publicArticle(club, number)
  if (!row) throw new NotFound('article')
  return row.id
}

/** A published article as owners and guests read it, with what is near to it. Throws NotFound. */
export async function readPublicArticle(
  club: Club,
  number: string,
  { language, voter }: { language: Language; voter: string | null },
) {
  const row = await publicArticle(club, number)
  if (!row) throw new NotFound('article')
  const { editions, votes } = club.schema.knowledge
  const [[edition], [vote], near] = await Promise.all([
    club.store.read
      .select()
      .from(editions)
      .where(and(eq(editions.articleId, row.id), eq(editions.edition, row.published))),
    voter === null
      ? []
      : club.store.read
          .select({ helped: votes.helped })
          .from(votes)
          .where(and(eq(votes.articleId, row.id), eq(votes.voter, voter))),
    relatedTo(club, row, language),
  ])
  if (!edition) throw new NotFound('article')
  return {
    number,
    title: say(edition.title, language),
    blocks: blocksOf(say(edition.body, language)),
    changedAt: edition.at,
    helped: vote?.helped ?? null,
    near,
  }
}

/** Of the same topic first, then what the words of its title find. */
async function relatedTo(
  club: Club,
  { id, number, topic, published }: { id: string; number: string; topic: string; published: number },
  language: Language,
): Promise<FoundArticle[]> {
  const { articles, editions } = club.schema.knowledge
  const { read } = club.store
  const [same, [edition]] = await Promise.all([
    topic === ''
      ? []
      : read
          .select({ id: articles.id })
          .from(articles)
          .where(and(eq(articles.audience, 'public'), eq(articles.topic, topic), gt(articles.published, 0)))
          .orderBy(articles.id)
          .limit(4),
    read
      .select({ title: editions.title })
      .from(editions)
      .where(and(eq(editions.articleId, id), eq(editions.edition, published))),
  ])
  const [first, second] = await Promise.all([
    readBriefs(
      club,
      same.flatMap((one) => (one.id === id ? [] : one.id)),
      { language },
    ),
    edition
      ? searchArticles(club, {
          text: say(edition.title, language),
          language,
          audience: 'public',
          limit: 3,
          without: number,
        })
      : [],
  ])
  const numbers = new Set(first.map((one) => one.number))
  return [...first, ...second.filter((one) => !numbers.has(one.number))].slice(0, 3)
}
