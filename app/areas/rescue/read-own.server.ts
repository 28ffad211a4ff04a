import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { platesUnder, readVehicles } from '~/areas/garage/read-vehicles.server'
import { formatPhone } from '~/areas/membership/phones.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { unsealAll } from '~/platform/person-keys.server'
import { type Coming, readComing, readHistory } from './coming.server'
import { distanceM } from './geo'
import { callName, isUnderWay, phaseOf, progressOf, type StepRow } from './own-progress'
import { readRescuePhotos } from './read-photos.server'
import type { RequestState } from './rules'
import { isNight } from './tariff'

const MOST_MESSAGES = 100

/** The call with this number, if it is the actor's own; unknown and foreign ones are the same NotFound. */
export async function requireOwnRescue(club: Club, actor: Actor, number: string) {
  const { requests } = club.schema.rescue
  const [row] = await club.store.read
    .select({ id: requests.id, memberId: requests.memberId, state: requests.state, version: requests.version })
    .from(requests)
    .where(eq(requests.number, number))
  if (!row || actor.memberId === null || row.memberId !== actor.memberId) throw new NotFound('rescue')
  return { id: row.id, version: row.version, state: row.state as RequestState }
}

/** Everything that the owner's live page shows, by name. Throws NotFound for what is not their own. */
export async function readOwnRescue(club: Club, actor: Actor, number: string, language: Language) {
  const { id } = await requireOwnRescue(club, actor, number)
  const { requests, services, massEvents, messages, links, followUps } = club.schema.rescue
  const read = club.store.read
  const [row] = await read.select().from(requests).where(eq(requests.id, id))
  if (!row) throw new NotFound('rescue')
  const [dealer, helper, service, mass, written, open, follow, history, merged] = await Promise.all([
    readDealer(club, row.dealerId),
    readComing(club, id),
    read
      .select({ name: services.name, questions: services.questions })
      .from(services)
      .where(eq(services.code, row.service)),
    row.massEventId === null
      ? []
      : read
          .select({ name: massEvents.name, text: massEvents.text })
          .from(massEvents)
          .where(and(eq(massEvents.id, row.massEventId), isNull(massEvents.endedAt))),
    read
      .select({ id: messages.id, hand: messages.hand, text: messages.text, at: messages.at })
      .from(messages)
      .where(eq(messages.requestId, id))
      .orderBy(desc(messages.at), desc(messages.id))
      .limit(MOST_MESSAGES),
    read
      .select({ id: links.id, createdAt: links.createdAt })
      .from(links)
      .where(and(eq(links.requestId, id), isNull(links.revokedAt)))
      .orderBy(asc(links.createdAt), asc(links.id)),
    read
      .select({ score: followUps.score, answeredAt: followUps.answeredAt })
      .from(followUps)
      .where(eq(followUps.requestId, id)),
    readHistory(club, id),
    row.mergedInto === null
      ? []
      : read
          .select({ number: requests.number })
          .from(requests)
          .where(and(eq(requests.id, row.mergedInto), eq(requests.memberId, row.memberId ?? ''))),
  ])
  const [texts, reasons] = await Promise.all([
    unsealAll(
      club,
      written.map(({ text }) => text),
    ),
    unsealAll(
      club,
      history.map(({ reason }) => reason),
    ),
  ])
  const steps = history.map((step, at) => ({ ...step, reason: reasons[at] ?? '' }))
  const [[placeWords = '', told = '', report = '', reason = ''], car] = await Promise.all([
    unsealAll(club, [row.place, row.words, row.report, row.reason]),
    ownCar(club, row, language),
  ])
  const state = row.state as RequestState
  const coming = isUnderWay(state) ? helper : null
  const place = row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng }
  const towDealer = row.towDealerId ? await readDealer(club, row.towDealerId) : undefined
  const now = club.clock.now()
  return {
    id,
    number: row.number,
    state,
    phase: phaseOf(state, coming?.state ?? null),
    version: row.version,
    zone: row.zone,
    now,
    isNight: isNight(row.zone, now),
    updatedAt: Math.max(row.since, ...steps.map(({ at }) => at), written[0]?.at ?? 0),
    createdAt: row.createdAt,
    closedAt: row.closedAt,
    isSafe: row.isSafe,
    dealer: { name: dealer ? say(dealer.name, language) : '', phone: dealer?.phone ?? '' },
    helper: coming && {
      name: coming.name,
      call: callName(coming),
      phone: coming.phone,
      hasPhoto: coming.photoFileId !== '',
      vehicle: coming.vehicle,
      plate: coming.plate,
      isCompany: coming.kind === 'company',
      state: coming.state,
    },
    way: coming && wayOf(coming, steps, place),
    place,
    placeWords,
    progress: progressOf(steps, { state, coming }),
    service: row.service,
    serviceName: service[0] ? say(service[0].name, language) : '',
    answers: answersOf(service[0]?.questions ?? [], row.answers, language),
    told,
    car,
    people: row.people,
    animals: row.animals,
    phone: row.phone === '' ? '' : formatPhone(row.phone),
    cost: {
      currency: row.currency,
      estimateMinor: row.estimateMinor,
      coveredMinor: row.coveredMinor,
      chargedMinor: row.chargedMinor,
      entitlement: row.entitlement,
    },
    mass: mass[0] ? { name: say(mass[0].name, language), text: say(mass[0].text, language) } : null,
    messages: written
      .map(({ id: messageId, hand, at }, index) => ({ id: messageId, hand, at, text: texts[index] ?? '' }))
      .reverse(),
    links: open,
    photos: await readRescuePhotos(club, id),
    outcome: row.outcome,
    report,
    reason,
    towDealer: towDealer ? say(towDealer.name, language) : '',
    bookingNumber: row.bookingNumber,
    isAnswered: follow[0]?.answeredAt != null,
    mayAnswer: state === 'done' && follow[0] !== undefined && follow[0].answeredAt === null,
    mergedInto: merged[0]?.number ?? null,
  }
}
export type OwnRescue = Awaited<ReturnType<typeof readOwnRescue>>

/** Time of arrival with every change that was told, and how much of the way lies behind. */
function wayOf(coming: Coming, steps: readonly StepRow[], place: { lat: number; lng: number } | null) {
  const mine = steps.filter(({ assignmentId }) => assignmentId === coming.assignmentId)
  const began = mine.find(({ event }) => event === 'depart') ?? mine.find(({ event }) => event === 'accept')
  const told = mine.filter(({ event, etaAt }) => (event === 'accept' || event === 'extend') && etaAt !== null)
  const { position } = coming
  const leftM = position && place ? distanceM(position, place) : null
  return {
    hasLeft: began?.event === 'depart',
    beganAt: began?.happenedAt ?? null,
    etaAt: coming.etaAt,
    changes: told.slice(1).map((step, at) => ({
      id: step.id,
      at: step.at,
      fromAt: told[at]?.etaAt ?? null,
      toAt: step.etaAt,
      reason: step.reason,
    })),
    position,
    leftM,
    wholeM: coming.distanceM === null || leftM === null ? null : Math.max(coming.distanceM, leftM),
  }
}

type Question = {
  code: string
  text: { zh: string; en: string }
  options: { code: string; text: { zh: string; en: string } }[]
}

/** What was answered, in the reader's words; answers to questions that are no longer asked are left out. */
function answersOf(questions: readonly Question[], answers: Record<string, string>, language: Language) {
  return questions.flatMap((question) => {
    const option = question.options.find(({ code }) => code === answers[question.code])
    return option ? [{ question: say(question.text, language), answer: say(option.text, language) }] : []
  })
}

type CarOf = { vehicleId: string | null; memberId: string | null; plate: string; car: string }

/** The car of the call: from the garage, or as it was typed. */
async function ownCar(club: Club, row: CarOf, language: Language): Promise<{ name: string; plate: string }> {
  if (row.vehicleId === null) return { name: row.car, plate: row.plate }
  const cars = await readVehicles(club, [row.vehicleId])
  const car = cars.get(row.vehicleId)
  const plateOf = await platesUnder(club, [row], cars)
  return { name: car ? carName(car, language) : row.car, plate: plateOf(row) ?? '' }
}

/** The picture of who comes, while they come. Throws NotFound else. */
export async function ownHelperPhoto(club: Club, actor: Actor, number: string): Promise<string> {
  const { id } = await requireOwnRescue(club, actor, number)
  const coming = await readComing(club, id)
  if (!coming?.photoFileId) throw new NotFound('photo')
  return coming.photoFileId
}
