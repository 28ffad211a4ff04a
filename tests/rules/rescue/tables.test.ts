import { describe, expect, test } from 'vitest'
import { agrees } from '~/areas/rescue/replay'
import {
  ACTIVE,
  ASSIGNMENT_EVENTS,
  ASSIGNMENT_STATES,
  type AssignmentEvent,
  assignmentFlow,
  priorityOf,
  REQUEST_EVENTS,
  REQUEST_STATES,
  type RescueHand,
  requestEventOf,
  requestFlow,
  SERVICES,
} from '~/areas/rescue/rules'
import { endings, reachable, step } from '~/kernel/flow'

const HANDS: RescueHand[] = ['owner', 'helper', 'desk', 'system']

/** What is allowed, said a second time and in other words: state and event, where to, by whom. */
const REQUEST: Record<string, [to: string, who: string]> = {
  'new acknowledge': ['dispatching', 'desk system'],
  'new accept': ['assigned', 'system'],
  'dispatching accept': ['assigned', 'system'],
  'assigned arrive': ['helping', 'system'],
  'assigned release': ['dispatching', 'system'],
  'helping release': ['dispatching', 'system'],
  'helping finish': ['done', 'system'],
  'new give-up': ['unserved', 'desk system'],
  'dispatching give-up': ['unserved', 'desk system'],
  'assigned give-up': ['unserved', 'desk system'],
  'helping give-up': ['unserved', 'desk system'],
  'new cancel': ['cancelled', 'owner desk'],
  'dispatching cancel': ['cancelled', 'owner desk'],
  'assigned cancel': ['cancelled', 'owner desk'],
  'helping cancel': ['cancelled', 'owner desk'],
  'new merge': ['merged', 'desk'],
  'dispatching merge': ['merged', 'desk'],
}
const ASSIGNMENT: Record<string, [to: string, who: string]> = {
  'offered accept': ['accepted', 'helper desk'],
  'offered decline': ['declined', 'helper desk'],
  'offered time-out': ['timed-out', 'system'],
  'offered withdraw': ['withdrawn', 'desk'],
  'accepted withdraw': ['withdrawn', 'desk'],
  'en-route withdraw': ['withdrawn', 'desk'],
  'accepted depart': ['en-route', 'helper desk'],
  'accepted extend': ['accepted', 'helper desk'],
  'en-route extend': ['en-route', 'helper desk'],
  'accepted arrive': ['on-scene', 'helper desk'],
  'en-route arrive': ['on-scene', 'helper desk'],
  'on-scene tow': ['towing', 'helper desk'],
  'on-scene finish': ['done', 'helper desk'],
  'towing finish': ['done', 'helper desk'],
  'accepted unable': ['unable', 'helper desk'],
  'en-route unable': ['unable', 'helper desk'],
  'on-scene unable': ['unable', 'helper desk'],
  'towing unable': ['unable', 'helper desk'],
  'on-scene gone': ['gone-on-arrival', 'helper desk'],
  'offered cancel': ['cancelled', 'system'],
  'accepted cancel': ['cancelled', 'system'],
  'en-route cancel': ['cancelled', 'system'],
  'on-scene cancel': ['cancelled', 'system'],
  'towing cancel': ['cancelled', 'system'],
}

function verdictOf(table: typeof REQUEST, state: string, event: string, hand: RescueHand) {
  const allowed = table[`${state} ${event}`]
  if (!allowed) return { ok: false, reason: 'flow_wrong_state' }
  const [to, who] = allowed
  return who.split(' ').includes(hand) ? { ok: true, to } : { ok: false, reason: 'flow_not_yours' }
}

describe('every state meets every event by every hand', () => {
  const cases = <S extends string, E extends string>(states: readonly S[], events: readonly E[]) =>
    states.flatMap((state) => events.flatMap((event) => HANDS.map((hand) => [state, event, hand] as const)))

  test.each(cases(REQUEST_STATES, REQUEST_EVENTS))('request: %s, %s by %s', (state, event, hand) => {
    expect(step(requestFlow, state, event, hand)).toMatchObject(verdictOf(REQUEST, state, event, hand))
  })
  test.each(cases(ASSIGNMENT_STATES, ASSIGNMENT_EVENTS))('assignment: %s, %s by %s', (state, event, hand) => {
    expect(step(assignmentFlow, state, event, hand)).toMatchObject(verdictOf(ASSIGNMENT, state, event, hand))
  })
})

test('every state can be reached, and those that nothing leaves are the ends', () => {
  expect(reachable(requestFlow)).toEqual(new Set(REQUEST_STATES))
  expect(endings(requestFlow)).toEqual(new Set(['done', 'unserved', 'cancelled', 'merged']))
  expect(reachable(assignmentFlow)).toEqual(new Set(ASSIGNMENT_STATES))
  const ends = ASSIGNMENT_STATES.filter((state) => !(ACTIVE as readonly string[]).includes(state))
  expect(endings(assignmentFlow)).toEqual(new Set(ends))
})

describe('the two tables go together', () => {
  const linked = assignmentFlow.steps.flatMap((one) =>
    [one.from].flat().map((from) => ({ from, event: one.event as AssignmentEvent, to: one.to })),
  )
  test.each(linked)('$from $event $to leads the request where it agrees', ({ from, event, to }) => {
    const active = (ACTIVE as readonly string[]).includes(to) ? to : ''
    const before = REQUEST_STATES.filter((state) => agrees(state, from))
    expect(before.length).toBeGreaterThan(0)
    for (const state of before) {
      const follows = requestEventOf(event, from)
      const after = follows ? step(requestFlow, state, follows, 'system') : ({ ok: true, to: state } as const)
      if (!after.ok) throw new Error(`${state} knows no ${follows}`)
      // `cancel` follows from the request, which closes in the same transaction.
      if (event !== 'cancel') expect(agrees(after.to, active)).toBe(true)
    }
  })
})

test('danger and accidents come first, a locked car with somebody in it before an empty one', () => {
  for (const service of SERVICES) {
    expect(priorityOf({ service, isSafe: false, animals: false })).toBe('now')
    expect(priorityOf({ service, isSafe: true, animals: false })).toBe(
      service === 'accident' ? 'now' : ['locked-out', 'other'].includes(service) ? 'wait' : 'soon',
    )
  }
  expect(priorityOf({ service: 'locked-out', isSafe: true, animals: true })).toBe('soon')
})
