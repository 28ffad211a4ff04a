import { eq } from 'drizzle-orm'
import type { Reader, Store } from '#db/store'
import { type Instant, SECOND } from '~/kernel/clock'
import type { Club, Work } from './club.server'
import { DEFAULT_ROLE_PERMISSIONS, PERMISSIONS, type Permission, type RoleTable } from './permissions'

/** Other processes learn of a changed role within this time. */
const REREAD = 5 * SECOND

async function readRoles({ schema }: Pick<Store, 'schema'>, on: Reader): Promise<RoleTable> {
  const rows = await on.select().from(schema.platform.rolePermissions)
  const table = new Map<string, Set<string>>()
  for (const { role, permission } of rows) table.set(role, (table.get(role) ?? new Set()).add(permission))
  return table
}

const GIVEN = 'permissions-given'

/**
 * Reads the role table. Permissions that the club has never seen (all of them in a new club, those of a new room after
 * an update) are given to the roles that have them by default, once; what the club changed afterwards is left alone.
 */
export async function loadRoles(store: Store, now: Instant): Promise<RoleTable> {
  return store.write(async (tx) => {
    const { rolePermissions, settings } = store.schema.platform
    const [row] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.id, GIVEN))
    const given = new Set(row ? (row.value as string[]) : [])
    const fresh = Object.entries(DEFAULT_ROLE_PERMISSIONS).flatMap(([role, names]) =>
      names
        .filter((permission) => !given.has(permission))
        .map((permission) => ({ role, permission: permission as string })),
    )
    if (fresh.length > 0) await tx.insert(rolePermissions).values(fresh).onConflictDoNothing()
    if (PERMISSIONS.some((permission) => !given.has(permission))) {
      const value = { value: PERMISSIONS, changedAt: now }
      await tx
        .insert(settings)
        .values({ id: GIVEN, ...value })
        .onConflictDoUpdate({ target: settings.id, set: value })
    }
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
