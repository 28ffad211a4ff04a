import { sql } from 'drizzle-orm'
import type { Club } from '~/platform/club.server'

/** Stock is the sum of its moves and never below nothing. */
async function stockIsItsMoves({ store, schema }: Club): Promise<string[]> {
  const { rewards, stockMoves } = schema.rewards
  const moved = await store.read
    .select({ rewardId: stockMoves.rewardId, sum: sql`sum(${stockMoves.delta})`.mapWith(Number) })
    .from(stockMoves)
    .groupBy(stockMoves.rewardId)
  const sums = new Map(moved.map(({ rewardId, sum }) => [rewardId, sum]))
  const rows = await store.read.select({ id: rewards.id, stock: rewards.stock }).from(rewards)
  return rows
    .filter(({ id, stock }) => stock !== null && (stock < 0 || stock !== (sums.get(id) ?? 0)))
    .map(({ id, stock }) => `reward ${id} has a stock of ${stock}, its moves say ${sums.get(id) ?? 0}`)
}

/** A redemption and its voucher tell the same story. */
async function vouchersMatch({ store, schema }: Club): Promise<string[]> {
  const { redemptions, vouchers } = schema.rewards
  const pairs: Record<string, string> = { issued: 'live', used: 'used', cancelled: 'burned', expired: 'expired' }
  const rows = await store.read
    .select({ number: redemptions.number, state: redemptions.state, voucher: vouchers.state })
    .from(redemptions)
    .leftJoin(vouchers, sql`${vouchers.redemptionId} = ${redemptions.id}`)
  return rows
    .filter(({ state, voucher }) => pairs[state] !== voucher)
    .map(({ number, state, voucher }) => `redemption ${number} is ${state}, its voucher ${voucher ?? 'missing'}`)
}

export const invariants = [
  { name: 'rewards: stock is the sum of its moves', check: stockIsItsMoves },
  { name: 'rewards: voucher and redemption agree', check: vouchersMatch },
]
