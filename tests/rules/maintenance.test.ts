import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspectionSlots, insuranceEnd, nextInspection } from '~/areas/garage/inspection'
import {
  type CarUse,
  dueState,
  guaranteeTerm,
  type Milestone,
  nextDue,
  type PlanLine,
  termState,
} from '~/areas/garage/maintenance'
import { addDays } from '~/kernel/dates'

const oil: PlanLine = { code: 'oil', everyKm: 10_000, everyMonths: 12 }
const use = (more: Partial<CarUse> = {}): CarUse => ({
  startOn: '2024-06-10',
  now: { on: '2026-11-20', km: 26_418 },
  kmPerDay: 47,
  ...more,
})
const today = '2026-11-22'

describe('maintenance due', () => {
  it('is the next mark of the plan, projected from real use', () => {
    const done: Milestone[] = [
      { on: '2025-06-12', km: 9_800 },
      { on: '2026-06-12', km: 20_180 },
    ]
    expect(nextDue(oil, use(), done, today)).toEqual({
      code: 'oil',
      number: 3,
      dueKm: 30_000,
      dueOn: '2027-06-10',
      // 3,582 km at 47 a day: 77 days after the reading.
      projectedOn: '2027-02-05',
      by: 'km',
      state: 'fine',
      daysLeft: 75,
      kmLeft: 3_582,
    })
  })

  it('counts from the actual service when the club wants that', () => {
    const item = nextDue(oil, use(), [{ on: '2026-06-12', km: 20_180 }], today, 'actual')
    expect(item).toMatchObject({ dueKm: 30_180, dueOn: '2027-06-12', number: 2 })
  })

  it.each([
    ['early by less than a quarter keeps its mark', { on: '2025-03-20', km: 7_600 }, 2],
    ['early by more does not use up the next mark', { on: '2024-12-01', km: 3_000 }, 2],
    ['a late one skips the marks that it passed', { on: '2026-11-01', km: 26_000 }, 3],
    ['two years by date pass two marks', { on: '2026-06-10', km: 9_000 }, 3],
  ])('%s', (_, last, number) => {
    expect(nextDue(oil, use({ now: { on: '2026-11-20', km: 26_418 } }), [last], '2026-11-22')?.number).toBe(number)
  })

  it('does not scold for what was before the club knew the car', () => {
    const bought = use({
      startOn: '2019-01-05',
      now: { on: '2026-11-20', km: 81_000 },
      knownFrom: { on: '2026-11-20', km: 81_000 },
    })
    expect(nextDue(oil, bought, [], today)).toMatchObject({ number: 9, dueKm: 90_000, state: 'fine' })
  })

  it('by date alone when the use is unknown, and by kilometres alone when the line has no months', () => {
    const parked = use()
    delete parked.kmPerDay
    expect(nextDue(oil, parked, [], today)).toMatchObject({ by: 'km', state: 'late', projectedOn: today })
    const done = [{ on: '2026-06-12', km: 20_180 }]
    expect(nextDue(oil, parked, done, today)).toMatchObject({ by: 'date', projectedOn: '2027-06-10', kmLeft: 3_582 })
    expect(nextDue({ code: 'tyres', everyKm: 40_000 }, use(), [], today)).toMatchObject({ by: 'km', dueKm: 40_000 })
    expect(nextDue({ code: 'brake_fluid', everyMonths: 24 }, use(), [], today)).toMatchObject({
      by: 'date',
      dueOn: '2026-06-10',
      state: 'late',
      daysLeft: -165,
    })
  })

  it('a first check of its own, and a line done once', () => {
    const first: PlanLine = { code: 'check', firstKm: 5_000, firstMonths: 6, everyKm: 10_000, everyMonths: 12 }
    const fresh = use({ startOn: '2026-10-01', now: { on: today, km: 900 }, kmPerDay: 20 })
    expect(nextDue(first, fresh, [], today)).toMatchObject({ number: 1, dueKm: 5_000, dueOn: '2027-04-01' })
    expect(nextDue(first, fresh, [{ on: '2027-03-30', km: 4_800 }], '2027-04-02')).toMatchObject({
      number: 2,
      dueKm: 15_000,
      dueOn: '2028-04-01',
    })
    const once: PlanLine = { code: 'first_service', firstKm: 5_000, firstMonths: 6 }
    expect(nextDue(once, fresh, [], today)).toMatchObject({ dueKm: 5_000 })
    expect(nextDue(once, fresh, [{ on: '2027-03-30', km: 4_800 }], '2027-04-02')).toBeUndefined()
    expect(nextDue({ code: 'none' }, fresh, [], today)).toBeUndefined()
  })

  it.each([
    [{ days: 31, km: 1_501 }, 'fine'],
    [{ days: 30 }, 'soon'],
    [{ km: 1_500 }, 'soon'],
    [{ days: 0, km: 0 }, 'soon'],
    [{ days: -1, km: 9_000 }, 'late'],
    [{ days: 90, km: -1 }, 'late'],
    [{}, 'fine'],
  ])('%o is %s', (left, state) => {
    expect(dueState(left)).toBe(state)
  })

  it('a service always moves the next mark on, and never backwards', () => {
    const service = fc.record({ days: fc.integer({ min: 0, max: 4_000 }), km: fc.integer({ min: 0, max: 300_000 }) })
    const line = fc.record({
      code: fc.constant('x'),
      everyKm: fc.integer({ min: 1_000, max: 60_000 }),
      everyMonths: fc.integer({ min: 3, max: 60 }),
    })
    fc.assert(
      fc.property(line, service, service, (plan, a, b) => {
        const [early, late] = a.days + a.km / 100 < b.days + b.km / 100 ? [a, b] : [b, a]
        const at = (one: typeof a): Milestone => ({ on: addDays('2015-01-01', one.days), km: one.km })
        const car = use({ startOn: '2015-01-01', now: { on: '2026-11-20', km: 300_000 } })
        const none = nextDue(plan, car, [], today)?.number ?? 0
        const first = nextDue(plan, car, [at(early)], today)?.number ?? 0
        expect(none).toBe(1)
        expect(first).toBeGreaterThan(none)
        if (late.days >= early.days && late.km >= early.km) {
          expect(nextDue(plan, car, [at(late)], today)?.number).toBeGreaterThanOrEqual(first)
        }
      }),
    )
  })
})

describe('warranty and insurance', () => {
  it('end by date or by kilometres, whichever comes first', () => {
    expect(termState({ until: '2027-06-09', untilKm: 100_000 }, use(), today)).toMatchObject({
      state: 'running',
      by: 'date',
      endsOn: '2027-06-09',
    })
    expect(termState({ until: '2027-06-09', untilKm: 28_000 }, use(), today)).toMatchObject({
      state: 'ending',
      by: 'km',
    })
    expect(termState({ until: '2027-06-09', untilKm: 26_418 }, use(), today)).toMatchObject({
      state: 'ended',
      by: 'km',
      kmLeft: 0,
    })
    expect(termState({ until: today }, use(), today)).toMatchObject({ state: 'ending', daysLeft: 0 })
    expect(termState({ until: '2026-11-21' }, use(), today)).toMatchObject({ state: 'ended', daysLeft: -1 })
    expect(termState({ until: '2026-11-01', untilKm: 20_000 }, use(), today)).toMatchObject({
      state: 'ended',
      by: 'date',
    })
    expect(termState({}, use(), today)).toEqual({ state: 'running' })
  })

  it('keeps the two guarantee periods apart', () => {
    expect(guaranteeTerm('repair', '2024-06-10', 12)).toEqual({ until: '2027-06-09', untilKm: 60_012 })
    expect(guaranteeTerm('exchange', '2024-06-10')).toEqual({ until: '2026-06-09', untilKm: 50_000 })
  })

  it('insurance lasts a year', () => {
    expect(insuranceEnd('2026-03-01')).toBe('2027-02-28')
    expect(insuranceEnd('2024-02-29')).toBe('2025-02-27')
  })
})

describe('inspection', () => {
  it('of a private car: a mark every two years, a visit in years 6 and 10, then every year', () => {
    const slots = inspectionSlots('2016-03-18', 'private_small')
    expect(slots.slice(0, 7).map((one) => [one.year, one.kind, one.dueOn])).toEqual([
      [2, 'mark', '2018-03-31'],
      [4, 'mark', '2020-03-31'],
      [6, 'visit', '2022-03-31'],
      [8, 'mark', '2024-03-31'],
      [10, 'visit', '2026-03-31'],
      [11, 'visit', '2027-03-31'],
      [12, 'visit', '2028-03-31'],
    ])
  })

  it.each([
    ['young, far away', '2025-05-20', undefined, 'mark', '2027-05-31', 'fine'],
    ['window open', '2025-01-20', undefined, 'mark', '2027-01-31', 'open'],
    ['due this month', '2022-11-05', undefined, 'mark', '2026-11-30', 'open'],
    ['sixth year', '2021-02-28', undefined, 'visit', '2027-02-28', 'fine'],
    ['done within the window', '2022-11-05', '2026-09-02', 'visit', '2028-11-30', 'fine'],
    ['done before the window opened does not count', '2022-11-05', '2026-07-31', 'mark', '2026-11-30', 'open'],
    ['never renewed', '2020-03-10', '2022-03-02', 'mark', '2024-03-31', 'late'],
    ['after ten years every year', '2014-12-10', '2025-12-08', 'visit', '2026-12-31', 'open'],
  ])('%s', (_, registeredOn, lastDoneOn, kind, dueOn, state) => {
    const car = { registeredOn, kind: 'private_small' as const, ...(lastDoneOn ? { lastDoneOn } : {}) }
    expect(nextInspection(car, today)).toMatchObject({ kind, dueOn, state })
  })

  it('opens three months before the month ends', () => {
    expect(nextInspection({ registeredOn: '2025-03-18', kind: 'private_small' }, today)).toMatchObject({
      opensOn: '2027-01-01',
      dueOn: '2027-03-31',
    })
  })

  it('of cars for hire is yearly and later twice a year', () => {
    const slots = inspectionSlots('2020-01-31', 'operating')
    expect(slots.slice(4, 7).map((one) => one.dueOn)).toEqual(['2025-01-31', '2025-07-31', '2026-01-31'])
  })

  it('dates rise, and an answer for today is never done yet', () => {
    const day = fc.integer({ min: 0, max: 9_000 }).map((count) => addDays('2002-01-01', count))
    fc.assert(
      fc.property(day, fc.constantFrom('private_small' as const, 'operating' as const), (registeredOn, kind) => {
        const slots = inspectionSlots(registeredOn, kind)
        for (const [index, slot] of slots.entries())
          expect(slot.dueOn > (slots[index - 1]?.dueOn ?? registeredOn)).toBe(true)
        const next = nextInspection({ registeredOn, kind }, today)
        expect(next && next.dueOn >= today).toBe(true)
      }),
    )
  })
})
