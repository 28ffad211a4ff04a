import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'

/** What the club knows: articles in two languages, how they are found, whether they helped. */
export function knowledge(c: Columns) {
  const articles = c.table(
    'articles',
    {
      id: c.id(),
      number: c.text().notNull(),
      /** public: owners and guests; staff: the desk only */
      audience: c.text().notNull(),
      /** Code of a kind of case, where it belongs to one. */
      topic: c.text().notNull().default(''),
      /** draft, review, published, archived */
      state: c.text().notNull(),
      /** Newest edition, and the one that readers see; 0 for none. */
      edition: c.int().notNull(),
      published: c.int().notNull().default(0),
      /** The case that it came out of. */
      caseNumber: c.text().notNull().default(''),
      createdBy: c.ref(),
      createdAt: c.instant().notNull(),
      changedAt: c.instant().notNull(),
      publishedAt: c.instant(),
      helped: c.int().notNull().default(0),
      notHelped: c.int().notNull().default(0),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.unique('articles_number').on(t.number),
      c.index('articles_state').on(t.state, t.changedAt, t.id),
      c.index('articles_public').on(t.audience, t.topic, t.id).where(sql`published > 0`),
      c.check('articles_audience', sql`${t.audience} in ('public', 'staff')`),
      c.check('articles_state', sql`${t.state} in ('draft', 'review', 'published', 'archived')`),
    ],
  )
  /** Each edition as it was written. Append-only. */
  const editions = c.table(
    'article_editions',
    {
      id: c.id(),
      articleId: c
        .ref()
        .notNull()
        .references(() => articles.id),
      edition: c.int().notNull(),
      title: c.words().notNull(),
      /** Plain paragraphs; a line that begins with "- " is an item. */
      body: c.words().notNull(),
      writtenBy: c.ref(),
      at: c.instant().notNull(),
    },
    (t) => [c.unique('article_editions_number').on(t.articleId, t.edition)],
  )
  /** What the published edition is found by, per language. */
  const terms = c.table(
    'article_terms',
    {
      articleId: c
        .ref()
        .notNull()
        .references(() => articles.id),
      language: c.text().notNull(),
      term: c.text().notNull(),
      /** 8 title, 1 body, times how often (up to 4). */
      weight: c.int().notNull(),
    },
    (t) => [
      c.primaryKey({ columns: [t.language, t.term, t.articleId] }),
      c.index('article_terms_article').on(t.articleId),
    ],
  )
  /** Did it help? One word of each reader per article. */
  const votes = c.table(
    'article_votes',
    {
      articleId: c
        .ref()
        .notNull()
        .references(() => articles.id),
      /** Member, or digest of a guest's cookie. */
      voter: c.text().notNull(),
      helped: c.bool().notNull(),
      at: c.instant().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.articleId, t.voter] })],
  )
  /** What was searched on a day, and how often nothing was found. */
  const searches = c.table(
    'article_searches',
    {
      day: c.date().notNull(),
      language: c.text().notNull(),
      /** As searchKey writes it, up to 60 letters; nothing with digits that could be a number of a person. */
      wanted: c.text().notNull(),
      count: c.int().notNull(),
      empty: c.int().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.day, t.language, t.wanted] })],
  )
  return { articles, editions, terms, votes, searches }
}
