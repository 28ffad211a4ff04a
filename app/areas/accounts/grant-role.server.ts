import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Work } from '~/platform/club.server'
import { deleteGrant, hasAnotherAdministrator, insertGrant } from '~/platform/grants.server'
import { CLUB_ROLES, type StaffRole } from '~/platform/permissions'
import { endOtherSessions } from '~/platform/sessions/sessions.server'

type Grant = { userId: string; role: StaffRole; dealerId: string }

/**
 * Gives a person a role, at a dealer or ('') in the whole club; who may do so is for the caller to prove.
 * Ends all their sessions, so that a new one begins with the new rights. Refuses `role_place` when a role of the
 * whole club is given at a dealer, or the other way round.
 */
export async function grantRole(w: Work, grant: Grant): Promise<Outcome<{ fresh: boolean }>> {
  if (CLUB_ROLES.has(grant.role) !== (grant.dealerId === '')) return refuse('accounts:refusal.role_place')
  const fresh = await insertGrant(w, grant)
  if (fresh) await changed(w, 'role.granted', grant)
  return done({ fresh })
}

/** Takes a role away and ends all sessions of its holder. The club's last administrator stays: `last_administrator`. */
export async function revokeRole(w: Work, grant: Grant): Promise<Outcome<{ gone: boolean }>> {
  const gone = await deleteGrant(w, grant)
  if (!gone) return done({ gone })
  if (grant.role === 'admin' && !(await hasAnotherAdministrator(w, grant.userId))) {
    return refuse('accounts:refusal.last_administrator')
  }
  await changed(w, 'role.revoked', grant)
  return done({ gone })
}

async function changed(w: Work, action: string, { userId, role, dealerId }: Grant) {
  await endOtherSessions(w, userId, null)
  await audit(w, { action, subject: `user:${userId}`, dealerId, detail: { role } })
}
