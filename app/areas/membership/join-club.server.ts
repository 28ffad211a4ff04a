import { eq } from 'drizzle-orm'
import { takeProof } from '~/areas/accounts/codes.server'
import { createUser } from '~/areas/accounts/create-user.server'
import { type NewVehicle, registerVehicle } from '~/areas/garage/register-vehicle.server'
import { openAccount } from '~/areas/points/open-account.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import { parseCode, shortCode } from '~/kernel/codes'
import { newId } from '~/kernel/ids'
import type { Language } from '~/kernel/language'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { sendMessage } from '~/platform/messages.server'
import { can } from '~/platform/permissions'
import { digest } from '~/platform/secrets.server'
import { type ConsentChoice, type ConsentSource, mayJoin } from './consents'
import { decideConsents } from './keep-consents.server'
import { issueCard } from './member-card.server'
import { writeMemberTerms } from './member-terms.server'
import { nameTerms, tidyName } from './names.server'
import { canBeReferred } from './referral'
import { relate } from './relations.server'

export type NewMember = {
  name: string
  language: Language
  /** From proveIdentity: used up here. Staff and the demo name the addresses instead. */
  proof?: string
  email?: string | null
  phone?: string | null
  /** From hashPassword; without one the member signs in by code. */
  passwordHash?: string | null
  consents: readonly ConsentChoice[]
  source?: ConsentSource
  referralCode?: string
  homeDealerId?: string | null
  birthday?: string | null
  city?: string
  vehicle?: Omit<NewVehicle, 'memberId'>
}
export type Joined = { memberId: string; userId: string; number: string; vehicleId: string | null }

const REFERRAL_PREFIX = 'INV'

/**
 * Takes a person into the club, all of it or nothing: account, member, consents, invitation, points account, card and
 * first car, with the facts member.joined and vehicle.registered and the welcome letter. Refuses a missing consent, a
 * proof that is over, an identity that is taken, an invitation that does not hold, and what the car is refused for.
 */
export async function joinClub({ club, actor, submission, ...given }: Act<NewMember>): Promise<Outcome<Joined>> {
  return club.write(actor, (w) => admit(w, given), {
    // All guests are one actor to the submissions: the proof, used once, tells them apart.
    submission: submission && given.proof ? `${submission}:${digest(given.proof)}` : submission,
    alone: `join:${given.proof ?? given.email ?? given.phone}`,
  })
}

async function admit(w: Work, given: NewMember): Promise<Outcome<Joined>> {
  const { members } = w.schema.membership
  const agreed = given.consents.filter((one) => one.given && !one.channel).map((one) => one.purpose)
  const allowed = mayJoin(agreed)
  if (!allowed.ok) return refuse(`membership:refusal.${allowed.reason}`, { field: 'consents' })

  let { email = null, phone = null } = given
  if (given.proof !== undefined) {
    const identity = await takeProof(w, 'join', given.proof)
    if (!identity) return refuse('membership:refusal.proof_over', { nextStep: '/join' })
    email = identity.kind === 'email' ? identity.value : null
    phone = identity.kind === 'phone' ? identity.value : null
  } else if (!can(w.actor, 'member:edit')) {
    return refuse('membership:refusal.proof_over', { nextStep: '/join' })
  }

  const memberId = newId(w.now)
  const name = tidyName(given.name)
  const verified = [email ? ('email' as const) : null, phone ? ('phone' as const) : null].filter((one) => one !== null)
  const { language, passwordHash = null } = given
  const user = await createUser(w, { name, email, phone, passwordHash, language, verified, memberId })
  if (!user.ok) return user
  const { userId } = user.value

  const referredBy = given.referralCode?.trim() ? await findReferrer(w, given.referralCode, memberId) : done(null)
  if (!referredBy.ok) return referredBy
  const number = await freeCode(w, 'M', 'number')
  await w.tx.insert(members).values({
    id: memberId,
    number,
    userId,
    name,
    sortKey: nameTerms(name).sortKey,
    referralCode: await freeCode(w, REFERRAL_PREFIX, 'referralCode'),
    referredBy: referredBy.value,
    homeDealerId: given.homeDealerId ?? null,
    birthday: given.birthday ?? null,
    city: given.city?.trim() ?? '',
    preferredChannel: email ? 'mail' : 'sms',
    joinedAt: w.now,
  })
  const source = given.source ?? 'join'
  const decided = await decideConsents(w, { memberId, chosen: given.consents, language, source })
  if (!decided.ok) return decided
  await openAccount(w, memberId)
  await issueCard(w, memberId)
  await writeMemberTerms(w, { memberId, name, number, email, phone })
  if (given.homeDealerId) await relate(w, { memberId, dealerId: given.homeDealerId, cause: 'home' })
  await recordFact(w, {
    type: 'member.joined',
    subject: memberId,
    memberId,
    dealerId: given.homeDealerId ?? null,
    payload: { source, language, invited: referredBy.value !== null },
  })
  let vehicleId: string | null = null
  if (given.vehicle) {
    const car = await registerVehicle(w, { ...given.vehicle, memberId })
    if (!car.ok) return car
    vehicleId = car.value.vehicleId
  }
  // Read inside the transaction: the welcome points were booked by it.
  const { available } = await balanceOf({ store: { ...w.club.store, read: w.tx }, clock: w.club.clock }, memberId)
  await sendMessage(w, { userId, template: 'welcome', params: { name, number, points: available } })
  return done({ memberId, userId, number, vehicleId })
}

/** A short number that nobody has; a collision of 35 random bits is drawn again. */
async function freeCode(w: Work, prefix: string, column: 'number' | 'referralCode'): Promise<string> {
  const { members } = w.schema.membership
  for (let tries = 0; tries < 8; tries++) {
    const code = shortCode(prefix)
    const taken = await w.tx.select({ id: members.id }).from(members).where(eq(members[column], code))
    if (taken.length === 0) return code
  }
  throw new Error(`no free ${prefix} number`)
}

async function findReferrer(w: Work, text: string, memberId: string): Promise<Outcome<string | null>> {
  const { members } = w.schema.membership
  const code = parseCode(text, REFERRAL_PREFIX)
  const [row] = code.ok ? await w.tx.select().from(members).where(eq(members.referralCode, code.value)) : []
  const verdict = canBeReferred({
    now: w.now,
    ...(row ? { referrer: { memberId: row.id, active: row.erasedAt === null, joinedAt: row.joinedAt, vins: [] } } : {}),
    joiner: { memberId, vins: [], alreadyReferred: false, wasMember: false },
  })
  if (verdict.ok) return done(row?.id ?? null)
  return refuse(`membership:refusal.${verdict.reason}`, { field: 'referralCode', params: verdict.params })
}
