import { and, eq, ne, sql } from 'drizzle-orm'
import { done, type Outcome } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import type { Act } from '~/platform/club.server'
import { digest } from '~/platform/secrets.server'
import { requirePublicArticle } from './read-articles.server'

/** Whose word it is: the person's, or that of a browser that nobody has signed in with; null before its first word. */
export function voterOf(actor: Actor, guest: string | null): string | null {
  if (actor.memberId) return `member:${actor.memberId}`
  if (actor.userId) return `user:${actor.userId}`
  return guest === null ? null : `guest:${digest(guest)}`
}

/** Says whether an article helped. One word of each reader: a second one takes the place of the first. Throws NotFound. */
export async function voteArticle({
  club,
  actor,
  number,
  voter,
  helped,
}: Act<{ number: string; voter: string; helped: boolean }>): Promise<Outcome<null>> {
  const articleId = await requirePublicArticle(club, number)
  return club.write(
    actor,
    async (w) => {
      const { articles, votes } = w.schema.knowledge
      const [added] = await w.tx
        .insert(votes)
        .values({ articleId, voter, helped, at: w.now })
        .onConflictDoNothing()
        .returning({ helped: votes.helped })
      const [changed] = added
        ? []
        : await w.tx
            .update(votes)
            .set({ helped, at: w.now })
            .where(and(eq(votes.articleId, articleId), eq(votes.voter, voter), ne(votes.helped, helped)))
            .returning({ helped: votes.helped })
      if (!added && !changed) return done(null)
      const [yes, no] = helped ? [1, changed ? -1 : 0] : [changed ? -1 : 0, 1]
      await w.tx
        .update(articles)
        .set({ helped: sql`${articles.helped} + ${yes}`, notHelped: sql`${articles.notHelped} + ${no}` })
        .where(eq(articles.id, articleId))
      return done(null)
    },
    { alone: `article:${articleId}` },
  )
}
