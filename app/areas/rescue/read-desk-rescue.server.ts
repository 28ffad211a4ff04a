import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { RescueQuestion } from '#db/schema/rescue'
import { readDealer } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { platesUnder, readVehicles } from '~/areas/garage/read-vehicles.server'
import { formatPhone } from '~/areas/membership/phones.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { visibleMembers } from '~/areas/membership/relations.server'
import type { Language } from '~/kernel/language'
import { maskName, maskPhone } from '~/kernel/masks'
import { say, type Words } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { unsealAll } from '~/platform/person-keys.server'
import { isPast, requireRescue } from './desk-scope.server'
import { findDuplicates } from './find-duplicates.server'
import { levelOf } from './open-request.server'
import { readRescuePhotos } from './read-photos.server'
import { readFollowUp, readMessages, readRecord } from './read-record.server'
import type { Priority } from './rules'
import { standingOf } from './standing'

type Call = Awaited<ReturnType<typeof requireRescue>>

/**
 * All about one call for whoever dispatches it: who, where, what it costs, who was asked, what was said and every step.
 * The phone is masked until somebody asks for it; of a call that is over since yesterday or longer only the district
 * is told. Unknown and foreign numbers are the same NotFound.
 */
export async function readDeskRescue(club: Club, actor: Actor, number: string, language: Language) {
  const call = await requireRescue(club, actor, number)
  const service = await readService(club, call, language)
  const jobs = await readJobs(club, call.id)
  const active = jobs.find(({ endedAt }) => endedAt === null)
  const past = isPast(club, call)
  const { id, version, isSafe, createdAt, since, closedAt, zone, source, people, animals, words, state } = call
  const level = await levelOf(club, call.priority as Priority, club.store.read)
  const record = await readRecord(club, call.id, level)
  const open = closedAt === null
  const [outcome = '', report = '', reason = ''] = await unsealAll(club, [call.outcome, call.report, call.reason])
  return {
    ...{ id, number: call.number, dealerId: call.dealerId, version, state, isSafe, createdAt, since, closedAt, zone },
    ...{ source, people, animals, words, past },
    dealer: say((await readDealer(club, call.dealerId))?.name ?? { zh: '', en: '' }, language),
    priority: call.priority as Priority,
    standing: standingOf(state, active?.state),
    service: service.name,
    serviceCode: call.service,
    answers: service.answers,
    skill: service.skill,
    clock: record.clock,
    caller: await readCaller(club, actor, call),
    car: await readCar(club, call, language),
    place: past ? '' : call.place,
    district: call.district,
    lat: past ? null : call.lat,
    lng: past ? null : call.lng,
    accuracyM: past ? null : call.accuracyM,
    isBlurred: call.blurredAt !== null,
    cost: {
      ...{ currency: call.currency, estimateMinor: call.estimateMinor, coveredMinor: call.coveredMinor },
      ...{ chargedMinor: call.chargedMinor, entitlement: call.entitlement },
    },
    after: {
      ...{ outcome, report, reason, odometerKm: call.odometerKm, towed: call.towDealerId !== null },
      bookingNumber: call.bookingNumber,
      mergedInto: call.mergedInto ? await numberOf(club, call.mergedInto) : '',
    },
    jobs,
    active: active ?? null,
    steps: record.steps,
    breaches: record.breaches,
    photos: await readRescuePhotos(club, call.id),
    isSigned: call.signatureFileId !== '',
    messages: await readMessages(club, call.id),
    massEvent: await readMassEvent(club, call.massEventId, language),
    duplicates: open ? await findDuplicates(club, call) : [],
    mayManage: can(actor, 'rescue:manage', { dealerId: call.dealerId }),
    followUp: await readFollowUp(club, id),
    mayAdjust: !open && can(actor, 'points:adjust', { dealerId: call.dealerId }),
    mayReveal: can(actor, 'rescue:manage', { dealerId: call.dealerId }),
  }
}

async function readService(club: Club, call: Call, language: Language) {
  const { services } = club.schema.rescue
  const [row] = await club.store.read.select().from(services).where(eq(services.code, call.service))
  const questions: RescueQuestion[] = row?.questions ?? []
  return {
    name: row ? say(row.name as Words, language) : call.service,
    skill: row?.skill ?? '',
    answers: questions.flatMap(({ code, text, options }) => {
      const given = call.answers[code]
      if (given === undefined) return []
      const option = options.find((one) => one.code === given)
      return [{ code, question: say(text, language), answer: option ? say(option.text, language) : given }]
    }),
  }
}

async function readCaller(club: Club, actor: Actor, call: Call) {
  const member = call.memberId ? (await readMembers(club, [call.memberId])).get(call.memberId) : undefined
  // Who helps sees whom; afterwards only a dealer that has to do with the member does.
  const isOpen = call.closedAt === null
  const seen = !member || isOpen || (await visibleMembers(club, actor, [member.id])).has(member.id)
  const known = member && member.erasedAt === null ? member : undefined
  const name = known?.name || call.callerName
  return {
    name: seen ? name : maskName(name),
    /** Somebody else calls for the member. */
    other: known && call.callerName && call.callerName !== known.name ? call.callerName : '',
    phone: call.phone ? maskPhone(call.phone) : '',
    memberNumber: known?.number ?? '',
    tier: known?.tier ?? '',
  }
}

async function readCar(club: Club, call: Call, language: Language) {
  if (!call.vehicleId) return { name: call.car, plate: call.plate, body: '' }
  const cars = await readVehicles(club, [call.vehicleId])
  const car = cars.get(call.vehicleId)
  const plateOf = await platesUnder(club, [call], cars)
  return {
    name: car ? carName(car, language) : call.car,
    plate: (call.closedAt === null ? car?.plate : plateOf(call)) || call.plate,
    body: car?.body ?? '',
  }
}

/** Everybody who was asked, newest first. */
async function readJobs(club: Club, requestId: string) {
  const { assignments, helpers } = club.schema.rescue
  const rows = await club.store.read
    .select({
      id: assignments.id,
      state: assignments.state,
      helperId: assignments.helperId,
      helper: helpers.name,
      phone: helpers.phone,
      plate: helpers.plate,
      vehicle: helpers.vehicle,
      offeredAt: assignments.offeredAt,
      expiresAt: assignments.expiresAt,
      etaAt: assignments.etaAt,
      firstEtaAt: assignments.firstEtaAt,
      arrivedAt: assignments.arrivedAt,
      endedAt: assignments.endedAt,
      distanceM: assignments.distanceM,
      overrideReason: assignments.overrideReason,
      version: assignments.version,
    })
    .from(assignments)
    .innerJoin(helpers, eq(helpers.id, assignments.helperId))
    .where(eq(assignments.requestId, requestId))
    .orderBy(desc(assignments.offeredAt), desc(assignments.id))
    .limit(50)
  const reasons = await unsealAll(
    club,
    rows.map(({ overrideReason }) => overrideReason),
  )
  return rows.map((row, at) => ({
    ...row,
    dial: row.phone,
    phone: formatPhone(row.phone),
    overrideReason: reasons[at] ?? '',
  }))
}

async function numberOf(club: Club, requestId: string): Promise<string> {
  const { requests } = club.schema.rescue
  const [row] = await club.store.read
    .select({ number: requests.number })
    .from(requests)
    .where(eq(requests.id, requestId))
  return row?.number ?? ''
}

async function readMassEvent(club: Club, id: string | null, language: Language) {
  if (!id) return null
  const { massEvents } = club.schema.rescue
  const [row] = await club.store.read.select().from(massEvents).where(eq(massEvents.id, id))
  return row ? { id, name: say(row.name, language), text: say(row.text, language), endedAt: row.endedAt } : null
}

/** Events of a dealer that go on, with how many open calls belong to each. */
export async function openMassEvents(club: Club, dealerId: string, language: Language) {
  const { massEvents, requests } = club.schema.rescue
  const rows = await club.store.read
    .select({
      id: massEvents.id,
      name: massEvents.name,
      text: massEvents.text,
      startedAt: massEvents.startedAt,
      calls: sql`count(${requests.id})`.mapWith(Number),
    })
    .from(massEvents)
    .leftJoin(requests, and(eq(requests.massEventId, massEvents.id), isNull(requests.closedAt)))
    .where(and(eq(massEvents.dealerId, dealerId), isNull(massEvents.endedAt)))
    .groupBy(massEvents.id, massEvents.name, massEvents.text, massEvents.startedAt)
    .orderBy(desc(massEvents.startedAt))
    .limit(20)
  return rows.map(({ name, text, ...row }) => ({ ...row, name: say(name, language), text: say(text, language) }))
}

export type DeskRescue = Awaited<ReturnType<typeof readDeskRescue>>
