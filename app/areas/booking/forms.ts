import { z } from 'zod'
import { isDay } from '~/kernel/dates'
import { TRANSPORTS } from './needs'
import { PARTS_OF_DAY } from './waiting'

const instant = z.coerce.number().int().min(0).max(4_102_444_800_000)
const day = z.string().refine(isDay, 'shell:field.invalid')
const note = z.string().trim().max(500).optional()

/** The page on which a time is chosen: `hold` takes the time, `confirm` the one that is held. */
export const timeForm = z.object({
  act: z.enum(['hold', 'confirm']),
  start: instant.optional(),
  transport: z.enum(TRANSPORTS).default('none'),
  adviser: z.string().max(64).optional(),
  note,
})

export const moveForm = z.object({ start: instant })
export const cancelForm = z.object({ reason: z.string().trim().max(300).optional() })
export const offerForm = z.object({ act: z.enum(['accept', 'decline']) })

export const waitForm = z.object({
  fromDay: day,
  toDay: day,
  partOfDay: z.enum(PARTS_OF_DAY),
  transport: z.enum(TRANSPORTS).default('none'),
  note,
})
export const leaveForm = z.object({ entryId: z.string().max(64) })
