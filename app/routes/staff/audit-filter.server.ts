import { z } from 'zod'
import { CLUB_ZONE, dayBounds } from '~/kernel/zones'
import type { AuditFilter } from '~/platform/audit-log.server'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .optional()
  .catch(undefined)
const text = z.string().trim().max(120).optional()

/** The filters of the audit log as they stand in its address. */
export const auditSearch = z.object({
  actor: text,
  action: text,
  subject: text,
  from: day,
  to: day,
  before: text,
  after: text,
})

/** Days of the club's calendar, the last one included, as instants. */
export function auditFilter({ actor, action, subject, from, to }: z.infer<typeof auditSearch>): AuditFilter {
  return {
    actor: actor || undefined,
    action: action || undefined,
    subject: subject || undefined,
    from: from ? dayBounds(CLUB_ZONE, from).from : undefined,
    to: to ? dayBounds(CLUB_ZONE, to).to : undefined,
  }
}
