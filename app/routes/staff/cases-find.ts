import { z } from 'zod'
import { findTellers } from '~/areas/cases/find-tellers.server'
import { page } from '~/platform/page.server'

const search = z.object({ q: z.string().trim().max(60).default('').catch('') })

/** Answers the desk while somebody types who is telling something. */
export const loader = page({ permission: 'case:work', search }, async ({ club, actor, search: { q }, language }) => ({
  found: await findTellers(club, actor, q, language),
}))
