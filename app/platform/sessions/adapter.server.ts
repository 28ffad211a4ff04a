import { eq, lte, sql } from 'drizzle-orm'
import type { Adapter, DatabaseSession } from 'lucia'
import { query } from '#db/query'
import type { Store } from '#db/store'
import type { Clock } from '~/kernel/clock'

export const sessionAndUser = query<{ id: string }>()('session-and-user', (db, { platform: { sessions, users } }) =>
  db
    .select({
      id: sessions.id,
      userId: sessions.userId,
      side: sessions.side,
      createdAt: sessions.createdAt,
      seenAt: sessions.seenAt,
      expiresAt: sessions.expiresAt,
      secondFactorAt: sessions.secondFactorAt,
      name: users.name,
      memberId: users.memberId,
      language: users.language,
      theme: users.theme,
      totpEnrolledAt: users.totpEnrolledAt,
      closedAt: users.closedAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, sql.placeholder('id'))),
)
export type SessionRow = Awaited<ReturnType<typeof sessionAndUser>>[number]

export type NewSession = {
  side: 'member' | 'staff'
  createdAt: number
  secondFactorAt: number | null
  userAgent: string
  address: string
}

/**
 * Lucia's port over our store: one prepared read, writes through the one door, milliseconds on both engines.
 * The id it is given is already the digest.
 */
export function luciaAdapter(store: Store, clock: Clock): Adapter {
  const { sessions } = store.schema.platform
  const session = (row: { id: string; userId: string; expiresAt: number }, attributes: object): DatabaseSession => ({
    id: row.id,
    userId: row.userId,
    expiresAt: new Date(row.expiresAt),
    attributes: attributes as never,
  })
  return {
    async getSessionAndUser(id) {
      const [row] = await sessionAndUser(store, store.read, { id })
      return row ? [session(row, { row }), { id: row.userId, attributes: {} }] : [null, null]
    },
    getUserSessions: async (userId) =>
      (await store.read.select().from(sessions).where(eq(sessions.userId, userId))).map((row) => session(row, {})),
    setSession: ({ id, userId, expiresAt, attributes }) =>
      store.write(async (tx) => {
        const made = attributes as unknown as NewSession
        await tx.insert(sessions).values({ id, userId, expiresAt: +expiresAt, seenAt: made.createdAt, ...made })
      }),
    updateSessionExpiration: (id, at) =>
      store.write(async (tx) => void (await tx.update(sessions).set({ expiresAt: +at }).where(eq(sessions.id, id)))),
    deleteSession: (id) => store.write(async (tx) => void (await tx.delete(sessions).where(eq(sessions.id, id)))),
    deleteUserSessions: (userId) =>
      store.write(async (tx) => void (await tx.delete(sessions).where(eq(sessions.userId, userId)))),
    deleteExpiredSessions: () =>
      store.write(async (tx) => void (await tx.delete(sessions).where(lte(sessions.expiresAt, clock.now())))),
  }
}
