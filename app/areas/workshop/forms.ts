import { z } from 'zod'
import { isDay } from '~/kernel/dates'
import { minuteOf } from '~/kernel/zones'
import { fieldError } from '~/platform/forms.server'
import { MOST_MINUTES, PAYERS } from './charges'
import { PAYMENTS } from './complete-order.server'
import { FAULT_GROUPS, ORDER_EVENTS } from './rules'

const id = z.string().max(64)
const line = z.string().trim().max(120)
const note = z.string().trim().max(600).default('')
const version = z.coerce.number().int().optional()
/** As a browser's own picker sends it, in the dealer's zone. */
const moment = z
  .string()
  .refine(
    (text) => isDay(text.slice(0, 10)) && text[10] === 'T' && minuteOf(text.slice(11, 16)) !== undefined,
    'shell:field.invalid',
  )
const minutes = z.coerce.number().int().min(0).max(MOST_MINUTES)
/** Read with the order's currency by the action. */
const money = z.string().trim().max(20)
const payer = z.enum(PAYERS)

export const answerForm = z.strictObject({
  extraId: id,
  answer: z.enum(['approved', 'declined']),
})

const act = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ act: z.literal(name), ...shape })

/** Everything that the page of an order can do, one form for each. */
export const orderForm = z.discriminatedUnion('act', [
  act('step', { event: z.enum(ORDER_EVENTS).exclude(['complete']), reason: note, version }),
  act('complete', { paidBy: z.enum(PAYMENTS).or(z.literal('')).default(''), version }),
  act('promise', { promisedAt: moment, reason: note, version }),
  act('assign', { technicianId: id.default(''), adviserId: id.default('') }),
  act('add-job', { templateId: id }),
  act('own-job', { name: line.min(1), minutes, labour: money, payer }),
  act('edit-job', {
    jobId: id,
    version,
    minutes: minutes.optional(),
    labour: money.optional(),
    payer: payer.optional(),
    technicianId: id.optional(),
    faultGroup: z.enum(FAULT_GROUPS).or(z.literal('')).default(''),
    fault: note,
    cause: note,
    remedy: note,
  }),
  act('drop-job', { jobId: id }),
  act('back-job', { jobId: id }),
  act('start-job', { jobId: id }),
  act('finish-job', {
    jobId: id,
    faultGroup: z.enum(FAULT_GROUPS).or(z.literal('')).optional(),
    fault: z.string().trim().max(600).optional(),
    cause: z.string().trim().max(600).optional(),
    remedy: z.string().trim().max(600).optional(),
  }),
  act('resume-job', { jobId: id }),
  act('add-part', {
    jobId: id,
    partNumber: z.string().trim().max(40).default(''),
    name: line.min(1),
    quantity: z
      .string()
      .trim()
      .regex(/^\d{1,5}(\.\d{1,2})?$/, { error: fieldError('workshop-desk:refusal.quantity') }),
    price: money,
    payer,
  }),
  act('remove-part', { partId: id }),
  act('back-part', { partId: id }),
  act('propose', {
    name: line.min(1),
    finding: note,
    consequence: note,
    minutes,
    labour: money,
    parts: money.default(''),
    newPromisedAt: moment.or(z.literal('')).default(''),
    code: z.string().max(40).default(''),
    photo: z.instanceof(File).optional(),
  }),
  act('withdraw', { extraId: id }),
  act('answer', { extraId: id, answer: z.enum(['approved', 'declined']), note }),
  act('advise', {
    name: line.min(1),
    code: z.string().max(40).default(''),
    note,
    dueOn: z.iso.date().or(z.literal('')).default(''),
    dueKm: z.coerce.number().int().min(1).max(2_000_000).optional(),
  }),
  act('dismiss', { adviceId: id }),
  act('back-advice', { adviceId: id }),
  act('findings', {
    closingNote: note,
    ...Object.fromEntries(
      ['frontLeft', 'frontRight', 'rearLeft', 'rearRight'].map((place) => [
        place,
        z.coerce.number().min(0).max(30).optional(),
      ]),
    ),
  } as {
    closingNote: typeof note
    frontLeft: z.ZodOptional<z.ZodCoercedNumber>
    frontRight: z.ZodOptional<z.ZodCoercedNumber>
    rearLeft: z.ZodOptional<z.ZodCoercedNumber>
    rearRight: z.ZodOptional<z.ZodCoercedNumber>
  }),
  act('photo', { photo: z.instanceof(File) }),
])
export type OrderForm = z.infer<typeof orderForm>

export const checkInForm = z.strictObject({
  act: z.enum(['check-in', 'find']).default('check-in'),
  bookingId: id.optional(),
  vehicleId: id.optional(),
  plate: z.string().trim().max(20).default(''),
  name: z.string().trim().max(60).default(''),
  phone: z.string().trim().max(30).default(''),
  km: z.coerce.number().int().min(0).max(9_999_999),
  confirmKm: z.literal('on').optional(),
  words: z.string().trim().max(1_000).default(''),
  promisedAt: moment,
  technicianId: id.default(''),
  jobs: z.array(id).max(20).default([]),
  photos: z.array(z.instanceof(File)).max(6).default([]),
})

export const creditForm = z.strictObject({
  reason: z.string().trim().min(1).max(300),
  version,
  /** One amount for each line of the record, in its order; empty gives nothing back. */
  amounts: z.array(money.optional()).max(120).default([]),
})
