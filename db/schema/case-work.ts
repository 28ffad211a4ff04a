import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'
import type { caseFiles } from './cases'

/** What is done about a case: proposals, what they give, tasks, links, merges, satisfaction. */
export function caseWork(c: Columns, { cases }: Pick<ReturnType<typeof caseFiles>, 'cases'>) {
  const caseId = () =>
    c
      .ref()
      .notNull()
      .references(() => cases.id)
  /** What is offered to the owner; at most one is open. */
  const proposals = c.table(
    'case_proposals',
    {
      id: c.id(),
      caseId: caseId(),
      /** Emptied by erasure. */
      words: c.text().notNull(),
      /** approval, sent, agreed, refused (inside), declined (by the owner), withdrawn */
      state: c.text().notNull(),
      /** All that it gives, as money. */
      worthMinor: c.money().notNull(),
      currency: c.text().notNull(),
      /** manager, hq; empty when nobody had to approve. */
      approval: c.text().notNull().default(''),
      createdBy: c.ref().notNull(),
      createdAt: c.instant().notNull(),
      decidedBy: c.ref(),
      decidedAt: c.instant(),
      /** Why it was refused or declined. Emptied by erasure. */
      reason: c.text().notNull().default(''),
    },
    (t) => [
      c.unique('case_proposals_one_open').on(t.caseId).where(sql`state in ('approval', 'sent')`),
      c.index('case_proposals_case').on(t.caseId, t.createdAt, t.id),
      c.check(
        'case_proposals_state',
        sql`${t.state} in ('approval', 'sent', 'agreed', 'refused', 'declined', 'withdrawn')`,
      ),
      c.check('case_proposals_worth', sql`${t.worthMinor} >= 0`),
    ],
  )
  /** One thing that a proposal gives. */
  const remedies = c.table(
    'case_remedies',
    {
      id: c.id(),
      caseId: caseId(),
      proposalId: c
        .ref()
        .notNull()
        .references(() => proposals.id),
      /** points, voucher, money, repair */
      kind: c.text().notNull(),
      points: c.int().notNull().default(0),
      amountMinor: c.money().notNull().default(0),
      currency: c.text().notNull(),
      /** Of a voucher. */
      rewardId: c.ref(),
      note: c.text().notNull().default(''),
      doneAt: c.instant(),
      doneBy: c.ref(),
      /** Ledger entry, redemption, work order or payment reference. */
      reference: c.text().notNull().default(''),
    },
    (t) => [
      c.index('case_remedies_case').on(t.caseId, t.id),
      c.index('case_remedies_proposal').on(t.proposalId, t.id),
      c.check('case_remedies_kind', sql`${t.kind} in ('points', 'voucher', 'money', 'repair')`),
      c.check('case_remedies_sums', sql`${t.points} >= 0 and ${t.amountMinor} >= 0`),
    ],
  )
  /** Something that somebody else does for the case. */
  const tasks = c.table(
    'case_tasks',
    {
      id: c.id(),
      caseId: caseId(),
      dealerId: c.text().notNull(),
      department: c.text().notNull(),
      assigneeId: c.ref(),
      words: c.text().notNull(),
      dueAt: c.instant().notNull(),
      createdBy: c.ref().notNull(),
      createdAt: c.instant().notNull(),
      doneAt: c.instant(),
      doneBy: c.ref(),
      outcome: c.text().notNull().default(''),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.index('case_tasks_case').on(t.caseId, t.createdAt, t.id),
      c.index('case_tasks_open').on(t.dealerId, t.dueAt, t.id).where(sql`done_at is null`),
      c.index('case_tasks_mine').on(t.assigneeId, t.dueAt, t.id).where(sql`done_at is null`),
    ],
  )
  const links = c.table(
    'case_links',
    {
      id: c.id(),
      caseId: caseId(),
      /** work-order, booking, rescue, event, part, case */
      kind: c.text().notNull(),
      /** The number that people read; of a part its name. */
      ref: c.text().notNull(),
      addedBy: c.ref(),
      at: c.instant().notNull(),
    },
    (t) => [
      c.unique('case_links_once').on(t.caseId, t.kind, t.ref),
      c.index('case_links_ref').on(t.kind, t.ref, t.caseId),
      c.check('case_links_kind', sql`${t.kind} in ('work-order', 'booking', 'rescue', 'event', 'part', 'case')`),
    ],
  )
  /** Two cases that were one; `before` is all that the merge changed, as it was. */
  const merges = c.table(
    'case_merges',
    {
      id: c.id(),
      fromId: c
        .ref()
        .notNull()
        .references(() => cases.id),
      intoId: c
        .ref()
        .notNull()
        .references(() => cases.id),
      before: c.json<Record<string, unknown>>().notNull(),
      mergedBy: c.ref(),
      at: c.instant().notNull(),
      undoneBy: c.ref(),
      undoneAt: c.instant(),
    },
    (t) => [
      c.unique('case_merges_one').on(t.fromId).where(sql`undone_at is null`),
      c.index('case_merges_into').on(t.intoId, t.at, t.id),
    ],
  )
  /** Asked after closing; a bad score opens a recovery case and is asked again. */
  const surveys = c.table(
    'case_surveys',
    {
      id: c.id(),
      caseId: caseId(),
      dealerId: c.text().notNull(),
      /** 1 the first time, 2 after the recovery. */
      round: c.int().notNull(),
      dueAt: c.instant().notNull(),
      askedAt: c.instant(),
      /** SHA-256 of the token in the link; empty until it is asked. */
      tokenHash: c.text().notNull().default(''),
      /** 1 to 5. */
      score: c.int(),
      /** Emptied by erasure. */
      comment: c.text().notNull().default(''),
      answeredAt: c.instant(),
      /** The case that a bad score opened. */
      recoveryId: c.ref(),
    },
    (t) => [
      c.unique('case_surveys_round').on(t.caseId, t.round),
      c.unique('case_surveys_token').on(t.tokenHash).where(sql`token_hash <> ''`),
      c.index('case_surveys_due').on(t.dueAt, t.id).where(sql`asked_at is null`),
      c.check('case_surveys_score', sql`${t.score} is null or ${t.score} between 1 and 5`),
      c.check('case_surveys_answer', sql`(${t.score} is null) = (${t.answeredAt} is null)`),
    ],
  )
  /** A promise that came near its end or was broken, each level of telling somebody once. */
  const breaches = c.table(
    'case_breaches',
    {
      id: c.id(),
      caseId: caseId(),
      dealerId: c.text().notNull(),
      /** acknowledge, form, contact, proposal, resolve, reply, silence */
      kind: c.text().notNull(),
      /** The step that started the clock. */
      clock: c.text().notNull(),
      /** warning, solver, crm, manager, hq */
      level: c.text().notNull(),
      dueAt: c.instant().notNull(),
      at: c.instant().notNull(),
    },
    (t) => [
      c.unique('case_breaches_once').on(t.caseId, t.kind, t.clock, t.level),
      c.index('case_breaches_dealer').on(t.dealerId, t.at, t.id),
    ],
  )
  return { proposals, remedies, tasks, links, merges, surveys, breaches }
}
