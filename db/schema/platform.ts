import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'

/** The machine room: people who sign in, what happened, what is still to be sent. */
export function platform(c: Columns) {
  /** Someone who can sign in: an owner, a member of staff, or both. */
  const users = c.table(
    'users',
    {
      id: c.id(),
      /** Lower case. */
      email: c.text(),
      /** E.164. */
      phone: c.text(),
      name: c.text().notNull(),
      passwordHash: c.text(),
      language: c.text().notNull(),
      theme: c.text().notNull().default('system'),
      emailVerifiedAt: c.instant(),
      phoneVerifiedAt: c.instant(),
      /** Sealed with SECRET_KEY. */
      totpSecret: c.text(),
      totpEnrolledAt: c.instant(),
      /** The last accepted time step: a code works once. */
      totpStep: c.int().notNull().default(0),
      /** Points at the membership room's row; kept here so that a request knows its member with one read. */
      memberId: c.ref(),
      closedAt: c.instant(),
      createdAt: c.instant().notNull(),
    },
    (t) => [
      c.unique('users_email').on(t.email),
      c.unique('users_phone').on(t.phone),
      c.unique('users_member').on(t.memberId),
    ],
  )
  const sessions = c.table(
    'sessions',
    {
      /** SHA-256 of the token in the cookie. */
      id: c.id(),
      userId: c
        .ref()
        .notNull()
        .references(() => users.id),
      side: c.text().notNull(),
      createdAt: c.instant().notNull(),
      seenAt: c.instant().notNull(),
      expiresAt: c.instant().notNull(),
      /** Set once the second factor was shown in this session. */
      secondFactorAt: c.instant(),
      userAgent: c.text().notNull().default(''),
      address: c.text().notNull().default(''),
    },
    (t) => [c.index('sessions_user').on(t.userId), c.index('sessions_expiry').on(t.expiresAt)],
  )
  /** Purpose-bound single-use secrets: password reset, verification, invitation, first administrator. */
  const tokens = c.table(
    'tokens',
    {
      /** SHA-256 of the secret. */
      id: c.id(),
      purpose: c.text().notNull(),
      userId: c.ref(),
      /** What the code was sent to, as SHA-256; short codes are looked up by it. */
      destination: c.text().notNull().default(''),
      payload: c.json<Record<string, unknown>>(),
      attempts: c.int().notNull().default(0),
      createdAt: c.instant().notNull(),
      expiresAt: c.instant().notNull(),
      usedAt: c.instant(),
    },
    (t) => [c.index('tokens_destination').on(t.purpose, t.destination), c.index('tokens_user').on(t.userId)],
  )
  const throttle = c.table('throttle', {
    /** What is counted and for whom, e.g. `sign-in:address:…` (hashed). */
    id: c.id(),
    failures: c.int().notNull(),
    since: c.instant().notNull(),
    blockedUntil: c.instant().notNull(),
  })
  /** Who holds which role, where. `dealerId` is empty for the whole club. */
  const grants = c.table(
    'grants',
    {
      id: c.id(),
      userId: c
        .ref()
        .notNull()
        .references(() => users.id),
      role: c.text().notNull(),
      dealerId: c.text().notNull().default(''),
      grantedAt: c.instant().notNull(),
      grantedBy: c.ref(),
    },
    (t) => [c.unique('grants_once').on(t.userId, t.role, t.dealerId), c.index('grants_dealer').on(t.dealerId, t.role)],
  )
  const rolePermissions = c.table(
    'role_permissions',
    { role: c.text().notNull(), permission: c.text().notNull() },
    (t) => [c.primaryKey({ columns: [t.role, t.permission] })],
  )
  /** Append-only. Ids, codes and numbers only. */
  const facts = c.table(
    'facts',
    {
      id: c.id(),
      type: c.text().notNull(),
      /** The row of this occurrence: makes it happen once. */
      subject: c.text().notNull(),
      /** The thing that it is about. */
      about: c.text().notNull(),
      memberId: c.ref(),
      vehicleId: c.ref(),
      dealerId: c.ref(),
      occurredAt: c.instant().notNull(),
      recordedAt: c.instant().notNull(),
      actorId: c.ref(),
      payload: c.json<Record<string, string | number | boolean | null>>().notNull(),
    },
    (t) => [
      c.unique('facts_once').on(t.type, t.subject),
      c.index('facts_member').on(t.memberId, t.occurredAt, t.id),
      c.index('facts_vehicle').on(t.vehicleId, t.occurredAt, t.id),
      c.index('facts_dealer').on(t.dealerId, t.type, t.occurredAt),
    ],
  )
  /** Append-only. Personal values are sealed with the person's key. */
  const audit = c.table(
    'audit',
    {
      id: c.id(),
      at: c.instant().notNull(),
      actorId: c.ref(),
      action: c.text().notNull(),
      /** `<kind>:<id>` of what was acted on. */
      subject: c.text().notNull(),
      dealerId: c.text().notNull().default(''),
      reason: c.text().notNull().default(''),
      detail: c.json<Record<string, unknown>>().notNull(),
    },
    (t) => [
      c.index('audit_time').on(t.at, t.id),
      c.index('audit_subject').on(t.subject, t.at),
      c.index('audit_actor').on(t.actorId, t.at),
      c.index('audit_action').on(t.action, t.at),
    ],
  )
  /** A key per person: what is sealed with it ends with it. */
  const personKeys = c.table('person_keys', { id: c.id(), sealedKey: c.text().notNull() })
  /** What is still to be done outside the transaction: mail, messages, files. At least once. */
  const outbox = c.table(
    'outbox',
    {
      id: c.id(),
      job: c.text().notNull(),
      /** Not twice in the queue: null, or unique per job. */
      uniqueKey: c.text(),
      payload: c.json<Record<string, unknown>>().notNull(),
      /** waiting, done, dead */
      state: c.text().notNull().default('waiting'),
      runAt: c.instant().notNull(),
      leaseUntil: c.instant().notNull().default(0),
      leasedBy: c.text().notNull().default(''),
      attempts: c.int().notNull().default(0),
      lastError: c.text().notNull().default(''),
      createdAt: c.instant().notNull(),
      finishedAt: c.instant(),
    },
    (t) => [
      c.index('outbox_due').on(t.state, t.runAt),
      c.unique('outbox_once').on(t.job, t.uniqueKey),
      c.index('outbox_recent').on(t.state, t.finishedAt),
      c.check('outbox_state', sql`${t.state} in ('waiting', 'done', 'dead')`),
    ],
  )
  /** A run of a clocked job happens once, however many processes there are. */
  const jobRuns = c.table(
    'job_runs',
    {
      id: c.id(),
      job: c.text().notNull(),
      scheduledAt: c.instant().notNull(),
      startedAt: c.instant().notNull(),
      finishedAt: c.instant(),
      error: c.text().notNull().default(''),
      result: c.json<Record<string, unknown>>(),
    },
    (t) => [c.unique('job_runs_once').on(t.job, t.scheduledAt), c.index('job_runs_time').on(t.startedAt)],
  )
  const submissions = c.table(
    'submissions',
    { id: c.id(), actorId: c.text().notNull(), answer: c.json<unknown>().notNull(), at: c.instant().notNull() },
    (t) => [c.index('submissions_time').on(t.at)],
  )
  const topics = c.table('topics', { id: c.id(), version: c.int().notNull() })
  /** Every message to a person, as template and parameters; rendered in the reader's language when sent or shown. */
  const messages = c.table(
    'messages',
    {
      id: c.id(),
      userId: c.ref(),
      channel: c.text().notNull(),
      /** Address or number; emptied when the person is erased. */
      destination: c.text().notNull(),
      template: c.text().notNull(),
      params: c.json<Record<string, unknown>>().notNull(),
      language: c.text().notNull(),
      /** transactional or the consent purpose it needs */
      purpose: c.text().notNull(),
      /** queued, deferred (quiet hours), sent, failed, withheld (no consent, no address, erased) */
      state: c.text().notNull(),
      note: c.text().notNull().default(''),
      createdAt: c.instant().notNull(),
      sentAt: c.instant(),
      /** When the person opened the list that it stands in. */
      readAt: c.instant(),
    },
    (t) => [c.index('messages_time').on(t.createdAt, t.id), c.index('messages_user').on(t.userId, t.createdAt)],
  )
  /** Content-addressed; the bytes lie in the files folder under this id. */
  const files = c.table(
    'files',
    {
      /** SHA-256 of the stored bytes. */
      id: c.id(),
      type: c.text().notNull(),
      bytes: c.int().notNull(),
      width: c.int(),
      height: c.int(),
      /** The small picture of a photo. */
      thumbId: c.ref(),
      createdAt: c.instant().notNull(),
    },
    (t) => [c.index('files_time').on(t.createdAt)],
  )
  /** The club itself: one row. */
  const settings = c.table('settings', {
    id: c.id(),
    value: c.json<unknown>().notNull(),
    changedAt: c.instant().notNull(),
  })

  return {
    users,
    sessions,
    tokens,
    throttle,
    grants,
    rolePermissions,
    facts,
    audit,
    personKeys,
    outbox,
    jobRuns,
    submissions,
    topics,
    messages,
    files,
    settings,
  }
}
