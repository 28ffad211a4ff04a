import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breachesOf, clocksOf, type HistoryStep } from '~/areas/cases/clocks'
import { DEFAULT_TERMS } from '~/areas/cases/defaults'
import { CASE_EVENTS, CASE_STATES, NATURES, SEVERITIES, TURN_EVENTS } from '~/areas/cases/rules'
import { chineseDay } from '~/areas/dealers/holidays.server'
import { openTimeOf } from '~/areas/dealers/open-time'
import type { DealerCalendar } from '~/areas/dealers/working-hours'
import { addDays } from '~/kernel/dates'
import { instantOf } from '~/kernel/zones'
import { MINUTE, record, terms, told } from './histories'
import { watchMinutes } from './oracle'

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
