import { memberIdOf } from '~/areas/membership/list-members.server'
import { formatPhone } from '~/areas/membership/phones.server'
import { readMembers } from '~/areas/membership/read-members.server'
import { mayDealerSee } from '~/areas/membership/relations.server'
import { done, NotFound, type Outcome, refuse } from '~/kernel/outcome'
import type { Actor } from '~/platform/actor'
import { audit } from '~/platform/audit.server'
import type { Act, Club } from '~/platform/club.server'
import { answerCase, confirmSolution, reopenCase } from './close-case.server'
import { answerProposal, decideProposal } from './decide-proposal.server'
import type { BesideForm, DeskCaseForm, StepForm } from './desk-case-forms'
import {
  acceptCase,
  acceptSuggestion,
  askSupport,
  handOver,
  linkCaller,
  rejectCase,
  routeCase,
  sortCase,
  takeCase,
} from './lead-case.server'
import { addLink, dropLink } from './links.server'
import { findCause } from './proposals.server'
import { requireDeskCase } from './read-desk-case.server'
import { carryOut, doRemedy } from './remedies.server'
import { noteCase, resumeCase, sayCase, settleReply, talkCase } from './talk.server'
import { addTask, finishTask } from './tasks.server'
import type { CaseFile } from './write-message.server'

type By = { club: Club; actor: Actor; submission?: string; number: string }
type Asked = By & { input: DeskCaseForm; files?: readonly CaseFile[] }

/** Whatever a form of the work page asks for, by its use case. */
export async function actOnCase({ input, files = [], ...on }: Asked): Promise<Outcome<unknown>> {
  await requireDeskCase(on.club, on.actor, on.number, 'case:work')
  return isBeside(input) ? actBeside(on, input) : takeAsked(on, input, files)
}

const isBeside = (input: DeskCaseForm): input is BesideForm =>
  ['add-task', 'finish-task', 'add-link', 'drop-link', 'reveal'].includes(input.act)

function actBeside(on: By, input: BesideForm): Promise<Outcome<unknown>> {
  switch (input.act) {
    case 'add-task': {
      const { words, department, assigneeId, dueDay } = input
      return addTask({ ...on, words, department, assigneeId: assigneeId || null, dueDay })
    }
    case 'finish-task':
      return finishTask({ ...on, taskId: input.taskId, taskVersion: input.version, outcome: input.outcome })
    case 'add-link':
      return addLink({ ...on, kind: input.kind, ref: input.ref })
    case 'drop-link':
      return dropLink({ ...on, linkId: input.linkId })
    default:
      return revealContact(on)
  }
}

async function takeAsked(by: By, input: StepForm, files: readonly CaseFile[]): Promise<Outcome<unknown>> {
  const on = { ...by, version: input.version }
  switch (input.act) {
    case 'say':
      return sayCase({ ...on, words: input.words, ask: input.ask === 'on', files })
    case 'note':
      return noteCase({ ...by, words: input.words, mentions: input.mentions.filter(Boolean), files })
    case 'talk':
      return talkCase({ ...on, words: input.words, channel: input.channel, files })
    case 'answer':
      return answerCase({ ...on, words: input.words })
    case 'accept':
      return acceptCase(on)
    case 'reject':
      return rejectCase({ ...on, words: input.reason })
    case 'route':
      return routeCase({
        ...on,
        department: input.department,
        solverId: input.solverId || null,
        note: input.reason,
      })
    case 'take':
      return takeCase(on)
    case 'find-cause':
      return findCause({ ...on, cause: input.cause, causeId: input.causeId || null })
    case 'approve':
    case 'refuse':
    case 'pass-up':
      return decideProposal({ ...on, decision: input.act, reason: input.reason })
    case 'agree':
    case 'disagree':
      return answerProposal({ ...on, agree: input.act === 'agree', reason: input.reason })
    case 'do-remedy':
      return doRemedy({ ...on, remedyId: input.remedyId, reference: input.reference })
    case 'carry-out':
      return carryOut({ ...on, words: input.words })
    case 'confirm':
    case 'deny':
      return confirmSolution({ ...on, confirmed: input.act === 'confirm', reason: input.reason })
    case 'reopen':
      return reopenCase({ ...on, reason: input.reason })
    case 'resume':
      return resumeCase(on)
    case 'settle':
      return settleReply({ ...on, reason: input.reason })
    case 'hand-over':
      return handOver({ ...on, keeperId: input.keeperId, note: input.reason })
    case 'support':
      return askSupport({ ...on, note: input.reason })
    case 'sort':
      return sortCase({ ...on, nature: input.nature, kindId: input.kindId || null, severity: input.severity })
    case 'accept-suggestion':
      return acceptSuggestion(on)
    case 'link-caller':
      return linkFound(on, input.member)
  }
}

async function linkFound(on: Act<{ number: string; version: number }>, number: string): Promise<Outcome<unknown>> {
  const memberId = await memberIdOf(on.club, number).catch((error) => {
    if (error instanceof NotFound) return null
    throw error
  })
  return memberId === null
    ? refuse('cases-desk:refusal.member_unknown', { field: 'member' })
    : linkCaller({ ...on, memberId })
}

/**
 * Shows phone and address of whoever a case is about whole, once, and leaves a line in the audit. A member whom the
 * actor's dealers have nothing to do with stays masked: NotFound.
 */
export async function revealContact({
  club,
  actor,
  number,
}: Act<{ number: string }>): Promise<Outcome<{ phone: string; email: string }>> {
  const row = await requireDeskCase(club, actor, number, 'case:work')
  const { memberId } = row
  if (memberId !== null && !(await mayDealerSee(club, actor, memberId))) throw new NotFound('member')
  const member = memberId === null ? undefined : (await readMembers(club, [memberId])).get(memberId)
  const phone = row.phone || (member?.phone ?? '')
  return club.write(actor, async (w) => {
    const subject = `case:${row.id}`
    await audit(w, { action: 'case.contact-revealed', subject, dealerId: row.dealerId })
    return done({ phone: phone === '' ? '' : formatPhone(phone), email: row.email || (member?.email ?? '') })
  })
}
