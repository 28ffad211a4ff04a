import { z } from 'zod'
import { isDay } from '~/kernel/dates'
import { minuteOf } from '~/kernel/zones'
import { BLOCK_KINDS, TRANSPORTS } from './needs'
import { PARTS_OF_DAY } from './waiting'

const instant = z.coerce.number().int().min(0).max(4_102_444_800_000)
const day = z.string().refine(isDay, 'shell:field.invalid')
const note = z.string().trim().max(500).optional()

/** The page on which a time is chosen: `hold` takes the time, `confirm` the one that is held. */
export const timeForm = z.strictObject({
  act: z.enum(['hold', 'confirm']),
  start: instant.optional(),
  transport: z.enum(TRANSPORTS).default('none'),
  adviser: z.string().max(64).optional(),
  note,
})

export const moveForm = z.strictObject({ start: instant })
export const cancelForm = z.strictObject({ reason: z.string().trim().max(300).optional() })
export const offerForm = z.strictObject({ act: z.enum(['accept', 'decline']) })

export const waitForm = z.strictObject({
  fromDay: day,
  toDay: day,
  partOfDay: z.enum(PARTS_OF_DAY),
  transport: z.enum(TRANSPORTS).default('none'),
  note,
})
export const leaveForm = z.strictObject({ entryId: z.string().max(64) })

const isMoment = (text: string) =>
  isDay(text.slice(0, 10)) && text[10] === 'T' && minuteOf(text.slice(11)) !== undefined

/** A local date and time of the desk, without a zone: the dealer's counts. */
const local = z.string().refine(isMoment, 'shell:field.invalid')
const number = z.string().max(20)
const unit = z.string().max(64).optional()

/** Acts of the desk's calendar. A drag sends `start`, the form `at`. */
export const calendarForm = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('move'),
    number,
    start: instant.optional(),
    at: local.optional(),
    bay: unit,
    technician: unit,
    version: z.coerce.number().int().optional(),
    overrideReason: z.string().trim().max(300).optional(),
  }),
  z.strictObject({ act: z.literal('cancel'), number, reason: z.string().trim().max(300).optional() }),
  z.strictObject({ act: z.literal('miss'), number }),
  z.strictObject({ act: z.literal('unblock'), blockId: z.string().max(64) }),
])

export const deskForm = z.strictObject({
  kind: z.enum(['booking', 'walk-in']),
  vehicleId: z.string().max(64).optional(),
  memberId: z.string().max(64).optional(),
  plate: z.string().trim().max(20).optional(),
  name: z.string().trim().max(60).optional(),
  phone: z.string().trim().max(30).optional(),
  jobs: z.array(z.string().max(64)).default([]),
  at: local.optional(),
  start: instant.optional(),
  transport: z.enum(TRANSPORTS).default('none'),
  adviser: z.string().max(64).optional(),
  note,
  overrideReason: z.string().trim().max(300).optional(),
})

export const blockForm = z.strictObject({
  unitId: z.string().min(1).max(64),
  from: local,
  to: local,
  kind: z.enum(BLOCK_KINDS),
  reason: z.string().trim().max(200).optional(),
})
