import { defineFlow, type Flow, type Step } from '~/kernel/flow'
import type { Verdict } from '~/kernel/outcome'

export const NATURES = ['inquiry', 'complaint', 'suggestion', 'praise'] as const
export type Nature = (typeof NATURES)[number]
export const SEVERITIES = ['low', 'normal', 'high', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]
export const SOURCES = ['web', 'phone', 'counter', 'letter', 'email', 'social', 'survey', 'call'] as const
export type Source = (typeof SOURCES)[number]
export const DEPARTMENTS = ['sales', 'after-sales', 'parts', 'customer-relations', 'head-office'] as const
export type Department = (typeof DEPARTMENTS)[number]

/**
 * Whose hand takes a step. `keeper` keeps the contact with the owner, `solver` solves, `worker` works at the dealer and
 * is neither, `manager` is the customer-relations manager, `approver` the dealer's manager, `hq` head office, `system`
 * the clock or a rule.
 */
export const HANDS = ['owner', 'keeper', 'solver', 'worker', 'manager', 'approver', 'hq', 'system'] as const
export type CaseHand = (typeof HANDS)[number]

export const CASE_STATES = [
  'new',
  'checked',
  'assigned',
  'analysed',
  'approval',
  'proposed',
  'agreed',
  'carried-out',
  'confirmed',
  'closed',
  'rejected',
  'withdrawn',
  'merged',
] as const
export type CaseState = (typeof CASE_STATES)[number]
/** Before anything has been put to the owner: what can still be merged, sorted and handed on. */
export const EARLY = ['new', 'checked', 'assigned', 'analysed'] as const
export const OPEN = [...EARLY, 'approval', 'proposed', 'agreed', 'carried-out', 'confirmed'] as const
/** Over, but for a word of the owner or reopening. */
export const ENDED = ['closed', 'rejected', 'withdrawn'] as const

/** Steps that lead to another state, or pass the case on. */
export const CASE_EVENTS = [
  'accept',
  'reject',
  'route',
  'take',
  'lose',
  'find-cause',
  'propose',
  'ask-approval',
  'pass-up',
  'approve',
  'refuse',
  'agree',
  'disagree',
  'carry-out',
  'answer',
  'confirm',
  'deny',
  'close',
  'reopen',
  'withdraw',
  'merge',
] as const
/** Steps that leave the state as it is; what is said, asked and handed over. */
export const TURN_EVENTS = [
  'say',
  'talk',
  'owner-says',
  'ask',
  'resume',
  'hand-over',
  'support',
  'sort',
  'settle',
] as const
export type CaseEvent = (typeof CASE_EVENTS)[number] | (typeof TURN_EVENTS)[number]

/** What the guards look at. */
export type CaseTold = {
  nature: Nature
  hasSolver: boolean
  /** It was given to a department. */
  hasDepartment: boolean
  isRecovery: boolean
  /** Told to the owner since it was opened or reopened: a logged talk, or a public word by a human. */
  hasContact: boolean
  hasRootCause: boolean
  hasOutcome: boolean
  /** Remedies of the agreed proposal that nobody has carried out yet. */
  openRemedies: number
  /** Of the proposal at hand: who must approve. */
  approval: '' | 'manager' | 'hq'
  /** The owner may reopen until then by the policy of the case. */
  mayReopen: boolean
}
export type CaseReason =
  | 'solver_there'
  | 'no_solver'
  | 'complaint_way'
  | 'approval_needed'
  | 'no_approval_needed'
  | 'above_your_limit'
  | 'remedies_open'
  | 'cause_wanted'
  | 'outcome_wanted'
  | 'contact_wanted'
  | 'recovery_stays'
  | 'department_there'
  | 'reopen_over'

type CaseStep = Step<CaseState, CaseEvent, CaseHand, CaseTold, CaseReason>
const yes: Verdict<CaseReason> = { ok: true }
const when = (holds: boolean, reason: CaseReason): Verdict<CaseReason> => (holds ? yes : { ok: false, reason })

const CONTACT: CaseHand[] = ['keeper', 'solver', 'manager', 'hq']
const LEAD: CaseHand[] = ['manager', 'hq']

/** The same step from each state into itself. */
const stays = (
  states: readonly CaseState[],
  event: CaseEvent,
  who: CaseHand[],
  guard?: CaseStep['guard'],
): CaseStep[] => states.map((state) => ({ from: state, event, to: state, who, ...(guard ? { guard } : {}) }))

/** Nothing is closed empty: root cause and outcome, of a recovery a talk with the owner too. */
const mayClose: CaseStep['guard'] = ({ nature, isRecovery, hasContact, hasRootCause, hasOutcome }) => {
  if (isRecovery && !hasContact) return { ok: false, reason: 'contact_wanted' }
  if ((nature === 'complaint' || isRecovery) && !hasRootCause) return { ok: false, reason: 'cause_wanted' }
  return when(hasOutcome || !(nature === 'complaint' || isRecovery), 'outcome_wanted')
}

/**
 * The life of a case. A complaint goes record → valid → department → cause → proposal → approval above a limit →
 * agreed → carried out → confirmed → evaluated and closed; an inquiry, a suggestion or praise is answered instead.
 * `unmerge` is not here: it puts back the state before the merge.
 */
export const caseFlow: Flow<CaseState, CaseEvent, CaseHand, CaseTold, CaseReason> = defineFlow({
  initial: 'new',
  steps: [
    { from: 'new', event: 'accept', to: 'checked', who: ['keeper', ...LEAD] },
    {
      ...{ from: [...EARLY], event: 'reject', to: 'rejected', who: ['keeper', ...LEAD] },
      // What makes up for a bad score ends with a talk, a cause and an outcome, not with a no.
      guard: ({ isRecovery }) => when(!isRecovery, 'recovery_stays'),
    },
    { from: ['new', 'checked'], event: 'route', to: 'assigned', who: ['keeper', ...LEAD, 'system'] },
    { from: ['assigned', 'analysed'], event: 'route', to: 'assigned', who: LEAD },
    {
      // Reopened before anybody had given it on.
      ...{ from: ['assigned', 'analysed'], event: 'route', to: 'assigned', who: ['keeper'] },
      guard: ({ hasDepartment }) => when(!hasDepartment, 'department_there'),
    },
    {
      ...{ from: 'assigned', event: 'take', to: 'assigned', who: ['worker', 'keeper', ...LEAD] },
      guard: ({ hasSolver }) => when(!hasSolver, 'solver_there'),
    },
    {
      ...{ from: ['assigned', 'analysed'], event: 'lose', to: 'assigned', who: ['system'] },
      guard: ({ hasSolver }) => when(hasSolver, 'no_solver'),
    },
    { from: ['assigned', 'analysed'], event: 'find-cause', to: 'analysed', who: ['solver', ...LEAD] },
    {
      ...{ from: 'analysed', event: 'propose', to: 'proposed', who: ['solver', 'keeper', ...LEAD] },
      guard: ({ approval }) => when(approval === '', 'approval_needed'),
    },
    {
      ...{ from: 'analysed', event: 'ask-approval', to: 'approval', who: ['solver', 'keeper', ...LEAD] },
      guard: ({ approval }) => when(approval !== '', 'no_approval_needed'),
    },
    { from: 'approval', event: 'pass-up', to: 'approval', who: ['approver'] },
    {
      ...{ from: 'approval', event: 'approve', to: 'proposed', who: ['approver'] },
      guard: ({ approval }) => when(approval === 'manager', 'above_your_limit'),
    },
    { from: 'approval', event: 'approve', to: 'proposed', who: ['hq'] },
    { from: 'approval', event: 'refuse', to: 'analysed', who: ['approver', 'hq'] },
    { from: 'proposed', event: 'agree', to: 'agreed', who: ['owner', 'keeper', ...LEAD] },
    { from: ['proposed', 'agreed'], event: 'disagree', to: 'analysed', who: ['owner', 'keeper', ...LEAD] },
    {
      ...{ from: 'agreed', event: 'carry-out', to: 'carried-out', who: ['solver', 'keeper', ...LEAD] },
      guard: ({ openRemedies }) => when(openRemedies === 0, 'remedies_open'),
    },
    {
      ...{ from: [...EARLY], event: 'answer', to: 'carried-out', who: CONTACT },
      guard: ({ nature }) => when(nature !== 'complaint', 'complaint_way'),
    },
    { from: 'carried-out', event: 'confirm', to: 'confirmed', who: ['owner', 'keeper', ...LEAD, 'system'] },
    { from: 'carried-out', event: 'deny', to: 'analysed', who: ['owner', 'keeper', ...LEAD] },
    { from: 'confirmed', event: 'close', to: 'closed', who: CONTACT, guard: mayClose },
    {
      ...{ from: 'confirmed', event: 'close', to: 'closed', who: ['system'] },
      guard: (told) => (told.nature === 'complaint' || told.isRecovery ? when(false, 'complaint_way') : yes),
    },
    {
      ...{ from: [...ENDED], event: 'reopen', to: 'assigned', who: ['owner'] },
      guard: ({ mayReopen }) => when(mayReopen, 'reopen_over'),
    },
    { from: [...ENDED], event: 'reopen', to: 'assigned', who: ['keeper', ...LEAD] },
    { from: [...OPEN], event: 'withdraw', to: 'withdrawn', who: ['owner'] },
    { from: [...EARLY], event: 'merge', to: 'merged', who: ['keeper', ...LEAD] },
    ...stays([...OPEN, ...ENDED], 'say', CONTACT),
    ...stays([...OPEN, ...ENDED], 'talk', CONTACT),
    ...stays([...OPEN, ...ENDED], 'owner-says', ['owner', 'system']),
    ...stays(['new', 'checked', 'assigned', 'analysed', 'agreed'], 'ask', CONTACT),
    ...stays(['new', 'checked', 'assigned', 'analysed', 'agreed'], 'resume', [...CONTACT, 'system']),
    ...stays(OPEN, 'hand-over', ['keeper', ...LEAD]),
    ...stays(OPEN, 'support', ['solver', 'keeper', 'manager']),
    ...stays(EARLY, 'sort', ['keeper', ...LEAD]),
    ...stays([...OPEN, ...ENDED], 'settle', ['keeper', ...LEAD]),
    // Whoever had the last word was erased.
    ...stays(ENDED, 'settle', ['system']),
  ],
})

/** Steps that want a sentence why. */
export const WANTS_REASON: ReadonlySet<CaseEvent> = new Set([
  'reject',
  'refuse',
  'disagree',
  'deny',
  'reopen',
  'hand-over',
  'merge',
  'settle',
  'pass-up',
])

/** States in which the next word is the owner's: the promises about the solution rest. */
export const WAITS_FOR_OWNER: ReadonlySet<CaseState> = new Set(['proposed', 'carried-out'])
