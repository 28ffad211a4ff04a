import { addDays, type Day } from '~/kernel/dates'
import { localDay } from '~/kernel/zones'
import type { Club } from '~/platform/club.server'
import type { Wishes } from './choice'
import { readTaken } from './claims.server'
import type { Needs } from './needs'
import { openShop, reachOf } from './shop.server'
import { type SlotDay, slotDays } from './slots'

export type SlotsAsked = {
  club: Club
  dealerId: string
  needs: Needs
  from: Day
  /** Days to answer, `from` included. */
  days: number
  wishes?: Partial<Wishes>
  /** The booking that is being moved: its own claims do not count. */
  without?: string
}

/**
 * The slots of some days as an owner may book them (or the desk, with `wishes.online` false). One read of the claims
 * of the whole range; each slot is computed.
 */
export async function findSlots({
  club,
  dealerId,
  needs,
  from,
  days,
  wishes,
  without,
}: SlotsAsked): Promise<SlotDay[]> {
  const now = club.clock.now()
  const to = addDays(from, days - 1)
  const shop = await openShop(club, dealerId, from, to, needs)
  const taken = await readTaken(club, { dealerId, ...reachOf(shop, needs), now }, { without })
  const question = {
    needs,
    capacity: shop.capacity,
    taken,
    openings: shop.openings,
    policy: shop.policy,
    zone: shop.dealer.zone,
    now,
    wishes: { transport: 'none' as const, online: true, ...wishes },
  }
  return slotDays(
    question,
    Array.from({ length: days }, (_, ahead) => addDays(from, ahead)),
  )
}

/** The first day from today on with a free slot, within the dealer's horizon; undefined when there is none. */
export async function firstFreeDay(
  asked: Omit<SlotsAsked, 'from' | 'days'> & { zone: string; horizon: number },
): Promise<Day | undefined> {
  const from = localDay(asked.zone, asked.club.clock.now())
  for (let ahead = 0; ahead <= asked.horizon; ahead += 14) {
    const found = await findSlots({ ...asked, from: addDays(from, ahead), days: 14 })
    const day = found.find((one) => one.state === 'open')?.day
    if (day) return day
  }
  return undefined
}
