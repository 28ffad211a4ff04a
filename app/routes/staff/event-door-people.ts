import { z } from 'zod'
import { findSeats } from '~/areas/events/door-list.server'
import { page } from '~/platform/page.server'

const params = z.object({ number: z.string().max(20) })
const search = z.object({ q: z.string().trim().max(60).default('').catch('') })

/** Answers the door while somebody types a name. */
export const loader = page(
  { permission: 'desk:open', params, search },
  async ({ club, actor, params: { number }, search: { q: text }, language }) => ({
    found: await findSeats(club, actor, { number, text, language }),
  }),
)
