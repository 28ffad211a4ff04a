import type { Reader, Store } from '#db/store'
import type { Instant } from '~/kernel/clock'
import { NotFound } from '~/kernel/outcome'
import { accountById, openHolds, openLots } from './book-queries.server'
import { balanceAt } from './ledger'

/** What a member can spend at a moment and the tier that they hold; inside a unit of work or outside one. */
export async function purseOf(
  { schema, read, now }: { schema: Store['schema']; read: Reader; now: Instant },
  memberId: string,
): Promise<{ available: number; tier: string }> {
  const [account] = await accountById({ schema }, read, { id: memberId })
  if (!account) throw new NotFound('points account')
  const lots = await openLots({ schema }, read, { accountId: memberId })
  const holds = await openHolds({ schema }, read, { accountId: memberId, now })
  const held = holds.reduce((sum, hold) => sum + hold.points, 0)
  return { available: balanceAt(lots, now, held, account.deficit).available, tier: account.tier }
}
