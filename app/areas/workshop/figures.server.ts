import { and, eq, gte } from 'drizzle-orm'
import { requireDealer } from '~/areas/dealers/authority.server'
import { DAY } from '~/kernel/clock'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act, Club } from '~/platform/club.server'
import { repeatDaysOf } from './repeat-repair.server'
import { onTime } from './rules'

export type WorkshopFigures = {
  /** Visits completed in these days, by how their promise was kept. */
  days: number
  visits: number
  kept: number
  moved: number
  late: number
  repeats: number
  /** Days within which the same fault counts as a repeat repair. */
  repeatDays: number
}

/** How a dealer's workshop kept its promises over the last days, and how often a fault came back. */
export async function workshopFigures(club: Club, dealerId: string, days = 90): Promise<WorkshopFigures> {
  const { workOrders } = club.schema.workshop
  const now = club.clock.now()
  const rows = await club.store.read
    .select({
      promisedAt: workOrders.promisedAt,
      firstPromisedAt: workOrders.firstPromisedAt,
      readyAt: workOrders.readyAt,
      repeat: workOrders.repeat,
    })
    .from(workOrders)
    .where(and(eq(workOrders.dealerId, dealerId), gte(workOrders.completedAt, now - days * DAY)))
  const times = rows.map((row) => onTime(row, now))
  return {
    ...{ days, visits: rows.length },
    kept: times.filter((time) => time === 'kept').length,
    moved: times.filter((time) => time === 'moved').length,
    late: times.filter((time) => time === 'late').length,
    repeats: rows.filter((row) => row.repeat).length,
    repeatDays: await repeatDaysOf({ tx: club.store.read, schema: club.schema }, dealerId),
  }
}

/** Sets the days within which the same fault counts as a repeat repair: 1 to 730. Orders flagged before stay so. */
export async function setRepeatDays({
  club,
  actor,
  dealerId,
  days,
  submission,
}: Act<{ dealerId: string; days: number }>): Promise<Outcome<{ days: number }>> {
  await requireDealer(club, actor, dealerId)
  if (!Number.isInteger(days) || days < 1 || days > 730) {
    return refuse('workshop-desk:refusal.repeat_days', { field: 'days' })
  }
  return club.write(
    actor,
    async (w) => {
      const { workshopSettings } = w.schema.workshop
      const before = await repeatDaysOf(w, dealerId)
      await w.tx
        .insert(workshopSettings)
        .values({ dealerId, repeatDays: days })
        .onConflictDoUpdate({ target: workshopSettings.dealerId, set: { repeatDays: days } })
      await audit(w, {
        action: 'workshop.repeat-days-set',
        subject: `dealer:${dealerId}`,
        dealerId,
        detail: { before, after: days },
      })
      return done({ days })
    },
    { submission },
  )
}
