import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  breachesOf,
  clocksOf,
  DAY_AND_NIGHT,
  type HistoryStep,
  isUnanswered,
  nextDue,
  nextLook,
  targetOf,
} from '~/areas/cases/clocks'
import { DEFAULT_TERMS } from '~/areas/cases/defaults'
import { CASE_EVENTS, CASE_STATES, NATURES, SEVERITIES, TURN_EVENTS } from '~/areas/cases/rules'
import { chineseDay } from '~/areas/dealers/holidays.server'
import { openTimeOf } from '~/areas/dealers/open-time'
import type { DealerCalendar } from '~/areas/dealers/working-hours'
import { addDays } from '~/kernel/dates'
import { instantOf } from '~/kernel/zones'
import { watchMinutes } from './oracle'

const MINUTE = 60_000
const line = (severity: 'normal' | 'critical', share: number) => ({
  ...{ severity, tier: '', nature: '', acknowledge: 30 * share, form: 30 * share, contact: 120 * share },
  ...{ proposal: 480 * share, resolve: 960 * share, reply: 60 * share },
})
const terms = {
  ...DEFAULT_TERMS,
  targets: [line('normal', 1), line('critical', 0.1), { ...line('normal', 0.5), tier: 'gold' }],
  warnPercent: 50,
  escalateAfter: { crm: 60, manager: 120, hq: 240 },
  silentMinutes: 90,
}
type Given = Partial<HistoryStep> & { event: string; at: number }
/** A history by minutes; states follow each other where none is given. */
function told(...steps: Given[]): HistoryStep[] {
  let state = 'new'
  return steps.map(({ at, data, ...step }, place) => {
    const fromState = place === 0 ? '' : state
    state = step.toState ?? state
    const first = { nature: 'complaint', severity: 'normal', tier: '' }
    return {
      ...{ id: `s${place}`, fromState, toState: state, actorId: null, hand: place === 0 ? 'owner' : 'keeper', ...step },
      ...{ at: at * MINUTE, data: place === 0 ? { ...first, ...data } : (data ?? {}) },
    }
  })
}
const late = (history: HistoryStep[], minute: number) =>
  breachesOf(clocksOf(history, terms, DAY_AND_NIGHT), minute * MINUTE)
    .filter(({ level }) => level === 'solver')
    .map(({ kind }) => kind)
const dueOf = (history: HistoryStep[], kind: string) =>
  clocksOf(history, terms, DAY_AND_NIGHT)
    .filter((clock) => clock.kind === kind)
    .map(({ dueAt, stoppedAt }) => (stoppedAt !== null ? 'stopped' : dueAt === null ? 'rests' : dueAt / MINUTE))
const record: Given = { event: 'record', at: 0 }

describe('each promise of a case', () => {
  it('starts with the record, by nature', () => {
    const kinds = (nature: string) =>
      clocksOf(told({ ...record, data: { nature } }), terms, DAY_AND_NIGHT).map(({ kind }) => kind)
    expect(kinds('complaint')).toEqual(['acknowledge', 'form', 'contact', 'proposal', 'resolve'])
    expect(kinds('inquiry')).toEqual(['acknowledge', 'contact', 'resolve'])
  })

  it.each<[string, Given[], string, (string | number)[]]>([
    ['a word of a human acknowledges', [{ event: 'say', at: 10 }], 'acknowledge', ['stopped']],
    ['what the machine says does not', [{ event: 'say', at: 10, hand: 'system' }], 'acknowledge', [30]],
    ['a note or a hand-over does not', [{ event: 'hand-over', at: 10 }], 'acknowledge', [30]],
    ['the department ends the form', [{ event: 'route', at: 5, toState: 'assigned' }], 'form', ['stopped']],
    ['a word before the department is no contact', [{ event: 'say', at: 5 }], 'contact', [120]],
    [
      'the first one after it is',
      [
        { event: 'route', at: 5, toState: 'assigned' },
        { event: 'talk', at: 6 },
      ],
      'contact',
      ['stopped'],
    ],
    [
      'what was proposed ends the proposal',
      [{ event: 'propose', at: 9, toState: 'proposed' }],
      'proposal',
      ['stopped'],
    ],
    [
      'and is due again in full when it is declined',
      [
        { event: 'propose', at: 9, toState: 'proposed' },
        { event: 'disagree', at: 50, hand: 'owner', toState: 'analysed' },
      ],
      'proposal',
      ['stopped', 530],
    ],
    [
      'the solution rests while the owner decides',
      [{ event: 'propose', at: 60, toState: 'proposed' }],
      'resolve',
      ['rests'],
    ],
    [
      'and goes on with what was left',
      [
        { event: 'propose', at: 60, toState: 'proposed' },
        { event: 'agree', at: 1_060, hand: 'owner', toState: 'agreed' },
      ],
      'resolve',
      [1_960],
    ],
    ['a question to the owner rests it too', [{ event: 'ask', at: 60 }], 'resolve', ['rests']],
    [
      'until they answer',
      [
        { event: 'ask', at: 60 },
        { event: 'owner-says', at: 100, hand: 'owner' },
      ],
      'resolve',
      [1_000],
    ],
    [
      'a denied solution is due again',
      [
        { event: 'carry-out', at: 9, toState: 'carried-out' },
        { event: 'deny', at: 20, hand: 'owner', toState: 'analysed' },
      ],
      'resolve',
      ['stopped', 980],
    ],
    [
      'a reopened one too',
      [
        { event: 'close', at: 9, toState: 'closed' },
        { event: 'reopen', at: 20, hand: 'owner', toState: 'assigned' },
      ],
      'resolve',
      ['stopped', 980],
    ],
    ['the end ends all', [{ event: 'withdraw', at: 9, hand: 'owner', toState: 'withdrawn' }], 'resolve', ['stopped']],
    [
      'the first unanswered word counts',
      [
        { event: 'owner-says', at: 10, hand: 'owner' },
        { event: 'owner-says', at: 40, hand: 'owner' },
      ],
      'reply',
      [70],
    ],
    [
      'on a closed case as well',
      [
        { event: 'close', at: 9, toState: 'closed' },
        { event: 'owner-says', at: 10, hand: 'owner' },
      ],
      'reply',
      [70],
    ],
    [
      'settled without an answer',
      [
        { event: 'owner-says', at: 10, hand: 'owner' },
        { event: 'settle', at: 11 },
      ],
      'reply',
      ['stopped'],
    ],
    [
      'a solver has to give a sign',
      [{ event: 'route', at: 10, toState: 'assigned', data: { solverId: 'u' } }],
      'silence',
      [100],
    ],
    [
      'any step is one',
      [
        { event: 'route', at: 10, toState: 'assigned', data: { solverId: 'u' } },
        { event: 'find-cause', at: 20, toState: 'analysed', actorId: 'u' },
      ],
      'silence',
      ['stopped'],
    ],
    [
      'that of somebody else is none',
      [
        { event: 'route', at: 10, toState: 'assigned', data: { solverId: 'u' } },
        { event: 'say', at: 20, actorId: 'v' },
      ],
      'silence',
      [100],
    ],
    [
      'a sharper severity takes off what was spent',
      [{ event: 'sort', at: 40, data: { severity: 'critical' } }],
      'resolve',
      [96],
    ],
    [
      'but is not late before it was promised',
      [{ event: 'sort', at: 200, data: { severity: 'critical' } }],
      'resolve',
      [200],
    ],
    ['no complaint any more', [{ event: 'sort', at: 9, data: { nature: 'inquiry' } }], 'proposal', ['stopped']],
    [
      'a merge that was undone never was',
      [
        { event: 'merge', at: 9, toState: 'merged' },
        { event: 'unmerge', at: 99, toState: 'new' },
      ],
      'resolve',
      [960],
    ],
  ])('%s', (_, steps, kind, due) => {
    expect(dueOf(told(record, ...steps), kind)).toEqual(due)
  })

  it('an inquiry that turns out a complaint gets its form and proposal', () => {
    const history = told(
      { ...record, data: { nature: 'inquiry' } },
      { event: 'sort', at: 50, data: { nature: 'complaint' } },
    )
    expect([dueOf(history, 'form'), dueOf(history, 'proposal')]).toEqual([[80], [530]])
  })

  it('spoken to somebody, it is acknowledged', () => {
    expect(dueOf(told({ ...record, data: { spoken: '1' } }), 'acknowledge')).toEqual(['stopped'])
  })

  it('is kept at its very end, and broken after it', () => {
    expect(late(told(record), 30)).toEqual([])
    expect(late(told(record, { event: 'route', at: 5, toState: 'assigned' }), 31)).toEqual(['acknowledge'])
    expect(late(told(record, { event: 'reject', at: 30, toState: 'rejected' }), 500)).toEqual([])
  })

  it('tells one level after the other, and what is due next', () => {
    const clocks = clocksOf(told(record), terms, DAY_AND_NIGHT)
    const levels = (minute: number) =>
      breachesOf(clocks, minute * MINUTE)
        .filter(({ kind }) => kind === 'acknowledge')
        .map(({ level }) => level)
    expect([levels(15), levels(16), levels(31), levels(91)]).toEqual([
      ...[[], ['warning'], ['warning', 'solver'], ['warning', 'solver', 'crm']],
    ])
    expect(levels(271)).toHaveLength(5)
    expect(nextDue(clocks)).toEqual({ kind: 'acknowledge', dueAt: 30 * MINUTE })
    expect(nextLook(clocks, 0)).toBe(15 * MINUTE + 1)
    expect(isUnanswered(clocks)).toBe(false)
  })

  it('takes the most exact line', () => {
    const about = { severity: 'normal', nature: 'complaint' } as const
    expect(targetOf(terms, { ...about, tier: 'gold' }).resolve).toBe(480)
    expect(targetOf(terms, { ...about, tier: 'silver' }).resolve).toBe(960)
    expect(targetOf(terms, { ...about, severity: 'low', tier: '' }).resolve).toBe(0)
  })

  it('runs over Spring Festival and its make-up Sunday', () => {
    const hours = { open: 540, close: 1_080, breaks: [{ from: 720, to: 780 }] }
    const week = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, hours]))
    const time = openTimeOf({ zone: 'Asia/Shanghai', week, exceptions: [], kindOf: chineseDay })
    const at = (day: string, minute: number) => instantOf('Asia/Shanghai', day, minute)
    // 14 February 2026 is a Saturday of work; the feast lasts from the 15th to the 23rd.
    expect(time.add(at('2026-02-13', 1_050), 60 * MINUTE)).toBe(at('2026-02-14', 570))
    expect(time.add(at('2026-02-14', 1_050), 60 * MINUTE)).toBe(at('2026-02-24', 570))
    // 4 January 2026 is a Sunday of work.
    expect(time.between(at('2026-01-04', 0), at('2026-01-05', 0))).toBe(480 * MINUTE)
  })
})

const span = fc.integer({ min: 180, max: 1_430 })
const hours = fc.tuple(span, span, fc.array(fc.tuple(span, span), { maxLength: 2 })).map(([a, b, breaks]) => ({
  ...{ open: Math.min(a, b), close: Math.max(a, b) },
  breaks: breaks.map(([c, d]) => ({ from: Math.min(c, d), to: Math.max(c, d) })),
}))
const PLACES = [
  ...[
    ['Asia/Shanghai', '2026-02-12'],
    ['Asia/Shanghai', '2026-01-03'],
    ['Europe/Berlin', '2026-03-28'],
  ],
  ...[
    ['Europe/Berlin', '2026-10-24'],
    ['America/New_York', '2026-03-07'],
    ['Asia/Kolkata', '2026-05-01'],
  ],
] as [string, string][]
const calendars = fc
  .record({
    place: fc.constantFrom(...PLACES),
    week: fc.array(fc.option(hours, { freq: 5 }), { minLength: 7, maxLength: 7 }),
    off: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ place: [zone, day], week, off }) => ({
    day,
    calendar: {
      ...{ zone, exceptions: off === 0 ? [{ day: addDays(day, 1) }] : [] },
      week: Object.fromEntries(week.flatMap((one, index) => (one ? [[index + 1, one]] : []))),
      ...(zone === 'Asia/Shanghai' ? { kindOf: chineseDay } : {}),
    } satisfies DealerCalendar,
  }))
const turns = fc.array(
  fc.record({
    event: fc.constantFrom(...CASE_EVENTS.filter((event) => event !== 'merge'), ...TURN_EVENTS),
    toState: fc.option(fc.constantFrom(...CASE_STATES.filter((state) => state !== 'merged')), { freq: 2 }),
    hand: fc.constantFrom('owner', 'keeper', 'solver', 'system'),
    actorId: fc.constantFrom('u', 'v', null),
    solverId: fc.constantFrom('u', 'v', ''),
    nature: fc.constantFrom(...NATURES),
    severity: fc.constantFrom(...SEVERITIES),
    wait: fc.integer({ min: 0, max: 150 }),
  }),
  { maxLength: 7 },
)
const minutes = fc.integer({ min: 0, max: 240 })
const someTerms = fc
  .record({
    base: fc.array(minutes, { minLength: 24, maxLength: 24 }),
    warn: fc.constantFrom(50, 75, 90),
    silent: minutes,
    ladder: fc.tuple(minutes, minutes, minutes),
  })
  .map(({ base, warn, silent, ladder: [crm, manager, hq] }) => ({
    ...{ ...DEFAULT_TERMS, warnPercent: warn, silentMinutes: silent },
    escalateAfter: { crm, manager: crm + manager, hq: crm + manager + hq },
    targets: SEVERITIES.map((severity, place) => {
      const [acknowledge = 0, form = 0, contact = 0, proposal = 0, resolve = 0, reply = 0] = base.slice(place * 6)
      return { severity, tier: '', nature: '', acknowledge, form, contact, proposal, resolve, reply }
    }),
  }))
const stories = fc.record({
  calendar: calendars,
  turns,
  terms: someTerms,
  start: fc.integer({ min: 0, max: 2_000 }),
  tail: fc.integer({ min: 1, max: 240 }),
  nature: fc.constantFrom(...NATURES),
})

function storyOf({ calendar: { day, calendar }, turns: list, start, tail, nature }: Story) {
  let at = instantOf(calendar.zone, day, 480) + start * MINUTE
  let state = 'new'
  const first = { id: 's', event: 'record', fromState: '', toState: 'new', at, actorId: null, hand: 'owner' }
  const history: HistoryStep[] = [{ ...first, data: { nature, severity: 'normal', tier: '' } }]
  list.forEach(({ wait, event, hand, actorId, toState, ...data }, place) => {
    at += wait * MINUTE
    const fromState = state
    state = toState ?? state
    history.push({ id: `s${place}`, event, fromState, toState: state, at, actorId, hand, data })
  })
  return { history, calendar, until: at + tail * MINUTE }
}
type Story = typeof stories extends fc.Arbitrary<infer T> ? T : never
const keys = (history: readonly HistoryStep[], given: Story['terms'], calendar: DealerCalendar, now: number) =>
  breachesOf(clocksOf(history, given, openTimeOf(calendar)), now).map(
    ({ kind, clock, level }) => `${kind} ${clock} ${level}`,
  )

describe('whatever happens', () => {
  it('adding a span and measuring it are inverse', () => {
    fc.assert(
      fc.property(
        calendars,
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 1, max: 5_000 }),
        ({ day, calendar }, later, long) => {
          const time = openTimeOf(calendar)
          const from = instantOf(calendar.zone, day, 0) + later * MINUTE
          const to = time.add(from, long * MINUTE)
          if (to === undefined) return
          expect(time.between(from, to)).toBe(long * MINUTE)
          expect(time.between(from, to - 1)).toBeLessThan(long * MINUTE)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('resting never shortens what is left', () => {
    fc.assert(
      fc.property(
        calendars,
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        ({ day, calendar }, asked, answered) => {
          const at = instantOf(calendar.zone, day, 600)
          const leftAt = (history: HistoryStep[]) => {
            const end = { event: 'withdraw', hand: 'owner', toState: 'withdrawn', at: at / MINUTE + 700 }
            const clocks = clocksOf([...history, ...told(record, end).slice(1)], terms, openTimeOf(calendar))
            return clocks.find(({ kind }) => kind === 'resolve')?.left ?? 0
          }
          const begin = { ...record, at: at / MINUTE }
          const plain = told(begin)
          const rested = told(
            begin,
            { event: 'ask', at: begin.at + asked },
            { event: 'owner-says', hand: 'owner', at: begin.at + asked + answered },
          )
          expect(leftAt(rested)).toBeGreaterThanOrEqual(leftAt(plain))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('looking after each step finds what one look at the end finds', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { history, calendar, until } = storyOf(story)
        const found = new Set<string>()
        for (const [place, { at }] of history.entries()) {
          const known = history.slice(0, place)
          if (place > 0) for (const key of keys(known, story.terms, calendar, at)) found.add(key)
        }
        for (const key of keys(history, story.terms, calendar, until)) found.add(key)
        expect([...found].sort()).toEqual(keys(history, story.terms, calendar, until).sort())
      }),
      { numRuns: 500 },
    )
  })

  it('a stopwatch that is looked at every minute tells the same people', { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { history, calendar, until } = storyOf(story)
        expect(keys(history, story.terms, calendar, until).sort()).toEqual(
          watchMinutes(history, story.terms, calendar, until),
        )
      }),
      { numRuns: 10_000 },
    )
  })
})
