import { eq } from 'drizzle-orm'
import { acceptOffer } from '~/areas/booking/answer-offer.server'
import { cancelBooking } from '~/areas/booking/cancel-booking.server'
import { confirmBooking } from '~/areas/booking/confirm-booking.server'
import { needsOf } from '~/areas/booking/needs'
import { offerWaitlist } from '~/areas/booking/offer-waitlist.server'
import { insertBooking } from '~/areas/booking/rows.server'
import { joinWaitlist } from '~/areas/booking/waitlist.server'
import { HOUR } from '~/kernel/clock'
import { localDay } from '~/kernel/zones'
import { systemActor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { addOwner, book, freeStarts, hold, type Owner, openWorkshop, type Workshop } from './booking'
import { granted } from './people'

/** A stage for processes that race: one bay, one technician, one slot that all owners want. */
export type LastSlot = { shop: Workshop; owners: Owner[]; startsAt: number }

/** Prepares the last slot of a day for so many owners. */
export async function stageLastSlot(club: Club, count: number, day: string): Promise<LastSlot> {
  const shop = await openWorkshop(club)
  const owners: Owner[] = []
  for (let i = 0; i < count; i++) owners.push(await addOwner(club))
  const [startsAt] = await freeStarts(club, shop, day)
  if (startsAt === undefined) throw new Error('the day has no slot')
  return { shop, owners, startsAt }
}

/** One owner takes the slot, or learns that it is gone. Of all that run at once exactly one answers true. */
export async function takeLastSlot(
  club: Club,
  { shop, startsAt }: Omit<LastSlot, 'owners'>,
  owner: Owner,
): Promise<boolean> {
  const held = await hold(club, shop, owner, startsAt)
  if (!held.ok) return false
  return (await confirmBooking({ club, actor: owner.actor, number: held.value.number })).ok
}

/** An offer of the waiting list that is open, and a stranger who wants the same time. */
export type OpenOffer = { shop: Workshop; waiting: Owner; stranger: Owner; number: string; startsAt: number }

/** Fills a day, lets one owner wait, frees one slot and makes the offer. */
export async function stageOffer(club: Club, day: string): Promise<OpenOffer> {
  const shop = await openWorkshop(club)
  let freedNumber = ''
  for (;;) {
    const [start] = await freeStarts(club, shop, day)
    if (start === undefined) break
    freedNumber = (await book(club, shop, await addOwner(club), start)).number
  }
  const [waiting, stranger] = [await addOwner(club), await addOwner(club)]
  const { dealerId } = shop
  granted(
    await joinWaitlist({
      ...{ club, actor: waiting.actor, dealerId, vehicleId: waiting.vehicleId, templateIds: [shop.service] },
      ...{ fromDay: day, toDay: day, partOfDay: 'any', transport: 'none' },
    }),
  )
  granted(await cancelBooking({ club, actor: systemActor, number: freedNumber }))
  if ((await offerWaitlist(club, dealerId)) !== 1) throw new Error('no offer was made')
  const { bookings } = club.schema.booking
  const offer = (await club.store.read.select().from(bookings)).find(
    (row) => row.state === 'held' && row.channel === 'waitlist',
  )
  if (!offer) throw new Error('the offer reserves nothing')
  return { shop, waiting, stranger, number: offer.number, startsAt: offer.startsAt }
}

/** Whoever waits accepts the offer. */
export const acceptStaged = async (club: Club, { number }: Pick<OpenOffer, 'number'>, owner: Owner): Promise<boolean> =>
  (await acceptOffer({ club, actor: owner.actor, number })).ok

/** The stranger tries the reserved time; refused as long as the offer holds. */
export const takeOffered = (
  club: Club,
  { shop, startsAt }: Pick<OpenOffer, 'shop' | 'startsAt'>,
  owner: Owner,
): Promise<boolean> => takeLastSlot(club, { shop, startsAt }, owner)

/** The day of the club's clock, for a stage on a running clock. */
export const stageDay = (club: Club, ahead: number) => localDay('Asia/Shanghai', club.clock.now() + ahead * 86_400_000)

/**
 * The negative control: counts what is booked and then inserts, without claims. Run by several processes at once it
 * books the slot more than once; a race test that does not catch it tests nothing.
 */
export async function takeUnguarded(
  club: Club,
  { shop, startsAt }: Omit<LastSlot, 'owners'>,
  owner: Owner,
): Promise<boolean> {
  const { bookings } = club.schema.booking
  const taken = await club.store.read.select({ id: bookings.id }).from(bookings).where(eq(bookings.startsAt, startsAt))
  if (taken.length > 0) return false
  await new Promise((resolve) => setTimeout(resolve, 50))
  await club.write(owner.actor, (w) =>
    insertBooking(w, {
      ...{ dealerId: shop.dealerId, memberId: owner.memberId, vehicleId: owner.vehicleId },
      ...{ state: 'booked', channel: 'online', zone: 'Asia/Shanghai', currency: 'CNY', transport: 'none' },
      ...{ adviserId: null, note: '', jobs: [], needs: needsOf([]) },
      times: { startsAt, endsAt: startsAt + HOUR, readyAt: startsAt + HOUR },
    }),
  )
  return true
}
