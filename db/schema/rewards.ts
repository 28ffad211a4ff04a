import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'

/** What points buy: catalogue, stock, redemptions and the vouchers that prove them. */
export function rewards(c: Columns) {
  const rewards = c.table(
    'rewards',
    {
      id: c.id(),
      /** goods, service, partner, donation */
      kind: c.text().notNull(),
      name: c.words().notNull(),
      detail: c.words().notNull(),
      /** Drawing shown in the catalogue; a name of parts/reward-art. */
      art: c.text().notNull(),
      points: c.int().notNull(),
      /** Paid at the counter on top; 0 is none. */
      extra: c.money().notNull().default(0),
      currency: c.text().notNull(),
      /** Null is without limit. */
      stock: c.int(),
      /** How many a member may hold or have used; null is without limit. */
      perMember: c.int(),
      minTier: c.text().notNull(),
      opensAt: c.instant().notNull(),
      /** Null stays open. */
      closesAt: c.instant(),
      /** A voucher is good for so many days. */
      voucherDays: c.int().notNull(),
      /** The member may give it back for so many days, while it is unused. */
      returnDays: c.int().notNull(),
      /** Where the voucher is honoured; null is everywhere. */
      dealerIds: c.json<string[] | null>(),
      active: c.bool().notNull().default(true),
      position: c.int().notNull().default(0),
      version: c.int().notNull().default(1),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.index('rewards_order').on(t.active, t.position, t.id),
      c.check('rewards_points', sql`${t.points} > 0`),
      c.check('rewards_stock', sql`${t.stock} is null or ${t.stock} >= 0`),
      c.check('rewards_extra', sql`${t.extra} >= 0`),
    ],
  )
  /** Append-only: their sum is the stock. */
  const stockMoves = c.table(
    'reward_stock_moves',
    {
      id: c.id(),
      rewardId: c
        .ref()
        .notNull()
        .references(() => rewards.id),
      delta: c.int().notNull(),
      /** opening, delivery, correction, redeemed, returned, counted, uncounted */
      cause: c.text().notNull(),
      /** Of a delivery or a correction, in the words of whoever made it. */
      reason: c.text().notNull().default(''),
      redemptionId: c.ref(),
      actorId: c.ref(),
      at: c.instant().notNull(),
    },
    (t) => [c.index('reward_stock_moves_reward').on(t.rewardId, t.at, t.id)],
  )
  const redemptions = c.table(
    'redemptions',
    {
      id: c.id(),
      /** R-… */
      number: c.text().notNull(),
      rewardId: c
        .ref()
        .notNull()
        .references(() => rewards.id),
      memberId: c.ref().notNull(),
      points: c.int().notNull(),
      /** What was bought, as it was called then. */
      name: c.words().notNull(),
      /** Terms as they were then: to be paid at the counter, and where; null is everywhere. */
      extra: c.money().notNull().default(0),
      currency: c.text().notNull(),
      dealerIds: c.json<string[] | null>(),
      /** The ledger entry that paid it; empty for a present of the club. */
      entryId: c.ref().notNull(),
      /** issued, used, cancelled, expired */
      state: c.text().notNull(),
      at: c.instant().notNull(),
      returnUntil: c.instant().notNull(),
      endedAt: c.instant(),
    },
    (t) => [
      c.unique('redemptions_number').on(t.number),
      c.index('redemptions_member').on(t.memberId, t.at, t.id),
      c.index('redemptions_reward').on(t.rewardId, t.memberId, t.state),
      c.index('redemptions_time').on(t.at, t.id),
      c.check('redemptions_state', sql`${t.state} in ('issued', 'used', 'cancelled', 'expired')`),
    ],
  )
  const vouchers = c.table(
    'vouchers',
    {
      id: c.id(),
      redemptionId: c
        .ref()
        .notNull()
        .references(() => redemptions.id),
      /** Never given out again, whatever becomes of it. */
      code: c.text().notNull(),
      /** live, used, burned, expired */
      state: c.text().notNull(),
      expiresAt: c.instant().notNull(),
      usedAt: c.instant(),
      usedBy: c.ref(),
      dealerId: c.ref(),
    },
    (t) => [
      c.unique('vouchers_redemption').on(t.redemptionId),
      c.unique('vouchers_code').on(t.code),
      c.index('vouchers_ending').on(t.state, t.expiresAt),
      c.index('vouchers_used').on(t.dealerId, t.usedAt),
      c.check('vouchers_state', sql`${t.state} in ('live', 'used', 'burned', 'expired')`),
    ],
  )
  return { rewards, stockMoves, redemptions, vouchers }
}
