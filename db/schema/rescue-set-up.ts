import { sql } from 'drizzle-orm'
import type { Words } from '../../app/kernel/words'
import type { Columns } from '../columns'

/** One question of a service: yes or no, or one of a few answers. */
export type RescueQuestion = { code: string; text: Words; options: { code: string; text: Words }[] }
/** Minutes after local midnight; a day without a span is off. 1 Monday to 7 Sunday. */
export type HelperHours = { weekday: number; from: number; to: number }[]

/** What the rescue desk works with: kinds of help, promises, entitlements, helpers, and what goes on at a dealer. */
export function rescueSetUp(c: Columns) {
  /** Kinds of help with their questions and the published tariff. The same for the whole club. */
  const services = c.table(
    'rescue_services',
    {
      id: c.id(),
      /** battery, tyre, fuel, locked-out, accident, no-start, charge, tow, other: for ever */
      code: c.text().notNull(),
      name: c.words().notNull(),
      questions: c.json<RescueQuestion[]>().notNull(),
      /** What a helper must be able to do. */
      skill: c.text().notNull(),
      currency: c.text().notNull(),
      baseMinor: c.money().notNull(),
      /** So many kilometres are within the base. */
      includedKm: c.int().notNull(),
      perKmMinor: c.money().notNull(),
      /** Added between 20:00 and 07:00, in basis points of the rest. */
      nightBp: c.int().notNull().default(0),
      position: c.int().notNull().default(0),
      active: c.bool().notNull().default(true),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.unique('rescue_services_code').on(t.code),
      c.check('rescue_services_price', sql`${t.baseMinor} >= 0 and ${t.perKmMinor} >= 0 and ${t.includedKm} >= 0`),
      c.check('rescue_services_night', sql`${t.nightBp} between 0 and 10000`),
    ],
  )
  /** What is promised for each priority, in minutes; the watchdog goes by it. */
  const levels = c.table(
    'rescue_levels',
    {
      /** now, soon, wait */
      priority: c.text().primaryKey(),
      acknowledgeMinutes: c.int().notNull(),
      assignMinutes: c.int().notNull(),
      arriveMinutes: c.int().notNull(),
      onSceneMinutes: c.int().notNull(),
      /** A helper answers an offer within so many seconds. */
      offerSeconds: c.int().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.check('rescue_levels_priority', sql`${t.priority} in ('now', 'soon', 'wait')`),
      c.check(
        'rescue_levels_positive',
        sql`${t.acknowledgeMinutes} > 0 and ${t.assignMinutes} > 0 and ${t.arriveMinutes} > 0 and ${t.onSceneMinutes} > 0 and ${t.offerSeconds} between 20 and 3600`,
      ),
    ],
  )
  /** What a tier has free in a calendar year. */
  const entitlements = c.table(
    'rescue_entitlements',
    {
      id: c.id(),
      tier: c.text().notNull(),
      /** `tow` for everything that ends on a truck, `roadside` for the rest. */
      kind: c.text().notNull(),
      perYear: c.int().notNull(),
      /** The club pays up to so much of one rescue. */
      coverMinor: c.money().notNull(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.unique('rescue_entitlements_tier').on(t.tier, t.kind),
      c.check('rescue_entitlements_kind', sql`${t.kind} in ('tow', 'roadside')`),
      c.check('rescue_entitlements_sums', sql`${t.perYear} >= 0 and ${t.coverMinor} >= 0`),
    ],
  )
  /** Who can be sent: an own technician or a contracted company. */
  const helpers = c.table(
    'rescue_helpers',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      /** own, company */
      kind: c.text().notNull(),
      name: c.text().notNull(),
      /** E.164. */
      phone: c.text().notNull(),
      /** Who signs in to take jobs. */
      userId: c.ref(),
      photoFileId: c.text().notNull().default(''),
      /** van, flatbed, motorbike */
      vehicle: c.text().notNull(),
      plate: c.text().notNull().default(''),
      skills: c.json<string[]>().notNull(),
      /** WGS-84 of the base, and how far from it they go. */
      lat: c.real().notNull(),
      lng: c.real().notNull(),
      radiusKm: c.int().notNull(),
      hours: c.json<HelperHours>().notNull(),
      zone: c.text().notNull(),
      /** Jobs at a time. */
      capacity: c.int().notNull().default(1),
      /** What the club pays them against the published tariff, in basis points. */
      priceBp: c.int().notNull().default(10000),
      active: c.bool().notNull().default(true),
      version: c.int().notNull().default(1),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.index('rescue_helpers_dealer').on(t.dealerId, t.active, t.id),
      c.index('rescue_helpers_place').on(t.lat, t.lng).where(sql`active`),
      c.index('rescue_helpers_user').on(t.userId),
      c.check('rescue_helpers_kind', sql`${t.kind} in ('own', 'company')`),
      c.check('rescue_helpers_place_real', sql`${t.lat} between -90 and 90 and ${t.lng} between -180 and 180`),
      c.check('rescue_helpers_bounds', sql`${t.radiusKm} between 1 and 500 and ${t.capacity} between 1 and 50`),
    ],
  )
  /** Snow, flood, a closed motorway: many cars at once, with a text of its own on the page. */
  const massEvents = c.table(
    'rescue_mass_events',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      name: c.words().notNull(),
      text: c.words().notNull(),
      startedAt: c.instant().notNull(),
      startedBy: c.ref(),
      endedAt: c.instant(),
    },
    (t) => [c.index('rescue_mass_events_open').on(t.dealerId, t.startedAt, t.id)],
  )
  return { services, levels, entitlements, helpers, massEvents }
}
