import { and, eq } from 'drizzle-orm'
import { requireCase } from '~/areas/cases/case-scope.server'
import { readTopics } from '~/areas/cases/read-topics.server'
import { shortCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import type { Words } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { can, type Permission } from '~/platform/permissions'
import { ARTICLE_FLOW, type ArticleAct, type ArticleState, mayDo } from './desk-rules'
import { indexArticle } from './index-article.server'

export type ArticleInput = { audience: 'public' | 'staff'; topic: string; title: Words; body: Words }
type Keep = ArticleInput & { number: string | null; version: number; caseNumber?: string }

const articleKey = (number: string) => `article-desk:${number}`

function require(actor: Actor, permission: Permission): void {
  if (!can(actor, permission)) throw new NotFound('article')
}

async function articleOf(w: Work, number: string) {
  const { articles, editions } = w.schema.knowledge
  const [row] = await w.tx.select().from(articles).where(eq(articles.number, number))
  if (!row) throw new NotFound('article')
  const [edition] = await w.tx
    .select()
    .from(editions)
    .where(and(eq(editions.articleId, row.id), eq(editions.edition, row.edition)))
  if (!edition) throw new Error(`article ${number} has no edition ${row.edition}`)
  return { row, edition }
}

async function writeEdition(w: Work, articleId: string, edition: number, { title, body }: ArticleInput): Promise<void> {
  const row = { id: newId(w.now), articleId, edition, title, body, writtenBy: w.actor.userId, at: w.now }
  await w.tx.insert(w.schema.knowledge.editions).values(row)
}

/**
 * Writes a new article (`number` null) or a new edition of one, always as a draft: readers go on seeing the edition that
 * was published. Words that did not change make no edition. `caseNumber` is the solved case that it came out of; nothing
 * of the case is copied. An article of the desk that is to be public is taken from its readers until it is published again.
 * Refuses a topic that is no kind of case, and a form older than the article.
 */
export async function writeArticle({
  club,
  actor,
  submission,
  number,
  version,
  caseNumber = '',
  ...given
}: Act<Keep>): Promise<Outcome<{ number: string }>> {
  require(actor, 'article:write')
  if (caseNumber !== '') await requireCase(club, actor, caseNumber)
  const known = number ?? shortCode('K')
  return club.write(
    actor,
    async (w) => {
      const { articles } = w.schema.knowledge
      const { audience, topic } = given
      const isKnown = topic === '' || (await readTopics(club, w.tx)).some(({ code }) => code === topic)
      if (!isKnown) return refuse('knowledge-desk:refusal.topic', { field: 'topic' })
      const subject = `article:${known}`
      if (number === null) {
        const id = newId(w.now)
        await w.tx.insert(articles).values({
          ...{ id, number: known, audience, topic, caseNumber, state: 'draft', edition: 1 },
          ...{ createdBy: actor.userId, createdAt: w.now, changedAt: w.now },
        })
        await writeEdition(w, id, 1, given)
        await audit(w, { action: 'article.written', subject, detail: { edition: 1, audience, topic } })
        return done({ number: known })
      }
      const { row, edition } = await articleOf(w, number)
      const { title, body } = edition
      if (row.version !== version) return stale(row.version, { audience: row.audience, topic: row.topic, title, body })
      const isSame = JSON.stringify([title, body]) === JSON.stringify([given.title, given.body])
      const next = isSame ? row.edition : row.edition + 1
      if (!isSame) await writeEdition(w, row.id, next, given)
      // What was written for the desk is read once more before owners see it.
      const opens = row.published > 0 && row.audience === 'staff' && audience === 'public'
      if (opens) await indexArticle(w, { articleId: row.id, edition: null })
      await w.tx
        .update(articles)
        .set({
          ...(opens ? { published: 0, publishedAt: null } : {}),
          ...{ audience, topic, edition: next, state: isSame && row.audience === audience ? row.state : 'draft' },
          ...{ changedAt: w.now, version: version + 1 },
        })
        .where(and(eq(articles.id, row.id), eq(articles.version, version)))
      await audit(w, { action: 'article.written', subject, detail: { edition: next, audience, topic } })
      return done({ number })
    },
    { alone: articleKey(known), submission },
  )
}

/**
 * Takes a step of an article. Publishing puts its newest edition before its readers and writes anew what it is found by;
 * archiving takes it away from them. Refuses a step that its state does not have, one's own edition, and an old form.
 */
export async function stepArticle({
  club,
  actor,
  submission,
  number,
  version,
  act,
}: Act<{ number: string; version: number; act: ArticleAct }>): Promise<Outcome<{ number: string }>> {
  const { to, needs } = ARTICLE_FLOW[act]
  require(actor, needs)
  return club.write(
    actor,
    async (w) => {
      const { articles } = w.schema.knowledge
      const { row, edition } = await articleOf(w, number)
      const isAuthor = edition.writtenBy !== null && edition.writtenBy === actor.userId
      const verdict = mayDo(act, row.state as ArticleState, isAuthor)
      if (!verdict.ok) return refuse(`knowledge-desk:refusal.${verdict.reason}`)
      if (row.version !== version) return refuse('knowledge-desk:refusal.moved_on', { alternatives: {} })
      const shown =
        act === 'publish'
          ? { published: row.edition, publishedAt: w.now }
          : act === 'archive'
            ? { published: 0, publishedAt: null }
            : {}
      await w.tx
        .update(articles)
        .set({ state: to, ...shown, changedAt: w.now, version: version + 1 })
        .where(and(eq(articles.id, row.id), eq(articles.version, version)))
      if (act === 'publish') await indexArticle(w, { articleId: row.id, edition })
      if (act === 'archive') await indexArticle(w, { articleId: row.id, edition: null })
      await audit(w, { action: `article.${act}`, subject: `article:${number}`, detail: { edition: row.edition } })
      return done({ number })
    },
    { alone: articleKey(number), submission },
  )
}
