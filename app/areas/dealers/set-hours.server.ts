import { and, eq, sql } from 'drizzle-orm'
import type { Day } from '~/kernel/dates'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { stale } from '~/kernel/stale'
import type { Words } from '~/kernel/words'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { requireDealer } from './authority.server'
import { readHours } from './read-hours.server'
import { checkOpening, type DayOpening } from './rules'

/**
 * Sets the usual week of a dealer; weekdays left out are closed. Bookings that were made stay. Refuses hours that end
 * before they begin, a break outside them, and a form that is older than the week.
 */
export async function setHours({
  club,
  actor,
  dealerId,
  version,
  week,
}: Act<{ dealerId: string; version: number; week: readonly DayOpening[] }>): Promise<Outcome<{ dealerId: string }>> {
  await requireDealer(club, actor, dealerId)
  for (const day of week) {
    const verdict = checkOpening(day)
    if (!verdict.ok) return refuse(verdict.reason, { field: `days[${day.weekday - 1}].opens` })
  }
  const before = await readHours(club, dealerId)
  return club.write(actor, async (w) => {
    const { dealers, dealerHours } = w.schema.dealers
    const [dealer] = await w.tx
      .update(dealers)
      .set({ hoursVersion: sql`${dealers.hoursVersion} + 1` })
      .where(and(eq(dealers.id, dealerId), eq(dealers.hoursVersion, version)))
      .returning()
    if (!dealer) {
      const [row] = await w.tx.select().from(dealers).where(eq(dealers.id, dealerId))
      if (!row) throw new NotFound('dealer')
      return stale(row.hoursVersion, { week: before })
    }
    await w.tx.delete(dealerHours).where(eq(dealerHours.dealerId, dealerId))
    if (week.length > 0) await w.tx.insert(dealerHours).values(week.map((day) => ({ ...day, dealerId })))
    await audit(w, {
      action: 'dealer.hours-changed',
      subject: `dealer:${dealerId}`,
      dealerId,
      detail: { before, after: week },
    })
    return done({ dealerId })
  })
}

type HolidayInput = { date: Day; opens: number | null; closes: number | null; note: Words }

/**
 * Sets one day apart: closed, or hours of its own. It wins over the week and the public calendar. `version` is 0 for a
 * day that was not set apart when the form opened; anything newer is refused with what holds now.
 */
export async function setHoliday({
  club,
  actor,
  dealerId,
  version,
  ...day
}: Act<HolidayInput & { dealerId: string; version: number }>): Promise<Outcome<{ date: Day }>> {
  await requireDealer(club, actor, dealerId)
  if ((day.opens === null) !== (day.closes === null) || (day.opens ?? 0) >= (day.closes ?? 1)) {
    return refuse('dealers-desk:refusal.hours_order', { field: 'opens' })
  }
  return club.write(actor, async (w) => {
    const { dealerHolidays } = w.schema.dealers
    const here = and(eq(dealerHolidays.dealerId, dealerId), eq(dealerHolidays.date, day.date))
    const [known] = await w.tx.select().from(dealerHolidays).where(here)
    if ((known?.version ?? 0) !== version) {
      return stale(known?.version ?? 0, known ? { opens: known.opens, closes: known.closes, note: known.note } : {})
    }
    if (known) {
      await w.tx
        .update(dealerHolidays)
        .set({ ...day, version: version + 1 })
        .where(here)
    } else await w.tx.insert(dealerHolidays).values({ ...day, dealerId })
    await audit(w, {
      action: 'dealer.holiday-set',
      subject: `dealer:${dealerId}`,
      dealerId,
      detail: { before: known ?? null, after: day },
    })
    return done({ date: day.date })
  })
}

/** Takes a day's own hours away: the week and the public calendar hold again. A day without any is a NotFound. */
export async function clearHoliday({
  club,
  actor,
  dealerId,
  date,
}: Act<{ dealerId: string; date: Day }>): Promise<Outcome<{ date: Day }>> {
  await requireDealer(club, actor, dealerId)
  return club.write(actor, async (w) => {
    const { dealerHolidays } = w.schema.dealers
    const [gone] = await w.tx
      .delete(dealerHolidays)
      .where(and(eq(dealerHolidays.dealerId, dealerId), eq(dealerHolidays.date, date)))
      .returning()
    if (!gone) throw new NotFound('holiday')
    await audit(w, {
      action: 'dealer.holiday-cleared',
      subject: `dealer:${dealerId}`,
      dealerId,
      detail: { before: gone },
    })
    return done({ date })
  })
}
