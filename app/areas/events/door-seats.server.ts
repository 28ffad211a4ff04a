import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Instant } from '~/kernel/clock'
import type { Words } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { dueOf as dueOfParty } from './rules'

type Base = Pick<Club, 'schema'>

/** What a door knows of a ticket. Nothing that it does not need: no phone numbers. */
export type DoorSeat = {
  seatId: string
  eventId: string
  /** E-… */
  eventNumber: string
  sessionId: string
  name: string
  kind: Words
  plate: string
  withCar: boolean
  partyId: string
  /** T-… */
  party: string
  partyState: string
  gone: boolean
  codeVersion: number
  priceMinor: number
  paidMinor: number
  owedMinor: number
  entry: { at: Instant; door: string; actorId: string | null } | null
}

/** Tickets with their parties and entries, in the order of the parties. */
async function seatsWhere({ schema }: Base, read: Reader, where: SQL | undefined): Promise<DoorSeat[]> {
  const { events, seats, parties, kinds, entries } = schema.events
  const rows = await read
    .select({
      ...{ seatId: seats.id, eventId: seats.eventId, eventNumber: events.number, name: seats.name },
      ...{ sessionId: parties.sessionId },
      ...{ kind: kinds.name, plate: seats.plate, withCar: kinds.withCar },
      ...{ partyId: parties.id, party: parties.number, partyState: parties.state },
      ...{ goneAt: seats.goneAt, codeVersion: seats.codeVersion },
      ...{ priceMinor: parties.priceMinor, paidMinor: parties.paidMinor, owedMinor: parties.owedMinor },
      ...{ enteredAt: entries.at, door: entries.door, actorId: entries.actorId },
    })
    .from(seats)
    .innerJoin(parties, eq(parties.id, seats.partyId))
    .innerJoin(events, eq(events.id, seats.eventId))
    .innerJoin(kinds, eq(kinds.id, seats.kindId))
    .leftJoin(entries, eq(entries.seatId, seats.id))
    .where(where)
    .orderBy(asc(parties.number), asc(seats.position), asc(seats.id))
  return rows.map(({ goneAt, enteredAt, door, actorId, ...row }) => ({
    ...row,
    gone: goneAt !== null,
    entry: enteredAt === null ? null : { at: enteredAt, door: door ?? '', actorId },
  }))
}

/** One ticket of any event, gone or not; undefined when there is none. */
export async function readSeat(base: Base, read: Reader, seatId: string): Promise<DoorSeat | undefined> {
  const [seat] = await seatsWhere(base, read, eq(base.schema.events.seats.id, seatId))
  return seat
}

/** Everybody who is to come to an event. */
export function readComing(base: Base, read: Reader, eventId: string): Promise<DoorSeat[]> {
  const { seats, parties } = base.schema.events
  return seatsWhere(base, read, and(eq(seats.eventId, eventId), isNull(seats.goneAt), eq(parties.state, 'confirmed')))
}

/** Money that a party still has to pay. */
export const dueOf = (seat: Pick<DoorSeat, 'partyState' | 'priceMinor' | 'paidMinor' | 'owedMinor'>): number =>
  dueOfParty({ ...seat, state: seat.partyState })
