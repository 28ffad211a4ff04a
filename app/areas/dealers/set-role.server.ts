import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { can, PERMISSIONS, type Permission, STAFF_ROLES } from '~/platform/permissions'
import { replaceRolePermissions } from '~/platform/roles.server'
import { KEPT_BY_ADMIN } from './staff-rules'

/**
 * Sets what a role of the desk may do, in the whole club and at once. Head office only. Administrators keep what
 * keeps the club open; `known` is what the form showed, and an older one is refused with what holds.
 */
export async function setRole({
  club,
  actor,
  role,
  known,
  permissions,
}: Act<{ role: string; known: readonly string[]; permissions: readonly Permission[] }>): Promise<
  Outcome<{ role: string }>
> {
  if (!can(actor, 'role:manage') || !STAFF_ROLES.some((one) => one === role)) throw new NotFound('role')
  if (role === 'admin' && !KEPT_BY_ADMIN.every((kept) => permissions.includes(kept))) {
    return refuse('dealers-desk:refusal.admin_keeps')
  }
  const wanted = PERMISSIONS.filter((name) => permissions.includes(name) && !name.endsWith(':own'))
  return club.write(
    actor,
    async (w) => {
      const before = await replaceRolePermissions(w, role, wanted)
      if ([...before].sort().join() !== [...known].sort().join()) return stale(0, { permissions: before })
      await audit(w, { action: 'role.changed', subject: `role:${role}`, detail: { before, after: wanted } })
      return done({ role })
    },
    { alone: 'grants' },
  )
}
