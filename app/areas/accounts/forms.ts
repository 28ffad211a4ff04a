import { z } from 'zod'

const identity = z.string().trim().min(1).max(254)
const code = z.string().trim().min(1).max(60)
/** Anything that fits into a request's memory; the rules for new ones are the use case's. */
const password = z.string().min(1).max(1_000)
const to = z.string().max(500).optional()

/** Where to go afterwards; checked for being a path of our own when it is used. */
export const toSearch = z.object({ to })

export const signInForm = z.strictObject({ identity, password, to })
export const codeForm = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('send'), identity, to }),
  z.strictObject({ intent: z.literal('answer'), code, to }),
])
export const secondFactorForm = z.strictObject({ code, to })
export const forgotForm = z.strictObject({ identity })
export const resetForm = z.strictObject({ password })
export const firstAdministratorForm = z.strictObject({
  code,
  name: z.string().trim().min(1).max(80),
  email: z.string().trim().min(1).max(254),
  password,
})
export const passwordForm = z.strictObject({ current: z.string().max(1_000).default(''), password })
export const sessionsForm = z.discriminatedUnion('intent', [
  z.strictObject({ intent: z.literal('end'), handle: z.string().max(40) }),
  z.strictObject({ intent: z.literal('end-others') }),
])
export const languageForm = z.strictObject({ language: z.enum(['zh-CN', 'en']), to })
export const themeForm = z.strictObject({ theme: z.enum(['system', 'light', 'dark']), to })
