import { z } from 'zod'
import { ADJUSTMENT_CODES } from './adjustments'
import { FILTERS, type Place } from './filters'
import { REASONS } from './rules'

/** A place of a list in an address: `<instant>_<id>`. */
const place = z
  .string()
  .regex(/^\d{1,16}_[\w-]{1,64}$/)
  .transform((text): Place => ({ at: Number(text.split('_')[0]), id: text.slice(text.indexOf('_') + 1) }))
  .optional()
  .catch(undefined)

export function placeText({ at, id }: Place): string {
  return `${at}_${id}`
}

export const pointsSearch = z.object({
  filter: z.enum(FILTERS).catch('all').default('all'),
  before: place,
  after: place,
})

/** Points as typed, with a sign: 500, −200, 2,000. */
const signedPoints = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[\s,]/g, '').replace(/−/g, '-'))
  .pipe(
    z
      .string()
      .regex(/^[+-]?\d{1,10}$/, 'points-desk:refusal.adjust_points')
      .transform(Number),
  )

const request = z.strictObject({
  act: z.literal('request'),
  number: z.string().trim().min(1).max(40),
  points: signedPoints,
  code: z.enum(ADJUSTMENT_CODES),
  reason: z.string().trim().min(5).max(500),
})
const decision = {
  adjustmentId: z.string().min(1).max(64),
  decision: z.string().trim().max(500).default(''),
}
/** A new adjustment, or the decision on one that waits. */
export const adjustmentsForm = z.discriminatedUnion('act', [
  request,
  z.strictObject({ act: z.literal('approve'), ...decision }),
  z.strictObject({ act: z.literal('decline'), ...decision }),
])

export const adjustmentsSearch = z.object({ before: place, member: z.string().trim().max(40).default('') })

export const evaluationSearch = z.object({
  member: z.string().trim().max(40).default(''),
  rule: z.string().trim().max(64).default(''),
  reason: z.enum(REASONS).optional().catch(undefined),
  before: place,
})

export const releaseForm = z.strictObject({ reason: z.string().trim().min(5).max(500) })
export const retireForm = z.strictObject({ ruleId: z.string().min(1).max(64) })
