import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { endOtherSessions } from '~/platform/sessions/sessions.server'
import { findUserByIdentity, type Identity, updateUser } from '~/platform/users.server'
import { readProof, takeProof } from './codes.server'

/**
 * Changes one's own e-mail or mobile number to one that a code of purpose `change` has proven; all other sessions end.
 * Refuses `proof_over` when the proof was used or is too old, and `identity_taken`.
 */
export async function changeIdentity({ club, actor, proof }: Act<{ proof: string }>): Promise<Outcome<Identity>> {
  const over = refuse('accounts:refusal.proof_over')
  const userId = actor.userId
  const wanted = await readProof(club, 'change', proof)
  if (!userId || !wanted) return over
  const holder = await findUserByIdentity(club, wanted)
  if (holder && holder.id !== userId) return refuse('accounts:refusal.identity_taken', { field: 'identity' })
  return club.write(actor, async (w) => {
    const identity = await takeProof(w, 'change', proof)
    if (!identity) return over
    const { kind, value } = identity
    await updateUser(
      w,
      userId,
      kind === 'email' ? { email: value, emailVerifiedAt: w.now } : { phone: value, phoneVerifiedAt: w.now },
    )
    await endOtherSessions(w, userId, actor.sessionId)
    await audit(w, { action: 'identity.changed', subject: `user:${userId}`, detail: { kind } })
    return done(identity)
  })
}
