import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { clearFailures, countFailure, throttleKeys } from '~/platform/throttle.server'
import { findUserByIdentity } from '~/platform/users.server'
import { verifyPassword } from './hash.server'
import { readIdentity } from './identity.server'
import { openSession, type SignedIn } from './open-session.server'
import type { Visit } from './visit'

type Input = Act<{ identity: string; password: string; visit: Visit }>

/**
 * Signs in with e-mail or mobile number and password. Whether the account exists shows neither in the answer nor in
 * its time. Refuses `sign_in` with the tries left, `sign_in_last` with none left, and `too_many` during a pause.
 */
export async function signIn({ club, actor, identity, password, visit }: Input): Promise<Outcome<SignedIn>> {
  const read = readIdentity(identity)
  const account = read.ok ? read.value.value : identity.trim().toLowerCase()
  const keys = throttleKeys('sign-in', { address: visit.address, account })
  const counted = await countFailure(club, keys)
  if (!counted.ok) return counted
  const user = read.ok ? await findUserByIdentity(club, read.value) : null
  const right = await verifyPassword(user?.passwordHash, password)
  const signedIn =
    right && user ? await openSession(club, user, { visit, means: 'password', insteadOf: actor.sessionId }) : null
  if (signedIn) {
    await clearFailures(club, keys)
    return done(signedIn)
  }
  await club.write(actor, (w) => audit(w, { action: 'sign-in.failed', subject: `user:${user?.id ?? 'unknown'}` }))
  const { left } = counted.value
  return left > 0
    ? refuse('accounts:refusal.sign_in', { field: 'password', params: { count: left } })
    : refuse('accounts:refusal.sign_in_last', { field: 'password' })
}
