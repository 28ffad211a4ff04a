import { eq, lte, sql } from 'drizzle-orm'
import type { Adapter, DatabaseSession } from 'lucia'
import { query } from '#db/query'
import type { Reader, Store, Transaction } from '#db/store'
import type { Clock, Instant } from '~/kernel/clock'
import { endOfSession, type Side } from './limits'

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
  side: Side
  createdAt: Instant
  secondFactorAt: Instant | null
  userAgent: string
  address: string
}

/** What the adapter stands on: the store, or one transaction of it. */
export type Ground = {
  schema: Store['schema']
  clock: Clock
  read: Reader
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

/** Lucia compares with the system clock and renews at half life; a date this far away keeps it from doing either. */
const NEVER = new Date(8_640_000_000_000_000)

/**
 * Lucia's port over our store: one prepared read, writes through the one door. The id it is given is already the
 * digest. When a session ends is decided here, by our clock and our columns.
 */
export function luciaAdapter({ schema, clock, read, write }: Ground): Adapter {
  const { sessions } = schema.platform
  const session = (row: { id: string; userId: string }, attributes: object): DatabaseSession => ({
    id: row.id,
    userId: row.userId,
    expiresAt: NEVER,
    attributes: attributes as never,
  })
  return {
    async getSessionAndUser(id) {
      const [row] = await sessionAndUser({ schema }, read, { id })
      if (!row || row.closedAt !== null || row.expiresAt <= clock.now()) return [null, null]
      return [session(row, { row }), { id: row.userId, attributes: {} }]
    },
    async getUserSessions(userId) {
      const rows = await read.select().from(sessions).where(eq(sessions.userId, userId))
      return rows.filter((row) => row.expiresAt > clock.now()).map((row) => session(row, { row }))
    },
    setSession: ({ id, userId, attributes }) =>
      write(async (tx) => {
        const made = attributes as unknown as NewSession
        const expiresAt = endOfSession(made.side, made.createdAt, made.createdAt)
        await tx.insert(sessions).values({ id, userId, expiresAt, seenAt: made.createdAt, ...made })
      }),
    updateSessionExpiration: async () => {},
    deleteSession: (id) => write(async (tx) => void (await tx.delete(sessions).where(eq(sessions.id, id)))),
    deleteUserSessions: (userId) =>
      write(async (tx) => void (await tx.delete(sessions).where(eq(sessions.userId, userId)))),
    deleteExpiredSessions: () =>
      write(async (tx) => void (await tx.delete(sessions).where(lte(sessions.expiresAt, clock.now())))),
  }
}
