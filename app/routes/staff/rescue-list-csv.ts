import { listSearch } from '~/areas/rescue/desk-forms'
import { requireRescueDesk } from '~/areas/rescue/desk-scope.server'
import { rescuesCsv } from '~/areas/rescue/read-list.server'
import { audit } from '~/platform/audit.server'
import { csvResponse } from '~/platform/csv.server'
import { page } from '~/platform/page.server'

const COLUMNS = [
  ...(['number', 'time', 'service', 'priority', 'state', 'place', 'name', 'car', 'plate', 'helper'] as const),
  ...(['arrived', 'closed', 'charged', 'covered', 'currency', 'score'] as const),
]

/** The list as CSV, with the filters of the page; taking it away is on record. */
export const loader = page({ permission: 'rescue:read', search: listSearch }, async (handed) => {
  const { club, actor, search, t, language, deskDealerId } = handed
  requireRescueDesk(actor, deskDealerId)
  const { before: _, q, ...filter } = search
  await club.write(actor, (w) =>
    audit(w, {
      action: 'rescue.exported',
      subject: 'rescue:list',
      dealerId: deskDealerId,
      detail: { ...filter, searched: Boolean(q) },
    }),
  )
  const lines = rescuesCsv(club, actor, deskDealerId, search, language, {
    head: COLUMNS.map((name) => t(`rescue-desk:list.col.${name}`)),
    standing: (standing) => t(`rescue-desk:board.standing.${standing}`),
    priority: (priority) => t(`rescue-desk:board.priority.${priority}`),
  })
  return csvResponse(lines, 'rescues.csv')
})
