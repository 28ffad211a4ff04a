import { eq } from 'drizzle-orm'
import type { Store } from '#db/store'
import type { Work } from './club.server'
import { DEFAULT_ROLE_PERMISSIONS, type Permission, type RoleTable } from './permissions'

/** Fills the role table of a new club, then reads it. Rows that the club changed are left alone. */
export async function loadRoles(store: Store): Promise<RoleTable> {
  const { rolePermissions } = store.schema.platform
  const rows = await store.write(async (tx) => {
    const known = await tx.select().from(rolePermissions)
    if (known.length > 0) return known
    const fresh = Object.entries(DEFAULT_ROLE_PERMISSIONS).flatMap(([role, names]) =>
      names.map((permission) => ({ role, permission: permission as string })),
    )
    await tx.insert(rolePermissions).values(fresh).onConflictDoNothing()
    return fresh
  })
  const table = new Map<string, Set<string>>()
  for (const { role, permission } of rows) {
    const names = table.get(role) ?? new Set()
    names.add(permission)
    table.set(role, names)
  }
  return table
}

/** Replaces what a role may do; after the commit this process knows it at once. Answers what it could before. */
export async function replaceRolePermissions(
  w: Work,
  role: string,
  permissions: readonly Permission[],
): Promise<string[]> {
  const { rolePermissions } = w.schema.platform
  const before = await w.tx.select().from(rolePermissions).where(eq(rolePermissions.role, role))
  await w.tx.delete(rolePermissions).where(eq(rolePermissions.role, role))
  if (permissions.length > 0) {
    await w.tx.insert(rolePermissions).values(permissions.map((permission) => ({ role, permission })))
  }
  w.after(() => {
    w.club.roles = new Map([...w.club.roles, [role, new Set(permissions)]])
  })
  return before.map(({ permission }) => permission)
}
