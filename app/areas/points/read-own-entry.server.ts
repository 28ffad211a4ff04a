import { and, eq } from 'drizzle-orm'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'

/** One entry of the member's own account by what it is called; empty when it has no name. Throws NotFound for others. */
export async function readOwnEntry(
  { schema, store }: Pick<Club, 'schema' | 'store'>,
  { memberId, language }: { memberId: string; language: Language },
  entryId: string,
): Promise<{ title: string }> {
  const { entries } = schema.points
  const [row] = await store.read
    .select({ title: entries.title })
    .from(entries)
    .where(and(eq(entries.id, entryId), eq(entries.accountId, memberId)))
  if (!row) throw new NotFound('points entry')
  return { title: row.title ? say(row.title, language) : '' }
}
