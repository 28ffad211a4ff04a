import { z } from 'zod'
import { PURPOSES } from '~/areas/membership/consents'
import { parsePhone } from '~/areas/membership/phones.server'
import { LANGUAGES } from '~/kernel/language'

export const memberActForm = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('reveal') }),
  z.strictObject({ intent: z.literal('link'), reason: z.string().trim().min(1).max(200) }),
  z.strictObject({ intent: z.literal('erase'), reason: z.string().trim().min(1).max(200) }),
  z.strictObject({ intent: z.literal('note'), words: z.string().trim().min(1).max(1_000) }),
])

const phone = z
  .string()
  .trim()
  .max(30)
  .transform((text, context) => {
    const read = parsePhone(text)
    if (read.ok) return read.value.e164
    context.addIssue({ code: 'custom', message: 'dealers-desk:field.phone' })
    return z.NEVER
  })

/** Enrolment at the counter: the same consents as online, spoken and ticked there. */
export const enrolForm = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .refine((text) => /\p{L}/u.test(text), 'shell:field.required'),
    phone: phone.optional(),
    email: z.string().trim().toLowerCase().max(120).optional(),
    language: z.enum(LANGUAGES),
    consents: z.array(z.enum(PURPOSES)).default([]),
    referralCode: z.string().trim().max(20).optional(),
    vin: z.string().trim().max(20).optional(),
    plate: z.string().trim().max(20).optional(),
    brand: z.string().trim().max(40).optional(),
    model: z.string().trim().max(40).optional(),
  })
  .refine(({ phone, email }) => phone !== undefined || email !== undefined, {
    path: ['phone'],
    message: 'archive-desk:field.reachable',
  })
