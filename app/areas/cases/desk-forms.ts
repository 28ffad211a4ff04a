import { z } from 'zod'
import { SHELVES } from './inbox-address'
import { LINK_KINDS } from './link-kinds'
import { PROMISES } from './month-figures'
import { CASE_STATES, DEPARTMENTS, NATURES, SEVERITIES, SOURCES } from './rules'

const id = z.string().trim().min(1).max(64).optional().catch(undefined)
const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .optional()
  .catch(undefined)
const spanClass = z.enum(['any', '0', '1', '2', '3', '4', '5', '6']).optional().catch(undefined)
export const number = z.string().trim().max(20)
const version = z.coerce.number().int()

/** The inbox as it stands in its address. Without `state` it shows what somebody waits for. */
export const inboxSearch = z.object({
  view: z.enum(['list', 'board']).default('list').catch('list'),
  shelf: z.enum(SHELVES).optional().catch(undefined),
  state: z
    .enum(['all', 'unmerged', 'open', 'ended', ...CASE_STATES])
    .optional()
    .catch(undefined),
  nature: z.enum(NATURES).optional().catch(undefined),
  kind: id,
  /** Of the kind itself, without those under it. */
  only: z.literal('1').optional().catch(undefined),
  severity: z.enum(SEVERITIES).optional().catch(undefined),
  department: z.enum(DEPARTMENTS).optional().catch(undefined),
  source: z.enum(SOURCES).optional().catch(undefined),
  /** `hq` is head office's own. */
  dealer: id,
  keeper: id,
  solver: id,
  cause: id,
  /** Had a promise broken of this kind. */
  breach: z
    .enum(['acknowledge', 'form', 'contact', 'proposal', 'resolve', 'reply', 'silence', 'any'])
    .optional()
    .catch(undefined),
  /** Had a promise of this kind, and it was kept. */
  kept: z.enum(PROMISES).optional().catch(undefined),
  /** Cost something in this currency. */
  cost: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .catch(undefined),
  score: z.enum(['1', '2', '3', '4', '5']).optional().catch(undefined),
  reopened: z.literal('1').optional().catch(undefined),
  /** How long the first answer and the solution took, and how long an open case has waited: a class of the figures. */
  answered: spanClass,
  solved: spanClass,
  age: z.enum(['0', '1', '2', '3', '4', '5']).optional().catch(undefined),
  model: z.string().trim().max(60).optional().catch(undefined),
  /** Days of receipt, both included. */
  from: day,
  to: day,
  q: z.string().trim().max(60).optional().catch(undefined),
  after: z.string().max(80).optional().catch(undefined),
})
export type InboxSearch = z.infer<typeof inboxSearch>

/** What is done with the rows that were ticked. */
export const bulkForm = z
  .strictObject({
    act: z.enum(['take', 'route', 'hand-over']),
    numbers: z.array(number).min(1, 'cases-desk:bulk.none_ticked').max(50),
    department: z.enum(DEPARTMENTS).optional(),
    solverId: z.string().max(64).default(''),
    keeperId: z.string().max(64).default(''),
    note: z.string().trim().max(500).default(''),
    back: z.string().max(600).default(''),
  })
  .refine(({ act, department }) => act !== 'route' || department !== undefined, {
    path: ['department'],
    message: 'cases-desk:bulk.department_wanted',
  })
  .refine(({ act, keeperId }) => act !== 'hand-over' || keeperId !== '', {
    path: ['keeperId'],
    message: 'cases-desk:bulk.keeper_wanted',
  })
  .refine(({ act, note }) => act !== 'hand-over' || note !== '', {
    path: ['note'],
    message: 'cases-desk:bulk.note_wanted',
  })
export type BulkForm = z.infer<typeof bulkForm>

export const viewForm = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('save'),
    name: z.string().trim().min(1).max(40),
    query: z.string().max(600),
  }),
  z.strictObject({ act: z.literal('drop'), viewId: z.string().max(64) }),
])

export const presenceForm = z.strictObject({ writing: z.enum(['yes', 'no']).transform((answer) => answer === 'yes') })

/** Acts of the work page that change nothing of the case itself. */
export const BESIDE = ['add-task', 'finish-task', 'add-link', 'drop-link', 'reveal'] as const
export const besideForms = [
  z.strictObject({
    act: z.literal('add-task'),
    version,
    words: z.string().trim().min(1).max(500),
    department: z.enum(DEPARTMENTS),
    assigneeId: z.string().max(64).default(''),
    dueDay: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'shell:field.invalid'),
  }),
  z.strictObject({
    act: z.literal('finish-task'),
    taskId: z.string().max(64),
    version,
    outcome: z.string().trim().min(1).max(500),
  }),
  z.strictObject({ act: z.literal('add-link'), kind: z.enum(LINK_KINDS), ref: z.string().trim().min(1).max(80) }),
  z.strictObject({ act: z.literal('drop-link'), linkId: z.string().max(64) }),
  z.strictObject({ act: z.literal('reveal') }),
] as const
