import { basisPoints, divideRounded, money } from '~/kernel/money'

/** Who bears a line of the bill. */
export const PAYERS = ['customer', 'warranty', 'goodwill'] as const
export type Payer = (typeof PAYERS)[number]

export type LabourLine = { labourMinor: number; payer: Payer; dropped?: boolean }
/** `quantity` in hundredths of the part's unit. */
export type PartLine = { quantity: number; unitMinor: number; payer: Payer; removed?: boolean }

/** Bounds of one line: a hundred hours, ten thousand units, ten million in a currency with two decimals. */
export const MOST_MINUTES = 6_000
export const MOST_QUANTITY = 1_000_000
export const MOST_LINE_MINOR = 1_000_000_000
/** Jobs and parts of one order together: their sums stay amounts, and a credit note can name every line. */
export const MOST_LINES = 120

type LineReason = 'money_shape' | 'money_too_large' | 'quantity' | 'quantity_too_large' | 'minutes'
export type LineVerdict = { ok: true } | { ok: false; reason: LineReason; field: string; params?: { most: number } }

function amountOf(minor: number, field: string): LineVerdict {
  if (!Number.isInteger(minor) || minor < 0) return { ok: false, reason: 'money_shape', field }
  return minor > MOST_LINE_MINOR ? { ok: false, reason: 'money_too_large', field } : { ok: true }
}

/** Whether labour is a charge that can stand on an order. */
export function canCharge({ minutes, labourMinor }: { minutes: number; labourMinor: number }): LineVerdict {
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > MOST_MINUTES)
    return { ok: false, reason: 'minutes', field: 'minutes', params: { most: MOST_MINUTES } }
  return amountOf(labourMinor, 'labour')
}

/** Whether a part is a line that can stand on an order: its price, how many, and both together. */
export function canPrice({ quantity, unitMinor }: Pick<PartLine, 'quantity' | 'unitMinor'>): LineVerdict {
  if (!Number.isInteger(quantity) || quantity <= 0) return { ok: false, reason: 'quantity', field: 'quantity' }
  if (quantity > MOST_QUANTITY)
    return { ok: false, reason: 'quantity_too_large', field: 'quantity', params: { most: MOST_QUANTITY / 100 } }
  const unit = amountOf(unitMinor, 'price')
  return unit.ok ? amountOf(partMinor({ quantity, unitMinor }), 'price') : unit
}

/** All in minor units of the order's currency. */
export type Totals = {
  labourMinor: number
  partsMinor: number
  /** What the member's tier takes off the customer's labour. */
  discountMinor: number
  /** What the customer pays: own labour and parts, less the discount. */
  customerMinor: number
  warrantyMinor: number
  goodwillMinor: number
}

/** Price of a part line, rounded once to the minor unit, halves up. */
export function partMinor({ quantity, unitMinor }: Pick<PartLine, 'quantity' | 'unitMinor'>): number {
  return divideRounded(BigInt(quantity) * BigInt(unitMinor), 100n)
}

/**
 * Settles an order: every line belongs to one payer, so that labour + parts = customer + discount + warranty +
 * goodwill to the minor unit. `discountBp` (basis points) applies to labour that the customer pays.
 */
export function totalsOf(jobs: readonly LabourLine[], parts: readonly PartLine[], discountBp = 0): Totals {
  const sums = { customer: 0, warranty: 0, goodwill: 0 }
  let labourMinor = 0
  let partsMinor = 0
  let customerLabour = 0
  for (const job of jobs) {
    if (job.dropped) continue
    labourMinor += job.labourMinor
    sums[job.payer] += job.labourMinor
    if (job.payer === 'customer') customerLabour += job.labourMinor
  }
  for (const part of parts) {
    if (part.removed) continue
    const minor = partMinor(part)
    partsMinor += minor
    sums[part.payer] += minor
  }
  const discountMinor = basisPoints(money(customerLabour, ''), discountBp).minor
  return {
    labourMinor,
    partsMinor,
    discountMinor,
    customerMinor: sums.customer - discountMinor,
    warrantyMinor: sums.warranty,
    goodwillMinor: sums.goodwill,
  }
}
