import { NotFound, type Outcome } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { can } from '~/platform/permissions'
import { caseById, caseKey, caseRow, handsOf, loadCaseById, type OpenCase } from './open-case.server'
import type { CaseHand } from './rules'
import { movedOn } from './take-step.server'

/** A case by its number, as it was shown to whoever acts; without a version it does not matter. */
export type OnCase = { number: string; version?: number | null }
export type Hands = readonly CaseHand[]

/**
 * One change of one case: alone on it and on all that was merged into it, with its rows as they are in this
 * transaction. A number that was merged leads to the case that has it; `cameAs` is the case of the number. Throws
 * NotFound for everybody who has no hand on it; refuses with what is now when the case has gone on since it was shown.
 */
export async function onCase<T>(
  { club, actor, submission, number, version = null }: Act<OnCase>,
  change: (w: Work, open: OpenCase, hands: Hands, cameAs: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const seen = await caseRow(club, number)
  if (handsOf(actor, seen).length === 0) throw new NotFound('case')
  return club.write(
    actor,
    async (w) => {
      const now = await caseById(club, seen.id, w.tx)
      const open = await loadCaseById(club, now.rootId, w.tx)
      const hands = handsOf(actor, open.row)
      if (hands.length === 0) throw new NotFound('case')
      if (version !== null && open.row.version !== version) return movedOn(hands, open.row)
      return change(w, open, hands, now.id)
    },
    { alone: caseKey(seen.rootId), submission },
  )
}

/** The same for the desk alone: who filed the case has no business here. */
export async function onDeskCase<T>(
  act: Act<OnCase>,
  change: (w: Work, open: OpenCase, hands: Hands, cameAs: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return onCase(act, (w, open, hands, cameAs) => {
    if (hands[0] === 'owner' || !can(act.actor, 'case:work', { dealerId: open.row.dealerId }))
      throw new NotFound('case')
    return change(w, open, hands, cameAs)
  })
}

/** The same for whoever filed it. */
export async function onOwnCase<T>(
  act: Act<OnCase>,
  change: (w: Work, open: OpenCase, hands: Hands, cameAs: string) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  return onCase(act, (w, open, hands, cameAs) => {
    if (hands[0] !== 'owner' || !can(act.actor, 'case:own')) throw new NotFound('case')
    return change(w, open, hands, cameAs)
  })
}
