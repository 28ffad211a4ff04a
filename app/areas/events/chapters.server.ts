import { and, eq } from 'drizzle-orm'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'

/** The member belongs to the chapter from now on; joining twice is once. NotFound for one that is closed or unknown. */
export async function joinChapter({
  club,
  actor,
  chapterId,
}: Act<{ chapterId: string }>): Promise<Outcome<{ chapterId: string }>> {
  const { memberId } = actor
  if (!memberId) throw new NotFound('member')
  return club.write(actor, async (w) => {
    const { chapters, chapterMembers } = w.schema.events
    const [chapter] = await w.tx
      .select({ id: chapters.id })
      .from(chapters)
      .where(and(eq(chapters.id, chapterId), eq(chapters.active, true)))
    if (!chapter) throw new NotFound('chapter')
    await w.tx.insert(chapterMembers).values({ chapterId, memberId, since: w.now }).onConflictDoNothing()
    return done({ chapterId })
  })
}

/** The member leaves; places at events that were registered for stay. */
export async function leaveChapter({
  club,
  actor,
  chapterId,
}: Act<{ chapterId: string }>): Promise<Outcome<{ chapterId: string }>> {
  const { memberId } = actor
  if (!memberId) throw new NotFound('member')
  return club.write(actor, async (w) => {
    const { chapterMembers } = w.schema.events
    await w.tx
      .delete(chapterMembers)
      .where(and(eq(chapterMembers.chapterId, chapterId), eq(chapterMembers.memberId, memberId)))
    return done({ chapterId })
  })
}
