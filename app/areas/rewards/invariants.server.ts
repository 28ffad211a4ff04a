import { eq, sql } from 'drizzle-orm'
import { spentBy } from '~/areas/points/read-spends.server'
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

/** A redemption costs what it says; one that was given back costs nothing, and its points are in their lots again. */
async function paidAsSaid(club: Club): Promise<string[]> {
  const { redemptions } = club.schema.rewards
  const { number, state, points, entryId } = redemptions
  const rows = await club.store.read.select({ number, state, points, entryId }).from(redemptions)
  const spent = await spentBy(
    club,
    rows.map((row) => row.entryId),
  )
  return rows
    .map((row) => {
      // A present was paid by nobody.
      const paid = row.entryId === '' ? 0 : spent.get(row.entryId)
      return { ...row, due: row.state === 'cancelled' ? 0 : row.points, paid }
    })
    .filter(({ due, paid }) => due !== paid)
    .map((row) => `redemption ${row.number} is ${row.state} and costs ${row.paid ?? 'nothing known'}, not ${row.due}`)
}

/** Every live code took its piece off the stock, once; one that was given back put it there again. */
async function codesTookStock({ store, schema }: Club): Promise<string[]> {
  const { redemptions, stockMoves } = schema.rewards
  const taken = sql<number>`sum(${stockMoves.delta})`.mapWith(Number)
  const rows = await store.read
    .select({ number: redemptions.number, state: redemptions.state, taken })
    .from(stockMoves)
    .innerJoin(redemptions, eq(redemptions.id, stockMoves.redemptionId))
    .groupBy(redemptions.id, redemptions.number, redemptions.state)
  return rows
    .filter(({ state, taken }) => taken !== (state === 'cancelled' ? 0 : -1))
    .map(({ number, state, taken }) => `redemption ${number} is ${state}, its stock moved by ${taken}`)
}

export const invariants = [
  { name: 'rewards: stock is the sum of its moves', check: stockIsItsMoves },
  { name: 'rewards: every code took one piece off the stock, a returned one none', check: codesTookStock },
  { name: 'rewards: voucher and redemption agree', check: vouchersMatch },
  { name: 'rewards: a redemption costs what it says, a returned one nothing', check: paidAsSaid },
]
