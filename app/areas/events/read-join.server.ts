import { carName } from '~/areas/garage/car-name'
import { ownVehicles } from '~/areas/garage/read-vehicles.server'
import { readMember } from '~/areas/membership/read-members.server'
import { balanceOf } from '~/areas/points/read-balance.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { OTHER_CAR } from './party-draft'
import { findShownEvent, gateOf, readKinds, readSessions } from './read-event.server'
import { readOwnParty, requireOwnParty } from './read-own-party.server'
import type { EventRow } from './rows.server'

/** What the form of a party asks, by the event and by who fills it in. */
export async function readPartyForm(club: Club, row: EventRow, memberId: string, language: Language) {
  const [sessions, kinds, member, cars, balance] = await Promise.all([
    readSessions(club, row.id, language),
    readKinds(club, row.id, language),
    readMember(club, memberId),
    ownVehicles(club, memberId),
    balanceOf(club, memberId),
  ])
  const now = club.clock.now()
  return {
    number: row.number,
    title: say(row.title, language),
    zone: row.zone,
    currency: row.currency,
    partyMax: row.partyMax,
    waiver: say(row.waiver, language),
    waiverPer: row.waiverPer,
    questions: row.questions.map(({ text, options, ...question }) => ({
      ...question,
      text: say(text, language),
      options: options.map((option) => ({ code: option.code, text: say(option.text, language) })),
    })),
    sessions: sessions.filter(({ startsAt }) => startsAt > now),
    kinds,
    me: member.name,
    cars: cars.map((car) => ({ id: car.id, name: carName(car, language), plate: car.plate })),
    available: balance.available,
  }
}
export type PartyFormView = Awaited<ReturnType<typeof readPartyForm>>

/** The form to join an event, with what the gate says. Throws NotFound for an event that is not shown. */
export async function readJoin(club: Club, actor: Actor, number: string, language: Language) {
  if (!actor.memberId) throw new NotFound('member')
  const row = await findShownEvent(club, number)
  const [form, { gate }] = await Promise.all([
    readPartyForm(club, row, actor.memberId, language),
    gateOf(club, row, actor.memberId, language),
  ])
  return { form, gate, questions: row.questions }
}

/** The same form for a party that is there: with everything that was entered, and the price of what was bought. */
export async function readChange(club: Club, actor: Actor, number: string, language: Language) {
  const party = await readOwnParty(club, actor, number, language)
  const row = await findShownEvent(club, party.event.number)
  const { answers, waivedAt } = await requireOwnParty(club, actor, number)
  const form = await readPartyForm(club, row, actor.memberId ?? '', language)
  const { refunds, freeUntil } = party.event
  return {
    form: {
      ...form,
      // A session that has been called off or has begun is still the one that they have.
      sessions: form.sessions.some(({ id }) => id === party.session.id)
        ? form.sessions
        : [{ ...party.session, people: null, cars: null, left: {}, waiting: 0 }, ...form.sessions],
    },
    questions: row.questions,
    draft: {
      sessionId: party.session.id,
      seats: party.seats.map((seat) => ({
        ...{ id: seat.id, kindId: seat.kindId, name: seat.name, phone: seat.phone, plate: seat.typedPlate },
        ...{ answers: seat.answers, waived: seat.waived, photoConsent: seat.photoConsent },
        vehicleId: seat.vehicleId ?? OTHER_CAR,
      })),
      answers,
      waived: waivedAt !== null,
      version: party.version,
    },
    party: {
      ...{ number: party.number, mayChange: party.mayChange, refunds, freeUntil },
      isPaid: party.state === 'confirmed' && (party.points > 0 || party.priceMinor > 0),
    },
  }
}
