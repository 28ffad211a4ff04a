import { and, eq, inArray } from 'drizzle-orm'
import { done, NotFound, type Outcome } from '~/kernel/outcome'
import type { Act, Work } from '~/platform/club.server'
import { auditCase, keepOwnReason } from './close-case.server'
import { type OnCase, onCase, onDeskCase } from './on-case.server'
import type { OpenCase } from './open-case.server'
import { type ProposalRow, sendProposal } from './proposals.server'
import { refusalFor, takeCaseStep } from './take-step.server'
import { tellApprovers } from './tell-case.server'
import { lastAgreed } from './told.server'
import { plainWords } from './write-message.server'

type Moved = { version: number }
export const DECISIONS = ['approve', 'refuse', 'pass-up'] as const
export type Decision = (typeof DECISIONS)[number]

/**
 * The manager or head office decides on a proposal above a limit: it goes to the owner, back to the solver, or up.
 * Refuses whoever made it and whoever solves the case: two people are wanted for it.
 */
export async function decideProposal({
  decision,
  reason = '',
  ...act
}: Act<OnCase & { decision: Decision; reason?: string }>): Promise<Outcome<Moved>> {
  return onDeskCase(act, async (w, open, hands) => {
    const proposal = await openProposal(w, open, 'approval')
    if (proposal && decision === 'approve' && [proposal.createdBy, open.row.solverId].includes(w.actor.userId)) {
      return refusalFor(hands, 'same_person')
    }
    const data = { proposalId: proposal?.id ?? '' }
    const taken = await takeCaseStep(w, open, { event: decision, hands, note: reason, data })
    if (!taken.ok) return taken
    if (!proposal) throw new Error(`case ${open.row.number} waits for an approval of nothing`)
    const { proposals } = w.schema.cases
    const by = { decidedBy: w.actor.userId, decidedAt: w.now }
    const now = {
      approve: { ...by, state: 'sent' },
      refuse: { ...by, state: 'refused', reason: plainWords(reason, 2_000) },
      'pass-up': { approval: 'hq' },
    }[decision]
    await w.tx.update(proposals).set(now).where(eq(proposals.id, proposal.id))
    if (decision === 'approve') await sendProposal(w, open, proposal)
    if (decision === 'pass-up') await tellApprovers(w, open.row, { ...proposal, approval: 'hq' })
    await auditCase(w, open, { approve: 'approved', refuse: 'refused', 'pass-up': 'passed-up' }[decision], reason)
    return done({ version: open.row.version })
  })
}

/**
 * Whether the owner takes what is offered: by themselves, or as they told whoever keeps the contact. An agreement can be
 * taken back until it is carried out.
 */
export async function answerProposal({
  agree,
  reason = '',
  ...act
}: Act<OnCase & { agree: boolean; reason?: string }>): Promise<Outcome<Moved>> {
  return onCase(act, async (w, open, hands) => {
    if (hands[0] === 'system') throw new NotFound('case')
    // What was agreed and cannot be done after all is no longer agreed; what was given of it stays given.
    const proposal = await (open.row.state === 'agreed' && !agree
      ? agreedProposal(w, open)
      : openProposal(w, open, 'sent'))
    const data = { proposalId: proposal?.id ?? '' }
    const event = agree ? 'agree' : 'disagree'
    const taken = await takeCaseStep(w, open, { event, hands, note: reason, data })
    if (!taken.ok) return taken
    if (!proposal) throw new Error(`case ${open.row.number} waits for an answer to nothing`)
    const isOwner = taken.value.hand === 'owner'
    const { proposals } = w.schema.cases
    const decided = proposal.decidedAt === null ? { decidedAt: w.now, decidedBy: w.actor.userId } : {}
    await w.tx
      .update(proposals)
      .set({ ...decided, state: agree ? 'agreed' : 'declined', reason: agree ? '' : plainWords(reason, 2_000) })
      .where(eq(proposals.id, proposal.id))
    if (isOwner) await keepOwnReason(w, open, reason)
    else await auditCase(w, open, agree ? 'agreed' : 'declined', reason)
    return done({ version: open.row.version })
  })
}

async function openProposal({ tx, schema }: Work, { row }: OpenCase, state: string): Promise<ProposalRow | undefined> {
  const { proposals } = schema.cases
  const [found] = await tx
    .select()
    .from(proposals)
    .where(and(eq(proposals.caseId, row.id), eq(proposals.state, state)))
  return found
}

async function agreedProposal(w: Work, { row }: OpenCase): Promise<ProposalRow | undefined> {
  const { proposals } = w.schema.cases
  const [found] = await w.tx
    .select()
    .from(proposals)
    .where(inArray(proposals.id, lastAgreed(w, row.id)))
  return found
}
