import { and, eq, ne, sql } from 'drizzle-orm'
import { Lucia, TimeSpan } from 'lucia'
import { query } from '#db/query'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { isLanguage, type Language } from '~/kernel/language'
import { type Actor, guest } from '../actor'
import type { Club, Work } from '../club.server'
import { digest, newToken } from '../secrets.server'
import { luciaAdapter, type NewSession, type SessionRow } from './adapter.server'

/** Idle and absolute limits. Owners stay signed in; a desk does not. */
const LIMITS = {
  member: { idle: 30 * DAY, absolute: 90 * DAY },
  staff: { idle: HOUR, absolute: 12 * HOUR },
}
/** `seenAt` is written at most this often. */
const SEEN_EVERY = 10 * MINUTE

const engines = new WeakMap<Club, Lucia>()
function lucia(club: Club): Lucia {
  const known = engines.get(club)
  if (known) return known
  const fresh = new Lucia(luciaAdapter(club.store, club.clock), {
    sessionExpiresIn: new TimeSpan(LIMITS.member.idle, 'ms'),
    getSessionAttributes: (attributes) => attributes as object,
  })
  engines.set(club, fresh)
  return fresh
}

const grantsOf = query<{ userId: string }>()('grants-of-user', (db, { platform: { grants } }) =>
  db
    .select({ role: grants.role, dealerId: grants.dealerId })
    .from(grants)
    .where(eq(grants.userId, sql.placeholder('userId'))),
)

/** Who holds this token, or a guest. Ends sessions that are past their limits. */
export async function actorOf(club: Club, token: string | null, language: Language): Promise<Actor> {
  if (!token || token.length > 100) return guest(language, club.roles)
  const { session } = await lucia(club).validateSession(digest(token))
  const row = (session as unknown as { row?: SessionRow } | null)?.row
  if (!row || row.closedAt) return guest(language, club.roles)
  const now = club.clock.now()
  const limits = LIMITS[row.side === 'staff' ? 'staff' : 'member']
  if (now > row.seenAt + limits.idle || now > row.createdAt + limits.absolute || now > row.expiresAt) {
    await endSession(club, row.id)
    return guest(language, club.roles)
  }
  if (now > row.seenAt + SEEN_EVERY)
    await touch(club, row.id, now, Math.min(now + limits.idle, row.createdAt + limits.absolute))
  const grants = row.side === 'staff' ? await grantsOf(club.store, club.store.read, { userId: row.userId }) : []
  return {
    kind: 'person',
    userId: row.userId,
    memberId: row.memberId,
    name: row.name,
    grants,
    roles: club.roles,
    isSystem: false,
    language: isLanguage(row.language) ? row.language : language,
    theme: row.theme === 'light' || row.theme === 'dark' ? row.theme : 'system',
    sessionId: row.id,
    secondFactor:
      row.side !== 'staff' || (!row.totpEnrolledAt && club.config.demo)
        ? 'none'
        : row.secondFactorAt
          ? 'given'
          : 'wanted',
  }
}

async function touch(club: Club, id: string, now: number, expiresAt: number) {
  const { sessions } = club.schema.platform
  await club.store.write(async (tx) => {
    await tx.update(sessions).set({ seenAt: now, expiresAt }).where(eq(sessions.id, id))
  })
}

/** Starts a session and answers the token for the cookie; the database keeps its digest only. */
export async function startSession(
  club: Club,
  userId: string,
  {
    side,
    secondFactorAt = null,
    userAgent,
    address,
  }: Omit<NewSession, 'createdAt' | 'secondFactorAt'> & { secondFactorAt?: number | null },
): Promise<{ token: string; expiresAt: number }> {
  const token = newToken()
  const createdAt = club.clock.now()
  const attributes: NewSession = { side, createdAt, secondFactorAt, userAgent: userAgent.slice(0, 200), address }
  await lucia(club).createSession(userId, attributes as never, { sessionId: digest(token) })
  const expiresAt = createdAt + LIMITS[side].idle
  const { sessions } = club.schema.platform
  await club.store.write(async (tx) => {
    await tx
      .update(sessions)
      .set({ expiresAt })
      .where(eq(sessions.id, digest(token)))
  })
  return { token, expiresAt: createdAt + LIMITS[side].absolute }
}

export async function endSession(club: Club, sessionId: string): Promise<void> {
  await lucia(club).invalidateSession(sessionId)
}

/** Ends every session of a person, but the one that is named: after a new password, address or role. */
export async function endOtherSessions(w: Work, userId: string, except: string | null): Promise<void> {
  const { sessions } = w.schema.platform
  const others = except ? and(eq(sessions.userId, userId), ne(sessions.id, except)) : eq(sessions.userId, userId)
  await w.tx.delete(sessions).where(others)
}
