import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { readUnits } from '~/areas/dealers/read.server'
import { openSpans } from '~/areas/dealers/working-hours'
import { addDays } from '~/kernel/dates'
import type { Language } from '~/kernel/language'
import { localDay, quarterStart } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { requireDesk } from './desk.server'
import { readCards } from './read-day.server'
import type { BookingRow } from './rows.server'
import { openShop } from './shop.server'

/** Days ahead that the work list looks. */
const AHEAD = 60

/**
 * Bookings whose capacity is gone: a blocked or retired unit, or a day that the dealer closed since. The desk moves
 * them or calls the owner; nothing is taken from them.
 */
export async function readAffected(club: Club, actor: Actor, dealerId: string, language: Language) {
  const dealer = await requireDesk(club, actor, dealerId, 'booking:read')
  const { bookings, claims, blocks } = club.schema.booking
  const now = club.clock.now()
  const rows = (await club.store.read
    .select()
    .from(bookings)
    .where(
      and(
        eq(bookings.dealerId, dealerId),
        inArray(bookings.state, ['booked', 'checked-in', 'in-work', 'paused']),
        gt(bookings.endsAt, now),
      ),
    )
    .orderBy(asc(bookings.startsAt))) as BookingRow[]
  if (rows.length === 0) return []
  const held = await club.store.read
    .select({ bookingId: claims.bookingId, unitId: claims.unitId, quarter: claims.quarter, kind: claims.kind })
    .from(claims)
    .where(
      inArray(
        claims.bookingId,
        rows.map((row) => row.id),
      ),
    )
  const live = (
    await club.store.read
      .select()
      .from(blocks)
      .where(and(eq(blocks.dealerId, dealerId), gt(blocks.endsAt, now)))
  ).filter((block) => block.releasedAt === null)
  const units = new Map((await readUnits(club, dealerId, { retired: true })).map((unit) => [unit.id, unit]))
  const today = localDay(dealer.zone, now)
  const { calendar } = await openShop(club, dealerId, today, addDays(today, AHEAD))
  const why = new Map<string, { reason: 'blocked' | 'retired' | 'closed'; unit: string; note: string }>()
  for (const row of rows) {
    const day = localDay(dealer.zone, row.startsAt)
    if (!row.overrideReason && row.startsAt > now && openSpans(calendar, day).length === 0)
      why.set(row.id, { reason: 'closed', unit: '', note: '' })
  }
  for (const { bookingId, unitId, quarter } of held) {
    const at = quarterStart(quarter)
    if (!bookingId || at < now || why.has(bookingId)) continue
    const unit = units.get(unitId)
    if (unit && !unit.active) why.set(bookingId, { reason: 'retired', unit: unit.name, note: '' })
    const block = live.find((one) => one.unitId === unitId && one.startsAt <= at && at < one.endsAt)
    if (block && unit) why.set(bookingId, { reason: 'blocked', unit: unit.name, note: block.reason })
  }
  const cards = await readCards(
    club,
    actor,
    rows.filter((row) => why.has(row.id)),
    language,
  )
  return cards.map((card) => ({ ...card, why: why.get(card.id) ?? { reason: 'closed' as const, unit: '', note: '' } }))
}
