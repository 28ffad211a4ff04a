import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'
import { caseSetUp } from './case-set-up'
import { caseWork } from './case-work'

export type { CaseField, CasePolicyTerms, CaseTarget } from './case-set-up'

/** What owners tell the club, what is said and done about it, and every step on the way. */
export function cases(c: Columns) {
  const setUp = caseSetUp(c)
  const files = caseFiles(c, setUp)
  return { ...setUp, ...files, ...caseWork(c, files) }
}

export function caseFiles(c: Columns, { policies }: Pick<ReturnType<typeof caseSetUp>, 'policies'>) {
  /** One inquiry, complaint, suggestion or praise. */
  const cases = c.table(
    'cases',
    {
      id: c.id(),
      number: c.text().notNull(),
      /** Empty: head office. */
      dealerId: c.text().notNull(),
      memberId: c.ref(),
      prospectId: c.ref(),
      /** How somebody who is no member calls themselves and can be reached. Emptied by erasure. */
      callerName: c.text().notNull().default(''),
      phone: c.text().notNull().default(''),
      email: c.text().notNull().default(''),
      language: c.text().notNull(),
      tier: c.text().notNull().default(''),
      /** inquiry, complaint, suggestion, praise */
      nature: c.text().notNull(),
      kindId: c.ref(),
      /** low, normal, high, critical */
      severity: c.text().notNull(),
      /** web, phone, counter, letter, email, social, survey, call */
      source: c.text().notNull(),
      /** One line of what it is about. Emptied by erasure. */
      title: c.text().notNull(),
      /** Answers to the fields of its kind, by code. Emptied by erasure. */
      answers: c.json<Record<string, string>>().notNull(),
      /** What it was filed from: record, visit, booking, event, rescue, points, reward, vehicle; empty for nothing. */
      contextKind: c.text().notNull().default(''),
      contextRef: c.text().notNull().default(''),
      vehicleId: c.ref(),
      /** The owner sees a car as it was told when there is none in the garage. */
      plate: c.text().notNull().default(''),
      state: c.text().notNull(),
      /** sales, after-sales, parts, customer-relations, head-office; empty until it is routed. */
      department: c.text().notNull().default(''),
      /** Who keeps the contact with the owner; empty: everybody of customer relations. */
      keeperId: c.ref(),
      /** Who solves it; empty: the department's pool. */
      solverId: c.ref(),
      /** Head office was asked for support. */
      supportAt: c.instant(),
      /** Waits for an answer of the owner since. */
      askedAt: c.instant(),
      policyId: c
        .ref()
        .notNull()
        .references(() => policies.id),
      zone: c.text().notNull(),
      currency: c.text().notNull(),
      /** What was found, and what it goes back to. Words are emptied by erasure. */
      cause: c.text().notNull().default(''),
      causeId: c.ref(),
      /** What was done, in the words of the resolution report. Emptied by erasure. */
      outcome: c.text().notNull().default(''),
      /** What it cost beyond the remedies. */
      costMinor: c.money().notNull().default(0),
      /** Itself, or the case that it was merged into, however often. */
      rootId: c.text().notNull(),
      mergedInto: c.ref(),
      /** Split off from. */
      parentId: c.ref(),
      /** The case whose bad score opened this one. */
      recoveryOf: c.ref(),
      /** A suggestion that the club takes up. */
      acceptedAt: c.instant(),
      reopened: c.int().notNull().default(0),
      /** Day of receipt in its zone. */
      day: c.date().notNull(),
      /** When it reached the club: of a letter earlier than it was written down. */
      receivedAt: c.instant().notNull(),
      createdAt: c.instant().notNull(),
      createdBy: c.ref(),
      /** Of the present state. */
      since: c.instant().notNull(),
      /** Somebody is waiting: open, or closed with a word of the owner that nobody has answered. */
      attention: c.bool().notNull(),
      /** What the history says is due next, and when; the end of time when nothing is. */
      nextDueAt: c.instant().notNull(),
      nextDueKind: c.text().notNull().default(''),
      firstAnswerAt: c.instant(),
      solvedAt: c.instant(),
      closedAt: c.instant(),
      /** Last answer to the question of satisfaction. */
      score: c.int(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.unique('cases_number').on(t.number),
      c.index('cases_due').on(t.dealerId, t.nextDueAt, t.id).where(sql`attention`),
      c.index('cases_due_all').on(t.nextDueAt, t.id).where(sql`attention`),
      c.index('cases_solver').on(t.solverId, t.nextDueAt, t.id).where(sql`attention`),
      c.index('cases_keeper').on(t.keeperId, t.nextDueAt, t.id).where(sql`attention`),
      c.index('cases_support').on(t.supportAt, t.id).where(sql`support_at is not null and closed_at is null`),
      c.index('cases_dealer').on(t.dealerId, t.createdAt, t.id),
      c.index('cases_created').on(t.createdAt, t.id),
      c.index('cases_day').on(t.dealerId, t.day, t.id),
      c.index('cases_member').on(t.memberId, t.createdAt, t.id),
      c.index('cases_prospect').on(t.prospectId, t.createdAt, t.id),
      c.index('cases_vehicle').on(t.vehicleId, t.createdAt, t.id),
      c.index('cases_context').on(t.contextKind, t.contextRef, t.id),
      c.index('cases_root').on(t.rootId, t.id),
      c.index('cases_parent').on(t.parentId, t.id).where(sql`parent_id is not null`),
      c.unique('cases_recovery').on(t.recoveryOf).where(sql`recovery_of is not null`),
      c.index('cases_confirm').on(t.since, t.id).where(sql`state = 'carried-out'`),
      c.check('cases_nature', sql`${t.nature} in ('inquiry', 'complaint', 'suggestion', 'praise')`),
      c.check('cases_severity', sql`${t.severity} in ('low', 'normal', 'high', 'critical')`),
      c.check(
        'cases_state',
        sql`${t.state} in ('new', 'checked', 'assigned', 'analysed', 'approval', 'proposed', 'agreed', 'carried-out', 'confirmed', 'closed', 'rejected', 'withdrawn', 'merged')`,
      ),
      c.check(
        'cases_closed',
        sql`(${t.closedAt} is not null) = (${t.state} in ('closed', 'rejected', 'withdrawn', 'merged'))`,
      ),
      c.check('cases_merged', sql`(${t.mergedInto} is not null) = (${t.state} = 'merged')`),
      c.check('cases_attention', sql`${t.closedAt} is not null or ${t.attention}`),
      c.check('cases_cost', sql`${t.costMinor} >= 0`),
    ],
  )
  const caseId = () =>
    c
      .ref()
      .notNull()
      .references(() => cases.id)
  /** Every step, in order; all clocks are computed from it. Append-only. */
  const steps = c.table(
    'case_steps',
    {
      id: c.id(),
      caseId: caseId(),
      event: c.text().notNull(),
      fromState: c.text().notNull(),
      toState: c.text().notNull(),
      /** When it counts: receipt of the case, else the moment it was written. Never before the step before it. */
      at: c.instant().notNull(),
      actorId: c.ref(),
      /** owner, keeper, solver, worker, manager, approver, hq, system */
      hand: c.text().notNull(),
      /** Codes and ids that clocks and replay need: nature, severity, source, solverId, keeperId, department. */
      data: c.json<Record<string, string>>().notNull(),
      /** Sealed with the person's key. */
      note: c.text().notNull().default(''),
    },
    (t) => [c.index('case_steps_case').on(t.caseId, t.at, t.id)],
  )
  const messages = c.table(
    'case_messages',
    {
      id: c.id(),
      caseId: caseId(),
      /** owner, staff, system */
      hand: c.text().notNull(),
      actorId: c.ref(),
      /** public (the owner reads it), note (inside), talk (a call or meeting, inside) */
      kind: c.text().notNull(),
      /** web, email, phone, counter, letter, social */
      channel: c.text().notNull(),
      /** Plain text. Emptied by erasure. */
      words: c.text().notNull(),
      /** Message-ID of a mail, or its digest: received twice, kept once. */
      mailId: c.text().notNull().default(''),
      at: c.instant().notNull(),
    },
    (t) => [
      c.index('case_messages_case').on(t.caseId, t.at, t.id),
      c.unique('case_messages_mail').on(t.mailId).where(sql`mail_id <> ''`),
      c.check('case_messages_kind', sql`${t.kind} in ('public', 'note', 'talk')`),
      c.check('case_messages_hand', sql`${t.hand} in ('owner', 'staff', 'system')`),
    ],
  )
  const attachments = c.table(
    'case_attachments',
    {
      id: c.id(),
      caseId: caseId(),
      messageId: c
        .ref()
        .notNull()
        .references(() => messages.id),
      fileId: c.text().notNull(),
      /** As it was called where it came from. Emptied by erasure. */
      name: c.text().notNull(),
      /** photo, pdf, audio */
      kind: c.text().notNull(),
      at: c.instant().notNull(),
    },
    (t) => [
      c.index('case_attachments_message').on(t.messageId, t.id),
      c.index('case_attachments_case').on(t.caseId, t.at, t.id),
      c.index('case_attachments_file').on(t.fileId),
    ],
  )
  /** Somebody was named in a note. */
  const mentions = c.table(
    'case_mentions',
    {
      messageId: c
        .ref()
        .notNull()
        .references(() => messages.id),
      userId: c.ref().notNull(),
      caseId: caseId(),
      at: c.instant().notNull(),
      seenAt: c.instant(),
    },
    (t) => [
      c.primaryKey({ columns: [t.messageId, t.userId] }),
      c.index('case_mentions_user').on(t.userId, t.at).where(sql`seen_at is null`),
      c.index('case_mentions_case').on(t.caseId, t.userId),
    ],
  )
  /** Who has a case open, and who is writing; a row counts until its time. */
  const presence = c.table(
    'case_presence',
    {
      caseId: caseId(),
      userId: c.ref().notNull(),
      writing: c.bool().notNull(),
      until: c.instant().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.caseId, t.userId] }), c.index('case_presence_until').on(t.until)],
  )
  /** What a case is found by; see searchKey. */
  const terms = c.table(
    'case_terms',
    {
      caseId: caseId(),
      term: c.text().notNull(),
      dealerId: c.text().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.term, t.caseId] }), c.index('case_terms_case').on(t.caseId)],
  )
  /** Sums of a month by day of receipt; computed anew from the cases of the month whenever one of them changes. */
  const figures = c.table(
    'case_figures',
    {
      /** A dealer, '' head office, '*' the whole club. */
      scope: c.text().notNull(),
      /** YYYY-MM. */
      month: c.text().notNull(),
      dimension: c.text().notNull(),
      key: c.text().notNull(),
      measure: c.text().notNull(),
      /** Counts, minutes, or minor units of the currency that the measure names. */
      value: c.money().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.scope, t.month, t.dimension, t.key, t.measure] })],
  )
  return { cases, steps, messages, attachments, mentions, presence, terms, figures }
}
