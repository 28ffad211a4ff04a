import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { newId } from '~/kernel/ids'
import type { Club, Work } from './club.server'
import { hasAnotherAdministrator } from './grants.server'
import type { Grant } from './permissions'

export type StaffMember = {
  userId: string
  name: string
  email: string | null
  phone: string | null
  closedAt: number | null
  /** True once a second factor is enrolled. */
  secured: boolean
  /** True once a password was set. */
  activated: boolean
  grants: Grant[]
}

/** Everybody who holds a role of the desk, by name; `dealerId` keeps those of one dealer. Inside a unit of work `on` is `w.tx`. */
export async function readGrantHolders(
  club: Club,
  { dealerId, on = club.store.read }: { dealerId?: string; on?: Reader } = {},
): Promise<StaffMember[]> {
  const { grants, users } = club.schema.platform
  const rows = await on
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      phone: users.phone,
      closedAt: users.closedAt,
      totpEnrolledAt: users.totpEnrolledAt,
      passwordHash: users.passwordHash,
      role: grants.role,
      dealerId: grants.dealerId,
    })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(dealerId === undefined ? undefined : eq(grants.dealerId, dealerId))
    .orderBy(asc(users.name), asc(users.id), asc(grants.role))
  const people = new Map<string, StaffMember>()
  for (const { role, dealerId, totpEnrolledAt, passwordHash, ...user } of rows) {
    const known = people.get(user.userId) ?? {
      ...user,
      secured: totpEnrolledAt !== null,
      activated: passwordHash !== null,
      grants: [],
    }
    known.grants.push({ role, dealerId })
    people.set(user.userId, known)
  }
  return [...people.values()]
}

/** One person of the desk; undefined for somebody without any role, also for a closed account. */
export async function readGrantHolder(club: Club, userId: string): Promise<StaffMember | undefined> {
  return (await readGrantHolders(club)).find((one) => one.userId === userId)
}

/** Roles of one person, read inside the transaction that is going to change them. */
export async function grantsHeld(w: Work, userId: string): Promise<Grant[]> {
  const { grants } = w.schema.platform
  return w.tx
    .select({ role: grants.role, dealerId: grants.dealerId })
    .from(grants)
    .where(eq(grants.userId, userId))
    .orderBy(asc(grants.role), asc(grants.dealerId))
}

/**
 * Replaces the roles of a person. Answers false, and changes nothing, when nobody with an open account would be left
 * as administrator of the club: checked in the same transaction, which must run `alone: 'grants'`.
 */
export async function replaceGrants(w: Work, userId: string, wanted: readonly Grant[]): Promise<boolean> {
  const { grants } = w.schema.platform
  if (!wanted.some(({ role }) => role === 'admin') && !(await maySpare(w, userId))) return false
  await w.tx.delete(grants).where(eq(grants.userId, userId))
  for (const { role, dealerId } of wanted) {
    const row = { id: newId(w.now), userId, role, dealerId, grantedAt: w.now, grantedBy: w.actor.userId }
    await w.tx.insert(grants).values(row).onConflictDoNothing()
  }
  return true
}

/** Someone who never was an administrator cannot be the last one. */
async function maySpare(w: Work, userId: string): Promise<boolean> {
  const held = await grantsHeld(w, userId)
  return !held.some(({ role }) => role === 'admin') || hasAnotherAdministrator(w, userId)
}

/**
 * Ends a leaver's part in the club: no roles, and no sign-in either unless they are an owner too, who stays one.
 * False, and nothing changed, when it was the last administrator.
 */
export async function closeAccount(w: Work, userId: string): Promise<boolean> {
  const { users } = w.schema.platform
  if (!(await replaceGrants(w, userId, []))) return false
  await w.tx
    .update(users)
    .set({ closedAt: w.now })
    .where(and(eq(users.id, userId), isNull(users.memberId)))
  return true
}

/** Names of accounts by id: who did something. With `staffOnly`, owners who never served are left out. */
export async function namesOf(
  { store }: Pick<Club, 'store'>,
  userIds: readonly string[],
  { staffOnly = false } = {},
): Promise<Map<string, string>> {
  const wanted = [...new Set(userIds)]
  if (wanted.length === 0) return new Map()
  const { users, grants } = store.schema.platform
  const rows = await store.read
    .selectDistinct({ id: users.id, name: users.name, memberId: users.memberId, role: grants.role })
    .from(users)
    .leftJoin(grants, eq(grants.userId, users.id))
    .where(inArray(users.id, wanted))
  // A leaver has no grant any more, and no member row either: still somebody of the desk.
  const shown = rows.filter(({ memberId, role }) => !staffOnly || role !== null || memberId === null)
  return new Map(shown.map(({ id, name }) => [id, name]))
}
