import { z } from 'zod'
import { cutCode, DOOR_NAME } from './door-words'
import { PAY_METHODS } from './rules'

const id = z.string().max(64)
const door = z.string().trim().min(1).max(DOOR_NAME)
const key = z.string().regex(/^[\w-]{8,64}$/)
/** Whatever a camera sees is a code: what is none of ours is answered, not refused. */
const code = z.string().transform(cutCode)

const act = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ act: z.literal(name), ...shape })

/** What the page of a door can do, one form for each. */
export const doorForm = z.discriminatedUnion('act', [
  act('code', { sessionId: id, door, code }),
  act('seat', { sessionId: id, door, seatId: id }),
  act('undo', { seatId: id, reason: z.string().max(30), words: z.string().trim().max(200).default('') }),
  act('pay', {
    ...{ sessionId: id, door, seatId: id, party: z.string().max(20), method: z.enum(PAY_METHODS) },
    amountMinor: z.coerce.number().int().min(1).max(99_999_999),
  }),
])

/** Looks as a phone sends them: one at a time while there is a network, many when it is back. */
export const scansForm = z.strictObject({
  scans: z
    .array(
      z.strictObject({
        ...{ key, door, sessionId: id, code: code.optional(), seatId: id.optional() },
        /** Milliseconds since it was done by the phone's own clock: right also where that clock is wrong. */
        ago: z
          .string()
          .max(20)
          .default('0')
          .transform((text) => (/^\d{1,10}$/.test(text) ? Number(text) : 0)),
        /** What the phone answered by its list; empty while there is a network. */
        shown: z.string().max(20).default(''),
        madeAt: z.coerce.number().int().min(0).default(0),
        signature: z.string().max(64).default(''),
      }),
    )
    .min(1)
    .max(40),
})
export type SentScan = z.infer<typeof scansForm>['scans'][number]

/** Guests that one form at the door has room for. */
export const WALK_IN_GUESTS = 5

/** Somebody who comes unannounced, with guests. */
export const walkInForm = z.strictObject({
  ...{ member: z.string().max(20), sessionId: id, door, kindId: id },
  plate: z.string().trim().max(20).default(''),
  guests: z
    .array(z.strictObject({ name: z.string().trim().max(60).default(''), kindId: id }))
    .max(WALK_IN_GUESTS)
    .default([]),
  waived: z
    .literal('yes')
    .optional()
    .transform((yes) => yes === 'yes'),
  method: z.enum([...PAY_METHODS, 'none']).default('none'),
})
export type WalkInForm = z.infer<typeof walkInForm>
