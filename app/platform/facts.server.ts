import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { query } from '#db/query'
import type { Reader } from '#db/store'
import type { Instant } from '~/kernel/clock'
import { newId } from '~/kernel/ids'
import type { Club, Work } from './club.server'

/** Every kind of fact there is, across all rooms: timeline, points, care and reports read them. */
export const FACT_TYPES = [
  'member.joined',
  'member.profile-completed',
  'member.consent-changed',
  'member.erased',
  'referral.qualified',
  'vehicle.registered',
  'vehicle.released',
  'odometer.read',
  'document.added',
  'booking.made',
  'booking.rescheduled',
  'booking.cancelled',
  'booking.kept',
  'booking.missed',
  'waitlist.joined',
  'waitlist.offered',
  'visit.checked-in',
  'work.proposed',
  'work.approved',
  'work.declined',
  'visit.promised',
  'service.completed',
  'service.credited',
  'service.noted',
  'points.adjusted',
  'points.expired',
  'tier.changed',
  'reward.redeemed',
  'redemption.cancelled',
  'voucher.used',
  'rescue.requested',
  'rescue.arrived',
  'rescue.completed',
  'rescue.ended',
  'rescue.rated',
  'event.registered',
  'event.waitlisted',
  'event.withdrawn',
  'event.called-off',
  'event.attended',
  'event.missed',
  'event.rated',
  'case.opened',
  'case.solved',
  'case.closed',
  'case.reopened',
  'case.rated',
  'case.suggestion-accepted',
  'note.added',
] as const
export type FactType = (typeof FACT_TYPES)[number]

export type Fact = {
  id: string
  type: FactType
  /** The row of this occurrence. */
  subject: string
  /** The thing it is about. */
  about: string
  memberId: string | null
  vehicleId: string | null
  dealerId: string | null
  occurredAt: Instant
  recordedAt: Instant
  actorId: string | null
  /** Ids, codes and numbers only: nothing that names a person. */
  payload: Record<string, string | number | boolean | null>
}

type NewFact = Pick<Fact, 'type' | 'subject'> &
  Partial<Omit<Fact, 'id' | 'type' | 'subject' | 'recordedAt' | 'actorId'>>

const $ = sql.placeholder
const insertFact = query<Fact>()('insert-fact', (db, { platform: { facts } }) =>
  db
    .insert(facts)
    .values({
      id: $('id'),
      type: $('type'),
      subject: $('subject'),
      about: $('about'),
      memberId: $('memberId'),
      vehicleId: $('vehicleId'),
      dealerId: $('dealerId'),
      occurredAt: $('occurredAt'),
      recordedAt: $('recordedAt'),
      actorId: $('actorId'),
      payload: $('payload'),
    })
    .onConflictDoNothing()
    .returning({ id: facts.id }),
)

/**
 * Records that something happened, once for its type and subject, and tells the subscribers inside the same
 * transaction. Returns the fact, or null when it was on record already (nobody is told again).
 */
export async function recordFact(w: Work, given: NewFact): Promise<Fact | null> {
  const fact: Fact = {
    id: newId(w.now),
    about: given.subject,
    memberId: null,
    vehicleId: null,
    dealerId: null,
    occurredAt: w.now,
    payload: {},
    ...given,
    recordedAt: w.now,
    actorId: w.actor.userId,
  }
  const { memberId, vehicleId, dealerId } = fact
  const fresh = await insertFact(w, w.tx, {
    ...fact,
    memberId: memberId ?? null,
    vehicleId: vehicleId ?? null,
    dealerId: dealerId ?? null,
  })
  if (fresh.length === 0) return null
  for (const subscriber of w.club.wiring.subscribers) {
    if (subscriber.types === 'all' || subscriber.types.includes(fact.type)) await subscriber.on(w, fact)
  }
  return fact
}

/** A fact on record, by its id or by its type and subject; null when there is none. */
export async function findFact(
  w: { schema: Work['schema']; tx: Reader },
  by: { id: string } | { type: FactType; subject: string },
): Promise<Fact | null> {
  const { facts } = w.schema.platform
  const wanted = 'id' in by ? eq(facts.id, by.id) : and(eq(facts.type, by.type), eq(facts.subject, by.subject))
  const [row] = await w.tx.select().from(facts).where(wanted)
  return row ? (row as Fact) : null
}

/** Ids of the facts of a type with these subjects. */
export async function factIdsOf(
  { store, schema }: Pick<Club, 'store' | 'schema'>,
  type: FactType,
  subjects: readonly string[],
): Promise<string[]> {
  if (subjects.length === 0) return []
  const { facts } = schema.platform
  const rows = await store.read
    .select({ id: facts.id })
    .from(facts)
    .where(and(eq(facts.type, type), inArray(facts.subject, [...subjects])))
  return rows.map(({ id }) => id)
}

/** All facts of one type about a member, oldest first, inside the unit of work. */
export async function factsOfMember(w: Work, memberId: string, type: FactType): Promise<Fact[]> {
  const { facts } = w.schema.platform
  const rows = await w.tx
    .select()
    .from(facts)
    .where(and(eq(facts.memberId, memberId), eq(facts.type, type)))
    .orderBy(asc(facts.occurredAt), asc(facts.id))
  return rows as Fact[]
}
