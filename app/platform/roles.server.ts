import type { Store } from '#db/store'
import { DEFAULT_ROLE_PERMISSIONS, type RoleTable } from './permissions'

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
