import { z } from 'zod'
import { fieldError } from '~/platform/forms.server'

const MOST_SIGNATURE = 300_000

/**
 * How long ago it was done when it is sent, in milliseconds by the phone's own clock: right also where that clock is
 * wrong. Anything else counts as now.
 */
const ago = z
  .string()
  .max(20)
  .optional()
  .transform((text) => (text && /^\d{1,10}$/.test(text) ? Number(text) : 0))
const minutes = z.coerce.number().int().min(1).max(600).optional()
const words = z.string().trim().max(300).default('')
/** One of the ready sentences, or the helper's own, which counts first. */
const reason = { reason: words, ownReason: words }

const eta = { etaMinutes: minutes, ownMinutes: minutes }
const act = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ act: z.literal(name), ago, ...shape })

/** Everything that the helper's page of a job can do, one form for each. */
export const helperForm = z.discriminatedUnion('act', [
  act('accept', eta),
  act('decline', reason),
  act('depart', {}),
  act('extend', eta),
  act('arrive', {}),
  act('tow', {}),
  act('unable', reason),
  act('gone', reason),
  act('finish', {
    work: words,
    report: z.string().trim().max(1_000).default(''),
    odometerKm: z.coerce.number().int().min(0).max(9_999_999).optional(),
    towedTo: z.string().max(64).default(''),
    towPlace: z.string().trim().max(200).default(''),
    /** The picture as the page drew it. */
    signature: z
      .string()
      .max(MOST_SIGNATURE)
      .regex(/^(data:image\/png;base64,[A-Za-z0-9+/=]+)?$/)
      .default(''),
    signedBy: z.string().trim().max(60).default(''),
  }),
  act('message', { text: z.string().trim().min(1).max(600) }),
  act('photo', {
    photo: z.instanceof(File, { error: fieldError('shell:field.required') }),
  }),
])
export type HelperForm = z.infer<typeof helperForm>

const degrees = (most: number) => z.coerce.number().min(-most).max(most)

/** Positions that piled up on the phone; each has its own key and counts once. */
export const positionsForm = z.strictObject({
  points: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[\w-]{8,64}$/),
        ago,
        lat: degrees(90),
        lng: degrees(180),
      }),
    )
    .min(1)
    .max(50),
})
