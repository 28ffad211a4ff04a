import { z } from 'zod'
import { EVENT_KINDS } from './rules'

const text = (most: number) => z.string().trim().max(most).default('')

/** How the list of events is looked at. What does not fit falls back: an old link still opens the list. */
export const eventsSearch = z.object({
  view: z.enum(['list', 'calendar', 'map', 'past']).catch('list'),
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
  kind: z.enum(EVENT_KINDS).optional().catch(undefined),
  chapter: z.string().max(64).optional().catch(undefined),
  series: z.string().max(64).optional().catch(undefined),
  may: z.string().optional().catch(undefined),
})

const answers = z.record(z.string().max(41), z.string().max(500)).default({})
const seat = z.strictObject({
  /** Of a seat that is there already. */
  id: z.string().max(64).optional(),
  kindId: text(64),
  name: text(60),
  phone: text(30),
  /** Id of a car of the garage, or `other` with a plate. */
  vehicleId: text(64),
  plate: text(20),
  answers,
  waived: z.boolean().default(false),
  photoConsent: z.boolean().default(false),
})

/**
 * A party as it is filled in. `act` says what the button was: adding and taking away people works without a script and
 * asks for nothing yet; what is missing is looked for when it registers.
 */
export const partyForm = z.strictObject({
  act: z.string().regex(/^(register|wait|add|remove-\d{1,2})$/),
  sessionId: text(64),
  seats: z.array(seat).max(60).default([]),
  answers,
  waived: z.boolean().default(false),
  version: z.coerce.number().int().min(0).default(0),
})
export type PartyDraft = Omit<z.infer<typeof partyForm>, 'act'>
export type SeatDraft = z.infer<typeof seat>

/** What can be done on the page of a party. */
export const partyActs = z.strictObject({ act: z.enum(['confirm', 'accept', 'decline', 'leave']) })
export const cancelForm = z.strictObject({ reason: text(300) })
export const feedForm = z.strictObject({ act: z.enum(['make', 'revoke']) })
export const chapterForm = z.strictObject({ act: z.enum(['join', 'leave']), chapterId: z.string().max(64) })
