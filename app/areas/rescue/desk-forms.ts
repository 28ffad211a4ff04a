import { z } from 'zod'
import { fieldError } from '~/platform/forms.server'
import { BREACH_KINDS, PRIORITIES, REQUEST_STATES, SERVICES } from './rules'

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .optional()
  .catch(undefined)
const id = z.string().trim().max(64)
const optionalId = id.optional().catch(undefined)

/** Filters of the list as they stand in its address. */
export const listSearch = z.object({
  state: z
    .enum(['all', 'open', ...REQUEST_STATES])
    .optional()
    .catch(undefined),
  priority: z.enum(PRIORITIES).optional().catch(undefined),
  service: z.enum(SERVICES).optional().catch(undefined),
  from: day,
  to: day,
  q: z.string().trim().max(60).optional(),
  helper: optionalId,
  /** A promise of this kind was broken. */
  breach: z.enum(BREACH_KINDS).optional().catch(undefined),
  /** The same car again within 30 days. */
  repeat: z.literal('on').optional().catch(undefined),
  declined: z.literal('on').optional().catch(undefined),
  score: z.enum(['1', '2', '3', '4', '5']).optional().catch(undefined),
  /** Local hour of the call. */
  hour: z
    .string()
    .regex(/^(1?\d|2[0-3])$/)
    .optional()
    .catch(undefined),
  /** A square of the map, `row_column`. */
  cell: z
    .string()
    .regex(/^-?\d{1,5}_-?\d{1,5}$/)
    .optional()
    .catch(undefined),
  model: z.string().trim().max(60).optional().catch(undefined),
  age: z
    .string()
    .regex(/^\d{1,2}$/)
    .optional()
    .catch(undefined),
  before: z.string().max(80).optional().catch(undefined),
})
export type ListSearch = z.infer<typeof listSearch>

/** Days that the figures are about. */
export const insightSearch = z.object({ from: day, to: day })

export const boardSearch = z.object({ open: z.string().trim().max(20).optional().catch(undefined) })

const number = z.string().trim().min(1).max(20)
const reason = z.string().trim().min(1, fieldError('rescue-desk:refusal.reason')).max(500)
const optionalReason = z.string().trim().max(500).optional()
const minutes = z.coerce.number().int().min(1).max(600)
const words = (most: number) => z.string().trim().min(1).max(most)

/** Whatever is done on the board; `number` names the call that is open. */
export const boardForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('acknowledge'), number }),
  z.strictObject({ act: z.literal('offer'), number, helperId: id }),
  z.strictObject({ act: z.literal('override'), number, helperId: id, reason }),
  z.strictObject({ act: z.literal('accept'), number, assignmentId: id, minutes }),
  z.strictObject({ act: z.literal('decline'), number, assignmentId: id, reason }),
  z.strictObject({ act: z.literal('depart'), number, assignmentId: id }),
  z.strictObject({ act: z.literal('extend'), number, assignmentId: id, minutes, reason: optionalReason }),
  z.strictObject({ act: z.literal('arrive'), number, assignmentId: id }),
  z.strictObject({ act: z.literal('tow'), number, assignmentId: id }),
  z.strictObject({ act: z.literal('withdraw'), number, assignmentId: id, reason: optionalReason }),
  z.strictObject({ act: z.literal('unable'), number, assignmentId: id, reason }),
  z.strictObject({ act: z.literal('gone'), number, assignmentId: id, reason }),
  z.strictObject({
    act: z.literal('finish'),
    number,
    assignmentId: id,
    odometerKm: z.coerce.number().int().min(0).max(2_000_000).optional(),
    report: z.string().trim().max(1_000).default(''),
    towedTo: z.string().trim().max(64).optional(),
  }),
  z.strictObject({ act: z.literal('message'), number, text: z.string().trim().min(1).max(500) }),
  z.strictObject({ act: z.literal('cancel'), number, version: z.coerce.number().int(), reason }),
  z.strictObject({ act: z.literal('give-up'), number, reason }),
  z.strictObject({ act: z.literal('merge'), number, into: number, reason: optionalReason }),
  z.strictObject({ act: z.literal('hand-over'), number, dealerId: id, reason }),
  z.strictObject({ act: z.literal('mass-join'), number, massEventId: id }),
  z.strictObject({
    act: z.literal('mass-start'),
    nameZh: words(60),
    nameEn: words(60),
    textZh: words(500),
    textEn: words(500),
  }),
  z.strictObject({ act: z.literal('mass-end'), massEventId: id }),
  z.strictObject({
    act: z.literal('follow-up'),
    number,
    result: z.enum(['reached', 'missed']),
    note: z.string().trim().max(1_000).default(''),
  }),
  z.strictObject({ act: z.literal('book-tow'), number }),
  z.strictObject({ act: z.literal('goodwill'), number, points: z.coerce.number().int().min(1).max(1_000_000), reason }),
  z.strictObject({ act: z.literal('reveal'), number }),
  z.strictObject({ act: z.literal('trail'), number }),
])
export type BoardForm = z.infer<typeof boardForm>
