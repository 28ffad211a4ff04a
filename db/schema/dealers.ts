import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'

/** Outlets of the club: when they are open, what they can do at once, and the jobs that can be booked. */
export function dealers(c: Columns) {
  const dealers = c.table(
    'dealers',
    {
      id: c.id(),
      /** Short and for ever, such as SHQ: in references and file names. */
      code: c.text().notNull(),
      name: c.words().notNull(),
      city: c.words().notNull(),
      address: c.words().notNull(),
      /** E.164. */
      phone: c.text().notNull(),
      /** IANA name: hours and slots are shown in it. */
      zone: c.text().notNull(),
      currency: c.text().notNull(),
      /** WGS-84. */
      lat: c.real().notNull(),
      lng: c.real().notNull(),
      /** Least minutes between booking online and the slot. */
      noticeMinutes: c.int().notNull(),
      /** How many days ahead owners may book. */
      horizonDays: c.int().notNull(),
      /** Share of technician time that owners may fill online; the rest is kept for the shop. */
      onlinePercent: c.int().notNull(),
      /** Until so many hours before, an owner cancels or moves without asking. */
      cancelNoticeHours: c.int().notNull(),
      /** So many missed bookings within the window, and the next ones are made by phone; 0 never. */
      missedLimit: c.int().notNull(),
      missedWindowDays: c.int().notNull(),
      /** How long a chosen slot is kept while the owner decides. */
      holdMinutes: c.int().notNull(),
      openOnHolidays: c.bool().notNull().default(false),
      ignoreMakeupDays: c.bool().notNull().default(false),
      active: c.bool().notNull().default(true),
      version: c.int().notNull().default(1),
      hoursVersion: c.int().notNull().default(1),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.unique('dealers_code').on(t.code),
      c.check('dealers_online', sql`${t.onlinePercent} between 0 and 100`),
      c.check('dealers_hold', sql`${t.holdMinutes} between 1 and 60`),
      c.check('dealers_horizon', sql`${t.horizonDays} between 1 and 365`),
    ],
  )
  /** The usual week; a weekday without a row is closed. */
  const dealerHours = c.table(
    'dealer_hours',
    {
      dealerId: c
        .ref()
        .notNull()
        .references(() => dealers.id),
      /** 1 Monday to 7 Sunday. */
      weekday: c.int().notNull(),
      /** Minutes after local midnight. */
      opens: c.int().notNull(),
      closes: c.int().notNull(),
      breakFrom: c.int(),
      breakTo: c.int(),
    },
    (t) => [
      c.primaryKey({ columns: [t.dealerId, t.weekday] }),
      c.check('dealer_hours_weekday', sql`${t.weekday} between 1 and 7`),
      c.check('dealer_hours_span', sql`${t.opens} >= 0 and ${t.closes} <= 1440 and ${t.opens} < ${t.closes}`),
    ],
  )
  /** Days that the club set itself; they win over the week and over the public calendar. */
  const dealerHolidays = c.table(
    'dealer_holidays',
    {
      dealerId: c
        .ref()
        .notNull()
        .references(() => dealers.id),
      date: c.date().notNull(),
      /** Both empty: closed that day. */
      opens: c.int(),
      closes: c.int(),
      note: c.words().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.primaryKey({ columns: [t.dealerId, t.date] }),
      c.check(
        'dealer_holidays_span',
        sql`(${t.opens} is null and ${t.closes} is null) or (${t.opens} >= 0 and ${t.closes} <= 1440 and ${t.opens} < ${t.closes})`,
      ),
    ],
  )
  /** Everything of which a booking may need one: each can be claimed once per quarter hour. */
  const units = c.table(
    'units',
    {
      id: c.id(),
      dealerId: c
        .ref()
        .notNull()
        .references(() => dealers.id),
      /** bay, technician, loaner, shuttle, waiter */
      kind: c.text().notNull(),
      name: c.text().notNull(),
      /** Of a bay: what stands in it. Empty for other kinds. */
      bayType: c.text().notNull().default(''),
      /** Of a technician. */
      skills: c.json<string[]>().notNull(),
      /** Who signs in as this technician. */
      userId: c.ref(),
      position: c.int().notNull().default(0),
      active: c.bool().notNull().default(true),
      version: c.int().notNull().default(1),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.unique('units_name').on(t.dealerId, t.kind, t.name),
      c.unique('units_user').on(t.userId, t.dealerId),
      c.check('units_kind', sql`${t.kind} in ('bay', 'technician', 'loaner', 'shuttle', 'waiter')`),
    ],
  )
  /** Jobs that can be booked, the same at every dealer. */
  const jobTemplates = c.table(
    'job_templates',
    {
      id: c.id(),
      code: c.text().notNull(),
      name: c.words().notNull(),
      /** What is done, in a sentence for the owner. */
      detail: c.words().notNull(),
      /** Technician's time. */
      minutes: c.int().notNull(),
      /** Kept free in the bay after the work. */
      bufferMinutes: c.int().notNull().default(0),
      skill: c.text().notNull(),
      bayType: c.text().notNull(),
      price: c.money().notNull(),
      currency: c.text().notNull(),
      /** Item of the maintenance plan that this job closes. */
      maintenanceKey: c.text(),
      onlineBookable: c.bool().notNull().default(true),
      active: c.bool().notNull().default(true),
      position: c.int().notNull().default(0),
      version: c.int().notNull().default(1),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.unique('job_templates_code').on(t.code),
      c.check('job_templates_minutes', sql`${t.minutes} between 5 and 960`),
      c.check('job_templates_price', sql`${t.price} >= 0`),
    ],
  )
  return { dealers, dealerHours, dealerHolidays, units, jobTemplates }
}
