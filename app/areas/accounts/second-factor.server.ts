import { createHmac } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Instant } from '~/kernel/clock'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club, Work } from '~/platform/club.server'
import { sendMessage } from '~/platform/messages.server'
import { seal, unseal } from '~/platform/secrets.server'
import { endOtherSessions, type SessionToken, startSession } from '~/platform/sessions/sessions.server'
import { clearFailures, countFailure, throttleKeys } from '~/platform/throttle.server'
import { findUser, takeTotpStep, updateUser, usersWithSecondFactor } from '~/platform/users.server'
import type { Visit } from './visit'

const PERIOD = 30_000
type Attempt = Act<{ code: string; visit: Visit }>

const totp = ({ config }: Pick<Club, 'config'>, secret: string, label = '') =>
  new TOTP({ issuer: config.brand.name.en, label, secret: Secret.fromBase32(secret) })

/** The time step that a code is right for, one step early or late included; null when it is wrong. */
function stepOf(club: Club, secret: string, code: string): number | null {
  const timestamp = club.clock.now()
  const token = code.replace(/\D/g, '')
  const delta = token.length === 6 ? totp(club, secret).validate({ token, timestamp, window: 1 }) : null
  return delta === null ? null : Math.floor(timestamp / PERIOD) + delta
}

/**
 * The secret that a session may enrol: made from the session and the club's key, so that nothing is written before it
 * is proven and a reload shows the same.
 */
function offeredSecret({ config }: Club, { userId, sessionId }: Actor): string {
  const bytes = createHmac('sha256', config.secretKey).update(`second-factor ${userId} ${sessionId}`).digest()
  return new Secret({ buffer: new Uint8Array(bytes.subarray(0, 20)).buffer as ArrayBuffer }).base32
}

/** What an authenticator needs: the address for the QR code and the key to type. Staff without a second factor only. */
export async function offerSecondFactor(club: Club, actor: Actor): Promise<{ uri: string; key: string }> {
  const user = await enrolling(club, actor)
  const key = offeredSecret(club, actor)
  const label = user.email ?? user.phone ?? user.name
  return { uri: totp(club, key, label).toString(), key: key.replace(/(.{4})(?=.)/g, '$1 ') }
}

/** Staff whose session has no second factor: must enrol, or may. */
export const mayEnrol = ({ secondFactor, grants }: Actor): boolean =>
  secondFactor === 'enrol' || (secondFactor === 'none' && grants.length > 0)

async function enrolling(club: Club, actor: Actor) {
  const user = mayEnrol(actor) && actor.userId && actor.sessionId ? await findUser(club, actor.userId) : null
  if (!user || user.totpEnrolledAt !== null) throw new NotFound('second factor to enrol')
  return user
}

/**
 * Enrols the offered secret with its first code; the session is replaced by a new one and all others end.
 * Refuses `code_wrong`, and `too_many` during a pause.
 */
export async function confirmSecondFactor({ club, actor, code, visit }: Attempt): Promise<Outcome<SessionToken>> {
  const { id } = await enrolling(club, actor)
  const secret = offeredSecret(club, actor)
  return proven({ club, actor, code, visit }, secret, async (w, step) => {
    if (!(await takeTotpStep(w, id, step))) return false
    await enrolSecondFactor(w, { userId: id, secret })
    await endOtherSessions(w, id, actor.sessionId)
    await sendMessage(w, {
      userId: id,
      template: 'second-factor-changed',
      params: { change: 'enrolled', at: w.now, zone: 'Asia/Shanghai' },
    })
    return true
  })
}

/**
 * Gives the second factor of a session that is waiting for it; the session is replaced by a new one.
 * Each time step works once. Refuses `code_wrong`, and `too_many` during a pause.
 */
export async function giveSecondFactor({ club, actor, code, visit }: Attempt): Promise<Outcome<SessionToken>> {
  const user = actor.userId && actor.secondFactor === 'wanted' ? await findUser(club, actor.userId) : null
  if (!user?.totpSecret) throw new NotFound('second factor')
  const secret = unseal(user.totpSecret, club.config.secretKey)
  return proven({ club, actor, code, visit }, secret, (w, step) => takeTotpStep(w, user.id, step))
}

/** Counts the attempt, checks the code, and on success replaces the session by one that has shown its second factor. */
async function proven(
  { club, actor, code, visit }: Attempt,
  secret: string,
  take: (w: Work, step: number) => Promise<boolean>,
): Promise<Outcome<SessionToken>> {
  const userId = actor.userId ?? ''
  const keys = throttleKeys('second-factor', { address: visit.address, account: userId })
  const counted = await countFailure(club, keys)
  if (!counted.ok) return counted
  const step = stepOf(club, secret, code)
  const session = await club.write(actor, async (w) => {
    if (step === null || !(await take(w, step))) {
      await audit(w, { action: 'second-factor.failed', subject: `user:${userId}` })
      return null
    }
    await audit(w, { action: 'second-factor.given', subject: `user:${userId}` })
    return startSession(w, { userId, side: 'staff', secondFactorAt: w.now, insteadOf: actor.sessionId, ...visit })
  })
  if (!session) return refuse('accounts:refusal.code_wrong', { field: 'code' })
  await clearFailures(club, keys)
  return done(session)
}

/** Enrols a secret for somebody (the demo's one, or what a person has just proven); a new random one if none is given. */
export async function enrolSecondFactor(
  w: Work,
  { userId, secret = new Secret({ size: 20 }).base32 }: { userId: string; secret?: string },
): Promise<void> {
  await updateUser(w, userId, { totpSecret: seal(secret, w.club.config.secretKey), totpEnrolledAt: w.now })
  await audit(w, { action: 'second-factor.enrolled', subject: `user:${userId}` })
}

/**
 * Takes somebody's second factor away (a lost phone); all their sessions end, and outside the demo they enrol anew at
 * the next sign-in. Who may do so is for the caller to prove.
 */
export async function removeSecondFactor(w: Work, userId: string): Promise<void> {
  await updateUser(w, userId, { totpSecret: null, totpEnrolledAt: null })
  await endOtherSessions(w, userId, null)
  await audit(w, { action: 'second-factor.removed', subject: `user:${userId}` })
  await sendMessage(w, {
    userId,
    template: 'second-factor-changed',
    params: { change: 'removed', at: w.now, zone: 'Asia/Shanghai' },
  })
}

/** The present code of everyone enrolled, for the mailbox page of the demo; nothing outside the demo. */
export async function demoCodes(club: Club): Promise<{ userId: string; name: string; code: string; until: Instant }[]> {
  if (!club.config.demo) return []
  const timestamp = club.clock.now()
  const until = (Math.floor(timestamp / PERIOD) + 1) * PERIOD
  return (await usersWithSecondFactor(club)).flatMap(({ id, name, totpSecret }) =>
    totpSecret
      ? [
          {
            userId: id,
            name,
            code: totp(club, unseal(totpSecret, club.config.secretKey)).generate({ timestamp }),
            until,
          },
        ]
      : [],
  )
}
