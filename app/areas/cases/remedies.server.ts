import { and, eq, isNull } from 'drizzle-orm'
import { givePoints } from '~/areas/points/give-points.server'
import { giveVoucher } from '~/areas/rewards/give-voucher.server'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { auditCase } from './close-case.server'
import { raiseCase } from './live.server'
import { markFigures } from './mark-figures.server'
import { type Hands, type OnCase, onDeskCase } from './on-case.server'
import type { OpenCase } from './open-case.server'
import type { RemedyRow } from './proposals.server'
import { changeCase, refusalFor, takeCaseStep } from './take-step.server'
import { tellSolved } from './tell-case.server'
import { lastAgreed } from './told.server'
import { type CaseFile, plainWords, writeMessage } from './write-message.server'

type Moved = { version: number }

/**
 * Carries out one remedy of the proposal that was agreed to last: points go to the ledger, a voucher to the owner's own, money and
 * repairs are done elsewhere and named by their reference. Each once, whoever is quicker. Refuses what is not agreed.
 */
export async function doRemedy({
  remedyId,
  reference = '',
  ...act
}: Act<OnCase & { remedyId: string; reference?: string }>): Promise<Outcome<Moved & { reference: string }>> {
  return onDeskCase(act, async (w, open, hands) => {
    const { remedies } = w.schema.cases
    const [remedy] = await w.tx
      .select()
      .from(remedies)
      .where(and(eq(remedies.id, remedyId), eq(remedies.caseId, open.row.id)))
    if (!remedy) throw new NotFound('remedy')
    if (!hands.some((hand) => ['solver', 'keeper', 'manager', 'hq'].includes(hand))) {
      return refusalFor(hands, 'flow_not_yours')
    }
    const [agreed] = open.row.state === 'agreed' ? await lastAgreed(w, open.row.id) : []
    if (remedy.proposalId !== agreed?.id) return refusalFor(hands, 'remedy_not_agreed')
    if (remedy.doneAt !== null) return refusalFor(hands, 'remedy_done')
    const given = await carry(w, open, hands, remedy, plainWords(reference, 120))
    if (!given.ok) return given
    const [set] = await w.tx
      .update(remedies)
      .set({ doneAt: w.now, doneBy: w.actor.userId, reference: given.value })
      .where(and(eq(remedies.id, remedyId), isNull(remedies.doneAt)))
      .returning({ id: remedies.id })
    if (!set) return refusalFor(hands, 'remedy_done')
    const moved = await changeCase(w, open, hands, {})
    if (!moved.ok) return moved
    await raiseCase(w, open.row)
    await markFigures(w, open.row.dealerId, open.row.day)
    await auditCase(w, open, 'remedy-done')
    return done({ version: moved.value.version, reference: given.value })
  })
}

/** Answers the reference: ledger entry, number of the redemption, or as it was typed. */
async function carry(
  w: Work,
  { row }: OpenCase,
  hands: Hands,
  { id, kind, points, rewardId }: RemedyRow,
  reference: string,
): Promise<Outcome<string>> {
  const { memberId } = row
  if (kind === 'money' || kind === 'repair') {
    return reference === '' ? refusalFor(hands, 'reference_wanted', { field: 'reference' }) : done(reference)
  }
  if (!memberId) return refusalFor(hands, 'remedy_member')
  if (kind === 'points') {
    const given = await givePoints(w, {
      ...{ memberId, points, key: `case-remedy:${id}`, about: `case:${row.id}` },
      explanation: { key: 'points:adjust.goodwill' },
    })
    return given.ok ? done(given.value.entryId) : given
  }
  if (!rewardId) throw new Error(`remedy ${id} is a voucher of nothing`)
  const voucher = await giveVoucher(w, { memberId, rewardId })
  if (voucher.ok) return done(voucher.value.number)
  return refusalFor(hands, 'remedy_sold_out')
}

/** Says that all is done, in words to the owner. Refuses as long as a remedy is open. */
export async function carryOut({
  words,
  files = [],
  ...act
}: Act<OnCase & { words: string; files?: readonly CaseFile[] }>): Promise<Outcome<Moved>> {
  return onDeskCase(act, async (w, open, hands) => {
    const body = plainWords(words)
    if (body === '') return refusalFor(hands, 'words_wanted', { field: 'words' })
    const taken = await takeCaseStep(w, open, { event: 'carry-out', hands })
    if (!taken.ok) return taken
    await writeMessage(w, open.row.id, { hand: 'staff', kind: 'public', channel: 'web', words: body, files })
    await tellSolved(w, open.row, { body, days: open.terms.confirmDays })
    await auditCase(w, open, 'carried-out')
    return done({ version: open.row.version })
  })
}
