import { and, asc, desc, eq } from 'drizzle-orm'
import { readDealer, readDealers } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { readVehicles } from '~/areas/garage/read-vehicles.server'
import { readMember } from '~/areas/membership/read-members.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { unsealAll } from '~/platform/person-keys.server'
import { columnsOf, GOES_OUT, requireHelperJob } from './read-helper-jobs.server'
import type { AssignmentState, Priority } from './rules'

const MOST_MESSAGES = 60

/**
 * One job as its helper may see it. Name and number of the owner, the exact place and what is said go with the job:
 * the owner appears with the acceptance, and all of it is gone from here when the job has ended.
 */
export async function readHelperJob(club: Club, actor: Actor, assignmentId: string, language: Language) {
  const { requestId, helperId } = await requireHelperJob(club, actor, assignmentId)
  const { assignments, requests, services, messages, photos } = club.schema.rescue
  const { read } = club.store
  const [row] = await read
    .select({
      ...columnsOf(club),
      people: requests.people,
      animals: requests.animals,
      words: requests.words,
      answers: requests.answers,
      lat: requests.lat,
      lng: requests.lng,
      accuracyM: requests.accuracyM,
      callerName: requests.callerName,
      phone: requests.phone,
      memberId: requests.memberId,
      dealerId: requests.dealerId,
      odometerKm: requests.odometerKm,
      report: requests.report,
      towDealerId: requests.towDealerId,
      signatureFileId: requests.signatureFileId,
      reason: assignments.reason,
    })
    .from(assignments)
    .innerJoin(requests, eq(requests.id, assignments.requestId))
    .where(eq(assignments.id, assignmentId))
  if (!row) throw new NotFound('rescue job')
  const isOver = row.endedAt !== null
  const isMine = GOES_OUT.has(row.state)
  const [[service], said, pictures, dealers, cars, owner, dealer, towDealer] = await Promise.all([
    read
      .select({ name: services.name, questions: services.questions })
      .from(services)
      .where(eq(services.code, row.service)),
    isMine
      ? read
          .select({ id: messages.id, hand: messages.hand, text: messages.text, at: messages.at })
          .from(messages)
          .where(eq(messages.requestId, requestId))
          .orderBy(desc(messages.at), desc(messages.id))
          .limit(MOST_MESSAGES)
      : [],
    read
      .select({ id: photos.id, at: photos.at })
      .from(photos)
      .where(and(eq(photos.requestId, requestId), eq(photos.actorId, actor.userId ?? '')))
      .orderBy(asc(photos.at), asc(photos.id)),
    isMine ? readDealers(club) : [],
    readVehicles(club, row.vehicleId ? [row.vehicleId] : []),
    isMine && row.memberId ? readMember(club, row.memberId) : null,
    readDealer(club, row.dealerId),
    row.towDealerId ? readDealer(club, row.towDealerId) : undefined,
  ])
  const texts = await unsealAll(
    club,
    said.map(({ text }) => text),
  )
  const [place = '', words = '', report = '', reason = ''] = await unsealAll(club, [
    row.place,
    row.words,
    row.report,
    row.reason,
  ])
  const car = cars.get(row.vehicleId ?? '')
  return {
    ...{ id: row.id, requestId, helperId, number: row.number, zone: row.zone },
    ...{ state: row.state as AssignmentState, priority: row.priority as Priority, isSafe: row.isSafe },
    ...{ offeredAt: row.offeredAt, expiresAt: row.expiresAt, etaAt: row.etaAt },
    ...{ arrivedAt: row.arrivedAt, endedAt: row.endedAt, reason },
    service: service ? say(service.name, language) : row.service,
    isAccident: row.service === 'accident',
    answers: (service?.questions ?? []).flatMap(({ code, text, options }) => {
      const option = options.find((one) => one.code === row.answers[code])
      return option ? [{ question: say(text, language), answer: say(option.text, language) }] : []
    }),
    words: isOver ? '' : words,
    people: row.people,
    animals: row.animals,
    place: isOver ? row.district : place || row.district,
    at:
      isOver || row.lat === null || row.lng === null
        ? null
        : { lat: row.lat, lng: row.lng, accuracyM: row.accuracyM, distanceM: row.distanceM },
    car: {
      plate: car?.plate || row.plate,
      name: car ? carName(car, language) : row.car,
      colour: car?.colour ?? '',
      energy: car?.energy ?? '',
    },
    owner: isMine ? { name: row.callerName || (owner?.name ?? ''), phone: row.phone } : null,
    deskPhone: dealer?.phone ?? '',
    messages: said.map(({ id, hand, at }, index) => ({ id, hand, at, text: texts[index] ?? '' })).reverse(),
    photos: pictures,
    // Most cars go to the dealer that has the call.
    towDealers: [...dealers]
      .sort((a, b) => Number(b.id === row.dealerId) - Number(a.id === row.dealerId))
      .map(({ id, name, city }) => ({ id, name: say(name, language), city: say(city, language) })),
    towedTo: towDealer ? say(towDealer.name, language) : '',
    odometerKm: row.odometerKm,
    report: isOver ? '' : report,
    isSigned: row.signatureFileId !== '',
  }
}
export type HelperJob = Awaited<ReturnType<typeof readHelperJob>>

/** File of a photo that the helper took on this job. Throws NotFound. */
export async function ownJobPhoto(club: Club, actor: Actor, assignmentId: string, photoId: string): Promise<string> {
  const { requestId } = await requireHelperJob(club, actor, assignmentId)
  const { photos } = club.schema.rescue
  const [row] = await club.store.read
    .select({ fileId: photos.fileId })
    .from(photos)
    .where(and(eq(photos.id, photoId), eq(photos.requestId, requestId), eq(photos.actorId, actor.userId ?? '')))
  if (!row) throw new NotFound('photo')
  return row.fileId
}
