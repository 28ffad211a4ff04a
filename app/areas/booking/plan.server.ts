import type { Reader } from '#db/store'
import type { Instant } from '~/kernel/clock'
import { addDays, type Day } from '~/kernel/dates'
import { done, type Outcome, type Refusal, refuse } from '~/kernel/outcome'
import { localDay, quarterOf } from '~/kernel/zones'
import type { Club, Work } from '~/platform/club.server'
import { type Claim, chooseUnits, type Missing, type Wishes } from './choice'
import { putClaims, readTaken, releaseClaims, sweepLapsed } from './claims.server'
import type { Layout } from './layout'
import { layWork } from './layout'
import type { Needs } from './needs'
import { asOpen, openShop, reachOf, type Shop } from './shop.server'
import { type Alternative, earliestStart, lastDay, nearestFree, type SlotQuestion } from './slots'

/** Days around the wanted one that are searched for something else to offer. */
const SEARCH_DAYS = 7

export type Plan = { layout: Layout; claims: readonly Claim[]; overflow: boolean }
type Wanted = {
  shop: Shop
  needs: Needs
  startsAt: Instant
  wishes: Wishes
  /** The booking that is being moved: its own claims do not stand in its way. */
  bookingId?: string
}

const MISSING: Readonly<Record<Missing, string>> = {
  bay: 'slot_taken',
  technician: 'slot_taken',
  online: 'slot_taken',
  waiter: 'no_seat_left',
  shuttle: 'no_shuttle_left',
  loaner: 'no_loaner_left',
  overnight: 'wait_overnight',
}

/** The shop for a booking at this moment: the days around it, from today on. */
export async function shopAround(
  club: Club,
  { dealerId, startsAt, needs }: { dealerId: string; startsAt: Instant; needs: Needs },
  zone: string,
): Promise<Shop> {
  const today = localDay(zone, club.clock.now())
  const day = localDay(zone, startsAt)
  const from = [addDays(day, -SEARCH_DAYS), today].sort().at(-1) as Day
  return openShop(club, dealerId, from < day ? from : day, addDays(day, SEARCH_DAYS), needs)
}

/**
 * Decides inside the transaction which units a booking takes, or refuses with the nearest free slots. Nothing is
 * written but the end of lapsed holds.
 */
export async function planSlot(w: Work, wanted: Wanted): Promise<Outcome<Plan>> {
  const { shop, needs, startsAt, wishes, bookingId } = wanted
  await sweepLapsed(w, shop.dealer.id)
  const question = await questionFor(w.club, w.tx, wanted, w.now)
  const refusal = (reason: string) => refuseSlot(reason, question, startsAt)
  if (wishes.online) {
    if (startsAt < earliestStart(shop.policy, w.now, true)) return refusal('too_soon')
    if (localDay(shop.dealer.zone, startsAt) > lastDay(shop.policy, shop.dealer.zone, w.now)) return refusal('too_far')
  }
  let layout = layWork(needs, quarterOf(startsAt), shop.openings)
  if (layout && layout.startsAt !== startsAt) layout = undefined
  if (!layout && wishes.overflow) {
    layout = layWork(needs, quarterOf(startsAt), asOpen(localDay(shop.dealer.zone, startsAt), startsAt, needs))
  }
  if (!layout) return refusal('outside_hours')
  const taken = wishes.overflow
    ? await readTaken(
        w.club,
        { dealerId: shop.dealer.id, from: quarterOf(startsAt) - 16, to: quarterOf(layout.endsAt) + 24, now: w.now },
        { on: w.tx, without: bookingId },
      )
    : question.taken
  const choice = chooseUnits(layout, shop.capacity, taken, wishes)
  if (!choice.ok) return refusal(MISSING[choice.missing])
  return done({ layout, claims: choice.claims, overflow: choice.overflow })
}

/** Writes the claims of a plan; a booking that is moved gives up its own first. Refuses when the engine does. */
export async function claimPlan(
  w: Work,
  wanted: Wanted & { bookingId: string },
  plan: Plan,
  until: Instant,
): Promise<Refusal | null> {
  const { shop, bookingId } = wanted
  await releaseClaims(w, bookingId)
  const put = await putClaims(w, { dealerId: shop.dealer.id, bookingId, until, claims: plan.claims })
  if (put) return null
  return refuseSlot('slot_taken', await questionFor(w.club, w.tx, wanted, w.now), wanted.startsAt)
}

/** The nearest free slots to a moment, for a refusal that has another reason than the slot. */
export async function alternativesTo(w: Work, wanted: Wanted): Promise<Alternative[]> {
  return nearestFree(await questionFor(w.club, w.tx, wanted, w.now), wanted.startsAt)
}

async function questionFor(
  club: Club,
  on: Reader,
  { shop, needs, wishes, bookingId }: Wanted,
  now: Instant,
): Promise<SlotQuestion> {
  const reach = reachOf(shop, needs)
  const taken = await readTaken(club, { dealerId: shop.dealer.id, ...reach, now }, { on, without: bookingId })
  const { insist: _, overflow: __, ...wishesElsewhere } = wishes
  return {
    needs,
    capacity: shop.capacity,
    taken,
    openings: shop.openings,
    policy: shop.policy,
    zone: shop.dealer.zone,
    now,
    wishes: wishesElsewhere,
  }
}

function refuseSlot(reason: string, question: SlotQuestion, startsAt: Instant): Refusal {
  const free = nearestFree(question, startsAt)
  return refuse(`booking:refusal.${reason}`, { field: 'start', alternatives: { free, zone: question.zone } })
}
