import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agrees, type ReplayStep, replay } from '~/areas/rescue/replay'
import {
  ACTIVE,
  ASSIGNMENT_EVENTS,
  type AssignmentState,
  assignmentFlow,
  type Breach,
  breachesOf,
  clocksOf,
  type HistoryStep,
  happenedAt,
  type Level,
  nextClock,
  nextLook,
  type RequestEvent,
  type RequestState,
  requestEventOf,
  requestFlow,
} from '~/areas/rescue/rules'
import { MINUTE } from '~/kernel/clock'
import { step } from '~/kernel/flow'

const LEVEL: Level = {
  acknowledgeMinutes: 5,
  assignMinutes: 10,
  arriveMinutes: 45,
  onSceneMinutes: 60,
  offerSeconds: 90,
}
const T0 = 1_772_400_000_000
type Line = HistoryStep & ReplayStep

/** The tables as the use cases work them: one call, its assignments, and the history that is written on the way. */
function model() {
  const lines: Line[] = []
  let request: RequestState = 'new'
  let active: { id: string; state: AssignmentState } | null = null
  const sent = new Map<string, AssignmentState>()
  let at = T0
  const write = (
    assignmentId: string | null,
    event: string,
    fromState: string,
    toState: string,
    etaAt: number | null,
  ) => lines.push({ id: `s${lines.length}`, assignmentId, event, fromState, toState, at, etaAt })
  write(null, 'call', '', 'new', null)
  const takeRequest = (event: RequestEvent, who: 'desk' | 'system' | 'owner') => {
    const verdict = step(requestFlow, request, event, who)
    if (!verdict.ok) return false
    write(null, event, request, verdict.to, null)
    request = verdict.to
    return true
  }
  const takeAssignment = (
    event: (typeof ASSIGNMENT_EVENTS)[number],
    who: 'helper' | 'desk' | 'system',
    eta: number,
  ) => {
    if (!active) return
    const verdict = step(assignmentFlow, active.state, event, who)
    if (!verdict.ok) return
    const from = active.state
    write(active.id, event, from, verdict.to, event === 'accept' || event === 'extend' ? at + eta * MINUTE : null)
    sent.set(active.id, verdict.to)
    active = (ACTIVE as readonly string[]).includes(verdict.to) ? { id: active.id, state: verdict.to } : null
    const follows = requestEventOf(event, from)
    if (follows && !takeRequest(follows, 'system')) throw new Error(`${request} knows no ${follows}`)
  }
  return {
    lines,
    sent,
    state: () => request,
    active: () => active,
    at: () => at,
    wait(minutes: number) {
      at += minutes * MINUTE
    },
    offer() {
      if (active || !['new', 'dispatching'].includes(request)) return
      takeRequest('acknowledge', 'system')
      active = { id: `a${sent.size}`, state: 'offered' }
      sent.set(active.id, 'offered')
      write(active.id, 'offer', '', 'offered', null)
    },
    takeAssignment,
    close(event: 'cancel' | 'give-up' | 'merge') {
      if (!step(requestFlow, request, event, 'desk').ok) return
      takeAssignment('cancel', 'system', 0)
      takeRequest(event, 'desk')
    },
  }
}

type Move =
  | { kind: 'wait'; minutes: number }
  | { kind: 'offer' }
  | { kind: 'step'; event: (typeof ASSIGNMENT_EVENTS)[number]; who: 'helper' | 'desk' | 'system'; eta: number }
  | { kind: 'close'; event: 'cancel' | 'give-up' | 'merge' }
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 40 }) }) },
  { weight: 3, arbitrary: fc.constant({ kind: 'offer' as const }) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('step' as const),
      event: fc.constantFrom(...ASSIGNMENT_EVENTS.filter((event) => event !== 'cancel')),
      who: fc.constantFrom('helper' as const, 'desk' as const, 'system' as const),
      eta: fc.integer({ min: 1, max: 90 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('close' as const),
      event: fc.constantFrom('cancel' as const, 'give-up' as const, 'merge' as const),
    }),
  },
)
const histories = fc.array(move, { maxLength: 60 })

/** Plays the moves; after each one `look` sees the model as it stands. */
function play(moves: readonly Move[], look: (now: ReturnType<typeof model>) => void) {
  const now = model()
  look(now)
  for (const one of moves) {
    if (one.kind === 'wait') now.wait(one.minutes)
    else if (one.kind === 'offer') now.offer()
    else if (one.kind === 'close') now.close(one.event)
    else now.takeAssignment(one.event, one.who, one.eta)
    look(now)
  }
  return now
}
const keyOf = ({ kind, clock, level }: Breach) => `${kind} ${clock} ${level}`

describe('any history', () => {
  test('read again gives where it stands, and of those under way there is one at most', () => {
    fc.assert(
      fc.property(histories, (moves) => {
        play(moves, (now) => {
          const { request, assignments, faults } = replay(now.lines)
          expect(faults).toEqual([])
          expect(request).toBe(now.state())
          expect([...assignments]).toEqual([...now.sent])
          const active = [...assignments.values()].filter((state) => (ACTIVE as readonly string[]).includes(state))
          expect(active.length).toBeLessThanOrEqual(1)
          expect(agrees(now.state(), active[0] ?? '')).toBe(true)
        })
      }),
      { numRuns: 300 },
    )
  })

  test('tells of each broken promise once, however often and late somebody looks', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.boolean(), { minLength: 61, maxLength: 61 }), (moves, looks) => {
        const told: string[] = []
        let turn = 0
        const end = play(moves, ({ lines, at }) => {
          if (!looks[turn++]) return
          for (const one of breachesOf(clocksOf(lines, LEVEL), at())) {
            const key = keyOf(one)
            if (!told.includes(key)) told.push(key)
          }
        })
        // One look at the end finds the same as all the looks on the way.
        const all = breachesOf(clocksOf(end.lines, LEVEL), end.at()).map(keyOf)
        expect(new Set(all).size).toBe(all.length)
        expect(all).toEqual(expect.arrayContaining(told))
      }),
      { numRuns: 300 },
    )
  })

  test('has no clock that runs once it is over, and never a breach before its time', () => {
    fc.assert(
      fc.property(histories, (moves) => {
        play(moves, ({ lines, state, at }) => {
          const clocks = clocksOf(lines, LEVEL)
          if (['done', 'unserved', 'cancelled', 'merged'].includes(state())) expect(nextClock(clocks)).toBeNull()
          for (const { dueAt } of breachesOf(clocks, at())) expect(dueAt).toBeLessThan(at())
          const next = nextLook(clocks, at())
          // Nothing new is broken until the moment that is named, and something is at that moment.
          if (next === null) return
          const before = breachesOf(clocks, next - 1).length
          expect(before).toBe(breachesOf(clocks, at()).length)
          expect(breachesOf(clocks, next).length).toBeGreaterThan(before)
        })
      }),
      { numRuns: 300 },
    )
  })
})

test('the adviser is told at once, the manager 5 minutes later, headquarters after 15', () => {
  const { lines } = model()
  const at = (minutes: number) => breachesOf(clocksOf(lines, LEVEL), T0 + minutes * MINUTE + 1)
  const of = (minutes: number) => at(minutes).map(({ kind, level }) => `${kind} ${level}`)
  expect(of(4)).toEqual([])
  expect(of(5)).toEqual(['acknowledge adviser'])
  expect(of(10)).toEqual(['acknowledge adviser', 'acknowledge manager', 'assign adviser'])
  expect(of(25)).toHaveLength(6)
})

test('an extension before it lapses stops the clock of the arrival and starts another', () => {
  const now = model()
  now.offer()
  now.takeAssignment('accept', 'helper', 20)
  now.wait(19)
  now.takeAssignment('extend', 'helper', 15)
  now.wait(14)
  expect(breachesOf(clocksOf(now.lines, LEVEL), now.at())).toEqual([])
  now.wait(2)
  expect(breachesOf(clocksOf(now.lines, LEVEL), now.at()).map(({ kind }) => kind)).toEqual(['eta'])
})

test('a clock of the phone counts between the last step and now', () => {
  fc.assert(
    fc.property(fc.integer(), fc.nat(), fc.nat(), (told, last, more) => {
      const at = happenedAt(told, last, last + more)
      expect(at).toBeGreaterThanOrEqual(last)
      expect(at).toBeLessThanOrEqual(last + more)
      if (told >= last && told <= last + more) expect(at).toBe(told)
      expect(happenedAt(null, last, last + more)).toBe(last + more)
    }),
  )
})
