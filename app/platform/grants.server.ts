import { and, eq, ne, sql } from 'drizzle-orm'
import { query } from '#db/query'
import type { Reader } from '#db/store'
import { newId } from '~/kernel/ids'
import type { Club, Work } from './club.server'
import type { Grant, StaffRole } from './permissions'

const held = query<{ userId: string }>()('grants-of-user', (db, { platform: { grants } }) =>
  db
    .select({ role: grants.role, dealerId: grants.dealerId })
    .from(grants)
    .where(eq(grants.userId, sql.placeholder('userId'))),
)

/** Roles that someone holds, where; '' is the whole club. */
export async function grantsOfUser(
  { store }: Pick<Club, 'store'>,
  userId: string,
  on: Reader = store.read,
): Promise<Grant[]> {
  return held(store, on, { userId })
}

/** Adds a grant; false when it is held already. */
export async function insertGrant(
  w: Work,
  { userId, role, dealerId }: { userId: string; role: StaffRole; dealerId: string },
): Promise<boolean> {
  const fresh = await w.tx
    .insert(w.schema.platform.grants)
    .values({ id: newId(w.now), userId, role, dealerId, grantedAt: w.now, grantedBy: w.actor.userId })
    .onConflictDoNothing()
    .returning()
  return fresh.length > 0
}

/** Takes a grant away; false when it was not held. */
export async function deleteGrant(
  w: Work,
  { userId, role, dealerId }: { userId: string; role: StaffRole; dealerId: string },
): Promise<boolean> {
  const { grants } = w.schema.platform
  const gone = await w.tx
    .delete(grants)
    .where(and(eq(grants.userId, userId), eq(grants.role, role), eq(grants.dealerId, dealerId)))
    .returning()
  return gone.length > 0
}

/** Does anyone but this person administer the whole club with an open account? */
export async function hasAnotherAdministrator(w: Work, userId: string): Promise<boolean> {
  const { grants, users } = w.schema.platform
  const rows = await w.tx
    .select({ closedAt: users.closedAt })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(and(eq(grants.role, 'admin'), eq(grants.dealerId, ''), ne(grants.userId, userId)))
  return rows.some(({ closedAt }) => closedAt === null)
}
