import { and, eq, gt, inArray, isNull, lt } from 'drizzle-orm'
import { readUnits } from '~/areas/dealers/read.server'
import type { Instant } from '~/kernel/clock'
import { addDays } from '~/kernel/dates'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { localDay, QUARTER, quarterOf } from '~/kernel/zones'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { freed, nudgeCalendar } from './changed.server'
import { claimForBlock, sweepLapsed } from './claims.server'
import { requireDesk } from './desk.server'
import type { BlockKind } from './needs'

export type Block = {
  dealerId: string
  unitId: string
  startsAt: Instant
  endsAt: Instant
  kind: BlockKind
  reason?: string
}

/** Longest block, in days: a technician who leaves for good is taken out of use instead. */
const MOST_DAYS = 92
/** How far ahead a leave can be planned, in days, where the dealer's horizon for bookings ends sooner. */
const MOST_AHEAD = 183

/**
 * Takes a bay, technician, loaner, shuttle or seat out of the calendar for a while. Bookings that have it stay as they
 * are and become the desk's work list: answered are their numbers. Whole quarter hours. Refuses what ended before
 * yesterday began, what lies further ahead than can be planned, and what is too long.
 */
export async function blockUnit({
  club,
  actor,
  submission,
  ...block
}: Act<Block>): Promise<Outcome<{ blockId: string; affected: string[] }>> {
  const dealer = await requireDesk(club, actor, block.dealerId)
  const unit = (await readUnits(club, dealer.id)).find((one) => one.id === block.unitId)
  if (!unit) throw new NotFound('unit')
  const startsAt = Math.floor(block.startsAt / QUARTER) * QUARTER
  const endsAt = Math.ceil(block.endsAt / QUARTER) * QUARTER
  if (block.endsAt <= block.startsAt) return refuse('booking:refusal.block_order', { field: 'to' })
  const today = localDay(dealer.zone, club.clock.now())
  if (localDay(dealer.zone, startsAt) < addDays(today, -1))
    return refuse('booking:refusal.block_past', { field: 'from' })
  const ahead = Math.max(MOST_AHEAD, dealer.settings.horizonDays)
  if (localDay(dealer.zone, startsAt) > addDays(today, ahead))
    return refuse('booking:refusal.block_far', { field: 'from', params: { days: ahead } })
  if (endsAt - startsAt > MOST_DAYS * 86_400_000)
    return refuse('booking:refusal.block_long', { field: 'to', params: { days: MOST_DAYS } })
  return club.write(
    actor,
    async (w) => {
      const { blocks, claims, bookings } = w.schema.booking
      await sweepLapsed(w, dealer.id)
      const blockId = newId(w.now)
      const { kind, reason = '' } = block
      await w.tx.insert(blocks).values({
        ...{ id: blockId, dealerId: dealer.id, unitId: unit.id, startsAt, endsAt, kind, reason },
        createdBy: actor.userId,
        createdAt: w.now,
      })
      await claimForBlock(w, { id: blockId, dealerId: dealer.id, unitId: unit.id, kind: unit.kind, startsAt, endsAt })
      const affected = await w.tx
        .selectDistinct({ number: bookings.number })
        .from(claims)
        .innerJoin(bookings, eq(bookings.id, claims.bookingId))
        .where(
          and(
            eq(claims.unitId, unit.id),
            gt(claims.quarter, quarterOf(startsAt) - 1),
            lt(claims.quarter, quarterOf(endsAt)),
            inArray(bookings.state, ['held', 'booked', 'checked-in', 'in-work', 'paused']),
          ),
        )
      await audit(w, {
        action: 'unit.blocked',
        subject: `unit:${unit.id}`,
        dealerId: dealer.id,
        reason,
        detail: { startsAt, endsAt, kind, affected: affected.length },
      })
      await nudgeCalendar(w, dealer.id, dealer.zone, startsAt, endsAt - 1)
      return done({ blockId, affected: affected.map((one) => one.number) })
    },
    { submission, alone: `block:${unit.id}` },
  )
}

/** Gives a blocked unit back: its quarters are free again and the waiting list is asked. */
export async function unblockUnit({ club, actor, blockId }: Act<{ blockId: string }>): Promise<Outcome<null>> {
  const { blocks } = club.schema.booking
  const [known] = await club.store.read.select().from(blocks).where(eq(blocks.id, blockId))
  if (!known) throw new NotFound('block')
  const dealer = await requireDesk(club, actor, known.dealerId)
  return club.write(
    actor,
    async (w) => {
      const { claims } = w.schema.booking
      const released = await w.tx
        .update(blocks)
        .set({ releasedAt: w.now })
        .where(and(eq(blocks.id, blockId), isNull(blocks.releasedAt)))
        .returning({ id: blocks.id })
      if (released.length === 0) return done(null)
      await w.tx.delete(claims).where(eq(claims.blockId, blockId))
      await audit(w, {
        action: 'unit.unblocked',
        subject: `unit:${known.unitId}`,
        dealerId: dealer.id,
        detail: { startsAt: known.startsAt, endsAt: known.endsAt },
      })
      await freed(w, dealer.id)
      await nudgeCalendar(w, dealer.id, dealer.zone, known.startsAt, known.endsAt - 1)
      return done(null)
    },
    { alone: `block:${known.unitId}` },
  )
}
