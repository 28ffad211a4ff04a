import { and, eq, isNull } from 'drizzle-orm'
import { verifyPassword } from '~/areas/accounts/hash.server'
import { plateKey } from '~/areas/garage/plates'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Person, PersonRoom, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { forgetMessages } from '~/platform/messages.server'
import { can } from '~/platform/permissions'
import { destroyPersonKeys } from '~/platform/person-keys.server'
import { endOtherSessions } from '~/platform/sessions/sessions.server'
import { clearFailures, countFailure, throttleKeys } from '~/platform/throttle.server'
import { findUser, updateUser } from '~/platform/users.server'
import { withoutTraces } from './erasure'
import { spellingsOf } from './phones.server'
import { readMember } from './read-members.server'

/**
 * Erases the actor's own person: every room takes out what names them, sessions end, the key of their sealed values is
 * destroyed; the ledger's skeleton stays. Asks for the password (counted like a sign-in). Cannot be undone.
 */
export async function eraseSelf({ club, actor, password }: Act<{ password: string }>): Promise<Outcome<null>> {
  const { memberId, userId } = actor
  if (!memberId || !userId) throw new NotFound('member')
  const user = await findUser(club, userId)
  const keys = throttleKeys('password', { account: userId })
  const counted = await countFailure(club, keys)
  if (!counted.ok) return counted
  if (!user?.passwordHash || !(await verifyPassword(user.passwordHash, password))) {
    await club.write(actor, (w) => audit(w, { action: 'erasure.refused', subject: `member:${memberId}` }))
    return refuse(user?.passwordHash ? 'accounts:refusal.password_current' : 'membership:refusal.erase_password', {
      field: 'password',
    })
  }
  await clearFailures(club, keys)
  return club.write(actor, (w) => erase(w, { memberId, userId }, { request: 'own' }), { alone: `member:${memberId}` })
}

/** Erases a member on written request; for the club's administrators, with the reason. */
export async function eraseMember({
  club,
  actor,
  memberId,
  reason,
}: Act<{ memberId: string; reason: string }>): Promise<Outcome<null>> {
  if (!can(actor, 'role:manage')) throw new NotFound('member')
  const { userId } = await readMember(club, memberId)
  return club.write(actor, (w) => erase(w, { memberId, userId }, { request: 'desk', reason }), {
    alone: `member:${memberId}`,
  })
}

type Asked = { request: 'own' } | { request: 'desk'; reason: string }

async function erase(w: Work, person: Person, asked: Asked): Promise<Outcome<null>> {
  const { members } = w.schema.membership
  const [row] = await w.tx
    .update(members)
    .set({ erasedAt: w.now })
    .where(and(eq(members.id, person.memberId), isNull(members.erasedAt)))
    .returning({ id: members.id })
  if (!row) return done(null)
  const reason = 'reason' in asked ? withoutTraces(asked.reason, await tracesOf(w, person)) : ''
  const rooms = w.club.wiring.persons ?? []
  for (const { holdsBack } of rooms) {
    const refusal = await holdsBack?.(w, person)
    if (refusal) return refusal
  }
  for (const room of rooms) await room.erase(w, person)
  await forgetMessages(w, person.userId)
  await endOtherSessions(w, person.userId, null)
  await destroyPersonKeys(w, [person.memberId])
  await updateUser(w, person.userId, {
    name: '',
    email: null,
    phone: null,
    passwordHash: null,
    emailVerifiedAt: null,
    phoneVerifiedAt: null,
    totpSecret: null,
    totpEnrolledAt: null,
    closedAt: w.now,
  })
  await recordFact(w, { type: 'member.erased', subject: person.memberId, memberId: person.memberId })
  await audit(w, {
    action: 'member.erased',
    subject: `member:${person.memberId}`,
    reason,
    detail: { request: asked.request },
  })
  return done(null)
}

/** By what the reason of an erasure could name them: name, addresses, and the plates and VINs of their cars. */
async function tracesOf(w: Work, { memberId, userId }: Person): Promise<string[]> {
  const { name, email, phone } = await readMember(w.club, memberId, w.tx)
  const user = await findUser(w.club, userId, w.tx)
  const cars = await ownVehicles(w.club, memberId, w.tx)
  return [
    ...[name, user?.name, email, email?.split('@')[0]],
    ...(phone ? spellingsOf(phone) : []),
    ...cars.flatMap(({ plate, vin }) => [plate, plate && plateKey(plate), vin]),
  ].flatMap((one) => one ?? [])
}

/** Takes a member's own words out of this room; consents stay as proof, under an id that names nobody. */
export const eraseMembership: PersonRoom['erase'] = async (w, { memberId }) => {
  const { members, memberCards, relations, searchTerms } = w.schema.membership
  await w.tx
    .update(members)
    .set({ name: '', sortKey: '', birthday: null, city: '', homeDealerId: null })
    .where(eq(members.id, memberId))
  await w.tx.delete(searchTerms).where(eq(searchTerms.memberId, memberId))
  await w.tx.delete(relations).where(eq(relations.memberId, memberId))
  await w.tx
    .update(memberCards)
    .set({ revokedAt: w.now })
    .where(and(eq(memberCards.memberId, memberId), isNull(memberCards.revokedAt)))
  await w.tx.update(memberCards).set({ sealedToken: '' }).where(eq(memberCards.memberId, memberId))
}
