import { and, eq, sql } from 'drizzle-orm'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import { isZone } from '~/kernel/zones'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { requireDealer } from './authority.server'
import type { DealerInput } from './create-dealer.server'
import { dealerOf } from './read.server'
import type { DealerSettings } from './rules'

type Changes = Omit<DealerInput, 'code' | 'currency'> & { settings: DealerSettings; active: boolean }

/**
 * Changes data and settings of a dealer; its code and currency stay for ever. A form that is older than the row is
 * refused with what holds now.
 */
export async function editDealer({
  club,
  actor,
  dealerId,
  version,
  ...changes
}: Act<Changes & { dealerId: string; version: number }>): Promise<Outcome<{ dealerId: string }>> {
  await requireDealer(club, actor, dealerId)
  if (!isZone(changes.zone)) return refuse('dealers-desk:refusal.zone_unknown', { field: 'zone' })
  return club.write(actor, async (w) => {
    const { dealers } = w.schema.dealers
    const [row] = await w.tx.select().from(dealers).where(eq(dealers.id, dealerId))
    if (!row) throw new NotFound('dealer')
    const { name, city, address, phone, zone, lat, lng, active, settings } = dealerOf(row)
    const before = { name, city, address, phone, zone, lat, lng, active, ...settings }
    if (row.version !== version) return stale(row.version, before)
    const { settings: wanted, ...data } = changes
    const after = { ...data, ...wanted }
    await w.tx
      .update(dealers)
      .set({ ...after, version: sql`${dealers.version} + 1` })
      .where(and(eq(dealers.id, dealerId), eq(dealers.version, version)))
    await audit(w, { action: 'dealer.changed', subject: `dealer:${dealerId}`, dealerId, detail: { before, after } })
    return done({ dealerId })
  })
}
