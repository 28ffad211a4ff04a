import { and, count, eq, gte, isNull } from 'drizzle-orm'
import { CLUB_ZONE, instantOf, localDay } from '~/kernel/zones'
import type { Subscriber } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { referralState } from './referral'

/** An invitation counts once the invited person has a car in the club: writes the fact referral.qualified, once. */
export const qualifyReferral: Subscriber = {
  name: 'membership.qualify-referral',
  types: ['vehicle.registered'],
  async on(w, fact) {
    const { members } = w.schema.membership
    if (!fact.memberId || fact.payload.role !== 'owner') return
    const [member] = await w.tx.select().from(members).where(eq(members.id, fact.memberId))
    if (!member?.referredBy || member.referralQualifiedAt !== null) return
    const yearStart = instantOf(CLUB_ZONE, `${localDay(CLUB_ZONE, w.now).slice(0, 4)}-01-01`, 0)
    const [year] = await w.tx
      .select({ rewarded: count() })
      .from(members)
      .where(and(eq(members.referredBy, member.referredBy), gte(members.referralQualifiedAt, yearStart)))
    const { state, qualifiedAt } = referralState(
      { enteredAt: member.joinedAt, joinedAt: member.joinedAt, firstVehicleAt: fact.occurredAt },
      w.now,
      year?.rewarded ?? 0,
    )
    if (state !== 'rewarded' || qualifiedAt === undefined) return
    const marked = await w.tx
      .update(members)
      .set({ referralQualifiedAt: qualifiedAt })
      .where(and(eq(members.id, member.id), isNull(members.referralQualifiedAt)))
      .returning({ id: members.id })
    if (marked.length === 0) return
    await recordFact(w, {
      type: 'referral.qualified',
      subject: `referral:${member.id}`,
      about: member.id,
      memberId: member.referredBy,
      occurredAt: qualifiedAt,
      payload: { referredMemberId: member.id },
    })
  },
}
