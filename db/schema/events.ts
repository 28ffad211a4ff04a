import { sql } from 'drizzle-orm'
import type { Columns } from '../columns'
import { eventPlans } from './event-plans'

export type { EarlyHours, EventQuestion, RefundStep } from './event-plans'

/** Events of the club, the parties that come, and the doors. */
export function events(c: Columns) {
  const plans = eventPlans(c)
  const { events, sessions, kinds } = plans
  /** A member's party for one session: being filled in, waiting, offered, coming or over. */
  const parties = c.table(
    'event_parties',
    {
      id: c.id(),
      /** T-… */
      number: c.text().notNull(),
      eventId: c
        .ref()
        .notNull()
        .references(() => events.id),
      sessionId: c
        .ref()
        .notNull()
        .references(() => sessions.id),
      memberId: c.ref().notNull(),
      /** held, waiting, offered, confirmed, cancelled, declined, lapsed */
      state: c.text().notNull(),
      /** Of a hold or an offer: reserves until then. */
      until: c.instant(),
      /** Place in the queue: smaller first, then `rank`. 0 for all unless tiers go first; a no-show comes later. */
      priority: c.int().notNull().default(0),
      rank: c.instant().notNull(),
      skips: c.int().notNull().default(0),
      points: c.int().notNull(),
      priceMinor: c.money().notNull(),
      /** Money that was received less what was given back. */
      paidMinor: c.money().notNull().default(0),
      /** Money that the club still has to give back. */
      owedMinor: c.money().notNull().default(0),
      /** Points set aside while it is held. */
      holdId: c.ref(),
      answers: c.json<Record<string, string>>().notNull(),
      waivedAt: c.instant(),
      /** web, desk, door, import */
      source: c.text().notNull(),
      /** Constant for its life; SEQUENCE is the event's and this together. */
      uid: c.text().notNull(),
      sequence: c.int().notNull().default(0),
      reason: c.text().notNull().default(''),
      createdAt: c.instant().notNull(),
      confirmedAt: c.instant(),
      endedAt: c.instant(),
      /** 1 to 5; empty until answered. */
      score: c.int(),
      comment: c.text().notNull().default(''),
      ratedAt: c.instant(),
      version: c.int().notNull().default(1),
    },
    (t) => [
      c.unique('event_parties_number').on(t.number),
      c.unique('event_parties_one').on(t.eventId, t.memberId).where(sql`ended_at is null`),
      c.index('event_parties_list').on(t.eventId, t.state, t.createdAt, t.id),
      c.index('event_parties_queue').on(t.sessionId, t.priority, t.rank, t.id).where(sql`state = 'waiting'`),
      c.index('event_parties_until').on(t.sessionId, t.until).where(sql`state in ('held', 'offered')`),
      c.index('event_parties_over').on(t.until, t.id).where(sql`state in ('held', 'offered')`),
      c.index('event_parties_member').on(t.memberId, t.createdAt, t.id),
      c.index('event_parties_owed').on(t.eventId, t.id).where(sql`owed_minor > 0`),
      c.check(
        'event_parties_state',
        sql`${t.state} in ('held', 'waiting', 'offered', 'confirmed', 'cancelled', 'declined', 'lapsed')`,
      ),
      c.check('event_parties_until', sql`(${t.until} is not null) = (${t.state} in ('held', 'offered'))`),
      c.check(
        'event_parties_ended',
        sql`(${t.endedAt} is not null) = (${t.state} in ('cancelled', 'declined', 'lapsed'))`,
      ),
      c.check(
        'event_parties_sums',
        sql`${t.points} >= 0 and ${t.priceMinor} >= 0 and ${t.paidMinor} >= 0 and ${t.owedMinor} >= 0`,
      ),
      c.check('event_parties_score', sql`${t.score} is null or ${t.score} between 1 and 5`),
    ],
  )
  /** One person of a party: a ticket. */
  const seats = c.table(
    'event_seats',
    {
      id: c.id(),
      partyId: c
        .ref()
        .notNull()
        .references(() => parties.id),
      eventId: c
        .ref()
        .notNull()
        .references(() => events.id),
      kindId: c
        .ref()
        .notNull()
        .references(() => kinds.id),
      /** Set on the seat of the member. */
      memberId: c.ref(),
      /** As given; emptied by erasure. */
      name: c.text().notNull(),
      /** E.164 or empty; says who is already coming with somebody else. */
      phone: c.text().notNull().default(''),
      vehicleId: c.ref(),
      /** Of a car that is not in the garage. */
      plate: c.text().notNull().default(''),
      answers: c.json<Record<string, string>>().notNull(),
      waivedAt: c.instant(),
      photoConsent: c.bool().notNull().default(false),
      points: c.int().notNull(),
      priceMinor: c.money().notNull(),
      position: c.int().notNull(),
      /** Of the code on the ticket: a new one makes the codes before void. */
      codeVersion: c.int().notNull().default(1),
      /** Takes part in the party no more. */
      goneAt: c.instant(),
    },
    (t) => [
      c.index('event_seats_party').on(t.partyId, t.position, t.id),
      c.index('event_seats_event').on(t.eventId, t.id),
      c.unique('event_seats_phone').on(t.eventId, t.phone).where(sql`gone_at is null and phone <> ''`),
      c.unique('event_seats_vehicle').on(t.eventId, t.vehicleId).where(sql`gone_at is null and vehicle_id is not null`),
      c.check('event_seats_sums', sql`${t.points} >= 0 and ${t.priceMinor} >= 0`),
    ],
  )
  /** Points that a party paid: one row for each spend, with what went back of it. */
  const charges = c.table(
    'event_charges',
    {
      id: c.id(),
      partyId: c
        .ref()
        .notNull()
        .references(() => parties.id),
      /** The ledger entry of the spend. */
      entryId: c.ref().notNull(),
      points: c.int().notNull(),
      returned: c.int().notNull().default(0),
      at: c.instant().notNull(),
    },
    (t) => [
      c.unique('event_charges_entry').on(t.entryId),
      c.index('event_charges_party').on(t.partyId, t.at, t.id),
      c.check('event_charges_sums', sql`${t.points} > 0 and ${t.returned} between 0 and ${t.points}`),
    ],
  )
  /** Money received (positive) and given back (negative). Append-only. */
  const payments = c.table(
    'event_payments',
    {
      id: c.id(),
      partyId: c
        .ref()
        .notNull()
        .references(() => parties.id),
      eventId: c.ref().notNull(),
      amountMinor: c.money().notNull(),
      /** cash, transfer, wechat, alipay, card */
      method: c.text().notNull(),
      actorId: c.ref(),
      at: c.instant().notNull(),
    },
    (t) => [
      c.index('event_payments_party').on(t.partyId, t.at, t.id),
      c.index('event_payments_event').on(t.eventId, t.at, t.id),
      c.check('event_payments_amount', sql`${t.amountMinor} <> 0`),
    ],
  )
  /** Payments that were put down by mistake and taken back, each once. Append-only. */
  const paymentUndos = c.table('event_payment_undos', {
    paymentId: c
      .ref()
      .primaryKey()
      .references(() => payments.id),
    actorId: c.ref(),
    at: c.instant().notNull(),
  })
  /** Every step of every party, and every time it was passed over. Append-only. */
  const steps = c.table(
    'event_party_steps',
    {
      id: c.id(),
      partyId: c
        .ref()
        .notNull()
        .references(() => parties.id),
      event: c.text().notNull(),
      fromState: c.text().notNull(),
      toState: c.text().notNull(),
      /** People of the party after the step. */
      people: c.int().notNull(),
      actorId: c.ref(),
      at: c.instant().notNull(),
    },
    (t) => [c.index('event_party_steps_party').on(t.partyId, t.at, t.id)],
  )
  /** Who is in: one row for a ticket, whatever the number of doors. */
  const entries = c.table(
    'event_entries',
    {
      seatId: c
        .ref()
        .primaryKey()
        .references(() => seats.id),
      eventId: c.ref().notNull(),
      sessionId: c.ref().notNull(),
      partyId: c
        .ref()
        .notNull()
        .references(() => parties.id),
      scanId: c.ref().notNull(),
      door: c.text().notNull(),
      at: c.instant().notNull(),
      actorId: c.ref(),
    },
    (t) => [c.index('event_entries_event').on(t.eventId, t.at, t.seatId), c.index('event_entries_party').on(t.partyId)],
  )
  /** Every look at a ticket: what was answered, where, by whom. Append-only. */
  const scans = c.table(
    'event_scans',
    {
      id: c.id(),
      eventId: c
        .ref()
        .notNull()
        .references(() => events.id),
      sessionId: c.ref(),
      /** Empty when the code was none of ours. */
      seatId: c.ref(),
      /** Made on the phone: sent twice, kept once. */
      key: c.text().notNull(),
      /** in, undone, already, wrong-session, wrong-event, revoked, replaced, unpaid, forged */
      result: c.text().notNull(),
      door: c.text().notNull(),
      /** By the phone where it can be believed, else by the server. */
      at: c.instant().notNull(),
      receivedAt: c.instant().notNull(),
      offline: c.bool().notNull(),
      /** What the phone had answered without the network; differs from `result` in a conflict. */
      shown: c.text().notNull().default(''),
      actorId: c.ref(),
      reason: c.text().notNull().default(''),
    },
    (t) => [
      c.unique('event_scans_key').on(t.key),
      c.index('event_scans_event').on(t.eventId, t.receivedAt, t.id),
      c.index('event_scans_seat').on(t.seatId, t.receivedAt, t.id),
    ],
  )
  /** A private calendar of a member's events. The token itself is with the member only. */
  const feeds = c.table(
    'event_feeds',
    {
      id: c.id(),
      memberId: c.ref().notNull(),
      /** SHA-256 of the token. */
      tokenHash: c.text().notNull(),
      language: c.text().notNull(),
      createdAt: c.instant().notNull(),
      readAt: c.instant(),
      revokedAt: c.instant(),
    },
    (t) => [
      c.unique('event_feeds_token').on(t.tokenHash),
      c.unique('event_feeds_one').on(t.memberId).where(sql`revoked_at is null`),
    ],
  )
  /** Who was seen, and who was missed, once the event is closed: one row for each party that was to come. */
  const outcomes = c.table(
    'event_outcomes',
    {
      partyId: c
        .ref()
        .primaryKey()
        .references(() => parties.id),
      eventId: c
        .ref()
        .notNull()
        .references(() => events.id),
      memberId: c.ref().notNull(),
      people: c.int().notNull(),
      attended: c.int().notNull(),
      /** The member was there in person. */
      inPerson: c.bool().notNull(),
      at: c.instant().notNull(),
    },
    (t) => [
      c.index('event_outcomes_event').on(t.eventId, t.partyId),
      c.index('event_outcomes_member').on(t.memberId, t.at),
      c.check('event_outcomes_count', sql`${t.attended} between 0 and ${t.people}`),
    ],
  )
  return { ...plans, parties, seats, charges, payments, paymentUndos, steps, entries, scans, feeds, outcomes }
}
