import { z } from 'zod'
import { TIERS } from '~/areas/points/tiers'
import { parseMoney } from '~/kernel/money'
import { DEPARTMENTS, NATURES, SEVERITIES } from './rules'

const line = (most: number) => z.string().trim().min(1).max(most)
const words = (most: number) => z.strictObject({ zh: line(most), en: line(most) })
const blank = (most: number) => z.string().trim().max(most).default('')
const blankWords = (most: number) => z.strictObject({ zh: blank(most), en: blank(most) }).default({ zh: '', en: '' })
const version = z.number().int().min(0)
const code = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{1,29}$/, 'cases-setup:field.code')
const id = z.string().trim().max(64).default('')
const idOrNull = id.transform((text) => text || null)
const active = z.boolean().default(false)

/** Moves and removals of a list. */
export const orderForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('up'), id: line(64) }),
  z.strictObject({ act: z.literal('down'), id: line(64) }),
  z.strictObject({ act: z.literal('drop'), id: line(64) }),
])

const option = z.strictObject({ code: blank(20), text: blankWords(40) })
const field = z.strictObject({
  code: blank(20),
  label: blankWords(60),
  kind: z.enum(['text', 'number', 'date', 'choice']).default('text'),
  options: z.array(option).max(8).default([]),
  required: z.boolean().default(false),
})

/** Rows left empty are dropped; one language stands for both; new rows are named by their place. */
function written<Row extends { code: string }>(
  rows: Row[],
  mark: string,
  text: (row: Row) => { zh: string; en: string },
  put: (row: Row, code: string, text: { zh: string; en: string }) => Row,
): Row[] {
  const taken = new Set(rows.map(({ code }) => code))
  return rows.flatMap((row) => {
    const { zh, en } = text(row)
    if (!zh && !en) return []
    let name = row.code
    for (let i = 1; name === ''; i++) if (!taken.has(`${mark}${i}`)) name = `${mark}${i}`
    taken.add(name)
    return [put(row, name, { zh: zh || en, en: en || zh })]
  })
}

export const kindForm = z
  .strictObject({
    version,
    code,
    name: words(40),
    parentId: idOrNull,
    natures: z.array(z.enum(NATURES)).min(1, 'cases-setup:field.natures'),
    severity: z.enum(SEVERITIES),
    department: z.enum(['', ...DEPARTMENTS]).default(''),
    fields: z.array(field).max(6).default([]),
    active,
  })
  .transform(({ fields, ...rest }) => ({
    ...rest,
    fields: written(
      fields,
      'f',
      ({ label }) => label,
      (row, code, label) => ({ ...row, code, label }),
    ).map((one) => ({
      ...one,
      options:
        one.kind === 'choice'
          ? written(
              one.options,
              'o',
              ({ text }) => text,
              (row, code, text) => ({ ...row, code, text }),
            )
          : [],
    })),
  }))

export const causeForm = z.strictObject({ version, code, name: words(40), parentId: idOrNull, active })

export const routeForm = z.strictObject({
  version,
  name: words(60),
  nature: z.enum(['', ...NATURES]).default(''),
  kindId: id,
  dealerId: id,
  language: z.enum(['', 'zh-CN', 'en']).default(''),
  severity: z.enum(['', ...SEVERITIES]).default(''),
  department: z.enum(DEPARTMENTS),
  choose: z.enum(['person', 'last-solver', 'least-load', 'pool']),
  userId: idOrNull,
  active,
})

export const templateForm = z.strictObject({
  version,
  code,
  name: words(40),
  body: words(2_000),
  dealerId: id,
  active,
})

/** Away with one row. */
export const dropForm = z.strictObject({ act: z.literal('drop'), id: line(64) })

/** Amounts as people write them in the dealer's currency; left empty, what holds for the club counts. */
const limit = z
  .string()
  .trim()
  .max(20)
  .regex(/^(\d{1,9}([.,]\d{1,3})?)?$/, 'cases-setup:field.amount')
  .default('')
export const dealerForm = z.strictObject({
  version,
  calendar: z.enum(['business', 'always']),
  managerId: idOrNull,
  approveAbove: limit,
  hqAbove: limit,
})

const minutes = z.number().int().min(0).max(525_600)
const target = z.strictObject({
  severity: z.enum(['', ...SEVERITIES]).default(''),
  tier: z.enum(['', ...TIERS]).default(''),
  nature: z.enum(['', ...NATURES]).default(''),
  acknowledge: minutes.default(0),
  form: minutes.default(0),
  contact: minutes.default(0),
  proposal: minutes.default(0),
  resolve: minutes.default(0),
  reply: minutes.default(0),
})
const whole = (least: number, most: number) => z.number().int().min(least).max(most)
const amount = z
  .string()
  .trim()
  .transform((text, context) => {
    const read = parseMoney(text, 'CNY')
    if (read.ok && read.value.minor >= 0 && read.value.minor <= 1_000_000_000) return read.value.minor
    context.addIssue({ code: 'custom', message: 'cases-setup:field.amount' })
    return z.NEVER
  })

/** A new edition of the promises; lines without a severity fall away. */
export const policyForm = z
  .strictObject({
    base: whole(0, 100_000),
    note: line(500),
    targets: z.array(target).max(60).default([]),
    warnPercent: whole(1, 99),
    crm: whole(0, 100_000),
    manager: whole(0, 100_000),
    hq: whole(0, 100_000),
    silentMinutes: whole(0, 100_000),
    approveAbove: amount,
    hqAbove: amount,
    point: amount,
    confirmDays: whole(1, 365),
    reopenDays: whole(1, 365),
    askAfterHours: whole(1, 720),
    askAgainDays: whole(1, 365),
    badScore: whole(1, 4),
  })
  .transform(({ base, note, targets, crm, manager, hq, approveAbove, hqAbove, point, ...rest }) => ({
    base,
    note,
    terms: {
      ...rest,
      targets: targets.flatMap(({ severity, ...one }) => (severity === '' ? [] : [{ severity, ...one }])),
      escalateAfter: { crm, manager, hq },
      approveAboveMinor: approveAbove,
      hqAboveMinor: hqAbove,
      pointMinor: point,
    },
  }))
