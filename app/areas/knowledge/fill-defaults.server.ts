import { shortCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import type { Work } from '~/platform/club.server'
import { DEFAULT_ARTICLES } from './defaults'
import { indexArticle } from './index-article.server'

/** Publishes the first articles of a club that has none; what is there is left alone. */
export async function fillKnowledge(w: Work): Promise<void> {
  const { articles, editions } = w.schema.knowledge
  const [known] = await w.tx.select({ id: articles.id }).from(articles).limit(1)
  if (known) return
  for (const { audience, topic, title, body } of DEFAULT_ARTICLES) {
    const articleId = newId(w.now)
    await w.tx.insert(articles).values({
      ...{ id: articleId, number: shortCode('K'), audience, topic, state: 'published', edition: 1, published: 1 },
      ...{ createdAt: w.now, changedAt: w.now, publishedAt: w.now },
    })
    await w.tx.insert(editions).values({ id: newId(w.now), articleId, edition: 1, title, body, at: w.now })
    await indexArticle(w, { articleId, edition: { title, body } })
  }
}
