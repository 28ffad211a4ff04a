import { and, eq, inArray } from 'drizzle-orm'
import { addOwner, freeStarts, type Owner, openWorkshop, type Workshop } from '#tests/support/booking'
import type { TestClub } from '#tests/support/club'
import { granted } from '#tests/support/people'
import { advance, carIn, workshopAt } from '#tests/support/workshop'
import { blockUnit } from '~/areas/booking/block-unit.server'
import { offerWaitlist } from '~/areas/booking/offer-waitlist.server'
import { joinWaitlist } from '~/areas/booking/waitlist.server'
import { proposeExtra } from '~/areas/workshop/extra-work.server'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { systemActor } from '~/platform/actor'
import { enqueue } from '~/platform/jobs.server'
import { known } from './points'
import type { Race } from './race'

const TUESDAY = '2026-03-03'
const withCar = ({ actor, vehicleId }: Owner) => ({ ...known(actor), vehicleId })

async function owners(club: TestClub, count: number) {
  const made: Owner[] = []
  for (let i = 0; i < count; i++) made.push(await addOwner(club))
  return made
}

/** A dealer whose Tuesday has room for one more car. */
async function oneSlot(club: TestClub, code: string): Promise<{ shop: Workshop; startsAt: number }> {
  const shop = await openWorkshop(club, { code })
  const [startsAt] = await freeStarts(club, shop, TUESDAY)
  if (startsAt === undefined) throw new Error('the day is closed')
  const block = { startsAt: startsAt + 75 * MINUTE, endsAt: startsAt + 0.75 * DAY, kind: 'repair' as const }
  for (const unitId of shop.bays)
    granted(await blockUnit({ club, actor: systemActor, dealerId: shop.dealerId, unitId, ...block }))
  const left = await freeStarts(club, shop, TUESDAY)
  if (left.length !== 1) throw new Error(`${left.length} times are left, not 1`)
  return { shop, startsAt }
}

/** The same with owners who wait for it. */
async function waitedFor(club: TestClub, code: string) {
  const { shop, startsAt } = await oneSlot(club, code)
  const waiting = await owners(club, 3)
  for (const { actor, vehicleId } of waiting) {
    granted(
      await joinWaitlist({
        ...{ club, actor, vehicleId, dealerId: shop.dealerId, templateIds: [shop.service], transport: 'none' },
        ...{ fromDay: TUESDAY, toDay: TUESDAY, partOfDay: 'any' },
      }),
    )
    club.clock.advance(MINUTE)
  }
  return { dealerId: shop.dealerId, templateId: shop.service, startsAt, waiting }
}

/** Bookings and holds that have the time. */
async function takers({ store, schema }: TestClub, { dealerId, startsAt }: Record<string, unknown>): Promise<number> {
  const { bookings } = schema.booking
  const rows = await store.read
    .select({ id: bookings.id })
    .from(bookings)
    .where(
      and(
        eq(bookings.dealerId, String(dealerId)),
        eq(bookings.startsAt, Number(startsAt)),
        inArray(bookings.state, ['held', 'booked']),
      ),
    )
  return rows.length
}

export const visitRaces: Race[] = [
  {
    name: 'the last slot is booked by one owner',
    scenario: 'slot',
    attempts: 2,
    stock: 1,
    async prepare(club) {
      const { shop, startsAt } = await oneSlot(club, 'SLT')
      const all = (await owners(club, 6)).map(withCar)
      return { dealerId: shop.dealerId, templateId: shop.service, startsAt, owners: all }
    },
    given: takers,
  },
  {
    name: 'a free time is offered to one of those who wait',
    scenario: 'offer',
    attempts: 2,
    stock: 1,
    prepare: (club) => waitedFor(club, 'WTL'),
    async given({ store, schema }, { dealerId }) {
      const { waitlistOffers } = schema.booking
      const open = and(eq(waitlistOffers.dealerId, String(dealerId)), eq(waitlistOffers.state, 'open'))
      return (await store.read.select({ id: waitlistOffers.id }).from(waitlistOffers).where(open)).length
    },
  },
  {
    name: 'an offer that is accepted while it lapses leaves the time to one',
    scenario: 'accept',
    attempts: 2,
    stock: 1,
    async prepare(club) {
      const waited = await waitedFor(club, 'LPS')
      await offerWaitlist(club, waited.dealerId)
      const { waitlistOffers, bookings } = club.schema.booking
      const [offer] = await club.store.read
        .select({ number: bookings.number, memberId: bookings.memberId, until: waitlistOffers.until })
        .from(waitlistOffers)
        .innerJoin(bookings, eq(bookings.id, waitlistOffers.bookingId))
        .where(eq(waitlistOffers.dealerId, waited.dealerId))
      const owner = waited.waiting.find((one) => one.memberId === offer?.memberId)
      if (!offer || !owner) throw new Error('nothing was offered')
      const others = (await owners(club, 2)).map(withCar)
      return {
        ...waited,
        waiting: [],
        number: offer.number,
        until: offer.until,
        owner: known(owner.actor),
        owners: others,
      }
    },
    at: ({ until }) => [Number(until) - 1, Number(until) + 1],
    given: takers,
  },
  {
    name: 'extra work is answered once',
    scenario: 'extra',
    attempts: 2,
    stock: 1,
    async prepare(club) {
      const shop = await workshopAt(club)
      const { orderId } = await carIn(club, shop)
      granted(await advance(club, shop.technician, orderId, 'start'))
      const proposed = await proposeExtra({
        ...{ club, actor: shop.technician, orderId, name: { zh: '前制动片', en: 'Front pads' }, finding: '2.1 mm' },
        ...{ minutes: 60, labourMinor: 24_000, partsMinor: 56_000, newPromisedAt: club.clock.now() + 7 * HOUR },
      })
      return { orderId, extraId: granted(proposed).extraId, owner: known(shop.owner.actor), asked: club.clock.now() }
    },
    // Nobody answers in the millisecond of the question: ids of different processes have no order within one.
    at: ({ asked }) => [Number(asked) + MINUTE],
    async given({ store, schema }, { orderId, extraId }) {
      const { orderJobs, advice } = schema.workshop
      const allowed = and(eq(orderJobs.orderId, String(orderId)), eq(orderJobs.origin, 'extra'))
      const jobs = await store.read.select({ id: orderJobs.id }).from(orderJobs).where(allowed)
      const declined = eq(advice.extraId, String(extraId))
      return jobs.length + (await store.read.select({ id: advice.id }).from(advice).where(declined)).length
    },
  },
  {
    name: 'a row of the outbox is taken by one worker',
    scenario: 'lease',
    attempts: 8,
    stock: 4,
    async prepare(club) {
      for (let i = 0; i < 4; i++) await club.write(systemActor, (w) => enqueue(w, 'noop', {}, { runAt: 0 }))
      return {}
    },
    // Long before anything else in this outbox is due.
    at: () => [1],
    given: async (_, __, answer) => answer.won,
  },
]
