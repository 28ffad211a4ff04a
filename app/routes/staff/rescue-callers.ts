import { z } from 'zod'
import { findCallers } from '~/areas/archive/find-callers.server'
import { page } from '~/platform/page.server'

const search = z.object({ q: z.string().trim().max(60).default('').catch('') })

/** Answers the intake while somebody types who is calling. */
export const loader = page(
  { permission: 'rescue:manage', search },
  async ({ club, actor, search: { q }, language }) => ({ found: await findCallers(club, actor, q, language) }),
)
