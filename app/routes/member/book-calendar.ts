import { z } from 'zod'
import { calendarFile } from '~/areas/booking/calendar-file.server'
import { page } from '~/platform/page.server'

const params = z.object({ number: z.string().max(20) })

/** The booking as a calendar entry; a cancelled one cancels the entry. */
export const loader = page({ permission: 'booking:own', params }, async ({ club, actor, params, language }) => {
  const { body, method } = await calendarFile(club, actor, params.number, language)
  return new Response(body, {
    headers: {
      'Content-Type': `text/calendar; charset=utf-8; method=${method}`,
      'Content-Disposition': `attachment; filename="${params.number}.ics"`,
    },
  })
})
