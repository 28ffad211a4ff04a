import { z } from 'zod'
import { TIERS } from '~/areas/points/tiers'
import type { Instant } from '~/kernel/clock'
import { isDay } from '~/kernel/dates'
import { parseMoney } from '~/kernel/money'
import { MAX_POINTS } from '~/kernel/points'
import { CLUB_ZONE, dayBounds } from '~/kernel/zones'
import { ARTS, REWARD_KINDS, STANDINGS } from './rules'

/** A place in a list that is read newest first. */
export type Place = { at: Instant; id: string }

const place = z
  .string()
  .regex(/^\d{1,16}_[\w-]{1,64}$/)
  .transform((text): Place => ({ at: Number(text.split('_')[0]), id: text.slice(text.indexOf('_') + 1) }))
  .optional()
  .catch(undefined)

/** The place as it stands in an address: `<instant>_<id>`. */
export const placeText = ({ at, id }: Place): string => `${at}_${id}`

const day = z.string().refine(isDay, 'rewards-desk:field.date')

export const catalogueSearch = z.object({ kind: z.enum(REWARD_KINDS).optional().catch(undefined) })
export const vouchersSearch = z.object({ before: place })
export const ordersSearch = z.object({
  state: z.enum(STANDINGS).optional().catch(undefined),
  reward: z.string().max(64).optional().catch(undefined),
  dealer: z.string().max(64).optional().catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  before: place,
  after: place,
})
export const redeemForm = z.strictObject({})
export const returnForm = z.strictObject({})

export const voucherForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('find'), code: z.string().trim().min(1).max(40) }),
  z.strictObject({ act: z.literal('use'), code: z.string().trim().min(1).max(40) }),
])

const stockForm = z.strictObject({
  act: z.literal('stock'),
  delta: z
    .string()
    .transform((text) => text.normalize('NFKC').replace(/[\s,]/g, '').replace(/−/g, '-'))
    .pipe(
      z
        .string()
        .regex(/^[+-]?\d{1,7}$/, 'rewards-desk:field.delta')
        .transform(Number),
    )
    .refine((delta) => delta !== 0, 'rewards-desk:field.delta'),
  reason: z.string().trim().min(3).max(200),
})

const countForm = z.strictObject({
  act: z.literal('count'),
  stock: z.number().int().min(0).max(1_000_000),
  reason: z.string().trim().min(3).max(200),
})
const uncountForm = z.strictObject({ act: z.literal('uncount'), reason: z.string().trim().min(3).max(200) })

const words = (most: number) =>
  z.strictObject({ zh: z.string().trim().min(1).max(most), en: z.string().trim().min(1).max(most) })
const whole = (least: number, most: number) => z.number().int().min(least).max(most)

const fields = {
  kind: z.enum(REWARD_KINDS),
  name: words(60),
  detail: words(300),
  art: z.enum(ARTS),
  points: whole(1, MAX_POINTS),
  extra: z.string().trim().max(20).default('0'),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'rewards-desk:field.currency'),
  perMember: whole(1, 1_000).optional(),
  minTier: z.enum(TIERS),
  opensOn: day,
  closesOn: day.optional(),
  voucherDays: whole(1, 1_825),
  returnDays: whole(0, 365),
  dealerIds: z.array(z.string().max(64)).default([]),
  position: whole(0, 9_999).default(0),
}

type Typed = { extra: string; currency: string; opensOn: string; closesOn?: string; dealerIds: string[] }
type Given<T extends Typed> = Omit<T, 'opensOn' | 'closesOn' | 'extra' | 'dealerIds'> & {
  extra: number
  opensAt: Instant
  closesAt: Instant | null
  dealerIds: string[] | null
}

/** Amounts in minor units, days as instants of the club's calendar (the last one included), no dealer as everywhere. */
function given<T extends Typed>(typed: T, context: z.RefinementCtx): Given<T> {
  const { opensOn, closesOn, extra, dealerIds, ...rest } = typed
  const read = parseMoney(extra || '0', typed.currency)
  if (!read.ok) {
    context.addIssue({ code: 'custom', path: ['extra'], message: 'rewards-desk:field.money' })
    return z.NEVER
  }
  if (closesOn !== undefined && closesOn < opensOn) {
    context.addIssue({ code: 'custom', path: ['closesOn'], message: 'rewards-desk:field.closes' })
    return z.NEVER
  }
  return {
    ...rest,
    extra: read.value.minor,
    opensAt: dayBounds(CLUB_ZONE, opensOn).from,
    closesAt: closesOn === undefined ? null : dayBounds(CLUB_ZONE, closesOn).to,
    dealerIds: dealerIds.length === 0 ? null : dealerIds,
  }
}

export const newRewardForm = z
  .strictObject({ ...fields, stock: whole(0, 1_000_000).optional() })
  .transform((typed, context) => given(typed, context))

const editForm = z.strictObject({
  act: z.literal('edit'),
  ...fields,
  version: whole(1, 1_000_000),
  active: z.boolean().default(false),
})
export const rewardForm = z
  .discriminatedUnion('act', [stockForm, countForm, uncountForm, editForm])
  .transform((typed, context) => (typed.act === 'edit' ? given(typed, context) : typed))
