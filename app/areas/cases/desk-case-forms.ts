import { z } from 'zod'
import { type BESIDE, besideForms } from './desk-forms'
import { DEPARTMENTS, NATURES, SEVERITIES, SOURCES } from './rules'

const version = z.coerce.number().int()
const person = z.string().max(64)
const words = z.string().trim().min(1).max(10_000)
const reason = z.string().trim().max(500).default('')
const reasonWanted = z.string().trim().min(1).max(500)
const CHANNELS = ['phone', 'counter', 'social'] as const

/** Words beside files are looked for once the files are safe: nobody picks them twice. */
const wordsAndFiles = z.string().trim().max(10_000).default('')
const withFiles = {
  files: z.array(z.instanceof(File)).max(10).default([]),
  kept: z.array(z.string().max(600)).max(10).default([]),
}

/** One form without a script: whatever of it is meant for another way of speaking comes along. */
const spoken = {
  ...{ version, words: wordsAndFiles, ...withFiles },
  template: z.string().max(80).default(''),
  ask: z.literal('on').optional(),
  mentions: z.array(person).max(10).default([]),
  channel: z.enum(CHANNELS).default('phone'),
}

const stepForms = [
  z.strictObject({ act: z.literal('say'), ...spoken }),
  z.strictObject({ act: z.literal('note'), ...spoken }),
  z.strictObject({ act: z.literal('talk'), ...spoken }),
  z.strictObject({ act: z.literal('answer'), version, words }),
  z.strictObject({ act: z.literal('accept'), version }),
  z.strictObject({ act: z.literal('reject'), version, reason: words }),
  z.strictObject({
    act: z.literal('route'),
    version,
    department: z.enum(DEPARTMENTS),
    solverId: person.default(''),
    reason,
  }),
  z.strictObject({ act: z.literal('take'), version }),
  z.strictObject({ act: z.literal('find-cause'), version, cause: words, causeId: person.default('') }),
  z.strictObject({ act: z.literal('approve'), version, reason }),
  z.strictObject({ act: z.literal('refuse'), version, reason: reasonWanted }),
  z.strictObject({ act: z.literal('pass-up'), version, reason: reasonWanted }),
  z.strictObject({ act: z.literal('agree'), version, reason }),
  z.strictObject({ act: z.literal('disagree'), version, reason: reasonWanted }),
  z.strictObject({
    act: z.literal('do-remedy'),
    version,
    remedyId: z.string().max(64),
    reference: z.string().trim().max(80).default(''),
  }),
  z.strictObject({ act: z.literal('carry-out'), version, words }),
  z.strictObject({ act: z.literal('confirm'), version, reason }),
  z.strictObject({ act: z.literal('deny'), version, reason: reasonWanted }),
  z.strictObject({ act: z.literal('reopen'), version, reason: reasonWanted }),
  z.strictObject({ act: z.literal('resume'), version }),
  z.strictObject({ act: z.literal('settle'), version, reason: reasonWanted }),
  z.strictObject({ act: z.literal('hand-over'), version, keeperId: person.min(1), reason: reasonWanted }),
  z.strictObject({ act: z.literal('support'), version, reason }),
  z.strictObject({
    act: z.literal('sort'),
    version,
    nature: z.enum(NATURES),
    kindId: person.default(''),
    severity: z.enum(SEVERITIES),
  }),
  z.strictObject({ act: z.literal('accept-suggestion'), version }),
  z.strictObject({ act: z.literal('link-caller'), version, member: z.string().trim().min(1).max(20) }),
] as const

/** Everything that the work page of a case asks for. */
export const deskCaseForm = z.discriminatedUnion('act', [...stepForms, ...besideForms])
export type DeskCaseForm = z.infer<typeof deskCaseForm>
export type BesideForm = Extract<DeskCaseForm, { act: (typeof BESIDE)[number] }>
export type StepForm = Exclude<DeskCaseForm, BesideForm>

/** What the desk takes down for a member, or for somebody who is none. */
export const takeDownForm = z.strictObject({
  memberId: z.string().max(64).default(''),
  caller: z
    .strictObject({
      name: z.string().trim().max(80).default(''),
      phone: z.string().trim().max(30).default(''),
      email: z.string().trim().max(254).default(''),
    })
    .default({ name: '', phone: '', email: '' }),
  dealerId: z.string().max(64).default(''),
  source: z.enum(SOURCES),
  nature: z.enum(NATURES),
  kindId: z.string().max(64).default(''),
  severity: z.enum(['', ...SEVERITIES]).default(''),
  title: z.string().trim().max(80).default(''),
  words: wordsAndFiles,
  answers: z.record(z.string().max(40), z.string().max(500)).default({}),
  vehicleId: z.string().max(64).default(''),
  plate: z.string().trim().max(20).default(''),
  /** Local time of the dealer; empty is now. */
  receivedAt: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'shell:field.invalid')
    .optional(),
  ...withFiles,
})

const amount = z.string().trim().max(20).default('')
/** A proposal: so much of each kind as is meant, empty for none. */
export const proposeForm = z.strictObject({
  version,
  words,
  points: z.coerce.number().int().min(0).max(1_000_000).default(0),
  rewardId: z.string().max(64).default(''),
  money: amount,
  moneyNote: z.string().trim().max(200).default(''),
  repair: amount,
  repairNote: z.string().trim().max(200).default(''),
})

/** What is written down when a case is closed. */
export const closeForm = z.strictObject({
  version,
  causeId: z.string().max(64).default(''),
  cause: z.string().trim().max(2_000).default(''),
  outcome: z.string().trim().max(2_000).default(''),
  cost: amount,
})

/** One case into another, or that undone. */
export const mergeForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('merge'), version, into: z.string().trim().min(1).max(20), reason: reasonWanted }),
  z.strictObject({ act: z.literal('unmerge'), number: z.string().trim().max(20) }),
])

/** Some of what an owner wrote, in a case of its own. */
export const splitForm = z.strictObject({
  version,
  messageIds: z.array(z.string().max(64)).max(200).default([]),
  nature: z.enum(NATURES),
  kindId: z.string().max(64).default(''),
  severity: z.enum(['', ...SEVERITIES]).default(''),
  title: z.string().trim().max(80).default(''),
  /** Empty: all that was chosen as it stands. */
  words: z.string().trim().max(10_000).default(''),
})
