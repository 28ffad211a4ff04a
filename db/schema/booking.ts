import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'

/** Agreed slots, what they occupy, and who waits for one. */
export function booking(c: Columns) {
  /** A hold, an agreed slot, a walk-in or a waiting list's offer: one row from the first tap to the way home. */
  const bookings = c.table(
    'bookings',
    {
      id: c.id(),
      number: c.text().notNull(),
      dealerId: c.text().notNull(),
      /** Empty for a walk-in whose owner is not in the club. */
      memberId: c.ref(),
      vehicleId: c.ref(),
      state: c.text().notNull(),
      /** online, desk, walk-in, waitlist */
      channel: c.text().notNull(),
      startsAt: c.instant().notNull(),
      /** End of the last quarter hour of work. */
      endsAt: c.instant().notNull(),
      /** What the owner is told: the minutes of the jobs, laid into open hours. */
      readyAt: c.instant().notNull(),
      /** IANA zone in which the slot was agreed. */
      zone: c.text().notNull(),
      minutes: c.int().notNull(),
      /** none, wait, shuttle, loaner */
      transport: c.text().notNull(),
      adviserId: c.ref(),
      /** The customer's own words. */
      note: c.text().notNull().default(''),
      /** Who walked in, where the club knows no member or car. */
      guestName: c.text().notNull().default(''),
      guestPhone: c.text().notNull().default(''),
      guestPlate: c.text().notNull().default(''),
      estimateMinor: c.money().notNull().default(0),
      currency: c.text().notNull(),
      /** Constant for the life of the booking; the calendar knows the event by it. */
      uid: c.text().notNull(),
      /** Rises with every change that a calendar must show. */
      sequence: c.int().notNull().default(0),
      /** Times that the owner moved it. */
      moves: c.int().notNull().default(0),
      /** A hold ends here; 0 for anything that is no hold. */
      heldUntil: c.instant().notNull().default(0),
      /** Set when staff booked beyond capacity or rules. */
      overrideReason: c.text().notNull().default(''),
      overrideBy: c.ref(),
      cancelReason: c.text().notNull().default(''),
      version: c.int().notNull().default(1),
      createdAt: c.instant().notNull(),
      createdBy: c.ref(),
      arrivedAt: c.instant(),
      closedAt: c.instant(),
    },
    (t) => [
      c.unique('bookings_number').on(t.number),
      c.unique('bookings_uid').on(t.uid),
      c.index('bookings_dealer').on(t.dealerId, t.startsAt),
      c.index('bookings_holds').on(t.dealerId, t.state, t.heldUntil),
      c.index('bookings_member').on(t.memberId, t.startsAt),
      c.index('bookings_vehicle').on(t.vehicleId, t.startsAt),
      c.check(
        'bookings_state',
        sql`${t.state} in ('held', 'walked-in', 'booked', 'checked-in', 'in-work', 'paused', 'ready', 'done', 'cancelled', 'missed', 'lapsed')`,
      ),
      c.check('bookings_hold', sql`(${t.state} = 'held') = (${t.heldUntil} > 0)`),
      c.check('bookings_order', sql`${t.endsAt} >= ${t.startsAt} and ${t.readyAt} >= ${t.startsAt}`),
    ],
  )
  /** The jobs as they were agreed: a template may change afterwards. */
  const bookingJobs = c.table(
    'booking_jobs',
    {
      id: c.id(),
      bookingId: c
        .ref()
        .notNull()
        .references(() => bookings.id),
      position: c.int().notNull(),
      templateId: c.text().notNull(),
      name: c.words().notNull(),
      minutes: c.int().notNull(),
      skill: c.text().notNull().default(''),
      bayType: c.text().notNull().default(''),
      bufferMinutes: c.int().notNull().default(0),
      priceMinor: c.money().notNull().default(0),
    },
    (t) => [c.unique('booking_jobs_order').on(t.bookingId, t.position)],
  )
  /** A technician, bay, lift or loaner that cannot work for a while. */
  const blocks = c.table(
    'blocks',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      unitId: c.text().notNull(),
      startsAt: c.instant().notNull(),
      endsAt: c.instant().notNull(),
      /** leave, training, repair, other */
      kind: c.text().notNull(),
      reason: c.text().notNull().default(''),
      createdBy: c.ref(),
      createdAt: c.instant().notNull(),
      releasedAt: c.instant(),
    },
    (t) => [
      c.index('blocks_dealer').on(t.dealerId, t.endsAt),
      c.index('blocks_unit').on(t.unitId, t.endsAt),
      c.check('blocks_order', sql`${t.endsAt} > ${t.startsAt}`),
    ],
  )
  /**
   * Capacity: one row per unit and quarter hour, and the primary key lets no second one in. A unit is a technician,
   * bay, loaner, shuttle or waiting seat, or a lane of overflow (`overflow:<dealer>:<kind>:<n>`) for what staff book
   * beyond capacity.
   */
  const claims = c.table(
    'claims',
    {
      dealerId: c.text().notNull(),
      unitId: c.text().notNull(),
      /** Quarter hours since 1970, UTC. */
      quarter: c.int().notNull(),
      kind: c.text().notNull(),
      bookingId: c.ref().references(() => bookings.id),
      blockId: c.ref().references(() => blocks.id),
      /** A hold's claim lapses here; 0 stands for good. */
      until: c.instant().notNull().default(0),
    },
    (t) => [
      c.primaryKey({ columns: [t.unitId, t.quarter] }),
      c.index('claims_dealer').on(t.dealerId, t.quarter),
      c.index('claims_booking').on(t.bookingId),
      c.index('claims_block').on(t.blockId),
      c.check('claims_holder', sql`(${t.bookingId} is null) <> (${t.blockId} is null)`),
    ],
  )
  /** Who wants a time that is taken. */
  const waitlist = c.table(
    'waitlist',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      memberId: c.text().notNull(),
      vehicleId: c.text().notNull(),
      templateIds: c.json<string[]>().notNull(),
      fromDay: c.date().notNull(),
      toDay: c.date().notNull(),
      /** any, morning, afternoon */
      partOfDay: c.text().notNull(),
      transport: c.text().notNull(),
      note: c.text().notNull().default(''),
      /** waiting, served, left, over */
      state: c.text().notNull().default('waiting'),
      /** Place in the queue: the moment of joining, or of the last offer that was let lapse. */
      rank: c.instant().notNull(),
      lapses: c.int().notNull().default(0),
      createdAt: c.instant().notNull(),
      closedAt: c.instant(),
    },
    (t) => [
      c.index('waitlist_dealer').on(t.dealerId, t.state, t.rank, t.id),
      c.index('waitlist_member').on(t.memberId, t.state),
      c.unique('waitlist_once').on(t.vehicleId, t.dealerId).where(sql`state = 'waiting'`),
      c.check('waitlist_state', sql`${t.state} in ('waiting', 'served', 'left', 'over')`),
    ],
  )
  /** An offer reserves: the booking it names is held until then. */
  const waitlistOffers = c.table(
    'waitlist_offers',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      entryId: c
        .ref()
        .notNull()
        .references(() => waitlist.id),
      bookingId: c
        .ref()
        .notNull()
        .references(() => bookings.id),
      startsAt: c.instant().notNull(),
      until: c.instant().notNull(),
      /** open, accepted, declined, lapsed */
      state: c.text().notNull().default('open'),
      createdAt: c.instant().notNull(),
      answeredAt: c.instant(),
    },
    (t) => [
      c.index('waitlist_offers_due').on(t.dealerId, t.state, t.until),
      c.unique('waitlist_offers_one').on(t.entryId).where(sql`state = 'open'`),
      c.unique('waitlist_offers_booking').on(t.bookingId),
      c.check('waitlist_offers_state', sql`${t.state} in ('open', 'accepted', 'declined', 'lapsed')`),
    ],
  )

  return { bookings, bookingJobs, blocks, claims, waitlist, waitlistOffers }
}
