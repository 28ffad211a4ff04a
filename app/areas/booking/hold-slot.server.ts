import { and, eq, inArray, sql } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { readStaff } from '~/areas/dealers/read-staff.server'
import { requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import { type Instant, MINUTE } from '~/kernel/clock'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { localDay } from '~/kernel/zones'
import type { Act, Work } from '~/platform/club.server'
import { enqueue } from '~/platform/jobs.server'
import { releaseClaims } from './claims.server'
import { askGate } from './gate.server'
import { needsOf, type Transport } from './needs'
import { claimPlan, planSlot, shopAround } from './plan.server'
import { insertBooking, readJobs, timesOf } from './rows.server'

export type HoldWish = {
  dealerId: string
  vehicleId: string
  templateIds: readonly string[]
  startsAt: Instant
  transport: Transport
  adviserId?: string | null
  note?: string
}
export type Held = { bookingId: string; number: string; startsAt: Instant; readyAt: Instant; heldUntil: Instant }

/** Names what two bookings of one day may not claim at once. */
export const capacityKey = (dealerId: string, zone: string, at: Instant) => `capacity:${dealerId}:${localDay(zone, at)}`

/**
 * Reserves a slot for an owner while the rest is decided: claims with an end. A new hold for the same car replaces the
 * owner's earlier one. Refuses with the nearest free slots what is taken, and with the gate's sentence who may not.
 * Throws NotFound for an adviser who is none of that dealer's.
 */
export async function holdSlot({ club, actor, submission, ...wish }: Act<HoldWish>): Promise<Outcome<Held>> {
  const vehicle = await requireOwnVehicle(club, actor, wish.vehicleId)
  const dealer = await readDealer(club, wish.dealerId)
  if (!dealer?.active) throw new NotFound('dealer')
  const adviserId = wish.adviserId || null
  if (adviserId && !(await readStaff(club, dealer.id, 'adviser')).some(({ userId }) => userId === adviserId)) {
    throw new NotFound('adviser')
  }
  const jobs = await readJobs(club, wish.templateIds, true)
  if (!jobs.ok) return jobs
  const needs = needsOf(jobs.value)
  const shop = await shopAround(club, { dealerId: dealer.id, startsAt: wish.startsAt, needs }, dealer.zone)

  return club.write(
    actor,
    async (w) => {
      await dropHolds(w, { memberId: vehicle.memberId, vehicleId: vehicle.id })
      const wanted = { shop, needs, startsAt: wish.startsAt, wishes: { transport: wish.transport, online: true } }
      const plan = await planSlot(w, wanted)
      if (!plan.ok) return plan
      const gate = await askGate(club, w.tx, {
        dealerId: dealer.id,
        memberId: vehicle.memberId,
        vehicleId: vehicle.id,
        span: plan.value.layout,
      })
      if (!gate.ok) return refuse(`booking:refusal.${gate.reason}`, { params: gate.params, nextStep: gate.nextStep })
      const heldUntil = w.now + shop.policy.holdMinutes * MINUTE
      const row = await insertBooking(w, {
        dealerId: dealer.id,
        memberId: vehicle.memberId,
        vehicleId: vehicle.id,
        state: 'held',
        channel: 'online',
        zone: dealer.zone,
        currency: dealer.currency,
        transport: wish.transport,
        adviserId,
        note: wish.note ?? '',
        jobs: jobs.value,
        needs,
        times: timesOf(plan.value),
        heldUntil,
      })
      const refusal = await claimPlan(w, { ...wanted, bookingId: row.id }, plan.value, heldUntil)
      if (refusal) return refusal
      await enqueue(w, 'booking-hold-over', { bookingId: row.id }, { runAt: heldUntil, key: row.id })
      return done({ bookingId: row.id, number: row.number, startsAt: row.startsAt, readyAt: row.readyAt, heldUntil })
    },
    { submission, alone: capacityKey(dealer.id, dealer.zone, wish.startsAt) },
  )
}

/** Ends the owner's own holds for a car: one person keeps one slot while choosing. */
async function dropHolds(w: Work, { memberId, vehicleId }: { memberId: string; vehicleId: string }): Promise<void> {
  const { bookings } = w.schema.booking
  const own = and(
    eq(bookings.memberId, memberId),
    eq(bookings.vehicleId, vehicleId),
    eq(bookings.state, 'held'),
    inArray(bookings.channel, ['online']),
  )
  const dropped = await w.tx
    .update(bookings)
    .set({ state: 'lapsed', heldUntil: 0, closedAt: w.now, version: sql`${bookings.version} + 1` })
    .where(own)
    .returning({ id: bookings.id })
  for (const { id } of dropped) await releaseClaims(w, id)
}
