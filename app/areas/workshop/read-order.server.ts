import { asc, eq } from 'drizzle-orm'
import { readDealer } from '~/areas/dealers/read.server'
import { carName } from '~/areas/garage/car-name'
import { platesUnder, readVehicles } from '~/areas/garage/read-vehicles.server'
import { formatPhone } from '~/areas/membership/phones.server'
import { readMembers } from '~/areas/membership/read-members.server'
import type { Language } from '~/kernel/language'
import { NotFound } from '~/kernel/outcome'
import { say } from '~/kernel/words'
import type { Club } from '~/platform/club.server'
import { unsealAll } from '~/platform/person-keys.server'
import { namesOf } from '~/platform/staff.server'
import { type Payer, partMinor } from './charges'
import { loadOrder, settledSums } from './open-order.server'
import type { ExtraState, FaultGroup, OrderState } from './rules'

export type PartView = {
  id: string
  partNumber: string
  name: string
  /** Hundredths of a unit. */
  quantity: number
  unitMinor: number
  minor: number
  payer: Payer
  removed: boolean
}
export type JobView = {
  id: string
  code: string
  name: string
  origin: 'agreed' | 'added' | 'extra'
  state: 'open' | 'working' | 'done' | 'dropped'
  technicianId: string | null
  technician: string
  faultGroup: FaultGroup | ''
  fault: string
  cause: string
  remedy: string
  minutes: number
  labourMinor: number
  payer: Payer
  repeatOf: string | null
  startedAt: number | null
  doneAt: number | null
  parts: PartView[]
}
export type ExtraView = {
  id: string
  name: string
  finding: string
  consequence: string
  minutes: number
  labourMinor: number
  partsMinor: number
  minor: number
  newPromisedAt: number | null
  hasPhoto: boolean
  state: ExtraState
  askedAt: number
  askedBy: string
  answeredAt: number | null
  answeredVia: string
  answerNote: string
}
export type OrderView = Awaited<ReturnType<typeof readOrder>>

/** An order with everything on it, in the reader's language. Who may see it is the caller's question. */
export async function readOrder(club: Club, orderId: string, language: Language) {
  const open = await loadOrder(club, orderId)
  const { order, jobs, parts, extras } = open
  const { history, advice, credits, photos } = await besides(club, orderId)
  const people = [
    order.adviserId,
    order.technicianId,
    order.qualityBy,
    ...jobs.map((job) => job.technicianId),
    ...extras.map((extra) => extra.askedBy),
    ...history.map((line) => line.actorId),
    ...credits.map((note) => note.actorId),
  ].filter((id) => id !== null)
  const names = await namesOf(club, people)
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? '') : '')
  const dealer = await readDealer(club, order.dealerId)
  if (!dealer) throw new NotFound('dealer')
  const cars = await readVehicles(club, order.vehicleId ? [order.vehicleId] : [])
  const car = order.vehicleId ? cars.get(order.vehicleId) : undefined
  const plate = (await platesUnder(club, [order], cars))(order)
  const member = order.memberId ? (await readMembers(club, [order.memberId])).get(order.memberId) : undefined
  const words = (text: { zh: string; en: string }) => say(text, language)
  const { id, number, state, dealerId, memberId, vehicleId, odometerKm, currency, version, zone, tier } = order
  return {
    ...{ id, number, state, dealerId, memberId, vehicleId, odometerKm, currency, version, zone, tier },
    customerWords: order.words,
    ...{ adviserId: order.adviserId, technicianId: order.technicianId, bookingId: order.bookingId },
    ...{ promisedAt: order.promisedAt, firstPromisedAt: order.firstPromisedAt, createdAt: order.createdAt },
    ...{ readyAt: order.readyAt, handedOverAt: order.handedOverAt, completedAt: order.completedAt },
    ...{ closingNote: order.closingNote, tyres: order.tyres, paidBy: order.paidBy, repeat: order.repeat },
    ...{ discountBp: order.discountBp, creditedMinor: order.creditedMinor },
    sums: settledSums(open),
    dealer: {
      name: words(dealer.name),
      address: words(dealer.address),
      city: words(dealer.city),
      phone: dealer.phone,
    },
    car: {
      name: car ? carName(car, language) : '',
      plate: plate || order.guestPlate,
      vin: car?.vin ?? '',
      body: car?.body ?? '',
    },
    customer: {
      name: member?.name ?? order.guestName,
      phone: member?.phone ? formatPhone(member.phone) : order.guestPhone,
      number: member?.number ?? '',
    },
    adviser: nameOf(order.adviserId),
    technician: nameOf(order.technicianId),
    quality: nameOf(order.qualityBy),
    jobs: jobs.map(
      (job): JobView => ({
        ...{ id: job.id, code: job.code, name: words(job.name), technicianId: job.technicianId },
        origin: job.origin as JobView['origin'],
        state: job.state as JobView['state'],
        technician: nameOf(job.technicianId),
        faultGroup: job.faultGroup as FaultGroup | '',
        ...{ fault: job.fault, cause: job.cause, remedy: job.remedy, minutes: job.minutes },
        ...{ labourMinor: job.labourMinor, repeatOf: job.repeatOf, startedAt: job.startedAt, doneAt: job.doneAt },
        payer: job.payer as Payer,
        parts: parts
          .filter((part) => part.jobId === job.id)
          .map((part) => ({
            ...{ id: part.id, partNumber: part.partNumber, name: words(part.name), quantity: part.quantity },
            ...{ unitMinor: part.unitMinor, minor: partMinor(part) },
            payer: part.payer as Payer,
            removed: part.removedAt !== null,
          })),
      }),
    ),
    extras: extras.map(
      (extra): ExtraView => ({
        ...{ id: extra.id, name: words(extra.name), finding: extra.finding, consequence: extra.consequence },
        ...{ minutes: extra.minutes, labourMinor: extra.labourMinor, partsMinor: extra.partsMinor },
        minor: extra.labourMinor + extra.partsMinor,
        newPromisedAt: extra.newPromisedAt,
        hasPhoto: extra.photoFileId !== '',
        state: extra.state as ExtraState,
        ...{ askedAt: extra.askedAt, askedBy: nameOf(extra.askedBy), answeredAt: extra.answeredAt },
        ...{ answeredVia: extra.answeredVia, answerNote: extra.answerNote },
      }),
    ),
    history: history.map((line) => ({
      ...{ id: line.id, event: line.event, at: line.at, reason: line.reason, actor: nameOf(line.actorId) },
      from: line.fromState as OrderState | '',
      to: line.toState as OrderState,
      promisedBefore: line.promisedBefore,
      promisedAfter: line.promisedAfter,
    })),
    advice: advice.map(({ id, name, note, code, dueOn, dueKm, state }) => ({
      ...{ id, name: words(name), note, code, dueOn, dueKm },
      state: state as 'open' | 'done' | 'dismissed',
    })),
    credits: credits.map((note) => ({
      ...{ id: note.id, number: note.number, amountMinor: note.amountMinor, reason: note.reason, at: note.at },
      actor: nameOf(note.actorId),
      lines: note.lines.map((line) => ({ name: words(line.name), minor: line.minor })),
    })),
    photos: photos.map(({ id, stage }) => ({ id, stage })),
  }
}

async function besides(club: Club, orderId: string) {
  const { read } = club.store
  const { orderStates, advice, creditNotes, orderPhotos } = club.schema.workshop
  const history = await read
    .select()
    .from(orderStates)
    .where(eq(orderStates.orderId, orderId))
    .orderBy(asc(orderStates.at), asc(orderStates.id))
  const credits = await read
    .select()
    .from(creditNotes)
    .where(eq(creditNotes.orderId, orderId))
    .orderBy(asc(creditNotes.at), asc(creditNotes.id))
  const reasons = await unsealAll(
    club,
    [...history, ...credits].map(({ reason }) => reason),
  )
  return {
    history: history.map((line, index) => ({ ...line, reason: reasons[index] ?? '' })),
    credits: credits.map((note, index) => ({ ...note, reason: reasons[history.length + index] ?? '' })),
    advice: await read
      .select()
      .from(advice)
      .where(eq(advice.orderId, orderId))
      .orderBy(asc(advice.createdAt), asc(advice.id)),
    photos: await read
      .select()
      .from(orderPhotos)
      .where(eq(orderPhotos.orderId, orderId))
      .orderBy(asc(orderPhotos.at), asc(orderPhotos.id)),
  }
}
