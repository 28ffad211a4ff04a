import { z } from 'zod'
import { NATURES } from './rules'

/** The most that an owner writes at once; keeps a form below what the page wrapper would refuse as a whole. */
export const MOST_WORDS = 5_000
const id = z.string().max(64)
const about = z.string().max(100).catch('')
const words = z.string().trim().max(MOST_WORDS).default('')
/** What is missing is said where it is missing once the files are safe: nobody picks them twice. */
const files = z.array(z.instanceof(File)).max(10).default([])
const kept = z.array(z.string().max(600)).max(10).default([])

/** What stands in the address while a case is being filed. */
export const newCaseSearch = z.object({
  about,
  nature: z.enum(NATURES).optional().catch(undefined),
  kind: z.string().max(64).optional().catch(undefined),
})
export const newCaseForm = z.strictObject({
  nature: z.enum(NATURES),
  kindId: id,
  about,
  words,
  answers: z.record(z.string().max(40), z.string().trim().max(500)).default({}),
  dealerId: id.default(''),
  vehicleId: id.default(''),
  files,
  kept,
})
export const suggestSearch = z.object({ q: z.string().trim().max(600).catch('') })

const version = z.coerce.number().int().min(0)
const reason = z.string().trim().max(2_000).default('')
const rating = {
  score: z.coerce.number().int().min(1).max(5),
  comment: z.string().trim().max(2_000).default(''),
}

/** What is done on the page of an own case. */
export const ownCaseForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('say'), words, files, kept }),
  z.strictObject({ act: z.literal('agree'), version }),
  z.strictObject({ act: z.literal('disagree'), version, reason }),
  z.strictObject({ act: z.literal('confirm'), version }),
  z.strictObject({ act: z.literal('deny'), version, reason }),
  z.strictObject({ act: z.literal('withdraw'), version, reason }),
  z.strictObject({ act: z.literal('reopen'), version, reason }),
  z.strictObject({ act: z.literal('rate'), ...rating }),
])
export const ratingForm = z.strictObject(rating)
/** A letter may lead to the page with a score already chosen. */
export const ratingSearch = z.object({ score: z.coerce.number().int().min(1).max(5).optional().catch(undefined) })
