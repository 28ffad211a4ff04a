import { and, eq, ne } from 'drizzle-orm'
import { Lucia } from 'lucia'
import type { Instant } from '~/kernel/clock'
import { isLanguage, type Language } from '~/kernel/language'
import { type Actor, guest } from '../actor'
import type { Club, Work } from '../club.server'
import { grantsOfUser } from '../grants.server'
import { digest, newToken } from '../secrets.server'
import { findUser } from '../users.server'
import { luciaAdapter, type NewSession, type SessionRow } from './adapter.server'
import { endOfSession, LIMITS, type Side, sideOf } from './limits'

type Visit = { language: Language; theme?: Actor['theme'] }
type Attributes = { getSessionAttributes(attributes: object): object }
const attributes = { getSessionAttributes: (given: object) => given } as Attributes

const engines = new WeakMap<Club, Lucia>()
function lucia(club: Club): Lucia {
  const known = engines.get(club)
  if (known) return known
  const { store, schema, clock } = club
  const ground = { schema, clock, read: store.read, write: store.write.bind(store) }
  const fresh = new Lucia(luciaAdapter(ground), attributes)
  engines.set(club, fresh)
  return fresh
}
/** The same inside a transaction, so that a session begins and ends together with what causes it. */
function luciaIn({ tx, schema, club: { clock } }: Work): Lucia {
  return new Lucia(luciaAdapter({ schema, clock, read: tx, write: (work) => work(tx) }), attributes)
}

const themeOf = (text: string): Actor['theme'] => (text === 'light' || text === 'dark' ? text : 'system')

/** Who holds this token, or a guest. A session past its limits is none. */
export async function actorOf(club: Club, token: string | null, visit: Visit): Promise<Actor> {
  const nobody = { ...guest(visit.language, club.roles), theme: visit.theme ?? 'system' }
  if (!token || token.length > 100) return nobody
  const { session } = await lucia(club).validateSession(digest(token))
  const row = (session as unknown as { row?: SessionRow } | null)?.row
  if (!row) return nobody
  const side = sideOf(row.side)
  await touch(club, row, side)
  const secondFactor = secondFactorOf(club, row, side)
  // Until the second factor is shown the session has no rights, on public pages either.
  const sealed = secondFactor === 'wanted' || secondFactor === 'enrol'
  return {
    ...nobody,
    kind: 'person',
    userId: row.userId,
    memberId: sealed ? null : row.memberId,
    name: row.name,
    grants: side === 'staff' && !sealed ? await grantsOfUser(club, row.userId) : [],
    language: isLanguage(row.language) ? row.language : visit.language,
    theme: themeOf(row.theme),
    sessionId: row.id,
    secondFactor,
  }
}

/** A desk wants the second factor once it is enrolled; outside the demo it wants it enrolled first. */
function secondFactorOf({ config }: Club, row: SessionRow, side: Side): Actor['secondFactor'] {
  if (row.totpEnrolledAt !== null) {
    if (row.secondFactorAt !== null) return 'given'
    return side === 'staff' ? 'wanted' : 'none'
  }
  return side === 'staff' && !config.demo ? 'enrol' : 'none'
}

async function touch(club: Club, { id, createdAt, seenAt }: SessionRow, side: Side) {
  const now = club.clock.now()
  if (now < seenAt + LIMITS[side].seen) return
  const { sessions } = club.schema.platform
  await club.store.write(async (tx) => {
    await tx
      .update(sessions)
      .set({ seenAt: now, expiresAt: endOfSession(side, createdAt, now) })
      .where(eq(sessions.id, id))
  })
}

/** A person as their session would show them, for work that is done in their name without one (the demo club's history). */
export async function actorOfUser(club: Club, userId: string): Promise<Actor | null> {
  const user = await findUser(club, userId)
  if (!user || user.closedAt !== null) return null
  return {
    ...guest(isLanguage(user.language) ? user.language : 'zh-CN', club.roles),
    kind: 'person',
    userId,
    memberId: user.memberId,
    name: user.name,
    grants: await grantsOfUser(club, userId),
    theme: themeOf(user.theme),
  }
}

export type SessionStart = Pick<NewSession, 'userAgent' | 'address'> & {
  userId: string
  side: Side
  /** When the second factor was shown, if it was. */
  secondFactorAt?: Instant | null
  /** The session that this one takes the place of: after a login or a second factor the token is a new one. */
  insteadOf?: string | null
}
export type SessionToken = { token: string; sessionId: string; maxAge: number }

/** Starts a session; answers the token for the cookie and its longest age in seconds. The database keeps a digest only. */
export async function startSession(
  w: Work,
  { userId, side, secondFactorAt = null, userAgent, address, insteadOf }: SessionStart,
): Promise<SessionToken> {
  const engine = luciaIn(w)
  if (insteadOf) await engine.invalidateSession(insteadOf)
  const token = newToken()
  const sessionId = digest(token)
  const made: NewSession = { side, createdAt: w.now, secondFactorAt, userAgent: userAgent.slice(0, 200), address }
  await engine.createSession(userId, made as never, { sessionId })
  return { token, sessionId, maxAge: LIMITS[side].absolute / 1_000 }
}

export async function endSession(w: Work, sessionId: string): Promise<void> {
  await luciaIn(w).invalidateSession(sessionId)
}

/** Ends every session of a person, but the one that is named: after a new password, address or role. */
export async function endOtherSessions(w: Work, userId: string, except: string | null): Promise<void> {
  const { sessions } = w.schema.platform
  if (!except) return luciaIn(w).invalidateUserSessions(userId)
  await w.tx.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, except)))
}

export type OpenSession = Pick<SessionRow, 'id' | 'side' | 'createdAt' | 'seenAt'> &
  Pick<NewSession, 'userAgent' | 'address'>

/** A person's open sessions, last seen first. */
export async function openSessions(club: Club, userId: string): Promise<OpenSession[]> {
  const found = (await lucia(club).getUserSessions(userId)) as unknown as { row: OpenSession }[]
  return found.map(({ row }) => row).sort((a, b) => b.seenAt - a.seenAt)
}
