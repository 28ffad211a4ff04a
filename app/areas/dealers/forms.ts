import { z } from 'zod'
import { parsePhone } from '~/areas/membership/phones.server'
import { isDay } from '~/kernel/dates'
import { LANGUAGES } from '~/kernel/language'
import { parseMoney } from '~/kernel/money'
import { minuteOf } from '~/kernel/zones'
import { PERMISSIONS } from '~/platform/permissions'
import { BAY_TYPES, SKILLS, UNIT_KINDS } from './rules'
import { readGrant } from './staff-rules'

const line = (most: number) => z.string().trim().min(1).max(most)
const words = (most: number) => z.strictObject({ zh: line(most), en: line(most) })
const version = z.number().int().min(0)
const whole = (least: number, most: number) => z.number().int().min(least).max(most)

const phone = line(30).transform((text, context) => {
  const read = parsePhone(text)
  if (read.ok) return read.value.e164
  context.addIssue({ code: 'custom', message: 'dealers-desk:field.phone' })
  return z.NEVER
})

const minute = z.string().transform((text, context) => {
  const read = minuteOf(text)
  if (read !== undefined) return read
  context.addIssue({ code: 'custom', message: 'dealers-desk:field.time' })
  return z.NEVER
})

const day = z.string().refine(isDay, 'dealers-desk:field.date')

const dealerData = {
  name: words(80),
  city: words(40),
  address: words(160),
  phone,
  zone: line(60),
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
}

export const newDealerForm = z.strictObject({
  ...dealerData,
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{2,6}$/, 'dealers-desk:field.code'),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'dealers-desk:field.currency'),
})

export const dealerForm = z.strictObject({
  ...dealerData,
  version,
  active: z.boolean().default(false),
  settings: z.strictObject({
    noticeMinutes: whole(0, 20_160),
    horizonDays: whole(1, 365),
    onlinePercent: whole(0, 100),
    cancelNoticeHours: whole(0, 336),
    missedLimit: whole(0, 20),
    missedWindowDays: whole(1, 730),
    holdMinutes: whole(1, 60),
    openOnHolidays: z.boolean().default(false),
    ignoreMakeupDays: z.boolean().default(false),
  }),
})

const opening = z.strictObject({
  open: z.boolean().default(false),
  opens: minute.optional(),
  closes: minute.optional(),
  breakFrom: minute.optional(),
  breakTo: minute.optional(),
})
export const hoursForm = z.strictObject({ version, days: z.array(opening).length(7) })

export const holidayForm = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('set'),
    version,
    date: day,
    kind: z.enum(['closed', 'hours']),
    opens: minute.optional(),
    closes: minute.optional(),
    note: words(60),
  }),
  z.strictObject({ intent: z.literal('clear'), date: day }),
])

export const unitForm = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('add'),
    kind: z.enum(UNIT_KINDS),
    name: line(40),
    bayType: z.enum(BAY_TYPES).optional(),
    skills: z.array(z.enum(SKILLS)).default([]),
    userId: z.string().optional(),
  }),
  z.strictObject({
    intent: z.literal('edit'),
    unitId: z.string(),
    version,
    name: line(40),
    bayType: z.enum(BAY_TYPES).optional(),
    skills: z.array(z.enum(SKILLS)).default([]),
    userId: z.string().optional(),
    active: z.boolean().default(false),
  }),
])

export const templateForm = z
  .strictObject({
    version,
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9-]{2,12}$/, 'dealers-desk:field.code'),
    name: words(60),
    detail: words(160),
    minutes: whole(5, 960),
    bufferMinutes: whole(0, 240),
    skill: z.enum(SKILLS),
    bayType: z.enum(BAY_TYPES),
    price: line(20),
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/, 'dealers-desk:field.currency'),
    maintenanceKey: z.string().trim().max(40).optional(),
    onlineBookable: z.boolean().default(false),
    active: z.boolean().default(false),
  })
  .transform(({ price, ...rest }, context) => {
    const read = parseMoney(price, rest.currency)
    if (read.ok) return { ...rest, price: read.value.minor }
    context.addIssue({ code: 'custom', path: ['price'], message: 'dealers-desk:field.price' })
    return z.NEVER
  })

const grant = z.string().transform((text, context) => {
  const read = readGrant(text)
  if (read) return read
  context.addIssue({ code: 'custom', message: 'dealers-desk:field.role' })
  return z.NEVER
})

export const inviteForm = z.strictObject({
  name: line(60),
  email: z.string().trim().toLowerCase().max(120),
  language: z.enum(LANGUAGES),
  grant,
})

export const staffForm = z.discriminatedUnion('intent', [
  z.strictObject({
    intent: z.literal('roles'),
    known: z.array(grant).default([]),
    wanted: z.array(grant).default([]),
  }),
  z.strictObject({
    intent: z.literal('close'),
    successorId: z.string().optional(),
    reason: line(200),
  }),
])

export const roleForm = z.strictObject({
  known: z.array(z.string()).default([]),
  permissions: z.array(z.enum(PERMISSIONS)).default([]),
})
