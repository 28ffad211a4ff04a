import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'
import { rescueSetUp } from './rescue-set-up'

export type { HelperHours, RescueQuestion } from './rescue-set-up'

/** A stranded car, who comes to it, and every step on the way. */
export function rescue(c: Columns) {
  const setUp = rescueSetUp(c)
  const { helpers } = setUp
  /** One call for help. */
  const requests = c.table(
    'rescue_requests',
    {
      id: c.id(),
      number: c.text().notNull(),
      dealerId: c.text().notNull(),
      memberId: c.ref(),
      vehicleId: c.ref(),
      /** Who asks and with what, as told; of a member what differs from the file. Emptied by erasure. */
      callerName: c.text().notNull().default(''),
      /** Call-back number, E.164. */
      phone: c.text().notNull(),
      /** A car that is not in the garage. */
      plate: c.text().notNull().default(''),
      car: c.text().notNull().default(''),
      service: c.text().notNull(),
      answers: c.json<Record<string, string>>().notNull(),
      words: c.text().notNull().default(''),
      people: c.int().notNull().default(1),
      animals: c.bool().notNull().default(false),
      isSafe: c.bool().notNull(),
      /** now, soon, wait */
      priority: c.text().notNull(),
      /** WGS-84; empty when only words say where. After the retention: the middle of the district. */
      lat: c.real(),
      lng: c.real(),
      accuracyM: c.int(),
      /** Address, road and kilometre mark in words; emptied after the retention. */
      place: c.text().notNull().default(''),
      district: c.text().notNull().default(''),
      blurredAt: c.instant(),
      state: c.text().notNull(),
      /** web, phone */
      source: c.text().notNull(),
      takenBy: c.ref(),
      massEventId: c.ref(),
      /** The request that this one turned out to be the same as. */
      mergedInto: c.ref(),
      /** Zone of the dealer. */
      zone: c.text().notNull(),
      currency: c.text().notNull(),
      tier: c.text().notNull().default(''),
      /** Said before it was sent: tariff, what the entitlement covers, what is left to pay. */
      estimateMinor: c.money().notNull(),
      coveredMinor: c.money().notNull(),
      /** tow, roadside; empty when no entitlement is used */
      entitlement: c.text().notNull().default(''),
      chargedMinor: c.money().notNull().default(0),
      odometerKm: c.int(),
      /** What the helper did and where the car was brought. */
      outcome: c.text().notNull().default(''),
      report: c.text().notNull().default(''),
      signatureFileId: c.text().notNull().default(''),
      towDealerId: c.ref(),
      bookingNumber: c.text().notNull().default(''),
      reason: c.text().notNull().default(''),
      version: c.int().notNull().default(1),
      createdAt: c.instant().notNull(),
      /** Of the present state. */
      since: c.instant().notNull(),
      closedAt: c.instant(),
    },
    (t) => [
      c.unique('rescue_requests_number').on(t.number),
      c.index('rescue_requests_open').on(t.dealerId, t.createdAt, t.id).where(sql`closed_at is null`),
      c.index('rescue_requests_watch').on(t.since, t.id).where(sql`closed_at is null`),
      c.index('rescue_requests_dealer').on(t.dealerId, t.createdAt, t.id),
      c.index('rescue_requests_member').on(t.memberId, t.createdAt, t.id),
      c.index('rescue_requests_vehicle').on(t.vehicleId, t.createdAt, t.id),
      c.index('rescue_requests_blur').on(t.closedAt, t.id).where(sql`blurred_at is null`),
      // Five taps on a bad line are one call.
      c
        .unique('rescue_requests_one_open')
        .on(t.memberId, t.vehicleId)
        .where(sql`closed_at is null and vehicle_id is not null`),
      c.check('rescue_requests_priority', sql`${t.priority} in ('now', 'soon', 'wait')`),
      c.check(
        'rescue_requests_state',
        sql`${t.state} in ('new', 'dispatching', 'assigned', 'helping', 'done', 'unserved', 'cancelled', 'merged')`,
      ),
      c.check(
        'rescue_requests_closed',
        sql`(${t.closedAt} is not null) = (${t.state} in ('done', 'unserved', 'cancelled', 'merged'))`,
      ),
      c.check('rescue_requests_place', sql`(${t.lat} is null) = (${t.lng} is null)`),
      c.check('rescue_requests_people', sql`${t.people} between 1 and 60`),
      c.check(
        'rescue_requests_sums',
        sql`${t.estimateMinor} >= 0 and ${t.coveredMinor} between 0 and ${t.estimateMinor} and ${t.chargedMinor} >= 0`,
      ),
    ],
  )
  /** One helper asked for one request; of those that are under way a request has at most one. */
  const assignments = c.table(
    'rescue_assignments',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      requestId: c
        .ref()
        .notNull()
        .references(() => requests.id),
      helperId: c
        .ref()
        .notNull()
        .references(() => helpers.id),
      state: c.text().notNull(),
      offeredAt: c.instant().notNull(),
      offeredBy: c.ref(),
      /** By when the offer is answered. */
      expiresAt: c.instant().notNull(),
      etaAt: c.instant(),
      /** First promised time of arrival. */
      firstEtaAt: c.instant(),
      arrivedAt: c.instant(),
      endedAt: c.instant(),
      /** Metres as the crow flies when it was offered. */
      distanceM: c.int(),
      /** Sent past the ranking, and why. */
      overrideReason: c.text().notNull().default(''),
      reason: c.text().notNull().default(''),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.unique('rescue_assignments_one_active').on(t.requestId).where(sql`ended_at is null`),
      c.index('rescue_assignments_request').on(t.requestId, t.offeredAt, t.id),
      c.index('rescue_assignments_helper').on(t.helperId, t.offeredAt, t.id),
      c.index('rescue_assignments_busy').on(t.helperId).where(sql`ended_at is null`),
      c.index('rescue_assignments_waiting').on(t.expiresAt, t.id).where(sql`state = 'offered'`),
      c.check(
        'rescue_assignments_state',
        sql`${t.state} in ('offered', 'accepted', 'en-route', 'on-scene', 'towing', 'done', 'declined', 'timed-out', 'withdrawn', 'unable', 'gone-on-arrival', 'cancelled')`,
      ),
      c.check(
        'rescue_assignments_ended',
        sql`(${t.endedAt} is null) = (${t.state} in ('offered', 'accepted', 'en-route', 'on-scene', 'towing'))`,
      ),
      c.check(
        'rescue_assignments_eta',
        sql`${t.etaAt} is not null or ${t.state} in ('offered', 'declined', 'timed-out', 'withdrawn', 'cancelled')`,
      ),
    ],
  )
  /** Every step of request and assignment, in order; all clocks are computed from it. Append-only. */
  const steps = c.table(
    'rescue_steps',
    {
      id: c.id(),
      requestId: c
        .ref()
        .notNull()
        .references(() => requests.id),
      /** Empty for a step of the request itself. */
      assignmentId: c.ref(),
      helperId: c.ref(),
      event: c.text().notNull(),
      fromState: c.text().notNull(),
      toState: c.text().notNull(),
      at: c.instant().notNull(),
      /** When it happened by the clock of the one who did it, where that clock can be believed. */
      happenedAt: c.instant().notNull(),
      actorId: c.ref(),
      /** owner, helper, desk, system */
      hand: c.text().notNull(),
      etaAt: c.instant(),
      /** Sealed with the person's key. */
      reason: c.text().notNull().default(''),
    },
    (t) => [c.index('rescue_steps_request').on(t.requestId, t.at, t.id)],
  )
  /** A promise that was broken, each level of telling somebody once. */
  const breaches = c.table(
    'rescue_breaches',
    {
      id: c.id(),
      dealerId: c.text().notNull(),
      requestId: c
        .ref()
        .notNull()
        .references(() => requests.id),
      /** acknowledge, assign, eta, on-scene */
      kind: c.text().notNull(),
      /** The clock that ran out: its own step. */
      clock: c.text().notNull(),
      /** adviser, manager, hq */
      level: c.text().notNull(),
      dueAt: c.instant().notNull(),
      at: c.instant().notNull(),
    },
    (t) => [
      c.unique('rescue_breaches_once').on(t.requestId, t.kind, t.clock, t.level),
      c.index('rescue_breaches_dealer').on(t.dealerId, t.at, t.id),
    ],
  )
  /** Where the helper was, only while on the way; gone after the retention. */
  const positions = c.table(
    'rescue_positions',
    {
      id: c.id(),
      assignmentId: c
        .ref()
        .notNull()
        .references(() => assignments.id),
      /** Made on the phone: sent twice, kept once. */
      key: c.text().notNull(),
      at: c.instant().notNull(),
      lat: c.real().notNull(),
      lng: c.real().notNull(),
      receivedAt: c.instant().notNull(),
    },
    (t) => [
      c.unique('rescue_positions_key').on(t.assignmentId, t.key),
      c.index('rescue_positions_last').on(t.assignmentId, t.at, t.id),
      c.index('rescue_positions_old').on(t.receivedAt),
    ],
  )
  const messages = c.table(
    'rescue_messages',
    {
      id: c.id(),
      requestId: c
        .ref()
        .notNull()
        .references(() => requests.id),
      /** owner, helper, desk */
      hand: c.text().notNull(),
      actorId: c.ref(),
      text: c.text().notNull(),
      at: c.instant().notNull(),
    },
    (t) => [c.index('rescue_messages_request').on(t.requestId, t.at, t.id)],
  )
  /** A page for relatives: dies with the rescue. The token itself is with the owner only. */
  const links = c.table(
    'rescue_links',
    {
      id: c.id(),
      requestId: c
        .ref()
        .notNull()
        .references(() => requests.id),
      /** SHA-256 of the token. */
      tokenHash: c.text().notNull(),
      createdAt: c.instant().notNull(),
      revokedAt: c.instant(),
    },
    (t) => [c.unique('rescue_links_token').on(t.tokenHash), c.index('rescue_links_request').on(t.requestId)],
  )
  const photos = c.table(
    'rescue_photos',
    {
      id: c.id(),
      requestId: c
        .ref()
        .notNull()
        .references(() => requests.id),
      fileId: c.text().notNull(),
      actorId: c.ref(),
      at: c.instant().notNull(),
    },
    (t) => [c.index('rescue_photos_request').on(t.requestId, t.at, t.id), c.index('rescue_photos_file').on(t.fileId)],
  )
  /** The call of the day after, and what the owner said of it all. */
  const followUps = c.table(
    'rescue_follow_ups',
    {
      requestId: c
        .ref()
        .primaryKey()
        .references(() => requests.id),
      dealerId: c.text().notNull(),
      dueAt: c.instant().notNull(),
      doneAt: c.instant(),
      doneBy: c.ref(),
      /** reached, missed */
      result: c.text().notNull().default(''),
      note: c.text().notNull().default(''),
      /** 1 to 5; empty until the owner answers. */
      score: c.int(),
      comment: c.text().notNull().default(''),
      answeredAt: c.instant(),
    },
    (t) => [
      c.index('rescue_follow_ups_due').on(t.dealerId, t.dueAt, t.requestId).where(sql`done_at is null`),
      c.check('rescue_follow_ups_score', sql`${t.score} is null or ${t.score} between 1 and 5`),
    ],
  )
  return {
    ...setUp,
    requests,
    assignments,
    steps,
    breaches,
    positions,
    messages,
    links,
    photos,
    followUps,
  }
}
