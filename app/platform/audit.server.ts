import { newId } from '~/kernel/ids'
import type { Work } from './club.server'

type Entry = {
  action: string
  /** `<kind>:<id>` of what was acted on. */
  subject: string
  dealerId?: string
  /** Why, in the words of whoever did it. */
  reason?: string
  /** Before and after, ids and codes; personal values go through `sealFor` first. */
  detail?: Record<string, unknown>
}

/** Writes one line of the audit log, in the transaction of what it reports. Append-only. */
export async function audit(
  w: Work,
  { action, subject, dealerId = '', reason = '', detail = {} }: Entry,
): Promise<void> {
  await w.tx
    .insert(w.schema.platform.audit)
    .values({ id: newId(w.now), at: w.now, actorId: w.actor.userId, action, subject, dealerId, reason, detail })
}
