import { z } from 'zod'
import { partyCalendar } from '~/areas/events/calendar.server'
import { page } from '~/platform/page.server'

const params = z.object({ party: z.string().max(20) })

/** The party as a calendar entry; a cancelled one cancels the entry. */
export const loader = page({ permission: 'event:own', params }, async ({ club, actor, params, language }) => {
  const { body, method } = await partyCalendar(club, actor, params.party, language)
  return new Response(body, {
    headers: {
      'Content-Type': `text/calendar; charset=utf-8; method=${method}`,
      'Content-Disposition': `attachment; filename="${params.party}.ics"`,
    },
  })
})
