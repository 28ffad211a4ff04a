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
import { chineseDay } from '~/areas/dealers/holidays.server'
import { openTimeOf } from '~/areas/dealers/open-time'
import { instantOf } from '~/kernel/zones'
import { type Given, MINUTE, record, terms, told } from './histories'

const late = (history: HistoryStep[], minute: number) =>
  breachesOf(clocksOf(history, terms, DAY_AND_NIGHT), minute * MINUTE)
    .filter(({ level }) => level === 'solver')
    .map(({ kind }) => kind)
const dueOf = (history: HistoryStep[], kind: string) =>
  clocksOf(history, terms, DAY_AND_NIGHT)
    .filter((clock) => clock.kind === kind)
    .map(({ dueAt, stoppedAt }) => (stoppedAt !== null ? 'stopped' : dueAt === null ? 'rests' : dueAt / MINUTE))

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

  it('forgets no minute while nothing is promised in between', () => {
    const sorted = (severity: string, at: number) => ({ event: 'sort', at, data: { nature: 'complaint', severity } })
    expect(dueOf(told(record, sorted('low', 10), sorted('normal', 30)), 'resolve')).toEqual([960])
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

  it.each([
    ['spring', '2026-03-29', 120],
    ['autumn', '2026-10-25', 240],
  ])('counts the real minutes of the night in which the clocks change in %s', (_, day, minutes) => {
    const night = { open: 60, close: 240, breaks: [] }
    const time = openTimeOf({ zone: 'Europe/Berlin', week: { 7: night }, exceptions: [] })
    const [from, to] = [instantOf('Europe/Berlin', day, 60), instantOf('Europe/Berlin', day, 240)]
    expect(time.between(from, to)).toBe(minutes * MINUTE)
    expect(time.add(from, minutes * MINUTE)).toBe(to)
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
