import type { Instant } from '~/kernel/clock'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club } from '~/platform/club.server'
import { endOtherSessions, endSession, openSessions } from '~/platform/sessions/sessions.server'
import { deviceOf } from './visit'

export type SessionView = {
  /** Names the session among one's own; not the token and nothing to sign in with. */
  handle: string
  current: boolean
  side: string
  browser: string
  system: string
  handheld: boolean
  address: string
  startedAt: Instant
  seenAt: Instant
}

const handleOf = (sessionId: string) => sessionId.slice(0, 16)

/** One's own open sessions: this one first, then by last visit. */
export async function readSessions(club: Club, { userId, sessionId }: Actor): Promise<SessionView[]> {
  const open = userId ? await openSessions(club, userId) : []
  return open
    .map((row) => ({
      handle: handleOf(row.id),
      current: row.id === sessionId,
      side: row.side,
      ...deviceOf(row.userAgent),
      address: row.address,
      startedAt: row.createdAt,
      seenAt: row.seenAt,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current))
}

/** Ends one of one's own sessions by its handle; anyone else's is not found. */
export async function endOwnSession({ club, actor, handle }: Act<{ handle: string }>): Promise<Outcome<null>> {
  const own = actor.userId ? await openSessions(club, actor.userId) : []
  const session = own.find((row) => handleOf(row.id) === handle)
  if (!session) throw new NotFound('session')
  return club.write(actor, async (w) => {
    await endSession(w, session.id)
    await audit(w, { action: 'session.ended', subject: `user:${actor.userId}` })
    return done(null)
  })
}

/** Ends all of one's own sessions but this one. */
export async function endOtherOwnSessions({ club, actor }: Act<object>): Promise<Outcome<null>> {
  return club.write(actor, async (w) => {
    if (actor.userId && actor.sessionId) await endOtherSessions(w, actor.userId, actor.sessionId)
    await audit(w, { action: 'session.others-ended', subject: `user:${actor.userId}` })
    return done(null)
  })
}

/** Ends the present session. Harmless when there is none. */
export async function signOut({ club, actor }: Act<object>): Promise<void> {
  const { sessionId, userId } = actor
  if (!sessionId) return
  await club.write(actor, async (w) => {
    await endSession(w, sessionId)
    await audit(w, { action: 'sign-out', subject: `user:${userId}` })
  })
}
