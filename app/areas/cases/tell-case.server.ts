import { eq } from 'drizzle-orm'
import type { Reader } from '#db/store'
import type { Words } from '~/kernel/words'
import type { Work } from '~/platform/club.server'
import { readGrantHolders } from '~/platform/staff.server'
import { tellOwner, tellStaff } from './letters.server'
import type { CaseRow } from './open-case.server'
import { promiseOf } from './promise.server'

/** The currency of the limits that the promises name. */
const TERMS_CURRENCY = 'CNY'

/** Somebody's name reads the same in both languages. */
export const nameAsWords = (name: string): Words => ({ zh: name, en: name })

/** Who acts, by name. */
const whoActs = (w: Work): Words =>
  w.actor.isSystem || w.actor.name === '' ? w.club.config.brand.name : nameAsWords(w.actor.name)

/** The case is in, or open again: who is in touch, and by when. */
export async function tellReceived(
  w: Work,
  row: CaseRow,
  template: 'case-received' | 'case-reopened' = 'case-received',
): Promise<void> {
  const { who, until } = await promiseOf(w.club, row, w.tx)
  await tellOwner(w, row, { template, who, until: until ?? 0 })
}

/** Words of the desk to the owner. */
export async function tellWords(w: Work, row: CaseRow, body: string): Promise<void> {
  await tellOwner(w, row, { template: 'case-message', who: whoActs(w), body })
}

/** The solution is there; after so many days without a word it counts as confirmed. */
export async function tellSolved(w: Work, row: CaseRow, { body, days }: { body: string; days: number }): Promise<void> {
  await tellOwner(w, row, { template: 'case-solved', who: whoActs(w), body, days })
}

/** What is offered. */
export async function tellProposal(
  w: Work,
  row: CaseRow,
  { body, gives }: { body: string; gives: Words[] },
): Promise<void> {
  await tellOwner(w, row, { template: 'case-proposal', who: whoActs(w), body, gives })
}

/** Somebody has been given a case; whoever took it themselves knows. */
export async function tellSolver(w: Work, row: CaseRow): Promise<void> {
  if (!row.solverId || row.solverId === w.actor.userId) return
  const until = row.nextDueAt
  await tellStaff(w, row, [row.solverId], {
    ...{ template: 'case-assigned', who: whoActs(w) },
    until: row.nextDueKind === '' ? 0 : until,
  })
}

/** Somebody was named in a note. */
export async function tellMentioned(w: Work, row: CaseRow, userIds: readonly string[], body: string): Promise<void> {
  await tellStaff(w, row, userIds, { template: 'case-mention', who: whoActs(w), body })
}

/** A proposal waits for whoever may approve it: the dealer's managers, or head office. */
export async function tellApprovers(
  w: Work,
  row: CaseRow,
  { worthMinor, approval }: { worthMinor: number; approval: 'manager' | 'hq' },
): Promise<void> {
  const may = (grant: { role: string; dealerId: string }) =>
    w.club.roles.get(grant.role)?.has('case:approve') && grant.dealerId === (approval === 'hq' ? '' : row.dealerId)
  const holders = (await readGrantHolders(w.club, { on: w.tx })).filter(
    ({ closedAt, userId, grants }) => closedAt === null && userId !== w.actor.userId && grants.some(may),
  )
  await tellStaff(
    w,
    row,
    holders.map(({ userId }) => userId),
    { template: 'case-approval', who: whoActs(w), amountMinor: worthMinor, currency: row.currency },
  )
}

/**
 * The limits of approval at a dealer: its own, else those of the terms. The terms are in the club's own currency; a dealer
 * of another one that has set none lets nothing of any worth pass without head office.
 */
export async function limitsOf(
  { tx, schema }: { tx: Reader; schema: Work['schema'] },
  { dealerId, currency }: Pick<CaseRow, 'dealerId' | 'currency'>,
  terms: { approveAboveMinor: number; hqAboveMinor: number },
): Promise<{ approveAboveMinor: number; hqAboveMinor: number }> {
  const { dealerSettings } = schema.cases
  const [own] = await tx.select().from(dealerSettings).where(eq(dealerSettings.dealerId, dealerId))
  const ofTerms = currency === TERMS_CURRENCY ? terms : { approveAboveMinor: 0, hqAboveMinor: 0 }
  return {
    approveAboveMinor: own?.approveAboveMinor ?? ofTerms.approveAboveMinor,
    hqAboveMinor: own?.hqAboveMinor ?? ofTerms.hqAboveMinor,
  }
}
