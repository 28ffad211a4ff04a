import { and, eq } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { can, scopeOf } from '~/platform/permissions'
import { solversOf } from './save-route.server'
import { SET_UP } from './set-up-rows.server'

export type DealerSettings = {
  calendar: 'business' | 'always'
  managerId: string | null
  /** Minor units of the dealer's currency; null: as the promises say. 0: everything is approved. */
  approveAboveMinor: number | null
  hqAboveMinor: number | null
}

/** What somebody may change of a dealer's settings: nobody widens the limit that they are held to. */
export function settingsRights(actor: Actor, dealerId: string) {
  const isClub = scopeOf(actor, 'case:set-up') === 'club'
  const may = isClub || (dealerId !== '' && can(actor, 'case:manage', { dealerId }))
  return { may, limit: isClub || (may && can(actor, 'case:approve', { dealerId })), hqLimit: isClub }
}

/**
 * Changes what a dealer ('' is head office) does differently; a row is made where there was none (`version` 0). The
 * calendar counts for cases on their way too. Refuses a manager who does not work on cases there, a limit that the actor
 * may not move, limits in the wrong order, and a form older than its row.
 */
export async function saveDealerSettings({
  club,
  actor,
  submission,
  dealerId,
  version,
  ...given
}: Act<DealerSettings & { dealerId: string; version: number }>): Promise<Outcome<{ dealerId: string }>> {
  const rights = settingsRights(actor, dealerId)
  if (!rights.may || (dealerId !== '' && !(await readDealer(club, dealerId)))) throw new NotFound('dealer')
  if (given.managerId && !(await solversOf(club, dealerId)).some(({ userId }) => userId === given.managerId)) {
    return refuse('cases-setup:refusal.person_elsewhere', { field: 'managerId' })
  }
  const { approveAboveMinor: low, hqAboveMinor: high } = given
  const isAmount = (minor: number | null) => minor === null || (Number.isSafeInteger(minor) && minor >= 0)
  if (!isAmount(low)) return refuse('cases-setup:field.amount', { field: 'approveAbove' })
  if (!isAmount(high)) return refuse('cases-setup:field.amount', { field: 'hqAbove' })
  if (low !== null && high !== null && high < low) {
    return refuse('cases-setup:refusal.limits_order', { field: 'hqAbove' })
  }
  return club.write(
    actor,
    async (w) => {
      const { dealerSettings: table } = w.schema.cases
      const [before] = await w.tx.select().from(table).where(eq(table.dealerId, dealerId))
      const current: DealerSettings = {
        calendar: (before?.calendar ?? 'business') as DealerSettings['calendar'],
        managerId: before?.managerId ?? null,
        approveAboveMinor: before?.approveAboveMinor ?? null,
        hqAboveMinor: before?.hqAboveMinor ?? null,
      }
      const known = before?.version ?? 0
      if (known !== version) return stale(known, current)
      if (!rights.limit && current.approveAboveMinor !== low) {
        return refuse('cases-setup:refusal.limit_right', { field: 'approveAbove' })
      }
      if (!rights.hqLimit && current.hqAboveMinor !== high) {
        return refuse('cases-setup:refusal.hq_limit_right', { field: 'hqAbove' })
      }
      if (before) {
        const here = and(eq(table.dealerId, dealerId), eq(table.version, version))
        await w.tx
          .update(table)
          .set({ ...given, version: version + 1 })
          .where(here)
      } else await w.tx.insert(table).values({ dealerId, ...given })
      await audit(w, {
        ...{ action: 'case.dealer-settings-changed', subject: `case-dealer:${dealerId}`, dealerId },
        detail: { before: current, after: given },
      })
      return done({ dealerId })
    },
    { ...SET_UP, submission },
  )
}
