import { and, eq, isNull } from 'drizzle-orm'
import { maskName } from '~/kernel/masks'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Club, Work } from '~/platform/club.server'
import { digest, newToken, seal, unseal } from '~/platform/secrets.server'
import { readMember } from './read-members.server'

/** Makes the token of a member's card; whatever was printed before stops at once. */
export async function issueCard(w: Work, memberId: string): Promise<void> {
  const { memberCards } = w.schema.membership
  await w.tx
    .update(memberCards)
    .set({ revokedAt: w.now })
    .where(and(eq(memberCards.memberId, memberId), isNull(memberCards.revokedAt)))
  const token = newToken()
  await w.tx.insert(memberCards).values({
    id: digest(token),
    memberId,
    sealedToken: seal(token, w.club.config.secretKey),
    createdAt: w.now,
  })
}

/** Replaces the actor's own card, lost or shown to the wrong person. */
export async function renewCard({ club, actor, submission }: Act<object>): Promise<Outcome<null>> {
  const { memberId } = actor
  if (!memberId) throw new NotFound('member')
  return club.write(
    actor,
    async (w) => {
      await issueCard(w, memberId)
      await audit(w, { action: 'card.renewed', subject: `member:${memberId}` })
      return done(null)
    },
    { submission },
  )
}

/** The path that the QR code of a member's card leads to. */
export async function cardPath(club: Club, memberId: string): Promise<string> {
  const { memberCards } = club.schema.membership
  const [card] = await club.store.read
    .select({ sealedToken: memberCards.sealedToken })
    .from(memberCards)
    .where(and(eq(memberCards.memberId, memberId), isNull(memberCards.revokedAt)))
  if (!card) throw new NotFound('card')
  return `/card/${unseal(card.sealedToken, club.config.secretKey)}`
}

export type CardVerdict = { valid: true; name: string; tier: string } | { valid: false }

/** What anyone who scans a card may know: that it holds now, a masked name and the tier. Nothing else. */
export async function verifyCard(club: Club, token: string): Promise<CardVerdict> {
  const { memberCards } = club.schema.membership
  if (!/^[\w-]{20,40}$/.test(token)) return { valid: false }
  const [card] = await club.store.read
    .select({ memberId: memberCards.memberId })
    .from(memberCards)
    .where(and(eq(memberCards.id, digest(token)), isNull(memberCards.revokedAt)))
  if (!card) return { valid: false }
  const member = await readMember(club, card.memberId)
  return member.erasedAt === null ? { valid: true, name: maskName(member.name), tier: member.tier } : { valid: false }
}
