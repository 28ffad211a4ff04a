import { and, desc, eq } from 'drizzle-orm'
import type { PersonRoom } from '~/platform/club.server'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** What the person redeemed. Rows hold numbers and names of goods only; erasing ends the vouchers that are open. */
export const rewardsPerson: PersonRoom = {
  area: 'rewards',
  async exportOf(club, { memberId }) {
    const { redemptions, vouchers } = club.schema.rewards
    const rows = await club.store.read
      .select({ redemption: redemptions, voucher: vouchers })
      .from(redemptions)
      .innerJoin(vouchers, eq(vouchers.redemptionId, redemptions.id))
      .where(eq(redemptions.memberId, memberId))
      .orderBy(desc(redemptions.at), desc(redemptions.id))
    return {
      redemptions: rows.map(({ redemption: { number, name, points, state, at }, voucher }) => ({
        ...{ number, name: name.en, points, state },
        redeemedAt: iso(at),
        voucherUntil: iso(voucher.expiresAt),
        usedAt: iso(voucher.usedAt),
      })),
    }
  },
  async erase(w, { memberId }) {
    const { redemptions, vouchers } = w.schema.rewards
    const open = and(eq(redemptions.memberId, memberId), eq(redemptions.state, 'issued'))
    const ended = await w.tx
      .update(redemptions)
      .set({ state: 'expired', endedAt: w.now })
      .where(open)
      .returning({ id: redemptions.id })
    for (const { id } of ended) {
      await w.tx
        .update(vouchers)
        .set({ state: 'expired' })
        .where(and(eq(vouchers.redemptionId, id), eq(vouchers.state, 'live')))
    }
  },
}
