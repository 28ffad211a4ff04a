import { z } from 'zod'

/** What is looked for; an old or a strange address still opens the page. */
export const helpSearch = z.object({ q: z.string().trim().max(200).catch('') })
export const voteForm = z.strictObject({ helped: z.enum(['yes', 'no']) })
