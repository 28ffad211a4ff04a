import { z } from 'zod'
import { callForm } from './forms'

const code = z.string().regex(/^[\w-]{1,40}$/)

/** An owner's call: answers by service, so that those of a kind that was chosen first and then not do not count. */
export const ownCallForm = callForm
  .omit({ answers: true })
  .extend({ ask: z.record(code, z.record(code, code)).default({}) })

/** Where, for the price alone. */
export const estimateForm = z.strictObject({
  lat: z.coerce.number().min(-90).max(90),
  lng: z.coerce.number().min(-180).max(180),
})

/** What an owner does on the live page. */
export const liveForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('message'), text: z.string().trim().min(1).max(600) }),
  z.strictObject({ act: z.literal('share') }),
  z.strictObject({ act: z.literal('revoke'), linkId: z.string().max(64) }),
  z.strictObject({ act: z.literal('safe') }),
])

export const CANCEL_REASONS = ['own', 'other', 'late', 'mistake', 'else'] as const
export const ownCancelForm = z.strictObject({
  reason: z.enum(CANCEL_REASONS),
  version: z.coerce.number().int().optional(),
})
export const surveyForm = z.strictObject({
  score: z.coerce.number().int().min(1).max(5),
  comment: z.string().trim().max(1_000).default(''),
})
