import { and, eq, inArray, isNull, ne } from 'drizzle-orm'
import type { EventQuestion } from '#db/schema/event-plans'
import { parsePlate } from '~/areas/garage/plates'
import type { OwnVehicle } from '~/areas/garage/read-vehicles.server'
import { parsePhone } from '~/areas/membership/phones.server'
import type { Member } from '~/areas/membership/read-members.server'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import type { EventRow, KindRow, Reads, SeatRow } from './rows.server'

/** One person of a party as a form gives them. */
export type SeatInput = {
  /** Of a seat that the party has already. */
  id?: string
  kindId: string
  /** Of a guest; the member's own name is their account's. */
  name: string
  phone: string
  vehicleId: string | null
  /** Of a car that is not in the garage. */
  plate: string
  /** As before when left out. */
  answers?: Record<string, string> | undefined
  waived: boolean
  photoConsent: boolean
}
/** What a party as a whole says. */
export type PartyInput = { seats: readonly SeatInput[]; answers: Record<string, string>; waived: boolean }
export type CheckedSeat = Pick<
  SeatRow,
  | 'kindId'
  | 'memberId'
  | 'name'
  | 'phone'
  | 'vehicleId'
  | 'plate'
  | 'answers'
  | 'photoConsent'
  | 'points'
  | 'priceMinor'
> & { id: string | null; withCar: boolean; waived: boolean }
export type CheckedParty = { seats: CheckedSeat[]; answers: Record<string, string>; waived: boolean }

type Ground = {
  event: EventRow
  kinds: readonly KindRow[]
  member: Member
  cars: readonly OwnVehicle[]
  /** Seats that the party has: they keep their price, and their kind may be one that is no longer sold. */
  had?: readonly SeatRow[]
  /** At the desk and the door questions stay open, and a car is known by its plate. */
  byDesk: boolean
}

const MOST_TEXT = 500
const MOST_NAME = 60

/** Checks who comes and what they say; names, phones and plates come back as they are stored. */
export function checkParty(given: PartyInput, ground: Ground): Outcome<CheckedParty> {
  const { event, kinds, byDesk } = ground
  const { seats } = given
  if (seats.length === 0) return refuse('events:refusal.nobody')
  if (seats.length > event.partyMax) {
    return refuse('events:refusal.party_size', { params: { most: event.partyMax } })
  }
  const known = seats.flatMap(({ id }) => id || [])
  if (new Set(known).size < known.length) return refuse('events:refusal.moved_on')
  const ownAt = ownSeatOf(seats, kinds)
  if (ownAt === null) return refuse('events:refusal.member_seat')
  const checked: CheckedSeat[] = []
  for (const [at, seat] of seats.entries()) {
    const one = checkSeat(seat, { ...ground, at, isOwn: at === ownAt })
    if (!one.ok) return one
    checked.push(one.value)
  }
  const twice = sameTwice(checked)
  if (twice) return twice
  const answers = checkAnswers(event.questions, 'party', given.answers, { byDesk, field: 'answers' })
  if (!answers.ok) return answers
  const wants = hasWaiver(event) && event.waiverPer === 'party'
  if (wants && !given.waived) return refuse('events:refusal.waiver', { field: 'waived' })
  return done({ seats: checked, answers: answers.value, waived: wants })
}

const hasWaiver = ({ waiver }: EventRow) => waiver.zh !== '' || waiver.en !== ''

/** Which seat is the member's: the one of a member's ticket; the first where the event has none. */
function ownSeatOf(seats: readonly SeatInput[], kinds: readonly KindRow[]): number | null {
  const members = new Set(kinds.filter(({ who }) => who === 'member').map(({ id }) => id))
  if (!kinds.some(({ who, active }) => who === 'member' && active)) return 0
  const own = seats.flatMap(({ kindId }, at) => (members.has(kindId) ? [at] : []))
  return own.length === 1 ? (own[0] ?? null) : null
}

function checkSeat(seat: SeatInput, ground: Ground & { at: number; isOwn: boolean }): Outcome<CheckedSeat> {
  const { event, kinds, member, byDesk, had = [], at, isOwn } = ground
  const field = (name: string) => ({ field: `seats[${at}].${name}` })
  const before = seat.id ? had.find(({ id }) => id === seat.id) : undefined
  if (seat.id && !before) return refuse('events:refusal.moved_on')
  const kind = kinds.find(({ id }) => id === seat.kindId)
  if (!kind || (!kind.active && before?.kindId !== kind.id)) return refuse('events:refusal.kind_gone', field('kindId'))
  const name = isOwn ? member.name : seat.name.trim().slice(0, MOST_NAME)
  if (name === '') return refuse('events:refusal.name', field('name'))
  const phone = isOwn ? (member.phone ?? '') : seat.phone.trim()
  const dialled = phone === '' ? null : parsePhone(phone)
  if (dialled && !dialled.ok) return refuse('events:refusal.phone', field('phone'))
  const car = checkCar(seat, kind, ground)
  if (!car.ok) return car
  const answers = checkAnswers(event.questions, 'person', seat.answers ?? before?.answers ?? {}, {
    byDesk,
    field: `seats[${at}].answers`,
  })
  if (!answers.ok) return answers
  const wants = hasWaiver(event) && event.waiverPer === 'person'
  if (wants && !seat.waived) return refuse('events:refusal.waiver', field('waived'))
  const kept = before?.kindId === kind.id ? before : kind
  return done({
    ...{ id: before?.id ?? null, kindId: kind.id, withCar: kind.withCar, memberId: isOwn ? member.id : null },
    ...{ name, phone: dialled?.value.e164 ?? '', ...car.value, answers: answers.value, waived: wants },
    ...{ photoConsent: seat.photoConsent, points: kept.points, priceMinor: kept.priceMinor },
  })
}

/** The car of a ticket that brings one: of the garage, or known by its plate. */
function checkCar(
  { vehicleId, plate }: SeatInput,
  kind: KindRow,
  { cars, byDesk, at }: Ground & { at: number },
): Outcome<Pick<SeatRow, 'vehicleId' | 'plate'>> {
  if (!kind.withCar) return done({ vehicleId: null, plate: '' })
  const own = vehicleId ? cars.find(({ id }) => id === vehicleId) : undefined
  const field = `seats[${at}].vehicleId`
  if (vehicleId && !own) return refuse('events:refusal.car_unknown', { field })
  if (own) {
    const fits = kind.carClass === '' || own.energy === kind.carClass || own.body === kind.carClass
    return fits ? done({ vehicleId: own.id, plate: '' }) : refuse('events:refusal.car_class', { field })
  }
  const typed = plate.trim()
  if (typed === '') return refuse('events:refusal.car_missing', { field })
  if (kind.carClass !== '' && !byDesk) return refuse('events:refusal.car_class', { field })
  const read = parsePlate(typed)
  if (!read.ok) return refuse('events:refusal.plate', { field: `seats[${at}].plate` })
  return done({ vehicleId: null, plate: read.value.text })
}

function checkAnswers(
  questions: readonly EventQuestion[],
  per: 'party' | 'person',
  given: Record<string, string>,
  { byDesk, field }: { byDesk: boolean; field: string },
): Outcome<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const question of questions.filter((one) => one.per === per)) {
    const { code, kind, options, required } = question
    const answer = (given[code] ?? '').trim().slice(0, MOST_TEXT)
    const at = { field: `${field}.${code}` }
    if (answer === '') {
      if (required && !byDesk) return refuse('events:refusal.answer', at)
      continue
    }
    const isKnown = kind === 'text' || (kind === 'yes' ? answer === 'yes' : options.some((one) => one.code === answer))
    if (!isKnown) return refuse('events:refusal.answer', at)
    answers[code] = answer
  }
  return done(answers)
}

/** The same phone or car for two people of the party. */
function sameTwice(seats: readonly CheckedSeat[]) {
  for (const [at, seat] of seats.entries()) {
    const others = seats.slice(0, at)
    if (seat.phone && others.some(({ phone }) => phone === seat.phone)) {
      return refuse('events:refusal.guest_twice', { params: { name: seat.name }, field: `seats[${at}].phone` })
    }
    if (seat.vehicleId && others.some(({ vehicleId }) => vehicleId === seat.vehicleId)) {
      return refuse('events:refusal.car_twice', { field: `seats[${at}].vehicleId` })
    }
  }
  return null
}

/** Refuses somebody, or a car, that is coming with another party; whose party that is, is not said. */
export async function checkComing(
  { tx, schema }: Reads,
  seats: readonly CheckedSeat[],
  { eventId, partyId }: { eventId: string; partyId: string | null },
): Promise<Outcome<null>> {
  const { seats: table } = schema.events
  const live = and(eq(table.eventId, eventId), isNull(table.goneAt), partyId ? ne(table.partyId, partyId) : undefined)
  const phones = seats.flatMap(({ phone }) => phone || [])
  if (phones.length > 0) {
    const coming = await tx
      .select({ phone: table.phone })
      .from(table)
      .where(and(live, inArray(table.phone, phones)))
    const at = seats.findIndex((seat) => coming.some(({ phone }) => phone === seat.phone))
    if (at >= 0) {
      const params = { name: seats[at]?.name ?? '' }
      return refuse('events:refusal.guest_comes', { params, field: `seats[${at}].phone` })
    }
  }
  const cars = seats.flatMap(({ vehicleId }) => vehicleId ?? [])
  if (cars.length > 0) {
    const coming = await tx
      .select({ vehicleId: table.vehicleId })
      .from(table)
      .where(and(live, inArray(table.vehicleId, cars)))
    const at = seats.findIndex((seat) => coming.some(({ vehicleId }) => vehicleId === seat.vehicleId))
    if (at >= 0) return refuse('events:refusal.car_comes', { field: `seats[${at}].vehicleId` })
  }
  return done(null)
}
