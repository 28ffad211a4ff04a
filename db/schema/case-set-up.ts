import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'

/** One thing asked when a case of a kind is filed. */
export type CaseField = {
  code: string
  label: { zh: string; en: string }
  /** text, number, date, choice */
  kind: 'text' | 'number' | 'date' | 'choice'
  options: { code: string; text: { zh: string; en: string } }[]
  required: boolean
}
/**
 * Minutes of open time that are promised. Empty `tier` and `nature` mean any; of the lines that fit the most exact
 * one counts. 0 promises nothing.
 */
export type CaseTarget = {
  severity: 'low' | 'normal' | 'high' | 'critical'
  tier: string
  nature: string
  acknowledge: number
  form: number
  contact: number
  proposal: number
  resolve: number
  reply: number
}
/** All that a case is held to; a case keeps the version that it began with. */
export type CasePolicyTerms = {
  targets: CaseTarget[]
  /** Per cent of a promise after which its solver is warned. */
  warnPercent: number
  /** Open minutes after the due time by which the next level is told. */
  escalateAfter: { crm: number; manager: number; hq: number }
  /** Open minutes without a sign after which a solver loses the case; 0 never. */
  silentMinutes: number
  /** Worth above which the manager, and above which head office approves; minor units of the dealer's currency. */
  approveAboveMinor: number
  hqAboveMinor: number
  /** What one point is worth when a proposal is weighed; minor units. */
  pointMinor: number
  /** Days without an answer after which a solution counts as confirmed. */
  confirmDays: number
  /** Days after closing within which the owner may reopen. */
  reopenDays: number
  /** Hours after closing until satisfaction is asked, and days until it is asked again after a bad score. */
  askAfterHours: number
  askAgainDays: number
  /** This score and less (of 5) opens a recovery case. */
  badScore: number
}

/** What the club decides about its cases: kinds, routing, promises, causes, templates. */
export function caseSetUp(c: Columns) {
  /** A tree: product, service, purchase, expectation, and what is under them. */
  const kinds = c.table(
    'case_kinds',
    {
      id: c.id(),
      /** Empty for the top. */
      parentId: c.ref(),
      code: c.text().notNull(),
      name: c.words().notNull(),
      /** inquiry, complaint, suggestion, praise: for which it can be chosen. */
      natures: c.json<string[]>().notNull(),
      fields: c.json<CaseField[]>().notNull(),
      severity: c.text().notNull().default('normal'),
      /** sales, after-sales, parts, customer-relations, head-office; empty: the one above it, or the rules. */
      department: c.text().notNull().default(''),
      position: c.int().notNull().default(0),
      active: c.bool().notNull().default(true),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.unique('case_kinds_code').on(t.code),
      c.index('case_kinds_order').on(t.position, t.id),
      c.check('case_kinds_severity', sql`${t.severity} in ('low', 'normal', 'high', 'critical')`),
    ],
  )
  /** Who gets a case: the first line that fits, by position; empty fields fit all. */
  const routes = c.table(
    'case_routes',
    {
      id: c.id(),
      position: c.int().notNull(),
      name: c.words().notNull(),
      nature: c.text().notNull().default(''),
      /** Fits the kind and all under it. */
      kindId: c.text().notNull().default(''),
      dealerId: c.text().notNull().default(''),
      language: c.text().notNull().default(''),
      severity: c.text().notNull().default(''),
      department: c.text().notNull(),
      /** person, last-solver, least-load, pool: how the solver is found. */
      choose: c.text().notNull(),
      userId: c.ref(),
      active: c.bool().notNull().default(true),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.index('case_routes_order').on(t.position, t.id),
      c.check('case_routes_choose', sql`${t.choose} in ('person', 'last-solver', 'least-load', 'pool')`),
      c.check('case_routes_person', sql`(${t.choose} = 'person') = (${t.userId} is not null)`),
    ],
  )
  /** Root causes as the club keeps them, a tree. */
  const causes = c.table(
    'case_causes',
    {
      id: c.id(),
      parentId: c.ref(),
      code: c.text().notNull(),
      name: c.words().notNull(),
      position: c.int().notNull().default(0),
      active: c.bool().notNull().default(true),
      version: c.int().notNull().default(1),
    },
    (t) => [c.unique('case_causes_code').on(t.code), c.index('case_causes_order').on(t.position, t.id)],
  )
  /** Published terms; never changed afterwards. */
  const policies = c.table(
    'case_policies',
    {
      id: c.id(),
      edition: c.int().notNull(),
      terms: c.json<CasePolicyTerms>().notNull(),
      note: c.text().notNull().default(''),
      publishedBy: c.ref(),
      publishedAt: c.instant().notNull(),
    },
    (t) => [c.unique('case_policies_edition').on(t.edition)],
  )
  /** What a dealer does differently; '' is head office. */
  const dealerSettings = c.table(
    'case_dealers',
    {
      dealerId: c.text().primaryKey(),
      /** business: promises run while the dealer is open; always: day and night. */
      calendar: c.text().notNull().default('business'),
      /** The customer-relations manager. */
      managerId: c.ref(),
      approveAboveMinor: c.money(),
      hqAboveMinor: c.money(),
      version: c.int().notNull().default(1),
    },
    (t) => [c.check('case_dealers_calendar', sql`${t.calendar} in ('business', 'always')`)],
  )
  /** Words that are written often; {name}, {number}, {car}, {staff}, {due} are filled in. */
  const templates = c.table(
    'case_templates',
    {
      id: c.id(),
      code: c.text().notNull(),
      name: c.words().notNull(),
      body: c.words().notNull(),
      /** Empty: every dealer. */
      dealerId: c.text().notNull().default(''),
      active: c.bool().notNull().default(true),
      version: c.int().notNull().default(1),
    },
    (t) => [c.unique('case_templates_code').on(t.dealerId, t.code)],
  )
  /** A list that somebody keeps: the address of the inbox behind its question mark. */
  const views = c.table(
    'case_views',
    {
      id: c.id(),
      userId: c.ref().notNull(),
      name: c.text().notNull(),
      query: c.text().notNull(),
      createdAt: c.instant().notNull(),
    },
    (t) => [c.unique('case_views_name').on(t.userId, t.name)],
  )
  return { kinds, routes, causes, policies, dealerSettings, templates, views }
}
