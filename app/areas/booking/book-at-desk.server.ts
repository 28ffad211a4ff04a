import { readStaff } from '~/areas/dealers/read-staff.server'
import type { Instant } from '~/kernel/clock'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { audit } from '~/platform/audit.server'
import type { Act } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { makeFirm } from './confirm-booking.server'
import { requireDesk, requireVisitor } from './desk.server'
import { capacityKey } from './hold-slot.server'
import { needsOf, type Transport } from './needs'
import { claimPlan, planSlot, shopAround } from './plan.server'
import { type Channel, insertBooking, readJobs, timesOf } from './rows.server'

export type Guest = { name: string; phone: string; plate: string }
export type DeskBooking = {
  dealerId: string
  memberId?: string | null
  vehicleId?: string | null
  guest?: Guest
  templateIds: readonly string[]
  startsAt: Instant
  transport?: Transport
  adviserId?: string | null
  note?: string
  unitIds?: readonly string[]
  /** Books beyond capacity or hours; wants booking:override. */
  overrideReason?: string
  /** How the time was agreed; import for bookings that another system had. */
  channel?: Extract<Channel, 'desk' | 'walk-in'>
}

/**
 * Staff book a slot in one step. Online notice, horizon and quota do not bind the desk; capacity does: what is taken is
 * refused with the nearest free slots, or by override claimed on an overflow lane with the reason in the audit.
 */
export async function bookAtDesk({
  club,
  actor,
  submission,
  ...wish
}: Act<DeskBooking>): Promise<Outcome<{ bookingId: string; number: string; overflow: boolean }>> {
  const dealer = await requireDesk(club, actor, wish.dealerId)
  const overrideReason = wish.overrideReason?.trim()
  if (overrideReason && !can(actor, 'booking:override', { dealerId: dealer.id })) {
    return refuse('booking:refusal.no_override')
  }
  const visitor = await requireVisitor(club, wish)
  if (!visitor.vehicleId && !wish.guest?.plate && !wish.guest?.name)
    return refuse('booking:refusal.no_car', { field: 'vehicleId' })
  const jobs = await readJobs(club, wish.templateIds, false)
  if (!jobs.ok) return jobs
  const needs = needsOf(jobs.value)
  const shop = await shopAround(club, { dealerId: dealer.id, startsAt: wish.startsAt, needs }, dealer.zone)
  const adviserId = (await readStaff(club, dealer.id)).find((one) => one.userId === wish.adviserId)?.userId ?? null
  const transport = wish.transport ?? 'none'

  return club.write(
    actor,
    async (w) => {
      const wishes = {
        transport,
        online: false,
        overflow: Boolean(overrideReason),
        ...(wish.unitIds?.length ? { insist: wish.unitIds } : {}),
      }
      const wanted = { shop, needs, startsAt: wish.startsAt, wishes }
      const plan = await planSlot(w, wanted)
      if (!plan.ok) return plan
      const row = await insertBooking(w, {
        dealerId: dealer.id,
        ...visitor,
        state: 'held',
        channel: wish.channel ?? 'desk',
        zone: dealer.zone,
        currency: dealer.currency,
        transport,
        adviserId,
        note: wish.note ?? '',
        jobs: jobs.value,
        needs,
        times: timesOf(plan.value),
        heldUntil: w.now + 1,
        guest: wish.guest,
      })
      const refusal = await claimPlan(w, { ...wanted, bookingId: row.id }, plan.value, 0)
      if (refusal) return refusal
      const override = overrideReason ? { overrideReason, overrideBy: actor.userId } : {}
      const stale = await makeFirm(w, row, override)
      if (stale) return stale
      await audit(w, {
        action: overrideReason ? 'booking.overridden' : 'booking.made-at-desk',
        subject: `booking:${row.id}`,
        dealerId: dealer.id,
        reason: overrideReason,
        personId: row.memberId ?? row.id,
        detail: { startsAt: wish.startsAt, overflow: plan.value.overflow },
      })
      return done({ bookingId: row.id, number: row.number, overflow: plan.value.overflow })
    },
    { submission, alone: capacityKey(dealer.id, dealer.zone, wish.startsAt) },
  )
}
