import { randomBytes } from 'node:crypto'
import { eq, inArray } from 'drizzle-orm'
import type { Club, Work } from './club.server'
import { seal, unseal } from './secrets.server'

const MARK = 'person:'

/**
 * Seals words that may name a person with that person's own key, for what can never be changed afterwards: when they
 * are erased the key goes, and nobody reads the words again. No words stay no words. Words about several persons are
 * sealed once for each.
 */
export async function sealFor(w: Work, personId: string, words: string): Promise<string> {
  if (words === '') return ''
  const { personKeys } = w.schema.platform
  const { secretKey } = w.club.config
  await w.tx
    .insert(personKeys)
    .values({ id: personId, sealedKey: seal(randomBytes(32).toString('base64'), secretKey) })
    .onConflictDoNothing()
  const [row] = await w.tx.select().from(personKeys).where(eq(personKeys.id, personId))
  if (!row) throw new Error('a person without a key')
  const key = Buffer.from(unseal(row.sealedKey, secretKey), 'base64')
  return `${MARK}${personId}:${seal(words, key)}`
}

/**
 * Opens what `sealFor` has sealed; texts that are not sealed are handed on. Empty where the key is gone, and, with an
 * error in the log, where the club's own SECRET_KEY is another one than then.
 */
export async function unsealAll(club: Club, texts: readonly string[]): Promise<string[]> {
  const { store, config } = club
  const personOf = (text: string) => (text.startsWith(MARK) ? (text.split(':')[1] ?? '') : null)
  const ids = [...new Set(texts.flatMap((text) => personOf(text) ?? []))]
  const { personKeys } = store.schema.platform
  const rows = ids.length === 0 ? [] : await store.read.select().from(personKeys).where(inArray(personKeys.id, ids))
  const keys = new Map<string, Buffer>()
  for (const { id, sealedKey } of rows) {
    try {
      keys.set(id, Buffer.from(unseal(sealedKey, config.secretKey), 'base64'))
    } catch (error) {
      club.log.error({ err: error, personId: id }, 'the key of a person does not open with this SECRET_KEY')
    }
  }
  if (ids.length === 0) return [...texts]
  const opened = texts.map((text) => {
    const personId = personOf(text)
    if (personId === null) return text
    const key = keys.get(personId)
    return key ? unseal(text.slice(MARK.length + personId.length + 1), key) : ''
  })
  return unsealAll(club, opened)
}

/** Destroys the keys of persons: what was sealed with them can be read by nobody any more. */
export async function destroyPersonKeys(w: Work, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return
  const { personKeys } = w.schema.platform
  await w.tx.delete(personKeys).where(inArray(personKeys.id, [...personIds]))
}
