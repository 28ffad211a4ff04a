import { systemActor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import { auditCsv } from '~/platform/audit-log.server'
import { disposition } from '~/platform/files.server'
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
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: () => void lines.return(undefined),
  })
  return new Response(body, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': disposition('attachment', 'audit.csv'),
    },
  })
})
