import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'

/** What the workshop does with a car, from the keys to the record that stays. */
export function workshop(c: Columns) {
  /** One visit of one car. What it costs is kept as settled sums beside the lines. */
  const workOrders = c.table(
    'work_orders',
    {
      id: c.id(),
      number: c.text().notNull(),
      dealerId: c.text().notNull(),
      /** Empty for a car that came without a booking. */
      bookingId: c.ref(),
      memberId: c.ref(),
      vehicleId: c.ref(),
      /** Who came, where the club knows no member or car. */
      guestName: c.text().notNull().default(''),
      guestPhone: c.text().notNull().default(''),
      guestPlate: c.text().notNull().default(''),
      state: c.text().notNull(),
      odometerKm: c.int().notNull(),
      adviserId: c.ref().notNull(),
      technicianId: c.ref(),
      /** The customer's own words. */
      words: c.text().notNull().default(''),
      /** IANA zone of the dealer. */
      zone: c.text().notNull(),
      promisedAt: c.instant().notNull(),
      firstPromisedAt: c.instant().notNull(),
      currency: c.text().notNull(),
      /** Rank of the member when the car came, and what it takes off the customer's labour, in basis points. */
      tier: c.text().notNull().default(''),
      discountBp: c.int().notNull().default(0),
      labourMinor: c.money().notNull().default(0),
      partsMinor: c.money().notNull().default(0),
      discountMinor: c.money().notNull().default(0),
      customerMinor: c.money().notNull().default(0),
      warrantyMinor: c.money().notNull().default(0),
      goodwillMinor: c.money().notNull().default(0),
      creditedMinor: c.money().notNull().default(0),
      /** A job of it came back with the fault of an earlier visit. */
      repeat: c.bool().notNull().default(false),
      /** Who found the work good. */
      qualityBy: c.ref(),
      /** The adviser's words on the record. */
      closingNote: c.text().notNull().default(''),
      /** Tread depth in tenths of a millimetre, where it was measured. */
      tyres: c.json<{ frontLeft: number; frontRight: number; rearLeft: number; rearRight: number }>(),
      /** cash, card, transfer, wechat, alipay; empty where nothing was to pay */
      paidBy: c.text().notNull().default(''),
      version: c.int().notNull().default(1),
      createdAt: c.instant().notNull(),
      readyAt: c.instant(),
      handedOverAt: c.instant(),
      /** 0 while the order is open: a sort key is never empty. */
      completedAt: c.instant().notNull().default(0),
      closedAt: c.instant(),
    },
    (t) => [
      c.unique('work_orders_number').on(t.number),
      c.unique('work_orders_booking').on(t.bookingId),
      c.index('work_orders_time').on(t.createdAt, t.id),
      c.index('work_orders_dealer').on(t.dealerId, t.createdAt, t.id),
      c.index('work_orders_open').on(t.dealerId, t.state, t.promisedAt).where(sql`closed_at is null`),
      c.index('work_orders_member').on(t.memberId, t.completedAt, t.id),
      c.index('work_orders_vehicle').on(t.vehicleId, t.completedAt, t.id),
      c.unique('work_orders_one_open').on(t.vehicleId).where(sql`closed_at is null`),
      c.check(
        'work_orders_state',
        sql`${t.state} in ('checked-in', 'in-work', 'waiting-parts', 'waiting-owner', 'quality-check', 'ready', 'handed-over', 'completed', 'cancelled')`,
      ),
      c.check('work_orders_closed', sql`(${t.closedAt} is not null) = (${t.state} in ('completed', 'cancelled'))`),
      c.check('work_orders_completed', sql`(${t.completedAt} > 0) = (${t.state} = 'completed')`),
      c.check('work_orders_credit', sql`${t.creditedMinor} >= 0 and ${t.creditedMinor} <= ${t.customerMinor}`),
      c.check('work_orders_odometer', sql`${t.odometerKm} >= 0`),
      c.check('work_orders_discount', sql`${t.discountBp} >= 0 and ${t.discountBp} <= 10000`),
    ],
  )
  /** Work on the order, as agreed: a template may change afterwards. */
  const orderJobs = c.table(
    'order_jobs',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      orderId: c
        .ref()
        .notNull()
        .references(() => workOrders.id),
      position: c.int().notNull(),
      /** Code of the job template; empty for work that has none. */
      code: c.text().notNull().default(''),
      name: c.words().notNull(),
      /** agreed at check-in, added at the desk, or extra work that the owner approved */
      origin: c.text().notNull().default('agreed'),
      state: c.text().notNull().default('open'),
      technicianId: c.ref(),
      /** Group of the fault; empty for routine work. Two visits with the same one are a repeat repair. */
      faultGroup: c.text().notNull().default(''),
      fault: c.text().notNull().default(''),
      cause: c.text().notNull().default(''),
      remedy: c.text().notNull().default(''),
      minutes: c.int().notNull().default(0),
      labourMinor: c.money().notNull().default(0),
      payer: c.text().notNull().default('customer'),
      /** The earlier order with the same fault. */
      repeatOf: c.ref(),
      startedAt: c.instant(),
      doneAt: c.instant(),
    },
    (t) => [
      c.unique('order_jobs_order').on(t.orderId, t.position),
      c.index('order_jobs_technician').on(t.dealerId, t.technicianId, t.state),
      c.check('order_jobs_state', sql`${t.state} in ('open', 'working', 'done', 'dropped')`),
      c.check('order_jobs_origin', sql`${t.origin} in ('agreed', 'added', 'extra')`),
      c.check('order_jobs_payer', sql`${t.payer} in ('customer', 'warranty', 'goodwill')`),
      c.check('order_jobs_labour', sql`${t.labourMinor} >= 0 and ${t.minutes} >= 0`),
    ],
  )
  const orderParts = c.table(
    'order_parts',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      orderId: c
        .ref()
        .notNull()
        .references(() => workOrders.id),
      jobId: c
        .ref()
        .notNull()
        .references(() => orderJobs.id),
      position: c.int().notNull(),
      partNumber: c.text().notNull().default(''),
      name: c.words().notNull(),
      /** In hundredths: 450 is four and a half litres. */
      quantity: c.int().notNull(),
      unitMinor: c.money().notNull(),
      payer: c.text().notNull().default('customer'),
      /** Taken off the order; kept so that it can be put back. */
      removedAt: c.instant(),
    },
    (t) => [
      c.unique('order_parts_order').on(t.orderId, t.position),
      c.check('order_parts_payer', sql`${t.payer} in ('customer', 'warranty', 'goodwill')`),
      c.check('order_parts_amount', sql`${t.quantity} > 0 and ${t.unitMinor} >= 0`),
    ],
  )
  /** Work found on the way, which the owner allows or not. */
  const orderExtras = c.table(
    'order_extras',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      orderId: c
        .ref()
        .notNull()
        .references(() => workOrders.id),
      name: c.words().notNull(),
      /** What was found. */
      finding: c.text().notNull().default(''),
      /** What happens if it is left. */
      consequence: c.text().notNull().default(''),
      code: c.text().notNull().default(''),
      minutes: c.int().notNull(),
      labourMinor: c.money().notNull(),
      partsMinor: c.money().notNull(),
      /** The time that the owner is promised if the work is allowed. */
      newPromisedAt: c.instant(),
      photoFileId: c.text().notNull().default(''),
      state: c.text().notNull().default('asked'),
      askedAt: c.instant().notNull(),
      askedBy: c.ref(),
      answeredAt: c.instant(),
      answeredBy: c.ref(),
      /** `owner` on the own phone, `desk` for an answer given by voice. */
      answeredVia: c.text().notNull().default(''),
      answerNote: c.text().notNull().default(''),
    },
    (t) => [
      c.index('order_extras_open').on(t.dealerId, t.state, t.askedAt),
      c.index('order_extras_order').on(t.orderId, t.askedAt),
      c.check('order_extras_state', sql`${t.state} in ('asked', 'approved', 'declined', 'withdrawn')`),
      c.check('order_extras_answered', sql`(${t.answeredAt} is null) = (${t.state} = 'asked')`),
      c.check('order_extras_amount', sql`${t.labourMinor} >= 0 and ${t.partsMinor} >= 0 and ${t.minutes} >= 0`),
    ],
  )
  /** Append-only. Every step of an order, and every change of the promised time. */
  const orderStates = c.table(
    'order_states',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      orderId: c
        .ref()
        .notNull()
        .references(() => workOrders.id),
      event: c.text().notNull(),
      /** Empty for the first one. */
      fromState: c.text().notNull(),
      toState: c.text().notNull(),
      at: c.instant().notNull(),
      actorId: c.ref(),
      /** Sealed with the customer's key. */
      reason: c.text().notNull().default(''),
      /** The promise before and after, where it was changed. */
      promisedBefore: c.instant(),
      promisedAfter: c.instant(),
    },
    (t) => [c.index('order_states_order').on(t.orderId, t.at, t.id)],
  )
  /** Work advised and not done, until a later visit does it. */
  const advice = c.table(
    'advice',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      orderId: c
        .ref()
        .notNull()
        .references(() => workOrders.id),
      memberId: c.ref(),
      vehicleId: c.ref(),
      name: c.words().notNull(),
      note: c.text().notNull().default(''),
      /** Code of the job that does it; it can be booked by that. */
      code: c.text().notNull().default(''),
      dueOn: c.date(),
      dueKm: c.int(),
      extraId: c.ref().references(() => orderExtras.id),
      state: c.text().notNull().default('open'),
      createdAt: c.instant().notNull(),
      closedAt: c.instant(),
      /** The order that did it. */
      doneByOrderId: c.ref(),
    },
    (t) => [
      c.index('advice_vehicle').on(t.vehicleId, t.state, t.createdAt),
      c.index('advice_order').on(t.orderId),
      c.unique('advice_extra').on(t.extraId),
      c.check('advice_state', sql`${t.state} in ('open', 'done', 'dismissed')`),
      c.check('advice_closed', sql`(${t.closedAt} is null) = (${t.state} = 'open')`),
    ],
  )
  /** Append-only. Money given back on a completed order. */
  const creditNotes = c.table(
    'credit_notes',
    {
      id: c.id(),
      number: c.text().notNull(),
      dealerId: c.text().notNull(),
      orderId: c
        .ref()
        .notNull()
        .references(() => workOrders.id),
      lines: c.json<{ name: { zh: string; en: string }; minor: number }[]>().notNull(),
      amountMinor: c.money().notNull(),
      currency: c.text().notNull(),
      /** Sealed with the customer's key. */
      reason: c.text().notNull(),
      at: c.instant().notNull(),
      actorId: c.ref(),
    },
    (t) => [
      c.unique('credit_notes_number').on(t.number),
      c.index('credit_notes_order').on(t.orderId, t.at),
      c.index('credit_notes_dealer').on(t.dealerId, t.at, t.id),
      c.check('credit_notes_amount', sql`${t.amountMinor} > 0`),
    ],
  )
  const orderPhotos = c.table(
    'order_photos',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      orderId: c
        .ref()
        .notNull()
        .references(() => workOrders.id),
      fileId: c.text().notNull(),
      /** check-in, work */
      stage: c.text().notNull(),
      at: c.instant().notNull(),
      actorId: c.ref(),
    },
    (t) => [c.unique('order_photos_once').on(t.orderId, t.fileId), c.index('order_photos_file').on(t.fileId)],
  )
  /** What a dealer sets for its workshop; the defaults hold where there is no row. */
  const workshopSettings = c.table(
    'workshop_settings',
    {
      dealerId: c.id(),
      /** Days within which the same fault counts as a repeat repair. */
      repeatDays: c.int().notNull(),
    },
    (t) => [c.check('workshop_settings_days', sql`${t.repeatDays} between 1 and 730`)],
  )
  return {
    workOrders,
    orderJobs,
    orderParts,
    orderExtras,
    orderStates,
    advice,
    creditNotes,
    orderPhotos,
    workshopSettings,
  }
}
