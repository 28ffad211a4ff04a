import { basisPoints, divideRounded, money } from '~/kernel/money'

/** Who bears a line of the bill. */
export const PAYERS = ['customer', 'warranty', 'goodwill'] as const
export type Payer = (typeof PAYERS)[number]

export type LabourLine = { labourMinor: number; payer: Payer; dropped?: boolean }
/** `quantity` in hundredths of the part's unit. */
export type PartLine = { quantity: number; unitMinor: number; payer: Payer; removed?: boolean }

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
