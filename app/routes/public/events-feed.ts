import { z } from 'zod'
import { feedCalendar } from '~/areas/events/calendar.server'
import { page } from '~/platform/page.server'

const params = z.object({ token: z.string().max(200) })

/** A member's private calendar, for a calendar program; an address that was taken back and a guess are the same 404. */
export const loader = page({ permission: 'public', params }, async ({ club, params }) => {
  return new Response(await feedCalendar(club, params.token), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'private, max-age=300',
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    },
  })
})
