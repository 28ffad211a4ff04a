import { desc } from 'drizzle-orm'
import { sealedParam } from '~/platform/messages.server'
import { unseal } from '~/platform/secrets.server'
import type { TestClub } from './club'

/** A secret of the last message that is still to be sent: what its reader would see in it. */
export async function lastSecret(club: TestClub, name: 'code' | 'path'): Promise<string> {
  const { messages } = club.schema.platform
  const [last] = await club.store.read
    .select()
    .from(messages)
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(1)
  const value = last?.params[name]
  if (!sealedParam.is(value)) throw new Error(`no ${name} in the last message`)
  return unseal(sealedParam.text(value), club.config.secretKey)
}
