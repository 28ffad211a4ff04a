import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Reader } from '#db/store'
import type { Club, Work } from './club.server'

/** A setting of the club as its schema reads it; null when it is missing or no longer fits. */
export async function readSetting<T>(
  { store }: Pick<Club, 'store'>,
  id: string,
  schema: z.ZodType<T>,
  on: Reader = store.read,
): Promise<T | null> {
  const { settings } = store.schema.platform
  const [row] = await on.select({ value: settings.value }).from(settings).where(eq(settings.id, id))
  const read = schema.safeParse(row?.value)
  return read.success ? read.data : null
}

export async function writeSetting(w: Work, id: string, value: unknown): Promise<void> {
  const row = { value, changedAt: w.now }
  const { settings } = w.schema.platform
  await w.tx
    .insert(settings)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: settings.id, set: row })
}
