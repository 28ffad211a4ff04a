import { and, eq, isNull } from 'drizzle-orm'
import { readDealers } from '~/areas/dealers/read.server'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { CLUB_ZONE, isZone, localDay } from '~/kernel/zones'
import { audit } from '~/platform/audit.server'
import type { Act, Work } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { updateUser } from '~/platform/users.server'
import type { PreferredChannel } from './channels'
import { writeMemberTerms } from './member-terms.server'
import { nameTerms, tidyName } from './names.server'
import { type Member, readMember } from './read-members.server'
import { relate } from './relations.server'

export type ProfileChanges = {
  name: string
  birthday: string | null
  city: string
  homeDealerId: string | null
  preferredChannel: PreferredChannel
  /** Minutes of the day. */
  quietFrom: number
  quietUntil: number
  zone: string
}

/** What a complete profile has, each with whether it is there; joining gives the rest. */
export function profileGaps(
  member: Pick<Member, 'birthday' | 'city' | 'homeDealerId'>,
): ('birthday' | 'city' | 'homeDealerId')[] {
  return (['birthday', 'city', 'homeDealerId'] as const).filter((field) => !member[field])
}

/**
 * Changes the actor's own profile. A form opened before another change is refused (`stale`) with what differs. The
 * first time that nothing is missing writes the fact member.profile-completed.
 */
export async function editProfile({
  club,
  actor,
  submission,
  version,
  changes,
}: Act<{ version: number; changes: ProfileChanges }>): Promise<Outcome<{ completed: boolean }>> {
  const { memberId } = actor
  if (!memberId) throw new NotFound('member')
  if (changes.birthday && changes.birthday > localDay(CLUB_ZONE, club.clock.now())) {
    return refuse('membership:refusal.birthday', { field: 'birthday' })
  }
  if (!isZone(changes.zone)) return refuse('shell:field.invalid', { field: 'zone' })
  const dealers = changes.homeDealerId ? await readDealers(club) : []
  if (changes.homeDealerId && !dealers.some(({ id }) => id === changes.homeDealerId)) throw new NotFound('dealer')
  return club.write(actor, (w) => edit(w, memberId, version, changes), { submission, alone: `member:${memberId}` })
}

async function edit(
  w: Work,
  memberId: string,
  version: number,
  changes: ProfileChanges,
): Promise<Outcome<{ completed: boolean }>> {
  const { members } = w.schema.membership
  const name = tidyName(changes.name)
  const before = await readMember(w.club, memberId, w.tx)
  const written = await w.tx
    .update(members)
    .set({ ...changes, name, sortKey: nameTerms(name).sortKey, version: version + 1 })
    .where(and(eq(members.id, memberId), eq(members.version, version)))
    .returning({ id: members.id })
  if (written.length === 0) {
    const differences = (Object.keys(changes) as (keyof ProfileChanges)[])
      .map((field) => ({ field, yours: String(changes[field] ?? ''), theirs: String(before[field] ?? '') }))
      .filter(({ yours, theirs }) => yours !== theirs)
    return refuse('membership:refusal.stale', { alternatives: { differences, version: before.version } })
  }
  await updateUser(w, before.userId, { name })
  const { number, email, phone } = before
  await writeMemberTerms(w, { memberId, name, number, email, phone })
  if (changes.homeDealerId) await relate(w, { memberId, dealerId: changes.homeDealerId, cause: 'home' })
  const fields = (Object.keys(changes) as (keyof ProfileChanges)[]).filter(
    (field) => String(changes[field] ?? '') !== String(before[field] ?? ''),
  )
  await audit(w, { action: 'profile.changed', subject: `member:${memberId}`, detail: { fields } })
  return done({ completed: await complete(w, memberId) })
}

async function complete(w: Work, memberId: string): Promise<boolean> {
  const { members } = w.schema.membership
  const member = await readMember(w.club, memberId, w.tx)
  if (member.profileCompletedAt !== null || profileGaps(member).length > 0) return false
  const first = await w.tx
    .update(members)
    .set({ profileCompletedAt: w.now })
    .where(and(eq(members.id, memberId), isNull(members.profileCompletedAt)))
    .returning({ id: members.id })
  if (first.length === 0) return false
  await recordFact(w, { type: 'member.profile-completed', subject: memberId, memberId })
  return true
}
