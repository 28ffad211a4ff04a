import type { Language } from '~/kernel/language'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Work } from '~/platform/club.server'
import { insertUser } from '~/platform/users.server'
import { readEmail, readMobile } from './identity.server'

type NewUser = {
  name: string
  email?: string | null
  phone?: string | null
  /** From hashPassword, made before the transaction. */
  passwordHash?: string | null
  language: Language
  /** The addresses that were proven by a code. */
  verified?: readonly ('email' | 'phone')[]
  memberId?: string | null
}

/**
 * Adds someone who can sign in. Refuses `identity_shape` and `identity_taken` (at the field `email` or `phone`);
 * who was there first is not told.
 */
export async function createUser(
  w: Work,
  { name, email, phone, passwordHash = null, language, verified = [], memberId = null }: NewUser,
): Promise<Outcome<{ userId: string }>> {
  const mail = email ? readEmail(email) : null
  if (mail && !mail.ok) return refuse('accounts:refusal.identity_shape', { field: 'email' })
  const mobile = phone ? readMobile(phone) : null
  if (mobile && !mobile.ok) return refuse('accounts:refusal.identity_shape', { field: 'phone' })
  if (!mail && !mobile) return refuse('accounts:refusal.identity_shape', { field: 'email' })
  const userId = await insertUser(w, {
    name: name.trim(),
    email: mail?.value ?? null,
    phone: mobile?.value ?? null,
    passwordHash,
    language,
    emailVerifiedAt: mail && verified.includes('email') ? w.now : null,
    phoneVerifiedAt: mobile && verified.includes('phone') ? w.now : null,
    memberId,
  })
  if (!userId) return refuse('accounts:refusal.identity_taken', { field: mail ? 'email' : 'phone' })
  await audit(w, { action: 'account.created', subject: `user:${userId}` })
  return done({ userId })
}
