import { and, asc, eq, isNull, or } from 'drizzle-orm'
import { carName } from '~/areas/garage/car-name'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { formatPhone } from '~/areas/membership/phones.server'
import { readMember } from '~/areas/membership/read-members.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { namesOf } from '~/platform/staff.server'
import { answerText } from './guests-csv.server'
import { type EventRow, loadKinds, loadParty, loadSession, reading } from './rows.server'
import { inOrder } from './rules'

/** A party of this event with everything the desk needs to act on it; NotFound for another event's. */
export async function readDeskParty(club: Club, event: EventRow, number: string, language: Language) {
  const on = reading(club)
  const party = await loadParty(on, number)
  if (party.eventId !== event.id) throw new NotFound('event party')
  const { seats, entries, charges, payments, paymentUndos, steps } = club.schema.events
  const read = club.store.read
  const session = await loadSession(on, event.id, party.sessionId)
  const member = await readMember(club, party.memberId)
  const cars = await ownVehicles(club, party.memberId)
  const kinds = new Map((await loadKinds(on, event.id)).map((kind) => [kind.id, kind]))
  // A party that is over gave up its seats at that moment: they are still what it was.
  const shown =
    party.endedAt === null ? isNull(seats.goneAt) : or(isNull(seats.goneAt), eq(seats.goneAt, party.endedAt))
  const people = await read
    .select({ seat: seats, enteredAt: entries.at })
    .from(seats)
    .leftJoin(entries, eq(entries.seatId, seats.id))
    .where(and(eq(seats.partyId, party.id), shown))
    .orderBy(asc(seats.position), asc(seats.id))
  const spent = await read.select().from(charges).where(eq(charges.partyId, party.id)).orderBy(asc(charges.at))
  const till = await read.select().from(payments).where(eq(payments.partyId, party.id)).orderBy(asc(payments.at))
  const undone = await read
    .select({ id: paymentUndos.paymentId })
    .from(paymentUndos)
    .innerJoin(payments, and(eq(payments.id, paymentUndos.paymentId), eq(payments.partyId, party.id)))
  const takenBack = new Set(undone.map(({ id }) => id))
  const history = await read
    .select()
    .from(steps)
    .where(eq(steps.partyId, party.id))
    .orderBy(asc(steps.at), asc(steps.id))
  const names = await namesOf(
    club,
    [...till, ...history].flatMap(({ actorId }) => actorId ?? []),
  )
  const plates = new Map(cars.map(({ id, plate }) => [id, plate]))
  const answersOf = (given: Record<string, string>, per: 'party' | 'person') =>
    event.questions
      .filter((question) => question.per === per)
      .map((question) => ({
        question: say(question.text, language),
        answer: answerText(question, given[question.code], language),
      }))
  return {
    ...{ number, state: party.state, until: party.until, version: party.version, reason: party.reason },
    ...{ priceMinor: party.priceMinor, paidMinor: party.paidMinor, owedMinor: party.owedMinor, points: party.points },
    ...{ source: party.source, createdAt: party.createdAt, waivedAt: party.waivedAt },
    place: party.state === 'waiting' ? await placeOf(club, party) : null,
    session: { id: session.id, name: say(session.name, language), startsAt: session.startsAt, endsAt: session.endsAt },
    member: {
      number: member.number,
      name: member.name,
      tier: member.tier,
      phone: member.phone ? formatPhone(member.phone) : '',
    },
    cars: cars.map((car) => ({ id: car.id, plate: car.plate, name: carName(car, language) })),
    people: people.map(({ seat, enteredAt }) => ({
      ...{
        id: seat.id,
        own: seat.memberId !== null,
        phone: seat.phone ? formatPhone(seat.phone) : '',
        kindId: seat.kindId,
        enteredAt,
      },
      name: seat.memberId !== null ? member.name : seat.name,
      ...{ vehicleId: seat.vehicleId, typedPlate: seat.plate, photoConsent: seat.photoConsent },
      plate: seat.plate || plates.get(seat.vehicleId ?? '') || '',
      kind: say(kinds.get(seat.kindId)?.name ?? { zh: '', en: '' }, language),
      ...{ points: seat.points, priceMinor: seat.priceMinor },
      answers: answersOf(seat.answers, 'person'),
    })),
    answers: answersOf(party.answers, 'party'),
    spent: spent.reduce((sum, one) => sum + one.points, 0),
    returned: spent.reduce((sum, one) => sum + one.returned, 0),
    payments: till.map(({ id, amountMinor, method, actorId, at }) => ({
      ...{ id, amountMinor, method, at, by: names.get(actorId ?? '') ?? '' },
      undone: takenBack.has(id),
    })),
    steps: history.reverse().map(({ id, event, toState, people, actorId, at }) => ({
      ...{ id, event, toState, people, at, by: names.get(actorId ?? '') ?? '' },
    })),
  }
}
export type DeskParty = Awaited<ReturnType<typeof readDeskParty>>

async function placeOf(club: Club, party: { id: string; sessionId: string }): Promise<number> {
  const { parties: p } = club.schema.events
  const rows = await club.store.read
    .select({ id: p.id, priority: p.priority, rank: p.rank })
    .from(p)
    .where(and(eq(p.sessionId, party.sessionId), eq(p.state, 'waiting')))
  return inOrder(rows).findIndex(({ id }) => id === party.id) + 1
}
