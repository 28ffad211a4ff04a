import { z } from 'zod'
import { SERVICES } from './rules'

const id = z.string().max(64)
const line = z.string().trim().max(120)
const reason = z.string().trim().max(300).default('')
const version = z.coerce.number().int().optional()

/** What a device says of its place: anything that is no number counts as nothing, and never keeps a call back. */
const figure = z
  .string()
  .max(40)
  .optional()
  .transform((text) => {
    const value = text === undefined || text.trim() === '' ? Number.NaN : Number(text)
    return Number.isFinite(value) ? value : null
  })
const ticked = z
  .literal('on')
  .optional()
  .transform((tick) => tick === 'on')
/** When it happened by the clock of the phone; milliseconds. */
const moment = z
  .string()
  .max(20)
  .optional()
  .transform((text) => (text && /^\d{10,16}$/.test(text) ? Number(text) : null))
/** Made on the phone: the same step sent twice is taken once. */
const key = z
  .string()
  .regex(/^[\w-]{8,64}$/)
  .optional()
const minutes = z.coerce.number().int().min(1).max(600)

const told = {
  service: z.enum(SERVICES),
  /** Answers to the questions of the service, each as `question:option`. */
  answers: z
    .array(z.string().regex(/^[\w-]{1,40}:[\w-]{1,40}$/))
    .max(12)
    .default([])
    .transform((pairs) => Object.fromEntries(pairs.map((pair) => pair.split(':') as [string, string]))),
  words: z.string().trim().max(1_000).default(''),
  lat: figure,
  lng: figure,
  accuracyM: figure,
  /** Address, road and kilometre mark in words. */
  place: z.string().trim().max(300).default(''),
  district: line.default(''),
  isSafe: z.enum(['yes', 'no']).transform((answer) => answer === 'yes'),
  people: z.coerce.number().int().min(1).max(60).default(1),
  animals: ticked,
  /** Call-back number; empty is the one on file. */
  phone: z.string().trim().max(30).default(''),
  /** A car of the garage, or plate and car in words. */
  vehicleId: id.default(''),
  plate: z.string().trim().max(20).default(''),
  car: line.default(''),
}

/** A call by its owner. */
export const callForm = z.strictObject(told)
/** A call that the desk takes by phone: for a member, or for somebody who is none. */
export const deskCallForm = z.strictObject({
  ...told,
  memberId: id.default(''),
  callerName: z.string().trim().max(60).default(''),
  /** The dealer that takes it; empty is the nearest. */
  dealerId: id.default(''),
})
/** What `requestRescue` is told; of an owner without member, name and dealer. */
export type CallForm = z.infer<typeof callForm> &
  Partial<Pick<z.infer<typeof deskCallForm>, 'memberId' | 'callerName' | 'dealerId'>>

export const offerForm = z.strictObject({ helperId: id.min(1), overrideReason: reason })
export const answerForm = z.strictObject({
  assignmentId: id.min(1),
  answer: z.enum(['accept', 'decline']),
  etaMinutes: minutes.optional(),
  reason,
  toldAt: moment,
  key,
})
export const ADVANCES = ['depart', 'extend', 'arrive', 'tow', 'unable', 'gone', 'withdraw'] as const
export const advanceForm = z.strictObject({
  assignmentId: id.min(1),
  event: z.enum(ADVANCES),
  etaMinutes: minutes.optional(),
  reason,
  toldAt: moment,
  key,
})
export const finishForm = z.strictObject({
  assignmentId: id.min(1),
  odometerKm: z.coerce.number().int().min(0).max(9_999_999).optional(),
  report: z.string().trim().max(1_000).default(''),
  /** The dealer that the car was towed to; empty when it was helped on the spot or brought elsewhere. */
  towedTo: id.default(''),
  /** Picture of the signature, as the phone drew it. */
  signature: z.instanceof(File).optional(),
  toldAt: moment,
  key,
})
export const cancelForm = z.strictObject({ reason: z.string().trim().min(1).max(300), version })
export const giveUpForm = z.strictObject({ reason: z.string().trim().min(1).max(300) })
/** `into` is the number of the call that stays. */
export const mergeForm = z.strictObject({ into: z.string().trim().max(20).min(1), reason })
export const handOverForm = z.strictObject({ dealerId: id.min(1), reason: z.string().trim().min(1).max(300) })
export const messageForm = z.strictObject({ text: z.string().trim().min(1).max(600), key })
export const positionSchema = z.strictObject({
  key: z.string().regex(/^[\w-]{8,64}$/),
  lat: z.number(),
  lng: z.number(),
  at: z.number().int(),
})
/** What the phone sends while it drives: what piled up in a dead spot as well. */
export const positionsSchema = z.strictObject({ assignmentId: id.min(1), positions: z.array(positionSchema).max(500) })
export const massEventForm = z.strictObject({
  nameZh: line.min(1),
  nameEn: line.min(1),
  textZh: z.string().trim().max(600).default(''),
  textEn: z.string().trim().max(600).default(''),
})
