import { z } from 'zod'

/** How it was: a score and, if they like, words. */
export const rateForm = z.strictObject({
  score: z.coerce.number().int().min(1).max(5),
  comment: z.string().trim().max(1_000).default(''),
})

const MOST_AT_ONCE = 12

/** Photos for those who came; several at once. */
const addPhotos = z.strictObject({
  act: z.literal('add'),
  photos: z.array(z.instanceof(File)).min(1, { error: 'shell:field.required' }).max(MOST_AT_ONCE),
  agreed: z.literal('on').optional(),
})
const decide = z.strictObject({
  act: z.enum(['show', 'remove']),
  photoId: z.string().max(64),
})
export const deskPhotosForm = z.discriminatedUnion('act', [addPhotos, decide])
export const takeDownForm = z.strictObject({ photoId: z.string().max(64) })

const day = z.iso.date().optional().catch(undefined)
export const overviewSearch = z.object({ from: day, to: day })
