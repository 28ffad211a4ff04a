import { desc, eq } from 'drizzle-orm'
import type { PersonRoom } from '~/platform/club.server'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** What the person redeemed. Rows hold numbers and names of goods only, so erasure takes nothing out of them. */
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
  erase: async () => undefined,
}
