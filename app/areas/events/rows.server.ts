import { and, asc, count, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '#db/store'
import { NotFound } from '~/kernel/outcome'
import type { Club, Work } from '~/platform/club.server'
import { eventById, kindsOfEvent, sessionById } from './hot-queries.server'

type Tables = Club['schema']['events']
export type EventRow = Tables['events']['$inferSelect']
export type SessionRow = Tables['sessions']['$inferSelect']
export type KindRow = Tables['kinds']['$inferSelect']
export type PoolRow = Tables['pools']['$inferSelect']
export type PartyRow = Tables['parties']['$inferSelect']
export type SeatRow = Tables['seats']['$inferSelect']

/** Where rows are read: a unit of work, or the club outside one (`reading`). */
export type Reads = { tx: Reader; schema: Work['schema'] }
export const reading = ({ store, schema }: Pick<Club, 'store' | 'schema'>): Reads => ({ tx: store.read, schema })

/** Names the one writer of an event: of its pools, its parties and their seats. */
export const eventKey = (eventId: string) => `event:${eventId}`

/** The event with this id; NotFound for an unknown one. */
export async function loadEvent(on: Reads, eventId: string): Promise<EventRow> {
  const [row] = await eventById(on, on.tx, { id: eventId })
  if (!row) throw new NotFound('event')
  return row
}

/** Its sessions in their order, those that are not held any more among them. */
export async function loadSessions({ tx, schema }: Reads, eventId: string): Promise<SessionRow[]> {
  const { sessions } = schema.events
  return tx
    .select()
    .from(sessions)
    .where(eq(sessions.eventId, eventId))
    .orderBy(asc(sessions.position), asc(sessions.id))
}

/** One session of the event; NotFound for an unknown one and for another event's. */
export async function loadSession(on: Reads, eventId: string, sessionId: string): Promise<SessionRow> {
  const [row] = await sessionById(on, on.tx, { id: sessionId, eventId })
  if (!row) throw new NotFound('event session')
  return row
}

/** Its ticket kinds in their order, those that are not sold any more among them. */
export async function loadKinds(on: Reads, eventId: string): Promise<KindRow[]> {
  return kindsOfEvent(on, on.tx, { eventId })
}

/** A party by its number; NotFound for an unknown one. Who may see it is the caller's question. */
export async function loadParty({ tx, schema }: Reads, number: string): Promise<PartyRow> {
  const { parties } = schema.events
  const [row] = await tx.select().from(parties).where(eq(parties.number, number))
  if (!row) throw new NotFound('event party')
  return row
}

/** Who takes part in a party now, each with whether they bring a car. */
export async function loadSeats({ tx, schema }: Reads, partyId: string): Promise<(SeatRow & { withCar: boolean })[]> {
  const { seats, kinds } = schema.events
  const rows = await tx
    .select({ seat: seats, withCar: kinds.withCar })
    .from(seats)
    .innerJoin(kinds, eq(kinds.id, seats.kindId))
    .where(and(eq(seats.partyId, partyId), isNull(seats.goneAt)))
    .orderBy(asc(seats.position), asc(seats.id))
  return rows.map(({ seat, withCar }) => ({ ...seat, withCar }))
}

/** How many people take part in each of these parties. */
export async function peopleOf({ tx, schema }: Reads, partyIds: readonly string[]): Promise<Map<string, number>> {
  const { seats } = schema.events
  if (partyIds.length === 0) return new Map()
  const rows = await tx
    .select({ partyId: seats.partyId, people: count() })
    .from(seats)
    .where(and(inArray(seats.partyId, [...partyIds]), isNull(seats.goneAt)))
    .groupBy(seats.partyId)
  return new Map(rows.map(({ partyId, people }) => [partyId, people]))
}
