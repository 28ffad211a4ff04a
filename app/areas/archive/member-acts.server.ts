import { formatPhone } from '~/areas/membership/phones.server'
import { readMember } from '~/areas/membership/read-members.server'
import { mayDealerSee, relate } from '~/areas/membership/relations.server'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { can, scopeOf } from '~/platform/permissions'

/** Throws NotFound unless the actor may see this member unmasked. */
export async function requireVisible(club: Club, actor: Actor, memberId: string): Promise<void> {
  if (!can(actor, 'member:read') || !(await mayDealerSee(club, actor, memberId))) throw new NotFound('member')
}

/**
 * Shows phone, e-mail and birthday whole, once, and leaves a line in the audit with the reason. For those who may read
 * sensitive data and have to do with the member; anybody else gets a NotFound.
 */
export async function revealMember({
  club,
  actor,
  memberId,
  reason,
}: Act<{ memberId: string; reason: string }>): Promise<
  Outcome<{ phone: string | null; email: string | null; birthday: string | null; city: string }>
> {
  await requireVisible(club, actor, memberId)
  if (!can(actor, 'member:read-sensitive') && !can(actor, 'member:edit')) throw new NotFound('member')
  const { phone, email, birthday, city } = await readMember(club, memberId)
  return club.write(actor, async (w) => {
    await audit(w, { action: 'member.revealed', subject: `member:${memberId}`, reason, personId: memberId })
    return done({ phone: phone && formatPhone(phone), email, birthday, city })
  })
}

/**
 * Says that a person is a customer of this dealer from now on: it sees them unmasked. For somebody who stands at the
 * counter; a booking or a visit does it by itself. Audited with the reason.
 */
export async function linkMember({
  club,
  actor,
  memberId,
  dealerId,
  reason,
}: Act<{ memberId: string; dealerId: string; reason: string }>): Promise<Outcome<{ memberId: string }>> {
  if (dealerId === '' || !can(actor, 'member:edit', { dealerId })) throw new NotFound('dealer')
  const member = await readMember(club, memberId)
  if (member.erasedAt !== null) throw new NotFound('member')
  return club.write(actor, async (w) => {
    await relate(w, { memberId, dealerId, cause: 'desk' })
    await audit(w, { action: 'member.linked', subject: `member:${memberId}`, dealerId, reason, personId: memberId })
    return done({ memberId })
  })
}

/** Keeps a note of staff about a member; the timeline shows it as note.added. Refuses an empty one. */
export async function addNote({
  club,
  actor,
  submission,
  memberId,
  dealerId,
  words,
}: Act<{ memberId: string; dealerId: string; words: string }>): Promise<Outcome<{ noteId: string }>> {
  await requireVisible(club, actor, memberId)
  const authorId = actor.userId
  if (!authorId || scopeOf(actor, 'member:read') === 'own') throw new NotFound('member')
  const text = words.trim()
  if (text === '') return refuse('archive-desk:refusal.note_empty', { field: 'words' })
  return club.write(
    actor,
    async (w) => {
      const noteId = newId(w.now)
      const dealer = dealerId || null
      await w.tx
        .insert(w.schema.archive.notes)
        .values({ id: noteId, memberId, dealerId, authorId, words: text, at: w.now })
      await recordFact(w, { type: 'note.added', subject: noteId, about: memberId, memberId, dealerId: dealer })
      return done({ noteId })
    },
    { submission },
  )
}
