import { z } from 'zod'
import { isDay } from '~/kernel/dates'
import { minuteOf } from '~/kernel/zones'
import { CHANNELS } from './channels'
import { PURPOSES } from './consents'

/** Something that can be called out: one letter at least, of any script. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .refine((text) => /\p{L}/u.test(text), 'shell:field.required')
const time = z
  .string()
  .refine((text) => minuteOf(text) !== undefined, 'shell:field.invalid')
  .transform((text) => minuteOf(text) ?? 0)

export const identityForm = z.strictObject({
  identity: z.string().trim().min(1).max(254),
  referralCode: z.string().trim().max(20).optional(),
})

export const codeForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('try'), code: z.string().trim().min(4).max(12) }),
  z.strictObject({ act: z.literal('again') }),
])

export const accountForm = z.strictObject({
  name,
  password: z.string().max(400),
  referralCode: z.string().trim().max(20).optional(),
})

export const agreeForm = z.strictObject({ purposes: z.array(z.enum(PURPOSES)).default([]) })

export const profileForm = z.strictObject({
  version: z.coerce.number().int(),
  name,
  birthday: z.string().refine(isDay, 'shell:field.invalid').optional(),
  city: z.string().trim().max(40).optional(),
  homeDealerId: z.string().max(60).optional(),
  preferredChannel: z.enum(CHANNELS),
  quietFrom: time,
  quietUntil: time,
  zone: z.string().max(60),
})

/** Ticked boxes by name: `<purpose>` and `<purpose>:<channel>`. */
export const consentForm = z.strictObject({ given: z.array(z.string().max(60)).default([]) })

export const eraseForm = z.strictObject({ password: z.string().min(1).max(400) })
export const renewForm = z.strictObject({ act: z.literal('renew') })
