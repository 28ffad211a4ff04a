import { createUser } from '~/areas/accounts/create-user.server'
import { sendInvitation } from '~/areas/accounts/password.server'
import type { Language } from '~/kernel/language'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import type { Grant } from '~/platform/permissions'
import { replaceGrants } from '~/platform/staff.server'
import { grantKey, isGrant, mayGive } from './staff-rules'

/**
 * Adds a person to the staff with one role and invites them to set a password. Refuses a role that the actor may not
 * give, and an address that is taken.
 */
export async function inviteStaff({
  club,
  actor,
  submission,
  name,
  email,
  language,
  grant,
}: Act<{ name: string; email: string; language: Language; grant: Grant }>): Promise<Outcome<{ userId: string }>> {
  if (!isGrant(grant)) throw new NotFound('role')
  const verdict = mayGive(actor, grant, club.roles)
  if (!verdict.ok) return verdict
  return club.write(
    actor,
    async (w) => {
      const made = await createUser(w, { name, email, language })
      if (!made.ok) return made
      const { userId } = made.value
      await replaceGrants(w, userId, [grant])
      await sendInvitation(w, { userId, name })
      await audit(w, {
        action: 'staff.invited',
        subject: `user:${userId}`,
        dealerId: grant.dealerId,
        detail: { role: grantKey(grant) },
      })
      return done({ userId })
    },
    { submission, alone: 'grants' },
  )
}
