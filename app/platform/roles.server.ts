import { eq } from 'drizzle-orm'
import type { Reader, Store } from '#db/store'
import { SECOND } from '~/kernel/clock'
import type { Club, Work } from './club.server'
import { DEFAULT_ROLE_PERMISSIONS, type Permission, type RoleTable } from './permissions'

/** Other processes learn of a changed role within this time. */
const REREAD = 5 * SECOND

async function readRoles({ schema }: Pick<Store, 'schema'>, on: Reader): Promise<RoleTable> {
  const rows = await on.select().from(schema.platform.rolePermissions)
  const table = new Map<string, Set<string>>()
  for (const { role, permission } of rows) table.set(role, (table.get(role) ?? new Set()).add(permission))
  return table
}

/** Fills the role table of a new club, then reads it. Rows that the club changed are left alone. */
export async function loadRoles(store: Store): Promise<RoleTable> {
  return store.write(async (tx) => {
    const known = await readRoles(store, tx)
    if (known.size > 0) return known
    const fresh = Object.entries(DEFAULT_ROLE_PERMISSIONS).flatMap(([role, names]) =>
      names.map((permission) => ({ role, permission: permission as string })),
    )
    await tx.insert(store.schema.platform.rolePermissions).values(fresh).onConflictDoNothing()
    return readRoles(store, tx)
  })
}

/** Keeps the role table of this process up with what others change. Answers how to stop. */
export function followRoles(club: Club): () => void {
  const timer = setInterval(() => {
    readRoles(club, club.store.read).then(
      (roles) => {
        club.roles = roles
      },
      (err) => club.log.error({ err }, 'roles not read'),
    )
  }, REREAD)
  return () => clearInterval(timer)
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
