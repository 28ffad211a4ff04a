import { inArray } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { isLanguage, type Language } from '~/kernel/language'
import type { Club } from './club.server'

export type Contact = { userId: string; email: string | null; phone: string | null; language: Language }

/** Where people can be reached and in which language, by user id. */
export async function readContacts(
  club: Pick<Club, 'schema' | 'store'>,
  userIds: readonly string[],
  on: Reader = club.store.read,
): Promise<Map<string, Contact>> {
  if (userIds.length === 0) return new Map()
  const { users } = club.schema.platform
  const rows = await on
    .select({ userId: users.id, email: users.email, phone: users.phone, language: users.language })
    .from(users)
    .where(inArray(users.id, [...new Set(userIds)]))
  return new Map(
    rows.map((row) => [row.userId, { ...row, language: isLanguage(row.language) ? row.language : 'zh-CN' }]),
  )
}
