import { and, asc, eq } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { requireOwnVehicle } from '~/areas/garage/read-vehicles.server'
import type { Day } from '~/kernel/dates'
import { newId } from '~/kernel/ids'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import { localDay } from '~/kernel/zones'
import type { Act } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { enqueue } from '~/platform/jobs.server'
import { askGate } from './gate.server'
import type { Transport } from './needs'
import { type On, readJobs } from './rows.server'
import { policyOf } from './rules'
import { lastDay } from './slots'
import { inOrder, type PartOfDay, type Waiting } from './waiting'

export type WaitWish = {
  dealerId: string
  vehicleId: string
  templateIds: readonly string[]
  fromDay: Day
  toDay: Day
  partOfDay: PartOfDay
  transport: Transport
  note?: string
}

/**
 * Puts an owner's car on a dealer's waiting list, once; joining again changes the wish and keeps the place. Writes
 * waitlist.joined and looks at once whether something is free.
 */
export async function joinWaitlist({
  club,
  actor,
  submission,
  ...wish
}: Act<WaitWish>): Promise<Outcome<{ entryId: string }>> {
  const vehicle = await requireOwnVehicle(club, actor, wish.vehicleId)
  const dealer = await readDealer(club, wish.dealerId)
  if (!dealer?.active) throw new NotFound('dealer')
  const jobs = await readJobs(club, wish.templateIds, true)
  if (!jobs.ok) return jobs
  const { waitlist } = club.schema.booking
  return club.write(
    actor,
    async (w) => {
      const policy = policyOf(dealer.settings)
      const today = localDay(dealer.zone, w.now)
      if (wish.toDay < wish.fromDay) return refuse('booking:refusal.days_order', { field: 'toDay' })
      if (wish.toDay < today) return refuse('booking:refusal.days_past', { field: 'toDay' })
      if (wish.toDay > lastDay(policy, dealer.zone, w.now)) {
        return refuse('booking:refusal.days_far', { field: 'toDay', params: { days: policy.horizonDays } })
      }
      const { memberId } = vehicle
      const gate = await askGate(club, w.tx, { dealerId: dealer.id, memberId, vehicleId: vehicle.id })
      if (!gate.ok) return refuse(`booking:refusal.${gate.reason}`, { params: gate.params, nextStep: gate.nextStep })
      const { fromDay, toDay, partOfDay, transport, note = '' } = wish
      const values = { templateIds: [...new Set(wish.templateIds)], fromDay, toDay, partOfDay, transport, note }
      const key = { dealerId: dealer.id, vehicleId: vehicle.id }
      const [known] = await w.tx
        .select({ id: waitlist.id })
        .from(waitlist)
        .where(
          and(
            eq(waitlist.dealerId, key.dealerId),
            eq(waitlist.vehicleId, key.vehicleId),
            eq(waitlist.state, 'waiting'),
          ),
        )
      const entryId = known?.id ?? newId(w.now)
      if (known) await w.tx.update(waitlist).set(values).where(eq(waitlist.id, known.id))
      else
        await w.tx.insert(waitlist).values({ id: entryId, ...key, memberId, ...values, rank: w.now, createdAt: w.now })
      await recordFact(w, {
        type: 'waitlist.joined',
        subject: entryId,
        memberId,
        vehicleId: vehicle.id,
        dealerId: dealer.id,
        payload: { fromDay, toDay, partOfDay },
      })
      await enqueue(w, 'waitlist-offer', { dealerId: dealer.id }, { key: `${entryId}:${w.now}` })
      return done({ entryId })
    },
    { submission, alone: `waitlist:${dealer.id}` },
  )
}

/** The owner no longer waits. An offer that is open is declined with it (declineOffer). */
export async function leaveWaitlist({ club, actor, entryId }: Act<{ entryId: string }>): Promise<Outcome<null>> {
  const { waitlist, waitlistOffers } = club.schema.booking
  return club.write(actor, async (w) => {
    const [entry] = await w.tx.select().from(waitlist).where(eq(waitlist.id, entryId))
    if (!entry || !actor.memberId || entry.memberId !== actor.memberId) throw new NotFound('waitlist')
    if (entry.state !== 'waiting') return done(null)
    const [open] = await w.tx
      .select({ id: waitlistOffers.id })
      .from(waitlistOffers)
      .where(and(eq(waitlistOffers.entryId, entryId), eq(waitlistOffers.state, 'open')))
    if (open) return refuse('booking:refusal.offer_open')
    await w.tx.update(waitlist).set({ state: 'left', closedAt: w.now }).where(eq(waitlist.id, entryId))
    return done(null)
  })
}

export type WaitEntry = Waiting & {
  dealerId: string
  memberId: string
  vehicleId: string
  templateIds: string[]
  transport: Transport
  note: string
  lapses: number
  createdAt: number
}

/** Who waits at a dealer, first come first. */
export async function readQueue({ schema, tx }: On, dealerId: string): Promise<WaitEntry[]> {
  const { waitlist } = schema.booking
  const rows = await tx
    .select()
    .from(waitlist)
    .where(and(eq(waitlist.dealerId, dealerId), eq(waitlist.state, 'waiting')))
    .orderBy(asc(waitlist.rank), asc(waitlist.id))
  return inOrder(rows as WaitEntry[])
}
