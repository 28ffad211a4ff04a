import { describe, expect, it } from 'vitest'
import {
  CASE_EVENTS,
  CASE_STATES,
  type CaseEvent,
  type CaseTold,
  caseFlow,
  HANDS,
  TURN_EVENTS,
} from '~/areas/cases/rules'
import { choices, endings, reachable, step } from '~/kernel/flow'

/** Nothing stands in the way: no solver, all found, nothing open. */
const FREE: CaseTold = {
  ...{
    nature: 'inquiry',
    hasSolver: false,
    hasDepartment: false,
    isRecovery: false,
    hasContact: true,
    hasRootCause: true,
    hasOutcome: true,
  },
  ...{ openRemedies: 0, approval: 'manager', mayReopen: true },
}
/** What another guard of the same event wants. */
const OTHER: Partial<Record<CaseEvent, Partial<CaseTold>>> = {
  lose: { hasSolver: true },
  propose: { approval: '' },
}

/**
 * Written out by hand from what was decided: for each state a line of "event>state: hands", k keeper, s solver, w worker,
 * m customer-relations manager, a approver, h head office, o owner, y system.
 */
const EXPECTED: Record<string, string> = {
  new: `accept>checked: kmh, reject>rejected: kmh, route>assigned: kmhy, answer>carried-out: ksmh, withdraw>withdrawn: o,
    merge>merged: kmh, say>new: ksmh, talk>new: ksmh, owner-says>new: oy, ask>new: ksmh, resume>new: ksmhy,
    hand-over>new: kmh, support>new: skm, sort>new: kmh, settle>new: kmh`,
  checked: `reject>rejected: kmh, route>assigned: kmhy, answer>carried-out: ksmh, withdraw>withdrawn: o, merge>merged: kmh,
    say>checked: ksmh, talk>checked: ksmh, owner-says>checked: oy, ask>checked: ksmh, resume>checked: ksmhy,
    hand-over>checked: kmh, support>checked: skm, sort>checked: kmh, settle>checked: kmh`,
  assigned: `reject>rejected: kmh, route>assigned: kmh, take>assigned: wkmh, lose>assigned: y, find-cause>analysed: smh,
    answer>carried-out: ksmh, withdraw>withdrawn: o, merge>merged: kmh, say>assigned: ksmh, talk>assigned: ksmh,
    owner-says>assigned: oy, ask>assigned: ksmh, resume>assigned: ksmhy, hand-over>assigned: kmh,
    support>assigned: skm, sort>assigned: kmh, settle>assigned: kmh`,
  analysed: `reject>rejected: kmh, route>assigned: kmh, lose>assigned: y, find-cause>analysed: smh, propose>proposed: skmh,
    ask-approval>approval: skmh, answer>carried-out: ksmh, withdraw>withdrawn: o, merge>merged: kmh,
    say>analysed: ksmh, talk>analysed: ksmh, owner-says>analysed: oy, ask>analysed: ksmh, resume>analysed: ksmhy,
    hand-over>analysed: kmh, support>analysed: skm, sort>analysed: kmh, settle>analysed: kmh`,
  approval: `pass-up>approval: a, approve>proposed: ah, refuse>analysed: ah, withdraw>withdrawn: o, say>approval: ksmh,
    talk>approval: ksmh, owner-says>approval: oy, hand-over>approval: kmh, support>approval: skm, settle>approval: kmh`,
  proposed: `agree>agreed: okmh, disagree>analysed: okmh, withdraw>withdrawn: o, say>proposed: ksmh, talk>proposed: ksmh,
    owner-says>proposed: oy, hand-over>proposed: kmh, support>proposed: skm, settle>proposed: kmh`,
  agreed: `carry-out>carried-out: skmh, disagree>analysed: okmh, withdraw>withdrawn: o, say>agreed: ksmh, talk>agreed: ksmh, owner-says>agreed: oy,
    ask>agreed: ksmh, resume>agreed: ksmhy, hand-over>agreed: kmh, support>agreed: skm, settle>agreed: kmh`,
  'carried-out': `confirm>confirmed: okmhy, deny>analysed: okmh, withdraw>withdrawn: o, say>carried-out: ksmh,
    talk>carried-out: ksmh, owner-says>carried-out: oy, hand-over>carried-out: kmh, support>carried-out: skm,
    settle>carried-out: kmh`,
  confirmed: `close>closed: ksmhy, withdraw>withdrawn: o, say>confirmed: ksmh, talk>confirmed: ksmh,
    owner-says>confirmed: oy, hand-over>confirmed: kmh, support>confirmed: skm, settle>confirmed: kmh`,
  closed: 'reopen>assigned: okmh, say>closed: ksmh, talk>closed: ksmh, owner-says>closed: oy, settle>closed: kmhy',
  rejected:
    'reopen>assigned: okmh, say>rejected: ksmh, talk>rejected: ksmh, owner-says>rejected: oy, settle>rejected: kmhy',
  withdrawn:
    'reopen>assigned: okmh, say>withdrawn: ksmh, talk>withdrawn: ksmh, owner-says>withdrawn: oy, settle>withdrawn: kmhy',
  merged: '',
}
const LETTERS = { k: 'keeper', s: 'solver', w: 'worker', m: 'manager', a: 'approver', h: 'hq', o: 'owner', y: 'system' }

/** `state event hand` → where it leads. */
const expected = new Map(
  Object.entries(EXPECTED).flatMap(([state, lines]) =>
    lines
      .split(',')
      .map((line) => /^\s*([\w-]+)>([\w-]+): (\w+)\s*$/.exec(line))
      .flatMap((found) => {
        if (!found) return []
        const [, event, to, hands = ''] = found
        return [...hands].map((letter) => [`${state} ${event} ${LETTERS[letter as 'k']}`, to] as const)
      }),
  ),
)

describe('every state, event and hand', () => {
  it.each(CASE_STATES)('%s', (state) => {
    for (const event of [...CASE_EVENTS, ...TURN_EVENTS]) {
      for (const hand of HANDS) {
        const verdict = step(caseFlow, state, event, hand, { ...FREE, ...OTHER[event] })
        const to = expected.get(`${state} ${event} ${hand}`)
        expect([state, event, hand, verdict.ok ? verdict.to : undefined]).toEqual([state, event, hand, to])
      }
    }
  })

  it('the list is whole: as many steps as the table has, and none that it does not know', () => {
    const lines = Object.values(EXPECTED).flatMap((text) => text.split(',').filter((line) => line.trim() !== ''))
    const read = lines.filter((line) => /^\s*[\w-]+>[\w-]+: \w+\s*$/.test(line))
    expect(read).toHaveLength(lines.length)
    const known = caseFlow.steps.reduce((sum, { from, who }) => sum + [from].flat().length * who.length, 0)
    expect(expected.size).toBe(known)
  })

  it('every state can be reached; only a merge is never left', () => {
    expect([...reachable(caseFlow)].sort()).toEqual([...CASE_STATES].sort())
    expect([...endings(caseFlow)]).toEqual(['merged'])
  })
})

describe('guards', () => {
  const at = (state: (typeof CASE_STATES)[number], event: CaseEvent, hand: (typeof HANDS)[number]) => ({
    with: (told: Partial<CaseTold>) => {
      const verdict = step(caseFlow, state, event, hand, { ...FREE, ...OTHER[event], ...told })
      return verdict.ok ? verdict.to : verdict.reason
    },
  })

  it('a recovery is not turned down, and what has a department is given on by whoever leads', () => {
    for (const state of ['new', 'checked', 'assigned', 'analysed'] as const) {
      expect(at(state, 'reject', 'manager').with({ isRecovery: true })).toBe('recovery_stays')
    }
    expect(at('assigned', 'route', 'keeper').with({ hasDepartment: true })).toBe('department_there')
    expect(at('assigned', 'route', 'manager').with({ hasDepartment: true })).toBe('assigned')
  })

  it('one solver at a time', () => {
    expect(at('assigned', 'take', 'worker').with({ hasSolver: true })).toBe('solver_there')
    expect(at('assigned', 'lose', 'system').with({ hasSolver: false })).toBe('no_solver')
  })

  it('approval where its worth wants one, by whoever may give that much', () => {
    expect(at('analysed', 'propose', 'solver').with({ approval: 'manager' })).toBe('approval_needed')
    expect(at('analysed', 'propose', 'hq').with({ approval: 'hq' })).toBe('approval_needed')
    expect(at('analysed', 'ask-approval', 'solver').with({ approval: '' })).toBe('no_approval_needed')
    expect(at('approval', 'approve', 'approver').with({ approval: 'hq' })).toBe('above_your_limit')
    expect(at('approval', 'approve', 'hq').with({ approval: 'hq' })).toBe('proposed')
    expect(at('approval', 'approve', 'manager').with({})).toBe('flow_not_yours')
  })

  it('a complaint goes its own way', () => {
    for (const state of ['new', 'checked', 'assigned', 'analysed'] as const) {
      expect(at(state, 'answer', 'keeper').with({ nature: 'complaint' })).toBe('complaint_way')
    }
    expect(at('confirmed', 'close', 'system').with({ nature: 'complaint' })).toBe('complaint_way')
    expect(at('confirmed', 'close', 'system').with({ isRecovery: true })).toBe('complaint_way')
  })

  it('nothing is left out: remedies, root cause, outcome, and of a recovery a talk', () => {
    expect(at('agreed', 'carry-out', 'keeper').with({ openRemedies: 1 })).toBe('remedies_open')
    const close = at('confirmed', 'close', 'keeper')
    const complaint = { nature: 'complaint' as const }
    expect(close.with({ ...complaint, hasRootCause: false, hasOutcome: false })).toBe('cause_wanted')
    expect(close.with({ ...complaint, hasOutcome: false })).toBe('outcome_wanted')
    expect(close.with(complaint)).toBe('closed')
    expect(close.with({ hasRootCause: false, hasOutcome: false })).toBe('closed')
    expect(close.with({ isRecovery: true, hasContact: false })).toBe('contact_wanted')
    expect(close.with({ isRecovery: true, hasRootCause: false })).toBe('cause_wanted')
    expect(close.with({ isRecovery: true, hasOutcome: false })).toBe('outcome_wanted')
    expect(close.with({ ...complaint, hasContact: false })).toBe('closed')
  })

  it('the owner reopens in time, the desk when there is a reason', () => {
    for (const state of ['closed', 'rejected', 'withdrawn'] as const) {
      expect(at(state, 'reopen', 'owner').with({ mayReopen: false })).toBe('reopen_over')
      expect(at(state, 'reopen', 'manager').with({ mayReopen: false })).toBe('assigned')
    }
  })

  it('an owner is offered what an owner may do', () => {
    const offered = choices(caseFlow, 'proposed', 'owner', FREE).map(({ event }) => event)
    expect(offered.sort()).toEqual(['agree', 'disagree', 'owner-says', 'withdraw'])
    expect(choices(caseFlow, 'merged', 'owner', FREE)).toEqual([])
  })
})
