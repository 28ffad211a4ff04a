import { HOUR } from '~/kernel/clock'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Club, Work } from '~/platform/club.server'
import { sendMessage } from '~/platform/messages.server'
import { clearFailures, countFailure, throttleKeys } from '~/platform/throttle.server'
import { CODE_MINUTES, issueCode, issueToken, readToken, takeToken, tryCode } from '~/platform/tokens.server'
import { findUserByIdentity, type Identity } from '~/platform/users.server'
import { readIdentity } from './identity.server'

/** What a code is for; one that was sent for another purpose does not fit. */
export type CodePurpose = 'sign-in' | 'join' | 'change'
const PROOF_LASTS = HOUR

type Request = Act<{ purpose: CodePurpose; identity: string; address: string }>

/**
 * Sends six digits to an e-mail address or a mobile number, good for ten minutes; a later code ends the one before.
 * For `sign-in` nothing is sent where there is no account, and the answer is the same. Refuses `identity_shape`, and
 * `too_many` when too many were asked for.
 */
export async function requestCode({ club, actor, purpose, identity, address }: Request): Promise<Outcome<Identity>> {
  const read = readIdentity(identity)
  if (!read.ok) return refuse('accounts:refusal.identity_shape', { field: 'identity' })
  const { kind, value } = read.value
  const allowed = await countFailure(club, throttleKeys('code-request', { address, account: value }))
  if (!allowed.ok) return allowed
  const user = await findUserByIdentity(club, read.value)
  await club.write(actor, async (w) => {
    const code = await issueCode(w, { purpose, destination: value, userId: user?.id })
    if (purpose === 'sign-in' && !user) return
    await sendMessage(w, {
      to: value,
      channel: kind === 'email' ? 'email' : 'sms',
      language: actor.language,
      ...(user ? { userId: user.id } : {}),
      template: 'verification-code',
      params: { code, minutes: CODE_MINUTES },
    })
  })
  return done(read.value)
}

type Use = Act<{ purpose: CodePurpose; identity: string; code: string; address: string }>

/**
 * Tries a code that was sent for this purpose to this identity. A code works once, within its minutes, and is dead
 * after five attempts. Refuses `code_wrong`, and `too_many` during a pause.
 */
export async function takeCode({ club, actor, purpose, identity, code, address }: Use): Promise<Outcome<Identity>> {
  const read = readIdentity(identity)
  const wrong = refuse('accounts:refusal.code_wrong', { field: 'code' })
  if (!read.ok) return wrong
  const keys = throttleKeys('code', { address, account: read.value.value })
  const counted = await countFailure(club, keys)
  if (!counted.ok) return counted
  const found = await club.write(actor, async (w) => {
    const token = await tryCode(w, { purpose, destination: read.value.value, code: code.replace(/\D/g, '') })
    if (!token) await audit(w, { action: 'code.failed', subject: `code:${purpose}` })
    return { right: token !== null }
  })
  if (!found.right) return wrong
  await clearFailures(club, [...keys, ...throttleKeys('code-request', { account: read.value.value })])
  return done(read.value)
}

/** Turns a right code into a proof that can be carried through the steps of a form for an hour and is used once. */
export async function proveIdentity(input: Use): Promise<Outcome<{ proof: string; identity: Identity }>> {
  const used = await takeCode(input)
  if (!used.ok) return used
  const identity = used.value
  const proof = await input.club.write(input.actor, (w) =>
    issueToken(w, { purpose: `proof:${input.purpose}`, payload: identity, lasts: PROOF_LASTS }),
  )
  return done({ proof, identity })
}

const identityOf = (payload: Record<string, unknown> | null | undefined): Identity | null =>
  payload && (payload.kind === 'email' || payload.kind === 'phone') && typeof payload.value === 'string'
    ? { kind: payload.kind, value: payload.value }
    : null

/** The identity that a proof is for, without using it up; null when it is unknown or over. */
export async function readProof(club: Club, purpose: CodePurpose, proof: string): Promise<Identity | null> {
  return identityOf((await readToken(club, `proof:${purpose}`, proof))?.payload)
}

/** Uses a proof up, in the transaction of what it is needed for. */
export async function takeProof(w: Work, purpose: CodePurpose, proof: string): Promise<Identity | null> {
  return identityOf((await takeToken(w, `proof:${purpose}`, proof))?.payload)
}
