import type { Verdict } from '~/kernel/outcome'
import { CLUB_ROLES, can, type Grant, type Permission, type RoleTable, STAFF_ROLES } from '~/platform/permissions'

type Holder = Parameters<typeof can>[0]

/** Powers that nobody gives who does not hold them at the same place. */
export const GUARDED_POWERS: readonly Permission[] = [
  'points:adjust',
  'points:approve',
  'points:rules',
  'booking:override',
  'workshop:credit',
  'member:read-sensitive',
  'staff:manage',
  'role:manage',
  'dealer:create',
]

/** Permissions that administrators of the club keep, so that nobody locks everybody out. */
export const KEPT_BY_ADMIN: readonly Permission[] = ['desk:open', 'staff:manage', 'role:manage', 'audit:read']

export const grantKey = ({ role, dealerId }: Grant) => `${role}@${dealerId}`

/** Reads `adviser@<dealer>`; undefined for what is no grant. */
export function readGrant(text: string): Grant | undefined {
  const at = text.indexOf('@')
  const grant = { role: text.slice(0, at), dealerId: text.slice(at + 1) }
  return at > 0 && isGrant(grant) ? grant : undefined
}

/** A role of the list: those of the club without a dealer, all others with one. */
export function isGrant({ role, dealerId }: Grant): boolean {
  return STAFF_ROLES.some((known) => known === role) && CLUB_ROLES.has(role) === (dealerId === '')
}

/** Does this grant lie where the actor manages staff? Roles of the whole club are head office's alone. */
export function isWithin(actor: Holder, { dealerId }: Grant): boolean {
  return can(actor, 'staff:manage', { dealerId })
}

/** May the actor give (or take) this role: it lies within, and holds no guarded power that the actor lacks there. */
export function mayGive(
  actor: Holder,
  grant: Grant,
  roles: RoleTable,
): Verdict<'dealers-desk:refusal.role_foreign' | 'dealers-desk:refusal.role_too_high'> {
  if (!isWithin(actor, grant)) return { ok: false, reason: 'dealers-desk:refusal.role_foreign' }
  const powers = roles.get(grant.role)
  const lacking = GUARDED_POWERS.some((power) => powers?.has(power) && !can(actor, power, { dealerId: grant.dealerId }))
  return lacking ? { ok: false, reason: 'dealers-desk:refusal.role_too_high' } : { ok: true }
}
