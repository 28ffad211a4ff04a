import { z } from 'zod'
import { parseMoney } from '~/kernel/money'
import { fieldError } from '~/platform/forms.server'
import { PAY_METHODS } from './rules'

const id = z.string().trim().max(64).default('')
const amount = {
  amount: z.string().trim().max(20),
  currency: z.string().regex(/^[A-Z]{3}$/),
  method: z.enum(PAY_METHODS),
}
const read = <Given extends { amount: string; currency: string }>(given: Given, context: z.RefinementCtx) => {
  const money = parseMoney(given.amount, given.currency)
  if (!money.ok) context.addIssue({ code: 'custom', path: ['amount'], message: 'events-desk:field.amount' })
  return { ...given, amountMinor: money.ok ? money.value.minor : 0 }
}

/** What the desk does to a party. */
export const partyActForm = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('pay'), ...amount }).transform(read),
  z.strictObject({ act: z.literal('refund'), ...amount }).transform(read),
  z.strictObject({
    act: z.literal('cancel'),
    reason: z.string().trim().min(2, fieldError('events-desk:field.reason')).max(300),
  }),
  z.strictObject({
    act: z.literal('undo'),
    paymentId: z.string().trim().min(1).max(64),
    reason: z.string().trim().min(2, fieldError('events-desk:field.undo')).max(300),
  }),
  z.strictObject({ act: z.literal('confirm') }),
  z.strictObject({ act: z.literal('accept') }),
  z.strictObject({ act: z.literal('decline') }),
])

const seat = z.strictObject({
  id: z.string().max(64).default(''),
  kindId: id,
  name: z.string().trim().max(60).default(''),
  phone: z.string().trim().max(30).default(''),
  /** Of the garage. */
  vehicleId: id,
  plate: z.string().trim().max(20).default(''),
})

/** The people of a party as a table; a row without a ticket is nobody. */
export const deskPartyForm = z
  .strictObject({
    member: z.string().trim().max(40).default(''),
    version: z.number().int().min(0).default(0),
    sessionId: z.string().trim().min(1).max(64),
    seats: z.array(seat).max(60).default([]),
    orWait: z.boolean().default(false),
  })
  .transform(({ seats, ...rest }) => ({
    ...rest,
    seats: seats
      .filter(({ kindId }) => kindId !== '')
      .map(({ id, vehicleId, plate, ...one }) => ({
        ...one,
        ...(id ? { id } : {}),
        ...(vehicleId && !plate ? { vehicleId, plate: '' } : { vehicleId: null, plate }),
        ...{ waived: true, photoConsent: false },
      })),
  }))
