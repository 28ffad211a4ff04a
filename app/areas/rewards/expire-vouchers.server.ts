import { and, eq, inArray, lte } from 'drizzle-orm'
import type { Instant } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'

/** Says what the clock has decided already: vouchers past their date are over. Nothing depends on its running. */
export async function expireVouchers(club: Club, _scheduledAt: Instant): Promise<{ expired: number }> {
  return club.write(systemActor, async (w) => {
    const { redemptions, vouchers } = w.schema.rewards
    const over = await w.tx
      .update(vouchers)
      .set({ state: 'expired' })
      .where(and(eq(vouchers.state, 'live'), lte(vouchers.expiresAt, w.now)))
      .returning({ redemptionId: vouchers.redemptionId })
    for (let from = 0; from < over.length; from += 500) {
      const ids = over.slice(from, from + 500).map(({ redemptionId }) => redemptionId)
      await w.tx
        .update(redemptions)
        .set({ state: 'expired', endedAt: w.now })
        .where(and(inArray(redemptions.id, ids), eq(redemptions.state, 'issued')))
    }
    return { expired: over.length }
  })
}

export const expireVouchersJob = { cron: '20 3 * * *', run: expireVouchers }
