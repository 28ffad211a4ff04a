import { asc, eq } from 'drizzle-orm'
import type { PersonRoom } from '~/platform/club.server'
import { newToken } from '~/platform/secrets.server'

const voterOf = (memberId: string) => `member:${memberId}`

/** What a person said of articles. The word stays as nobody's: the articles still know how many it helped. */
export const knowledgePerson: PersonRoom = {
  area: 'knowledge',
  async exportOf(club, { memberId }) {
    const { votes, articles } = club.schema.knowledge
    const rows = await club.store.read
      .select({ number: articles.number, helped: votes.helped, at: votes.at })
      .from(votes)
      .innerJoin(articles, eq(articles.id, votes.articleId))
      .where(eq(votes.voter, voterOf(memberId)))
      .orderBy(asc(votes.at))
    return { article_votes: rows.map(({ number, helped, at }) => ({ number, helped, at: new Date(at).toISOString() })) }
  },
  async erase({ tx, schema }, { memberId }) {
    const { votes } = schema.knowledge
    await tx
      .update(votes)
      .set({ voter: `left:${newToken()}` })
      .where(eq(votes.voter, voterOf(memberId)))
  },
}
