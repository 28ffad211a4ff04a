import { systemActor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import { auditCsv } from '~/platform/audit-log.server'
import { csvResponse } from '~/platform/csv.server'
import { page } from '~/platform/page.server'
import { auditFilter, auditSearch } from './audit-filter.server'

/** The audit log as CSV, with the filters of the page; taking it away is on record itself. */
export const loader = page({ permission: 'audit:read', search: auditSearch }, async ({ club, actor, search, t }) => {
  const filter = auditFilter(search)
  await club.write(actor.isSystem ? systemActor : actor, (w) =>
    audit(w, { action: 'audit.exported', subject: 'audit:log', detail: { ...filter } }),
  )
  const head = (['time', 'actor', 'action', 'subject', 'dealer'] as const).map((name) => t(`desk:audit.col.${name}`))
  const lines = auditCsv(club, actor, filter, [...head, t('desk:audit.col.reason'), t('desk:audit.col.detail')])
  return csvResponse(lines, 'audit.csv')
})
