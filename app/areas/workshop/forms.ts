import { z } from 'zod'

export const answerForm = z.strictObject({
  extraId: z.string().max(64),
  answer: z.enum(['approved', 'declined']),
})
