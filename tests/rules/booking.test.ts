import { describe, expect, it } from 'vitest'
import { type Capacity, chooseUnits, onlinePermit, overflowLane, permitsOf, type Taken } from '~/areas/booking/choice'
import { BEFORE_NIGHT, layWork, openingsOf } from '~/areas/booking/layout'
import { type JobNeed, needsOf, type Unit } from '~/areas/booking/needs'
import {
  BOOKING_EVENTS,
  BOOKING_STATES,
  type BookingFacts,
  bookingFlow,
  DEFAULT_POLICY,
  mayBook,
} from '~/areas/booking/rules'
import { nearestFree, type SlotQuestion, slotDays } from '~/areas/booking/slots'
import { afterLapse, inOrder, offerUntil, suitsWaiting } from '~/areas/booking/waiting'
import { type DealerCalendar, openSpans } from '~/areas/dealers/working-hours'
import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import { addDays } from '~/kernel/dates'
import { endings, reachable, step } from '~/kernel/flow'
import { instantOf, localOf, quarterOf } from '~/kernel/zones'

const job = (minutes: number, more: Partial<JobNeed> = {}): JobNeed => ({
  templateId: `job-${minutes}`,
  name: { zh: '保养', en: 'Service' },
  minutes,
  skill: 'general',
  bayType: 'lift',
  bufferMinutes: 0,
  priceMinor: 10_000,
  ...more,
})
const unit = (id: string, kind: Unit['kind'], more: Partial<Unit> = {}): Unit => ({
  ...{ id, kind, name: id, active: true },
  bayType: kind === 'bay' ? 'lift' : '',
  skills: kind === 'technician' ? ['general'] : [],
  ...more,
})
const usual = { open: 8 * 60, close: 18 * 60, breaks: [{ from: 12 * 60, to: 13 * 60 }] }
const week = Object.fromEntries([1, 2, 3, 4, 5, 6].map((day) => [day, usual]))
const calendar = (zone = 'Asia/Shanghai', more: Partial<DealerCalendar> = {}): DealerCalendar => ({
  ...{ zone, week, exceptions: [] },
  ...more,
})
const openings = (from: string, days: number, given = calendar()) =>
  Array.from({ length: days }, (_, ahead) => addDays(from, ahead)).flatMap((day) =>
    openingsOf(day, openSpans(given, day)),
  )
const at = (day: string, time: string, zone = 'Asia/Shanghai') => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return instantOf(zone, day, hours * 60 + minutes)
}
const MONDAY = '2026-03-02'
const capacity = (units: Unit[], onlinePermits = 9): Capacity => ({ dealerId: 'd', units, onlinePermits })
const taken = (given: Record<string, number[]>): Taken =>
  new Map(Object.entries(given).map(([id, list]) => [id, new Set(list)]))
const none: Taken = new Map()

describe('the life of a booking', () => {
  const facts: BookingFacts = {
    ...{ now: 0, startsAt: 10 * DAY, heldUntil: 1, moves: 0 },
    policy: DEFAULT_POLICY,
  }
  const late: BookingFacts = { ...facts, now: 10 * DAY + HOUR, heldUntil: 1 }

  it('allows what its table says and nothing else', () => {
    const expected: Record<string, string> = {
      'held confirm': 'member staff system',
      'held drop': 'member staff system',
      'walked-in place': 'staff',
      'missed place': 'staff',
      'booked reschedule': 'member',
      'booked move': 'staff',
      'checked-in move': 'staff',
      'in-work move': 'staff',
      'paused move': 'staff',
      'booked cancel': 'member staff system',
      'walked-in cancel': 'staff system',
      'checked-in cancel': 'staff system',
      'booked check-in': 'staff system',
      'walked-in check-in': 'staff system',
      'checked-in start': 'staff system',
      'paused start': 'staff system',
      'ready start': 'staff system',
      'checked-in pause': 'staff system',
      'in-work pause': 'staff system',
      'checked-in ready': 'staff system',
      'in-work ready': 'staff system',
      'paused ready': 'staff system',
      'checked-in finish': 'staff system',
      'in-work finish': 'staff system',
      'paused finish': 'staff system',
      'ready finish': 'staff system',
    }
    for (const state of BOOKING_STATES) {
      for (const event of BOOKING_EVENTS) {
        const hands = (['member', 'staff', 'system'] as const).filter(
          (who) => step(bookingFlow, state, event, who, facts).ok,
        )
        expect(hands.join(' '), `${state} ${event}`).toBe(expected[`${state} ${event}`] ?? '')
      }
    }
  })

  it('knows the guards of time: holds, notice, moves and grace', () => {
    expect(step(bookingFlow, 'held', 'confirm', 'member', late)).toMatchObject({ reason: 'hold_over' })
    expect(step(bookingFlow, 'held', 'lapse', 'system', facts)).toMatchObject({ reason: 'hold_runs' })
    expect(step(bookingFlow, 'held', 'lapse', 'system', late)).toMatchObject({ to: 'lapsed' })
    const edge = { ...facts, now: facts.startsAt - DEFAULT_POLICY.cancelNoticeMinutes * MINUTE }
    expect(step(bookingFlow, 'booked', 'cancel', 'member', edge).ok).toBe(true)
    expect(step(bookingFlow, 'booked', 'cancel', 'member', { ...edge, now: edge.now + 1 })).toMatchObject({
      reason: 'too_late_to_change',
    })
    expect(step(bookingFlow, 'booked', 'cancel', 'staff', late).ok).toBe(true)
    expect(step(bookingFlow, 'booked', 'reschedule', 'member', { ...facts, moves: 3 })).toMatchObject({
      reason: 'moved_too_often',
    })
    expect(step(bookingFlow, 'booked', 'miss', 'staff', facts)).toMatchObject({ reason: 'not_late_yet' })
    expect(step(bookingFlow, 'booked', 'miss', 'staff', late)).toMatchObject({ to: 'missed' })
  })

  it('reaches every state from a hold, walk-ins apart, and ends where it should', () => {
    expect([...reachable(bookingFlow), 'walked-in'].sort()).toEqual([...BOOKING_STATES].sort())
    expect([...endings(bookingFlow)].sort()).toEqual(['cancelled', 'done', 'lapsed'])
  })

  it('lets an owner book unless the dealer, a missed booking, a clash or the count stands against it', () => {
    const gate = { ahead: 0, carBooked: null, missed: 0, dealerOpenToMembers: true, policy: DEFAULT_POLICY }
    expect(mayBook(gate).ok).toBe(true)
    expect(mayBook({ ...gate, ahead: 4 })).toMatchObject({ reason: 'too_many_ahead', nextStep: '/book' })
    expect(mayBook({ ...gate, carBooked: 'B-1' })).toMatchObject({ reason: 'car_booked', nextStep: '/book/B-1' })
    expect(mayBook({ ...gate, missed: 2 })).toMatchObject({ reason: 'missed_too_often' })
    expect(mayBook({ ...gate, missed: 2, policy: { ...DEFAULT_POLICY, missedLimit: 0 } }).ok).toBe(true)
    expect(mayBook({ ...gate, dealerOpenToMembers: false })).toMatchObject({ reason: 'dealer_closed' })
  })
})

describe('needs and layout', () => {
  it('puts jobs of one skill and bay together and rounds up once', () => {
    const needs = needsOf([job(20), job(50, { bufferMinutes: 15 }), job(40, { bayType: 'alignment', skill: 'tyres' })])
    expect(needs).toMatchObject({ minutes: 110, estimateMinor: 30_000 })
    expect(needs.segments).toEqual([
      { skill: 'general', bayType: 'lift', minutes: 70, quarters: 5, bufferQuarters: 1 },
      { skill: 'tyres', bayType: 'alignment', minutes: 40, quarters: 3, bufferQuarters: 0 },
    ])
  })

  it('keeps the bay through a break, not the technician, and tells the exact minute of ready', () => {
    const layout = layWork(needsOf([job(130)]), quarterOf(at(MONDAY, '11:00')), openings(MONDAY, 1))
    expect(layout && localOf('Asia/Shanghai', layout.readyAt).minute).toBe(14 * 60 + 10)
    expect(layout?.segments[0]?.work).toHaveLength(9)
    expect(layout?.segments[0]?.stay).toHaveLength(13)
  })

  it('stays over night only after an hour of work, skips closed days and comes to an end', () => {
    const needs = needsOf([job(300)])
    const days = openings('2026-03-06', 5)
    const late = layWork(needs, quarterOf(at('2026-03-07', '17:00')), days)
    expect(late?.days).toEqual(['2026-03-07', '2026-03-09'])
    expect(layWork(needs, quarterOf(at('2026-03-07', '17:00')) + (4 - BEFORE_NIGHT) + 1, days)).toBeUndefined()
    expect(layWork(needs, quarterOf(at('2026-03-07', '12:15')), days)).toBeUndefined()
    expect(layWork(needsOf([job(6_000)]), quarterOf(at('2026-03-06', '08:00')), days)).toBeUndefined()
  })
})

describe('the choice of units', () => {
  const layout = layWork(needsOf([job(60)]), quarterOf(at(MONDAY, '09:00')), openings(MONDAY, 1))
  if (!layout) throw new Error('no layout')
  const quarters = layout.segments[0]?.work ?? []
  const wishes = { transport: 'none' as const, online: false }

  it('prefers the unit that is wanted, then the least gifted, then the tightest gap', () => {
    const units = [
      unit('b1', 'bay'),
      unit('b2', 'bay'),
      unit('t1', 'technician', { skills: ['general', 'body'] }),
      unit('t2', 'technician'),
    ]
    const before = taken({ b2: [(quarters[0] ?? 0) - 1] })
    const choice = chooseUnits(layout, capacity(units), before, wishes)
    expect(choice.ok && choice.claims.map((one) => one.unitId)).toEqual(['b2', 't2'])
    const wanted = chooseUnits(layout, capacity(units), none, { ...wishes, prefer: ['t1'] })
    expect(wanted.ok && wanted.claims.map((one) => one.unitId)).toEqual(['b1', 't1'])
    const insisted = chooseUnits(layout, capacity(units), taken({ b2: [...quarters] }), { ...wishes, insist: ['b2'] })
    expect(insisted).toEqual({ ok: false, missing: 'bay' })
  })

  it('claims a permit for every quarter of an online booking, and refuses when the quota is used up', () => {
    const units = [unit('b1', 'bay'), unit('b2', 'bay'), unit('t1', 'technician'), unit('t2', 'technician')]
    const choice = chooseUnits(layout, capacity(units, 1), none, { ...wishes, online: true })
    expect(choice.ok && choice.claims.find((one) => one.kind === 'online')).toMatchObject({
      unitId: onlinePermit('d', 1),
      quarters,
    })
    const used = taken({ [onlinePermit('d', 1)]: [quarters[1] ?? 0] })
    expect(chooseUnits(layout, capacity(units, 1), used, { ...wishes, online: true })).toEqual({
      ok: false,
      missing: 'online',
    })
    expect(chooseUnits(layout, capacity(units, 1), used, wishes).ok).toBe(true)
    expect(permitsOf(units, 80)).toBe(1)
    expect(permitsOf(units, 0)).toBe(0)
  })

  it('takes an overflow lane by override, the next one when that is taken', () => {
    const units = [unit('b1', 'bay'), unit('t1', 'technician')]
    const full = taken({ b1: [...quarters], [overflowLane('d', 'bay', 1)]: [...quarters] })
    const choice = chooseUnits(layout, capacity(units), full, { ...wishes, overflow: true })
    expect(choice).toMatchObject({ ok: true, overflow: true })
    expect(choice.ok && choice.claims.map((one) => one.unitId)).toEqual([overflowLane('d', 'bay', 2), 't1'])
  })

  it('gives seats for the wait, not over night, and loaners until they are back and clean', () => {
    const units = [unit('b1', 'bay'), unit('t1', 'technician'), unit('s1', 'waiter'), unit('l1', 'loaner')]
    const wait = chooseUnits(layout, capacity(units), none, { ...wishes, transport: 'wait' })
    expect(wait.ok && wait.claims.at(-1)).toMatchObject({ unitId: 's1', quarters })
    const loaner = chooseUnits(layout, capacity(units), none, { ...wishes, transport: 'loaner' })
    expect(loaner.ok && loaner.claims.at(-1)?.quarters).toHaveLength(6)
    const night = layWork(needsOf([job(240)]), quarterOf(at(MONDAY, '16:00')), openings(MONDAY, 3))
    if (!night) throw new Error('no layout')
    expect(chooseUnits(night, capacity(units), none, { ...wishes, transport: 'wait' })).toEqual({
      ok: false,
      missing: 'overnight',
    })
    expect(chooseUnits(layout, capacity(units), none, { ...wishes, transport: 'shuttle' })).toEqual({
      ok: false,
      missing: 'shuttle',
    })
  })
})

describe('slots', () => {
  const question = (more: Partial<SlotQuestion> = {}, given = calendar(), from = MONDAY, days = 10): SlotQuestion => ({
    needs: needsOf([job(60)]),
    capacity: capacity([unit('b1', 'bay'), unit('t1', 'technician')]),
    taken: none,
    openings: openings(from, days, given),
    policy: DEFAULT_POLICY,
    zone: given.zone,
    now: at(from, '06:00', given.zone),
    wishes: { transport: 'none', online: true },
    ...more,
  })

  it('offers the dealer step, marks what is too soon and what is taken, and measures the day', () => {
    const busy = Array.from({ length: 16 }, (_, i) => quarterOf(at(MONDAY, '13:00')) + i)
    const [day] = slotDays(question({ taken: taken({ b1: busy }), now: at(MONDAY, '08:20') }), [MONDAY])
    const times = day?.slots.map(
      (slot) => `${Math.round(localOf('Asia/Shanghai', slot.startsAt).minute / 15)}:${slot.state}`,
    )
    expect(times?.slice(0, 4)).toEqual(['35:notice', '38:notice', '41:notice', '44:free'])
    expect(day?.slots.filter((slot) => slot.state === 'taken')).toHaveLength(7)
    expect(day).toMatchObject({ state: 'open', measure: 1 })
  })

  it('closes Sundays and feasts, opens make-up Saturdays, ends at the horizon', () => {
    const feast = calendar('Asia/Shanghai', {
      week: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, usual])),
      kindOf: (day) =>
        day === '2026-03-03'
          ? { kind: 'holiday', provisional: false }
          : day === '2026-03-07'
            ? { kind: 'makeup', provisional: false }
            : { kind: 'workday', provisional: false },
    })
    const days = ['2026-03-02', '2026-03-03', '2026-03-07', '2026-03-08', '2026-09-01']
    expect(slotDays(question({}, feast), days).map((day) => day.state)).toEqual([
      'open',
      'closed',
      'open',
      'closed',
      'beyond',
    ])
  })

  it('keeps wall-clock times across both changes of summer time', () => {
    const zone = 'Europe/Berlin'
    for (const day of ['2026-03-28', '2026-03-30', '2026-10-24', '2026-10-26']) {
      const [found] = slotDays(question({}, calendar(zone), day, 2), [day])
      expect(found?.slots[0] && localOf(zone, found.slots[0].startsAt)).toEqual({ day, minute: 8 * 60 })
      expect(found?.slots).toHaveLength(12)
    }
    const night = calendar(zone, { week: { 7: { open: 0, close: 6 * 60, breaks: [] } } })
    const spring = slotDays(question({ now: at('2026-03-28', '12:00', zone) }, night, '2026-03-28', 2), ['2026-03-29'])
    const autumn = slotDays(question({ now: at('2026-10-24', '12:00', zone) }, night, '2026-10-24', 2), ['2026-10-25'])
    expect(spring[0]?.slots.length).toBeLessThan(autumn[0]?.slots.length ?? 0)
  })

  it('offers the nearest free times in order', () => {
    const busy = taken({ b1: Array.from({ length: 4 }, (_, i) => quarterOf(at(MONDAY, '10:15')) + i) })
    const found = nearestFree(
      question({ taken: busy, wishes: { transport: 'none', online: false } }),
      at(MONDAY, '10:15'),
    )
    expect(found.map((one) => localOf('Asia/Shanghai', one.startsAt).minute)).toEqual([480, 525, 705])
  })
})

describe('the waiting list', () => {
  it('serves in order of rank and suits day and part of day', () => {
    expect(
      inOrder([
        { id: 'b', rank: 2 },
        { id: 'c', rank: 1 },
        { id: 'a', rank: 2 },
      ]).map((one) => one.id),
    ).toEqual(['c', 'a', 'b'])
    const entry = { id: 'e', rank: 0, fromDay: MONDAY, toDay: '2026-03-04', partOfDay: 'morning' as const }
    expect(suitsWaiting(entry, 'Asia/Shanghai', at('2026-03-03', '09:00'))).toBe(true)
    expect(suitsWaiting(entry, 'Asia/Shanghai', at('2026-03-03', '13:00'))).toBe(false)
    expect(suitsWaiting(entry, 'Asia/Shanghai', at('2026-03-05', '09:00'))).toBe(false)
  })

  it('reserves an offer no longer than makes sense, and ends a place after too many lapses', () => {
    expect(offerUntil(DEFAULT_POLICY, 0, DAY)).toBe(2 * HOUR)
    expect(offerUntil(DEFAULT_POLICY, 0, 2 * HOUR)).toBe(HOUR)
    expect(offerUntil(DEFAULT_POLICY, 0, 70 * MINUTE)).toBeUndefined()
    expect(afterLapse(DEFAULT_POLICY, 2, 9)).toEqual({ state: 'waiting', rank: 9 })
    expect(afterLapse(DEFAULT_POLICY, 3, 9).state).toBe('over')
  })
})
