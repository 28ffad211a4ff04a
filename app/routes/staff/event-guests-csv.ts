import { z } from 'zod'
import { guestSearch } from '~/areas/events/desk-forms'
import { requireEvent } from '~/areas/events/event-scope.server'
import { guestsCsv } from '~/areas/events/guests-csv.server'
import { audit } from '~/platform/audit.server'
import { csvResponse } from '~/platform/csv.server'
import { page } from '~/platform/page.server'

const params = z.object({ number: z.string().max(20) })
const COLUMNS = ['party', 'member', 'name', 'phone', 'plate', 'kind', 'session', 'starts', 'state', 'entered'] as const

/** The guest list as CSV, with the filters of the page; taking it away is on record. */
export const loader = page({ permission: 'event:manage', params, search: guestSearch }, async (handed) => {
  const { club, actor, search, params, t, language } = handed
  const event = await requireEvent(club, actor, params.number, 'event:manage')
  const { before: _, q, ...filter } = search
  await club.write(actor, (w) =>
    audit(w, {
      action: 'event.guests-exported',
      subject: `event:${event.id}`,
      dealerId: event.dealerId,
      detail: { filter: { ...filter, searched: Boolean(q) } },
    }),
  )
  const lines = guestsCsv(club, event, search, language, {
    head: [
      ...COLUMNS.map((name) => t(`events-desk:guests.${name}`)),
      t('events-desk:guests.party_due', { currency: event.currency }),
      t('events-desk:guests.photo'),
    ],
    yes: (is) => t(is ? 'events-desk:guests.photo_yes' : 'events-desk:guests.photo_no'),
    state: (state) => t(`events-desk:party_state.${state as 'confirmed'}`),
  })
  return csvResponse(lines, `${params.number}-guests.csv`)
})
