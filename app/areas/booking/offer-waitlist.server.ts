import { and, eq, inArray, lte } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMember } from '~/areas/membership/read-members.server'
import type { Instant } from '~/kernel/clock'
import { addDays } from '~/kernel/dates'
import { newId } from '~/kernel/ids'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { localDay } from '~/kernel/zones'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { recordFact } from '~/platform/facts.server'
import { enqueue } from '~/platform/jobs.server'
import { sendMessage } from '~/platform/messages.server'
import { closeOffer } from './answer-offer.server'
import { nudgeCalendar } from './changed.server'
import { findSlots } from './find-slots.server'
import { askGate } from './gate.server'
import { capacityKey } from './hold-slot.server'
import { needsOf } from './needs'
import { claimPlan, planSlot, shopAround } from './plan.server'
import { insertBooking, reading, readJobs, timesOf } from './rows.server'
import { policyOf } from './rules'
import { offerUntil, suitsWaiting } from './waiting'
import { readQueue, type WaitEntry } from './waitlist.server'

/** Days of an entry's wish that are looked at in one go. */
const WINDOW = 21

/**
 * Goes through a dealer's waiting list in its order and offers each owner the first free time that suits, reserved
 * until the offer ends. Answers how many offers were made. Safe to run twice: who has an open offer is passed over.
 */
export async function offerWaitlist(club: Club, dealerId: string): Promise<number> {
  await lapseOffers(club, dealerId)
  const queue = await readQueue(reading(club), dealerId)
  if (queue.length === 0) return 0
  const { waitlistOffers } = club.schema.booking
  const open = await club.store.read
    .select({ entryId: waitlistOffers.entryId, startsAt: waitlistOffers.startsAt, state: waitlistOffers.state })
    .from(waitlistOffers)
    .where(
      inArray(
        waitlistOffers.entryId,
        queue.map((entry) => entry.id),
      ),
    )
  let made = 0
  for (const entry of queue) {
    const earlier = open.filter((one) => one.entryId === entry.id)
    if (earlier.some((one) => one.state === 'open')) continue
    const refusedStarts = new Set(earlier.map((one) => one.startsAt))
    const startsAt = await firstSuiting(club, entry, refusedStarts)
    if (startsAt === undefined) continue
    const offered = await offerSlot(club, entry, startsAt)
    if (offered.ok) made += 1
  }
  return made
}

/** The first free time that an entry wants and was not offered before. */
async function firstSuiting(club: Club, entry: WaitEntry, without: ReadonlySet<Instant>): Promise<Instant | undefined> {
  const dealer = await readDealer(club, entry.dealerId)
  const jobs = await readJobs(club, entry.templateIds, true)
  if (!dealer?.active || !jobs.ok) return undefined
  const now = club.clock.now()
  const today = localDay(dealer.zone, now)
  const from = entry.fromDay > today ? entry.fromDay : today
  if (from > entry.toDay) return undefined
  const count = Math.min(WINDOW, daysTo(from, entry.toDay))
  const wishes = { transport: entry.transport, online: true }
  const days = await findSlots({ club, dealerId: dealer.id, needs: needsOf(jobs.value), from, days: count, wishes })
  const policy = policyOf(dealer.settings)
  return days
    .flatMap((day) => day.slots)
    .find(
      (slot) =>
        slot.state === 'free' &&
        !without.has(slot.startsAt) &&
        suitsWaiting(entry, dealer.zone, slot.startsAt) &&
        offerUntil(policy, now, slot.startsAt) !== undefined,
    )?.startsAt
}

function daysTo(from: string, to: string): number {
  let count = 1
  while (count < WINDOW && addDays(from, count) <= to) count += 1
  return count
}

/**
 * Reserves a time for an entry and writes the offer: a hold that lasts as long as the offer. Refuses what is taken or
 * too near; an entry with an open offer is left alone by the engine's own key.
 */
export async function offerSlot(
  club: Club,
  entry: WaitEntry,
  startsAt: Instant,
): Promise<Outcome<{ offerId: string }>> {
  const dealer = await readDealer(club, entry.dealerId)
  const jobs = await readJobs(club, entry.templateIds, true)
  if (!dealer || !jobs.ok) return refuse('booking:refusal.job_gone')
  const needs = needsOf(jobs.value)
  const shop = await shopAround(club, { dealerId: dealer.id, startsAt, needs }, dealer.zone)
  const vehicle = (await readVehicles(club, [entry.vehicleId])).get(entry.vehicleId)
  const member = await readMember(club, entry.memberId)
  return club.write(
    systemActor,
    async (w) => {
      const { waitlist, waitlistOffers } = w.schema.booking
      const [current] = await w.tx.select({ state: waitlist.state }).from(waitlist).where(eq(waitlist.id, entry.id))
      const until = offerUntil(shop.policy, w.now, startsAt)
      if (current?.state !== 'waiting' || until === undefined) return refuse('booking:refusal.offer_over')
      const wanted = { shop, needs, startsAt, wishes: { transport: entry.transport, online: true } }
      const plan = await planSlot(w, wanted)
      if (!plan.ok) return plan
      const { dealerId, memberId, vehicleId } = entry
      const gate = await askGate(club, w.tx, { dealerId, memberId, vehicleId, span: plan.value.layout })
      if (!gate.ok) return refuse(`booking:refusal.${gate.reason}`)
      const row = await insertBooking(w, {
        ...{ dealerId, memberId, vehicleId },
        state: 'held',
        channel: 'waitlist',
        zone: dealer.zone,
        currency: dealer.currency,
        transport: entry.transport,
        adviserId: null,
        note: entry.note,
        jobs: jobs.value,
        needs,
        times: timesOf(plan.value),
        heldUntil: until,
      })
      const refusal = await claimPlan(w, { ...wanted, bookingId: row.id }, plan.value, until)
      if (refusal) return refusal
      const offerId = newId(w.now)
      const made = await w.tx
        .insert(waitlistOffers)
        .values({ id: offerId, dealerId, entryId: entry.id, bookingId: row.id, startsAt, until, createdAt: w.now })
        .onConflictDoNothing()
        .returning({ id: waitlistOffers.id })
      if (made.length === 0) return refuse('booking:refusal.offer_over')
      await recordFact(w, {
        type: 'waitlist.offered',
        subject: offerId,
        about: entry.id,
        ...{ dealerId, memberId, vehicleId },
        payload: { startsAt, until, number: row.number },
      })
      await sendMessage(w, {
        userId: member.userId,
        template: 'waitlist-offer',
        params: {
          dealer: dealer.name,
          startsAt,
          zone: dealer.zone,
          plate: vehicle?.plate ?? '',
          until,
          path: `/book/${row.number}`,
        },
      })
      await enqueue(w, 'waitlist-offer', { dealerId }, { runAt: until, key: `lapse:${offerId}` })
      await nudgeCalendar(w, dealerId, dealer.zone, startsAt)
      return done({ offerId })
    },
    { alone: capacityKey(dealer.id, dealer.zone, startsAt) },
  )
}

/** Closes offers whose time is over; their entries go to the end of the queue, or out after the policy's count. */
export async function lapseOffers(club: Club, dealerId: string): Promise<number> {
  const dealer = await readDealer(club, dealerId)
  if (!dealer) return 0
  const { waitlistOffers } = club.schema.booking
  const over = and(
    eq(waitlistOffers.dealerId, dealerId),
    eq(waitlistOffers.state, 'open'),
    lte(waitlistOffers.until, club.clock.now()),
  )
  const [any] = await club.store.read.select({ id: waitlistOffers.id }).from(waitlistOffers).where(over).limit(1)
  if (!any) return 0
  return club.write(
    systemActor,
    async (w) => {
      const rows = await w.tx.select().from(waitlistOffers).where(over)
      for (const offer of rows) await closeOffer(w, offer, 'lapsed', policyOf(dealer.settings))
      return rows.length
    },
    { alone: `waitlist:${dealerId}` },
  )
}
