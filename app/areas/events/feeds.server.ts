import { and, eq, isNull } from 'drizzle-orm'
import { HOUR, type Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import { isLanguage, type Language } from '~/kernel/language'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import type { Act, Club, Work } from '~/platform/club.server'
import { digest, newToken } from '~/platform/secrets.server'

/** Reading is put down at most this often. */
const NOTED_EVERY = HOUR

/** Ends the private calendar of a member, whatever address it has. Answers how many addresses are good for nothing now. */
export async function endFeeds(w: Work, memberId: string): Promise<number> {
  const { feeds } = w.schema.events
  const gone = await w.tx
    .update(feeds)
    .set({ revokedAt: w.now })
    .where(and(eq(feeds.memberId, memberId), isNull(feeds.revokedAt)))
    .returning({ id: feeds.id })
  return gone.length
}

/**
 * A new private address of the member's calendar; the one before is good for nothing from now on. The token of 160 bits
 * is answered this once: the database keeps its SHA-256, so no submission is kept either. The calendar speaks the
 * language of whoever made it.
 */
export async function makeFeed({
  club,
  actor,
  submission: _,
}: Act<Record<never, never>>): Promise<Outcome<{ path: string }>> {
  const { memberId } = actor
  if (!memberId) throw new NotFound('member')
  const token = newToken()
  return club.write(
    actor,
    async (w) => {
      await endFeeds(w, memberId)
      const row = { id: newId(w.now), memberId, tokenHash: digest(token), language: actor.language, createdAt: w.now }
      await w.tx.insert(w.schema.events.feeds).values(row)
      return done({ path: `/events/feed/${token}` })
    },
    { alone: `event-feed:${memberId}` },
  )
}

/** Takes the address back; taken back twice is taken back. */
export async function revokeFeed({ club, actor }: Act<Record<never, never>>): Promise<Outcome<{ revoked: number }>> {
  const { memberId } = actor
  if (!memberId) throw new NotFound('member')
  return club.write(actor, async (w) => done({ revoked: await endFeeds(w, memberId) }))
}

/** Since when the member has a private calendar, and when it was last asked for; null without one. */
export async function readOwnFeed(
  { store, schema }: Club,
  memberId: string,
): Promise<{ createdAt: Instant; readAt: Instant | null } | null> {
  const { feeds } = schema.events
  const [row] = await store.read
    .select({ createdAt: feeds.createdAt, readAt: feeds.readAt })
    .from(feeds)
    .where(and(eq(feeds.memberId, memberId), isNull(feeds.revokedAt)))
  return row ?? null
}

/** Whose calendar a token opens. NotFound for a guess and for one that was taken back. */
export async function openFeed(club: Club, token: string): Promise<{ memberId: string; language: Language }> {
  const { feeds } = club.schema.events
  const [row] = await club.store.read
    .select()
    .from(feeds)
    .where(and(eq(feeds.tokenHash, digest(token)), isNull(feeds.revokedAt)))
  if (!row) throw new NotFound('feed')
  const now = club.clock.now()
  if (row.readAt === null || now - row.readAt >= NOTED_EVERY) {
    await club.write(systemActor, async (w) => {
      await w.tx.update(w.schema.events.feeds).set({ readAt: w.now }).where(eq(feeds.id, row.id))
    })
  }
  return { memberId: row.memberId, language: isLanguage(row.language) ? row.language : 'zh-CN' }
}
