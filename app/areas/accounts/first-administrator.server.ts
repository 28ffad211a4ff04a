import { DAY } from '~/kernel/clock'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { systemActor } from '~/platform/actor'
import type { Act, Club } from '~/platform/club.server'
import { countFailure, throttleKeys } from '~/platform/throttle.server'
import { issueToken, takeToken } from '~/platform/tokens.server'
import { findUser, hasUsers } from '~/platform/users.server'
import { createUser } from './create-user.server'
import { grantRole } from './grant-role.server'
import { hashPassword } from './hash.server'
import { openSession, type SignedIn } from './open-session.server'
import { refusePassword } from './password.server'
import type { Visit } from './visit'

const PURPOSE = 'first-administrator'

/** Does the club wait for its first administrator? Never in the demo. */
export async function waitsForAdministrator(club: Club): Promise<boolean> {
  return !club.config.demo && !(await hasUsers(club))
}

/** At start, in a club without anyone: a new one-time code for /first-administrator, good for a day; null otherwise. */
export async function offerFirstAdministrator(club: Club): Promise<string | null> {
  if (!(await waitsForAdministrator(club))) return null
  return club.write(systemActor, (w) => issueToken(w, { purpose: PURPOSE, userId: PURPOSE, lasts: DAY }))
}

/** Writes that code into the log, where only whoever runs the club can read it. */
export async function announceFirstAdministrator(club: Club): Promise<void> {
  const code = await offerFirstAdministrator(club)
  if (!code) return
  const address = `${club.config.baseUrl ?? `http://localhost:${club.config.port}`}/first-administrator`
  club.log.warn(`This club has no accounts yet. Open ${address} and enter this code: ${code}`)
}

type Input = Act<{ code: string; name: string; email: string; password: string; visit: Visit }>

/**
 * Makes the club's first administrator with the code of the log, and signs them in. Refuses `first_code` when the code
 * is wrong or used, the rules of e-mail and password, and `too_many` during a pause.
 */
export async function createFirstAdministrator(input: Input): Promise<Outcome<SignedIn>> {
  const { club, actor, code, name, email, password, visit } = input
  const counted = await countFailure(club, throttleKeys(PURPOSE, { address: visit.address }))
  if (!counted.ok) return counted
  const weak = refusePassword(club, password, { name, email })
  if (weak) return weak
  const passwordHash = await hashPassword(password)
  const wrong = refuse('accounts:refusal.first_code', { field: 'code' })
  const made = await club.write(
    actor,
    async (w) => {
      const used = await takeToken(w, PURPOSE, code.trim())
      if (!used || (await hasUsers(w.club, w.tx))) return wrong
      const user = await createUser(w, { name, email, passwordHash, language: actor.language })
      if (!user.ok) return user
      const role = await grantRole(w, { userId: user.value.userId, role: 'admin', dealerId: '' })
      return role.ok ? user : role
    },
    { alone: PURPOSE },
  )
  if (!made.ok) return made
  const user = await findUser(club, made.value.userId)
  const signedIn = user && (await openSession(club, user, { visit, means: PURPOSE, insteadOf: actor.sessionId }))
  return signedIn ? done(signedIn) : wrong
}
