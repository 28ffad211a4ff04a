import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { done, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club, Work } from '~/platform/club.server'
import { sendMessage } from '~/platform/messages.server'
import { endOtherSessions } from '~/platform/sessions/sessions.server'
import { clearFailures, countFailure, throttleKeys } from '~/platform/throttle.server'
import { issueToken, readToken, revokeTokens, takeToken } from '~/platform/tokens.server'
import { findUser, findUserByIdentity, updateUser } from '~/platform/users.server'
import { hashPassword, verifyPassword } from './hash.server'
import { readIdentity } from './identity.server'
import { checkPassword } from './passwords'

const RESET = 'password-reset'
const RESET_LASTS = HOUR / 2
const INVITATION_LASTS = 7 * DAY

type About = { name: string; email?: string | null; phone?: string | null }

/** Refuses a password that breaks the rules, at the field `password`; null when it will do. */
export function refusePassword({ config }: Pick<Club, 'config'>, password: string, about: About): Refusal | null {
  const { wordmark, name } = config.brand
  const checked = checkPassword(password, { ...about, club: [wordmark, name.zh, name.en] })
  return checked.ok ? null : refuse(`accounts:refusal.${checked.reason}`, { field: 'password', params: checked.params })
}

/**
 * Sends a link that sets a new password, good for half an hour and once. Where there is no account nothing is sent;
 * the answer is the same. Refuses `identity_shape`, and `too_many` when too many were asked for.
 */
export async function requestReset({
  club,
  actor,
  identity,
  address,
}: Act<{ identity: string; address: string }>): Promise<Outcome<null>> {
  const read = readIdentity(identity)
  if (!read.ok) return refuse('accounts:refusal.identity_shape', { field: 'identity' })
  const { kind, value } = read.value
  const allowed = await countFailure(club, throttleKeys('reset-request', { address, account: value }))
  if (!allowed.ok) return allowed
  const user = await findUserByIdentity(club, read.value)
  await club.write(actor, async (w) => {
    await audit(w, { action: 'password.reset-asked', subject: `user:${user?.id ?? 'unknown'}` })
    if (!user) return
    const token = await issueToken(w, { purpose: RESET, userId: user.id, lasts: RESET_LASTS })
    await sendMessage(w, {
      userId: user.id,
      channel: kind === 'email' ? 'email' : 'sms',
      template: 'password-reset',
      params: { path: `/reset/${token}`, minutes: RESET_LASTS / MINUTE },
    })
  })
  return done(null)
}

/** Sends someone new at the desk a link that sets their first password, good for a week and once. */
export async function sendInvitation(w: Work, { userId, name }: { userId: string; name: string }): Promise<void> {
  const token = await issueToken(w, { purpose: RESET, userId, lasts: INVITATION_LASTS })
  await sendMessage(w, {
    userId,
    template: 'staff-invitation',
    params: { name, path: `/reset/${token}`, days: INVITATION_LASTS / DAY },
  })
}

/** Is this reset link still good? */
export async function isResetOpen(club: Club, token: string): Promise<boolean> {
  return (await readToken(club, RESET, token)) !== null
}

/**
 * Sets a new password by the link of a reset; ends every session of the account. Refuses the password's rules, and
 * `reset_over` when the link was used or is too old.
 */
export async function resetPassword({
  club,
  actor,
  token,
  password,
}: Act<{ token: string; password: string }>): Promise<Outcome<{ userId: string }>> {
  const over = refuse('accounts:refusal.reset_over', { nextStep: '/forgot' })
  const open = await readToken(club, RESET, token)
  const user = open?.userId ? await findUser(club, open.userId) : null
  if (!user || user.closedAt !== null) return over
  const weak = refusePassword(club, password, user)
  if (weak) return weak
  const passwordHash = await hashPassword(password)
  return club.write({ ...actor, userId: user.id }, async (w) => {
    if (!(await takeToken(w, RESET, token))) return over
    await setPassword(w, user.id, passwordHash, null)
    return done({ userId: user.id })
  })
}

/** Has one a password yet? Who joined with a code only sets the first one without naming another. */
export async function hasPassword(club: Club, { userId }: Actor): Promise<boolean> {
  return userId !== null && ((await findUser(club, userId))?.passwordHash ?? null) !== null
}

/**
 * Changes one's own password; all other sessions end. Refuses `password_current` when the present one is not right
 * (counted), the password's rules, and `too_many` during a pause.
 */
export async function changePassword({
  club,
  actor,
  current,
  password,
}: Act<{ current: string; password: string }>): Promise<Outcome<null>> {
  const user = actor.userId ? await findUser(club, actor.userId) : null
  if (!user) return refuse('accounts:refusal.password_current', { field: 'current' })
  if (user.passwordHash !== null) {
    const keys = throttleKeys('password', { account: user.id })
    const counted = await countFailure(club, keys)
    if (!counted.ok) return counted
    if (!(await verifyPassword(user.passwordHash, current))) {
      await club.write(actor, (w) => audit(w, { action: 'password.change-failed', subject: `user:${user.id}` }))
      return refuse('accounts:refusal.password_current', { field: 'current' })
    }
    await clearFailures(club, keys)
  }
  const weak = refusePassword(club, password, user)
  if (weak) return weak
  const passwordHash = await hashPassword(password)
  return club.write(actor, async (w) => {
    await setPassword(w, user.id, passwordHash, actor.sessionId)
    return done(null)
  })
}

async function setPassword(w: Work, userId: string, passwordHash: string, except: string | null) {
  await updateUser(w, userId, { passwordHash })
  await revokeTokens(w, RESET, userId)
  await endOtherSessions(w, userId, except)
  await audit(w, { action: 'password.changed', subject: `user:${userId}` })
}
