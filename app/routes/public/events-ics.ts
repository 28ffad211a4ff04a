import { z } from 'zod'
import { publicCalendar } from '~/areas/events/calendar.server'
import { page } from '~/platform/page.server'

const search = z.object({ language: z.enum(['zh-CN', 'en']).optional().catch(undefined) })

/** What the club does together, for calendar programs; the language stands in the address, else the reader's. */
export const loader = page({ permission: 'public', search }, async ({ club, search, language }) => {
  return new Response(await publicCalendar(club, search.language ?? language), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
      Vary: 'Cookie, Accept-Language',
    },
  })
})
