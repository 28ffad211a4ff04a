import { ordersSearch } from '~/areas/rewards/forms'
import { ordersCsv } from '~/areas/rewards/read-orders.server'
import { audit } from '~/platform/audit.server'
import { csvResponse } from '~/platform/csv.server'
import { page } from '~/platform/page.server'

const COLUMNS = ['number', 'at', 'name', 'member', 'points', 'state', 'ended', 'dealer'] as const

/** The orders as CSV, with the filters of the page; taking them away is on record. */
export const loader = page({ permission: 'reward:read', search: ordersSearch }, async (handed) => {
  const { club, actor, search, t, language } = handed
  const { before: _, after: __, ...filter } = search
  await club.write(actor, (w) =>
    audit(w, { action: 'rewards.exported', subject: 'rewards:orders', detail: { ...filter } }),
  )
  const lines = ordersCsv(club, actor, filter, language, {
    head: COLUMNS.map((name) => t(`rewards-desk:col.${name}`)),
    stateName: (standing) => t(`rewards-desk:standing.${standing}`),
  })
  return csvResponse(lines, 'rewards.csv')
})
