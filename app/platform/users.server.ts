import { and, eq, isNotNull, isNull, lt } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import type { Language } from '~/kernel/language'
import type { Club, Work } from './club.server'

/** Where a person can be reached and signs in: lower-case e-mail, or mobile number in E.164. */
export type Identity = { kind: 'email' | 'phone'; value: string }

type Fresh = {
  name: string
  language: Language
  email?: string | null
  phone?: string | null
  passwordHash?: string | null
  emailVerifiedAt?: Instant | null
  phoneVerifiedAt?: Instant | null
  memberId?: string | null
}
export type UserChanges = Partial<
  Fresh & {
    theme: 'system' | 'light' | 'dark'
    totpSecret: string | null
    totpEnrolledAt: Instant | null
    totpStep: number
    closedAt: Instant | null
  }
>

/** Adds someone who can sign in; null when the e-mail, the number or the member is taken. */
export async function insertUser(w: Work, fresh: Fresh): Promise<string | null> {
  const [row] = await w.tx
    .insert(w.schema.platform.users)
    .values({ ...fresh, id: newId(w.now), createdAt: w.now })
    .onConflictDoNothing()
    .returning()
  return row?.id ?? null
}

/** Changes a user's own row. Throws what the engine says when an identity is taken: look before. */
export async function updateUser(w: Work, userId: string, changes: UserChanges): Promise<void> {
  const { users } = w.schema.platform
  await w.tx.update(users).set(changes).where(eq(users.id, userId))
}

/** The whole row, for the rooms of sign-in and membership only; never handed to a page. */
export async function findUser({ store }: Pick<Club, 'store'>, userId: string, on: Reader = store.read) {
  const { users } = store.schema.platform
  const [row] = await on.select().from(users).where(eq(users.id, userId))
  return row ?? null
}
export type User = NonNullable<Awaited<ReturnType<typeof findUser>>>

/** Who signs in with this e-mail or number, unless the account is closed. */
export async function findUserByIdentity(
  { store }: Pick<Club, 'store'>,
  { kind, value }: Identity,
): Promise<User | null> {
  const { users } = store.schema.platform
  const [row] = await store.read
    .select()
    .from(users)
    .where(and(eq(kind === 'email' ? users.email : users.phone, value), isNull(users.closedAt)))
  return row ?? null
}

/** Is there anyone at all? A club without users waits for its first administrator. */
export async function hasUsers({ schema, store }: Club, on: Reader = store.read): Promise<boolean> {
  const { users } = schema.platform
  const [row] = await on.select({ id: users.id }).from(users).limit(1)
  return row !== undefined
}

/**
 * Takes a one-time step of the second factor, if it is later than the last one taken: of two that come at once
 * with the same code, one gets true.
 */
export async function takeTotpStep(w: Work, userId: string, step: number): Promise<boolean> {
  const { users } = w.schema.platform
  const taken = await w.tx
    .update(users)
    .set({ totpStep: step })
    .where(and(eq(users.id, userId), lt(users.totpStep, step)))
    .returning()
  return taken.length > 0
}

/** Open accounts with a second factor; the demo shows their codes. */
export async function usersWithSecondFactor({ store }: Pick<Club, 'store'>): Promise<User[]> {
  const { users } = store.schema.platform
  return store.read
    .select()
    .from(users)
    .where(and(isNotNull(users.totpEnrolledAt), isNull(users.closedAt)))
}
