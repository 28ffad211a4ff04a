import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Act } from '~/platform/club.server'
import { findUserByIdentity, updateUser } from '~/platform/users.server'
import { takeCode } from './codes.server'
import { openSession, type SignedIn } from './open-session.server'
import type { Visit } from './visit'

/** Signs in with a code that requestCode sent; the address it went to is proven by it. Refuses like `takeCode`. */
export async function signInByCode({
  club,
  actor,
  identity,
  code,
  visit,
}: Act<{ identity: string; code: string; visit: Visit }>): Promise<Outcome<SignedIn>> {
  const used = await takeCode({ club, actor, purpose: 'sign-in', identity, code, address: visit.address })
  if (!used.ok) return used
  const { kind } = used.value
  const user = await findUserByIdentity(club, used.value)
  const signedIn =
    user &&
    (await openSession(club, user, {
      visit,
      means: 'code',
      insteadOf: actor.sessionId,
      also: (w) => updateUser(w, user.id, kind === 'email' ? { emailVerifiedAt: w.now } : { phoneVerifiedAt: w.now }),
    }))
  return signedIn ? done(signedIn) : refuse('accounts:refusal.code_wrong', { field: 'code' })
}
