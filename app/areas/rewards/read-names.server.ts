import { inArray } from 'drizzle-orm'
import type { Language } from '~/kernel/language'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'

/** Names of rewards by id, those that can no longer be had among them. */
export async function rewardNames(
  { schema, store }: Pick<Club, 'schema' | 'store'>,
  ids: readonly string[],
  language: Language,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rewards } = schema.rewards
  const rows = await store.read
    .select({ id: rewards.id, name: rewards.name })
    .from(rewards)
    .where(inArray(rewards.id, [...ids]))
  return new Map(rows.map(({ id, name }) => [id, say(name, language)]))
}
