import { z } from 'zod'
import { parsePhone } from '~/areas/membership/phones.server'
import { parseMoney } from '~/kernel/money'
import { minuteOf } from '~/kernel/zones'
import { fieldError } from '~/platform/forms.server'
import { HELPER_VEHICLES, SKILLS } from './skills'

const line = (most: number) => z.string().trim().min(1).max(most)
const words = (most: number) => z.strictObject({ zh: line(most), en: line(most) })
const version = z.number().int().min(0)
const whole = (least: number, most: number) => z.number().int().min(least).max(most)
const blankWords = (most: number) =>
  z.strictObject({ zh: z.string().trim().max(most).default(''), en: z.string().trim().max(most).default('') })

const phone = line(30).transform((text, context) => {
  const read = parsePhone(text)
  if (read.ok) return read.value.e164
  context.addIssue({ code: 'custom', message: 'rescue-desk:setUp.field.phone' })
  return z.NEVER
})
const minute = z.string().transform((text, context) => {
  const read = minuteOf(text)
  if (read !== undefined) return read
  context.addIssue({ code: 'custom', message: 'rescue-desk:setUp.field.time' })
  return z.NEVER
})
/** An amount as people write it, with the currency that the club keeps its tariff in. */
const amounts = <Name extends string>(fields: Record<Name, string>, context: z.RefinementCtx): Record<Name, number> => {
  const read: Record<string, number> = {}
  for (const [name, text] of Object.entries<string>(fields)) {
    const amount = parseMoney(text, 'CNY')
    if (amount.ok && amount.value.minor >= 0 && amount.value.minor <= 10_000_000) read[name] = amount.value.minor
    else context.addIssue({ code: 'custom', path: [name], message: 'rescue-desk:setUp.field.amount' })
  }
  return read as Record<Name, number>
}

const option = z.strictObject({
  code: z.string().trim().max(20).default(''),
  text: blankWords(40).default({ zh: '', en: '' }),
})
const question = z.strictObject({
  code: z.string().trim().max(20).default(''),
  text: blankWords(80).default({ zh: '', en: '' }),
  options: z.array(option).max(6).default([]),
})

/** Rows left empty are dropped; a half of a translation stands for both; new rows are named by their place. */
function written<Row extends { code: string; text: { zh: string; en: string } }>(rows: Row[], mark: string): Row[] {
  const taken = new Set(rows.map(({ code }) => code))
  return rows.flatMap((row) => {
    const { zh, en } = row.text
    if (!zh && !en) return []
    let code = row.code
    for (let i = 1; code === ''; i++) if (!taken.has(`${mark}${i}`)) code = `${mark}${i}`
    taken.add(code)
    return [{ ...row, code, text: { zh: zh || en, en: en || zh } }]
  })
}

export const serviceForm = z
  .strictObject({
    version,
    name: words(30),
    questions: z.array(question).max(4).default([]),
    skill: z.enum(SKILLS),
    base: line(20),
    includedKm: whole(0, 500),
    perKm: line(20),
    /** Percent. */
    night: whole(0, 100),
    active: z.boolean().default(false),
  })
  .transform(({ base, perKm, night, questions, ...rest }, context) => {
    const read = amounts({ base, perKm }, context)
    return {
      ...rest,
      baseMinor: read.base,
      perKmMinor: read.perKm,
      nightBp: night * 100,
      questions: written(questions, 'q').map((one) => ({ ...one, options: written(one.options, 'o') })),
    }
  })

export const levelForm = z.strictObject({
  version,
  acknowledgeMinutes: whole(1, 60),
  assignMinutes: whole(1, 240),
  arriveMinutes: whole(5, 600),
  onSceneMinutes: whole(10, 600),
  offerSeconds: whole(20, 900),
})

export const entitlementForm = z
  .strictObject({ version, perYear: whole(0, 52), cover: line(20) })
  .transform(({ cover, ...rest }, context) => ({ ...rest, coverMinor: amounts({ cover }, context).cover }))

const duty = z.strictObject({ on: z.boolean().default(false), from: minute.optional(), to: minute.optional() })

/** The picture of a helper, kept or taken away. */
export const helperPhotoForm = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('keep'),
    photo: z.instanceof(File, { error: fieldError('shell:field.required') }),
  }),
  z.strictObject({ act: z.literal('remove') }),
])

export const helperForm = z
  .strictObject({
    version,
    dealerId: z.string().max(64),
    kind: z.enum(['own', 'company']),
    name: line(60),
    phone,
    userId: z.string().max(64).optional(),
    vehicle: z.enum(HELPER_VEHICLES),
    plate: z.string().trim().max(12).default(''),
    skills: z.array(z.enum(SKILLS)).default([]),
    lat: z.number().min(-90).max(90),
    lng: z.number().min(-180).max(180),
    radiusKm: whole(1, 500),
    days: z.array(duty).length(7),
    capacity: whole(1, 50),
    /** Percent of the tariff. */
    price: whole(10, 400),
    active: z.boolean().default(false),
  })
  .transform(({ days, price, userId, ...rest }) => ({
    ...rest,
    userId: userId || null,
    priceBp: price * 100,
    hours: days.flatMap(({ on, from, to }, index) =>
      on && from !== undefined && to !== undefined ? [{ weekday: index + 1, from, to }] : [],
    ),
  }))

export const autoForm = z.strictObject({ dealerId: z.string().min(1).max(64), auto: z.enum(['on', 'off']) })
