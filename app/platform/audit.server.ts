import { and, desc, eq } from 'drizzle-orm'
import { newId } from '~/kernel/ids'
import type { Work } from './club.server'
import { sealFor } from './person-keys.server'

type Entry = {
  action: string
  /** `<kind>:<id>` of what was acted on. */
  subject: string
  dealerId?: string
  /** Why, in the words of whoever did it. */
  reason?: string
  /** Whom the reason may name: it is sealed with the key of each, and ends with the first that goes. */
  personId?: string | readonly string[] | null
  /** Before and after: ids and codes, nothing that names a person. */
  detail?: Record<string, unknown>
}

/** Writes one line of the audit log, in the transaction of what it reports. Append-only. */
export async function audit(
  w: Work,
  { action, subject, dealerId = '', reason = '', personId, detail = {} }: Entry,
): Promise<void> {
  let kept = reason
  for (const id of [personId ?? []].flat()) kept = await sealFor(w, id, kept)
  await w.tx
    .insert(w.schema.platform.audit)
    .values({ id: newId(w.now), at: w.now, actorId: w.actor.userId, action, subject, dealerId, reason: kept, detail })
}

/** What the log tells of the last 200 times that this was done to this subject, newest first. */
export async function lastDetails(
  w: Work,
  { action, subject }: Pick<Entry, 'action' | 'subject'>,
): Promise<Record<string, unknown>[]> {
  const { audit: log } = w.schema.platform
  const rows = await w.tx
    .select({ detail: log.detail })
    .from(log)
    .where(and(eq(log.subject, subject), eq(log.action, action)))
    .orderBy(desc(log.at))
    .limit(200)
  return rows.map(({ detail }) => detail)
}
