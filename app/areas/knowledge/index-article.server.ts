import { eq } from 'drizzle-orm'
import { LANGUAGES } from '~/kernel/language'
import { say, type Words } from '~/kernel/words'
import type { Work } from '~/platform/club.server'
import { weightsOf } from './terms'

/**
 * Writes anew what a published edition is found by, in both languages; what was written before goes. With null the
 * article is no longer found.
 */
export async function indexArticle(
  w: Work,
  { articleId, edition }: { articleId: string; edition: { title: Words; body: Words } | null },
): Promise<void> {
  const { terms } = w.schema.knowledge
  await w.tx.delete(terms).where(eq(terms.articleId, articleId))
  if (edition === null) return
  for (const language of LANGUAGES) {
    const weights = weightsOf({ title: say(edition.title, language), body: say(edition.body, language) })
    const rows = [...weights].map(([term, weight]) => ({ articleId, language, term, weight }))
    for (let at = 0; at < rows.length; at += 200) await w.tx.insert(terms).values(rows.slice(at, at + 200))
  }
}
