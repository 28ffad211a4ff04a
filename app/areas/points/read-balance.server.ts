import { NotFound } from '~/kernel/outcome'
import type { Club } from '~/platform/club.server'
import { accountById, openHolds, openLots } from './book-queries.server'
import { type Balance, balanceAt } from './ledger'

/**
 * What a member has at this moment, computed from the lots: right whether or not any job has run.
 * Throws NotFound for a member without an account.
 */
export async function balanceOf({ store, clock }: Pick<Club, 'store' | 'clock'>, memberId: string): Promise<Balance> {
  const now = clock.now()
  const [account] = await accountById(store, store.read, { id: memberId })
  if (!account) throw new NotFound('points account')
  const lots = await openLots(store, store.read, { accountId: memberId })
  const holds = await openHolds(store, store.read, { accountId: memberId, now })
  return balanceAt(
    lots,
    now,
    holds.reduce((sum, hold) => sum + hold.points, 0),
    account.deficit,
  )
}
