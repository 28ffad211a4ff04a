import { z } from 'zod'
import { isDay } from '~/kernel/dates'
import { BODIES, DOCUMENT_KINDS, ENDINGS, ENERGIES } from './kinds'

const day = z.string().refine(isDay, 'garage:refusal.date_shape')
const km = z.coerce.number('garage:refusal.odometer_not_whole')
const text = (most: number) => z.string().trim().max(most)

const facts = {
  brand: text(40).optional(),
  model: text(40).optional(),
  modelYear: z.coerce.number().int().min(1950).max(2100).optional(),
  energy: z.enum(ENERGIES).optional(),
  body: z.enum(BODIES).optional(),
  colour: text(30).optional(),
  firstRegisteredOn: day.optional(),
}

export const addCarForm = z.strictObject({
  vin: text(40).optional(),
  plate: text(20).optional(),
  ...facts,
  km: km.optional(),
})

export const editCarForm = z.strictObject({
  version: z.coerce.number().int(),
  vin: text(40).optional(),
  plate: text(20).optional(),
  ...facts,
  insuranceUntil: day.optional(),
  inspectionUntil: day.optional(),
  warrantyUntil: day.optional(),
  warrantyKm: z.coerce.number().int().min(0).max(999_999).optional(),
})

export const readingForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('add'), km, on: day.optional(), confirm: z.literal('on').optional() }),
  z.strictObject({ act: z.literal('confirm'), readingId: z.string() }),
  z.strictObject({ act: z.literal('reject'), readingId: z.string() }),
  z.strictObject({ act: z.literal('correct'), readingId: z.string(), km }),
])

export const clusterForm = z.strictObject({ at: day, oldKm: km, newKm: km })

export const documentForm = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('add'),
    kind: z.enum(DOCUMENT_KINDS),
    title: text(60).optional(),
    validUntil: day.optional(),
    file: z.instanceof(Blob, { error: 'shell:field.required' }),
  }),
  z.strictObject({ act: z.literal('remove'), documentId: z.string() }),
  z.strictObject({ act: z.literal('back'), documentId: z.string() }),
])

export const servicedForm = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('add'),
    on: day,
    km,
    lines: z.array(z.string().max(40)).max(40).default([]),
    work: text(300).optional(),
    place: text(60),
    file: z.instanceof(Blob).optional(),
    confirm: z.literal('on').optional(),
  }),
  z.strictObject({ act: z.literal('remove'), serviceId: z.string() }),
  z.strictObject({ act: z.literal('back'), serviceId: z.string() }),
])

/** A car put into a member's garage at the desk. */
export const deskCarForm = z.strictObject({
  vin: text(40).optional(),
  plate: text(20).optional(),
  brand: text(40).optional(),
  model: text(40).optional(),
  km: km.optional(),
  role: z.enum(['owner', 'user']).default('owner'),
  takeOver: text(200).optional(),
})

export const releaseForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('release'), ending: z.enum(ENDINGS) }),
  z.strictObject({ act: z.literal('back') }),
])
