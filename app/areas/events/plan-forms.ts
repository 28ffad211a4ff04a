import { z } from 'zod'
import { parseMoney } from '~/kernel/money'
import { fieldError } from '~/platform/forms.server'
import { EVENT_ARTS } from './art'
import { EVENT_KINDS, SEAT_KINDS, TIERS_UP } from './rules'

const line = (most: number) => z.string().trim().min(1).max(most)
const words = (most: number) => z.strictObject({ zh: line(most), en: line(most) })
const blankWords = (most: number) =>
  z
    .strictObject({ zh: z.string().trim().max(most).default(''), en: z.string().trim().max(most).default('') })
    .default({ zh: '', en: '' })
const whole = (least: number, most: number) => z.number().int().min(least).max(most)
const id = z.string().trim().max(64)
const moment = z.string().trim().max(20).default('')
const version = z.number().int().min(0).default(0)
const currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, 'events-desk:field.currency')
/** Places: empty is without limit. */
const places = whole(0, 100_000).optional()

/** Amounts as people write them, in a currency; each is refused at its own field. */
function amounts<Name extends string>(
  fields: Record<Name, string | undefined>,
  unit: string,
  context: z.RefinementCtx,
): Record<Name, number> {
  const read = {} as Record<Name, number>
  for (const [name, text] of Object.entries<string | undefined>(fields) as [Name, string | undefined][]) {
    const amount = parseMoney(text || '0', unit)
    if (amount.ok && amount.value.minor <= 10_000_000_000) read[name] = amount.value.minor
    else context.addIssue({ code: 'custom', path: [name], message: 'events-desk:field.amount' })
  }
  return read
}

/** A name in one language stands for both: nothing is asked twice that can be filled. */
const both = ({ zh, en }: { zh: string; en: string }) => ({ zh: zh || en, en: en || zh })

const place = {
  place: words(80),
  address: words(160),
  lat: z.number().min(-90).max(90).optional(),
  lng: z.number().min(-180).max(180).optional(),
}
const spot = ({ lat, lng }: { lat?: number | undefined; lng?: number | undefined }) =>
  lat === undefined || lng === undefined ? { lat: null, lng: null } : { lat, lng }

/** A new event: what cannot be left for later. The rest begins with what most events have. */
const newEventForm = z
  .strictObject({
    act: z.literal('new'),
    dealerId: id.default(''),
    kind: z.enum(EVENT_KINDS),
    title: words(60),
    summary: words(200),
    ...place,
    zone: line(60),
    currency,
    startsAt: moment,
    endsAt: moment,
    people: places,
    cars: places,
  })
  .transform(({ act, startsAt, endsAt, people, cars, ...given }) => ({
    act,
    input: {
      ...given,
      ...spot(given),
      ...{ seriesId: null, chapterId: null, detail: given.summary, art: 'hills', opensAt: '', closesAt: '' },
      ...{ early: {}, minTier: 'classic', models: null, chapterIds: null, dealerIds: null, partyMax: 6 },
      ...{ refunds: DEFAULT_REFUNDS, fairness: 'strict' as const, mostSkips: 2, tierFirst: false },
      ...{ offerMinutes: 240, noShowMonths: 6, budgetMinor: 0 },
    },
    first: { startsAt, endsAt, people: people ?? null, cars: cars ?? null },
  }))

const DEFAULT_REFUNDS = [
  { hoursBefore: 168, percent: 100 },
  { hoursBefore: 48, percent: 50 },
]

const step = z.strictObject({ hoursBefore: whole(0, 8_760).optional(), percent: whole(0, 100).optional() })
const hours = whole(0, 720).default(0)

export const eventForm = z
  .strictObject({
    version,
    dealerId: id.default(''),
    seriesId: id.default(''),
    chapterId: id.default(''),
    kind: z.enum(EVENT_KINDS),
    title: words(60),
    summary: words(200),
    detail: words(4_000),
    art: z.enum(EVENT_ARTS),
    ...place,
    zone: line(60),
    currency,
    opensAt: moment,
    closesAt: moment,
    early: z.strictObject({ silver: hours, gold: hours, platinum: hours }).default({ silver: 0, gold: 0, platinum: 0 }),
    minTier: z.enum(TIERS_UP),
    models: z.array(line(40)).max(20).default([]),
    chapterIds: z.array(id).max(50).default([]),
    dealerIds: z.array(id).max(50).default([]),
    partyMax: whole(1, 60),
    refunds: z.array(step).max(6).default([]),
    fairness: z.enum(['strict', 'skip']),
    mostSkips: whole(0, 20),
    tierFirst: z.boolean().default(false),
    offerMinutes: whole(1, 10_080),
    noShowMonths: whole(0, 60),
    budget: z.string().trim().max(20).default('0'),
  })
  .transform(
    ({ version, budget, early, refunds, models, chapterIds, dealerIds, seriesId, chapterId, ...given }, context) => ({
      version,
      input: {
        ...given,
        ...spot(given),
        seriesId: seriesId || null,
        chapterId: chapterId || null,
        early: Object.fromEntries(Object.entries(early).filter(([, ahead]) => ahead > 0)),
        models: models.length > 0 ? models : null,
        chapterIds: chapterIds.length > 0 ? chapterIds : null,
        dealerIds: dealerIds.length > 0 ? dealerIds : null,
        refunds: refunds.flatMap(({ hoursBefore, percent }) =>
          hoursBefore === undefined ? [] : [{ hoursBefore, percent: percent ?? 0 }],
        ),
        budgetMinor: amounts({ budget }, given.currency, context).budget,
      },
    }),
  )

/** Written anew, or copied from an event that is there. */
export const newForm = z.discriminatedUnion('act', [
  newEventForm,
  z.strictObject({ act: z.literal('copy'), from: line(20), day: line(10) }),
])

const session = {
  version,
  name: blankWords(40),
  startsAt: moment,
  endsAt: moment,
  active: z.boolean().default(false),
}
const capacity = z.strictObject({ scope: line(64), places })

/** Everything of the page of sessions and tickets; `act` says which form it is. */
export const sessionsForm = z.discriminatedUnion('act', [
  z
    .strictObject({ act: z.literal('session'), sessionId: id.default(''), people: places, cars: places, ...session })
    .transform(({ name, ...given }) => ({ ...given, name: both(name) })),
  z.strictObject({
    act: z.literal('capacity'),
    version,
    sessionId: line(64),
    pools: z.array(capacity).max(60).default([]),
  }),
  z
    .strictObject({
      act: z.literal('kind'),
      version,
      kindId: id.default(''),
      currency,
      name: words(40),
      who: z.enum(SEAT_KINDS),
      withCar: z.boolean().default(false),
      carClass: z.string().trim().max(20).default(''),
      points: whole(0, 1_000_000).default(0),
      price: z.string().trim().max(20).default('0'),
      capacity: places,
      active: z.boolean().default(false),
    })
    .transform(({ price, currency, ...given }, context) => ({
      ...given,
      priceMinor: amounts({ price }, currency, context).price,
    })),
])

/** Empty fields come as none at all. */
const NO_WORDS = { zh: '', en: '' }
const option = z.strictObject({
  code: z.string().trim().max(20).default(''),
  text: blankWords(60).default(NO_WORDS),
})
const question = z.strictObject({
  code: z.string().trim().max(20).default(''),
  text: blankWords(160).default(NO_WORDS),
  per: z.enum(['party', 'person']).default('party'),
  kind: z.enum(['text', 'choice', 'yes']).default('text'),
  required: z.boolean().default(false),
  options: z.array(option).max(8).default([]),
})

/** Rows left empty are dropped; half a translation stands for both; new rows are named by their place. */
function written<Row extends { code: string; text: { zh: string; en: string } }>(rows: Row[], mark: string): Row[] {
  const taken = new Set(rows.map(({ code }) => code))
  return rows.flatMap((row) => {
    if (!row.text.zh && !row.text.en) return []
    let code = row.code
    for (let i = 1; code === ''; i++) if (!taken.has(`${mark}${i}`)) code = `${mark}${i}`
    taken.add(code)
    return [{ ...row, code, text: both(row.text) }]
  })
}

export const questionsForm = z
  .strictObject({
    version,
    questions: z.array(question).max(12).default([]),
    waiver: blankWords(4_000).default(NO_WORDS),
    waiverPer: z.enum(['party', 'person']).default('party'),
  })
  .transform(({ questions, waiver, ...rest }) => ({
    ...rest,
    waiver: both(waiver),
    questions: written(questions, 'q').map((one) => ({
      ...one,
      options: one.kind === 'choice' ? written(one.options, 'o') : [],
    })),
  }))

const reason = z.string().trim().min(2, fieldError('events-desk:field.reason')).max(300)

/** What is done to an event as a whole, from its overview. */
export const actForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('publish'), version }),
  z.strictObject({ act: z.literal('postpone'), version, reason }),
  z.strictObject({ act: z.literal('cancel'), version, reason }),
  z.strictObject({ act: z.literal('copy'), day: z.string().trim().max(10) }),
  z.strictObject({ act: z.literal('template') }),
])

export const moveForm = z.strictObject({
  version,
  sessions: z
    .array(z.strictObject({ id: line(64), startsAt: moment, endsAt: moment }))
    .min(1)
    .max(60),
  freeDays: whole(0, 60),
})

export const teamForm = z.strictObject({ userId: line(64), role: z.enum(['lead', 'door', 'none']) })

export const costForm = z.discriminatedUnion('act', [
  z
    .strictObject({
      act: z.literal('save'),
      costId: id.default(''),
      currency,
      label: line(80),
      planned: z.string().trim().max(20).default(''),
      actual: z.string().trim().max(20).default(''),
    })
    .transform(({ planned, actual, currency, ...given }, context) => {
      const read = amounts({ planned, actual }, currency, context)
      return { ...given, plannedMinor: read.planned, actualMinor: actual === '' ? null : read.actual }
    }),
  // The button stands in the form of the line, whose other fields come along.
  z.strictObject({
    act: z.literal('remove'),
    costId: line(64),
    ...{ currency: z.unknown(), label: z.unknown(), planned: z.unknown(), actual: z.unknown() },
  }),
])

export const seriesForm = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('series'),
    id: id.default(''),
    version,
    name: words(40),
    detail: words(300),
    active: z.boolean().default(false),
  }),
  z.strictObject({
    what: z.literal('chapter'),
    id: id.default(''),
    version,
    name: words(40),
    city: words(40),
    active: z.boolean().default(false),
  }),
])

export const noticeForm = z.strictObject({
  state: z.string().max(20).default('live'),
  session: id.default(''),
  kind: id.default(''),
  tier: z.string().max(20).default(''),
  unpaid: z.string().max(1).default(''),
  /** Parties that the page said it would reach. */
  expected: z.number().int().min(0),
  subject: words(60),
  body: words(2_000),
})
