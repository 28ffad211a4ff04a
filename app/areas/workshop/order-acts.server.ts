import { type Money, parseMoney } from '~/kernel/money'
import { done, type Outcome, refuse } from '~/kernel/outcome'
import { instantOf, minuteOf } from '~/kernel/zones'
import type { Actor } from '~/platform/actor'
import type { Club } from '~/platform/club.server'
import { saveUpload } from '~/platform/files.server'
import { advanceOrder } from './advance-order.server'
import { addAdvice, dismissAdvice } from './advise.server'
import { completeOrder } from './complete-order.server'
import { addJob, addPart, dropJob, editJob, removePart } from './edit-lines.server'
import { addPhoto, assignTechnician, noteFindings } from './edit-order.server'
import { answerExtra, proposeExtra, withdrawExtra } from './extra-work.server'
import type { OrderForm } from './forms'
import { promiseTime } from './promise-time.server'
import { finishJob, resumeJob, startJob } from './work-job.server'

type Order = { id: string; zone: string; currency: string }
type Asked = { club: Club; actor: Actor; submission?: string; order: Order; input: OrderForm }
type Taken = { id?: string }

/** Whatever a form of the order's page asks for, by its use case. `id` is what an undo would name. */
export async function actOnOrder({ club, actor, submission, order, input }: Asked): Promise<Outcome<Taken>> {
  const on = { club, actor, orderId: order.id, submission }
  const taken = await take(on, order, input)
  return taken.ok ? done({ id: idOf(input) }) : taken
}

const idOf = (input: OrderForm) =>
  'jobId' in input ? input.jobId : 'partId' in input ? input.partId : 'adviceId' in input ? input.adviceId : undefined

async function take(
  on: { club: Club; actor: Actor; orderId: string; submission?: string },
  order: Order,
  input: OrderForm,
): Promise<Outcome<unknown>> {
  switch (input.act) {
    case 'step':
      return advanceOrder({ ...on, event: input.event, reason: input.reason, version: input.version })
    case 'complete':
      return completeOrder({ ...on, paidBy: input.paidBy, version: input.version })
    case 'promise': {
      const promisedAt = momentOf(order.zone, input.promisedAt)
      return promiseTime({ ...on, promisedAt, reason: input.reason, version: input.version })
    }
    case 'assign':
      return assignTechnician({
        ...on,
        technicianId: input.technicianId || null,
        adviserId: input.adviserId || undefined,
      })
    case 'add-job':
      return addJob({ ...on, job: { templateId: input.templateId } })
    case 'own-job': {
      const labour = amount(input.labour, order, 'labour')
      if (!labour.ok) return labour
      const { minutes, payer } = input
      return addJob({ ...on, job: { name: both(input.name), minutes, labourMinor: labour.value.minor, payer } })
    }
    case 'edit-job': {
      const { act: _, labour: text, technicianId, ...given } = input
      const labour = text === undefined ? undefined : amount(text, order, 'labour')
      if (labour && !labour.ok) return labour
      return editJob({
        ...on,
        ...given,
        labourMinor: labour?.value.minor,
        technicianId: technicianId === undefined ? undefined : technicianId || null,
      })
    }
    case 'drop-job':
    case 'back-job':
      return dropJob({ ...on, jobId: input.jobId, back: input.act === 'back-job' })
    case 'start-job':
      return startJob({ ...on, jobId: input.jobId })
    case 'finish-job': {
      const { act: _, ...found } = input
      return finishJob({ ...on, ...found })
    }
    case 'resume-job':
      return resumeJob({ ...on, jobId: input.jobId })
    case 'add-part': {
      const price = amount(input.price, order, 'price')
      if (!price.ok) return price
      const { jobId, partNumber, payer } = input
      const quantity = hundredths(input.quantity)
      if (quantity === 0) return refuse('workshop-desk:refusal.quantity', { field: 'quantity' })
      const part = { jobId, partNumber, payer, name: both(input.name), quantity, unitMinor: price.value.minor }
      return addPart({ ...on, part })
    }
    case 'remove-part':
    case 'back-part':
      return removePart({ ...on, partId: input.partId, back: input.act === 'back-part' })
    case 'propose':
      return propose(on, order, input)
    case 'withdraw':
      return withdrawExtra({ ...on, extraId: input.extraId })
    case 'answer':
      return answerExtra({ ...on, extraId: input.extraId, answer: input.answer, note: input.note })
    case 'advise': {
      const { name, code, note, dueOn, dueKm } = input
      return addAdvice({ ...on, advice: { name: both(name), code, note, dueOn: dueOn || null, dueKm: dueKm ?? null } })
    }
    case 'dismiss':
    case 'back-advice':
      return dismissAdvice({ ...on, adviceId: input.adviceId, back: input.act === 'back-advice' })
    case 'findings': {
      const places = ['frontLeft', 'frontRight', 'rearLeft', 'rearRight'] as const
      const depth = places.map((place) => Math.round((input[place] ?? 0) * 10))
      const [frontLeft = 0, frontRight = 0, rearLeft = 0, rearRight = 0] = depth
      const isWhole = places.every((place) => input[place] !== undefined)
      const tyres = isWhole ? { frontLeft, frontRight, rearLeft, rearRight } : null
      return noteFindings({ ...on, closingNote: input.closingNote, tyres })
    }
    case 'photo': {
      const saved = await saveUpload(on.club, input.photo, { kinds: ['photo'], field: 'photo' })
      return saved.ok ? addPhoto({ ...on, fileId: saved.value.fileId }) : saved
    }
  }
}

async function propose(
  on: { club: Club; actor: Actor; orderId: string; submission?: string },
  order: Order,
  input: Extract<OrderForm, { act: 'propose' }>,
): Promise<Outcome<unknown>> {
  const labour = amount(input.labour || '0', order, 'labour')
  if (!labour.ok) return labour
  const parts = amount(input.parts || '0', order, 'parts')
  if (!parts.ok) return parts
  let photoFileId = ''
  if (input.photo && input.photo.size > 0) {
    const saved = await saveUpload(on.club, input.photo, { kinds: ['photo'], field: 'photo' })
    if (!saved.ok) return saved
    photoFileId = saved.value.fileId
  }
  const { finding, consequence, minutes, code } = input
  return proposeExtra({
    ...on,
    name: both(input.name),
    ...{ finding, consequence, minutes, code, photoFileId },
    labourMinor: labour.value.minor,
    partsMinor: parts.value.minor,
    newPromisedAt: input.newPromisedAt ? momentOf(order.zone, input.newPromisedAt) : null,
  })
}

/** What the desk types is read in both languages as it stands. */
const both = (text: string) => ({ zh: text, en: text })

/** 4.5 is 450 hundredths. */
const hundredths = (text: string) => Math.round(Number(text) * 100)

/** The browser's local date and time, in the dealer's zone. */
export function momentOf(zone: string, text: string): number {
  return instantOf(zone, text.slice(0, 10), minuteOf(text.slice(11, 16)) ?? 0)
}

function amount(text: string, { currency }: Order, field: string): Outcome<Money> {
  const read = parseMoney(text, currency)
  return read.ok ? done(read.value) : refuse(`workshop-desk:refusal.${read.reason}`, { field, params: read.params })
}
