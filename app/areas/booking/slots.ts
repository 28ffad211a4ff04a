import { type Instant, MINUTE } from '~/kernel/clock'
import { addDays, type Day } from '~/kernel/dates'
import { localDay, QUARTER, quarterOf, quarterStart } from '~/kernel/zones'
import { type Capacity, chooseUnits, type Taken, transportLeft, type Wishes } from './choice'
import { layWork, type Opening } from './layout'
import type { Needs, Transport } from './needs'
import type { BookingPolicy } from './rules'

export type SlotState = 'free' | 'taken' | 'notice'
export type Slot = {
  startsAt: Instant
  readyAt: Instant
  state: SlotState
  /** Units left for each way of waiting. */
  left: Readonly<Record<Exclude<Transport, 'none'>, number>>
}
export type SlotDay = {
  day: Day
  /** `beyond` is outside the horizon. */
  state: 'open' | 'full' | 'closed' | 'beyond'
  /** Ticks of what is free, 0 to 4. */
  measure: 0 | 1 | 2 | 3 | 4
  slots: readonly Slot[]
}

export type SlotQuestion = {
  needs: Needs
  capacity: Capacity
  taken: Taken
  /** Sorted, from the first day asked for until well after the last. */
  openings: readonly Opening[]
  policy: BookingPolicy
  zone: string
  now: Instant
  wishes: Wishes
}

/** First start that notice allows; the desk books from now on. */
export function earliestStart(policy: BookingPolicy, now: Instant, online: boolean): Instant {
  return Math.ceil((now + (online ? policy.noticeMinutes * MINUTE : 0)) / QUARTER) * QUARTER
}

/** Last local day that may be booked. */
export function lastDay(policy: BookingPolicy, zone: string, now: Instant): Day {
  return addDays(localDay(zone, now), policy.horizonDays)
}

/** Every start of a day at the dealer's step, from each opening on. */
export function startsOf(day: Day, openings: readonly Opening[], stepMinutes: number): number[] {
  const step = Math.max(1, Math.round(stepMinutes / 15))
  const starts: number[] = []
  for (const opening of openings) {
    if (opening.day !== day) continue
    for (let quarter = opening.from; quarter < opening.to; quarter += step) starts.push(quarter)
  }
  return starts
}

/** Slots of days, each with the state that a booking at this moment would meet; past ones are left out. */
export function slotDays(question: SlotQuestion, days: readonly Day[]): SlotDay[] {
  const { openings, policy, zone, now, wishes } = question
  const earliest = earliestStart(policy, now, wishes.online)
  const beyond = lastDay(policy, zone, now)
  return days.map((day) => {
    if (day > beyond || day < localDay(zone, now)) return { day, state: 'beyond', measure: 0, slots: [] }
    const starts = startsOf(day, openings, policy.stepMinutes)
    if (starts.length === 0) return { day, state: 'closed', measure: 0, slots: [] }
    const slots = starts.flatMap((start) => {
      if (quarterStart(start) < now) return []
      const slot = slotAt(question, start)
      return slot ? [slot.startsAt < earliest ? { ...slot, state: 'notice' as const } : slot] : []
    })
    const free = slots.filter((slot) => slot.state === 'free').length
    const measure = free === 0 ? 0 : (Math.ceil((free / slots.length) * 4) as 1 | 2 | 3 | 4)
    return { day, state: free === 0 ? 'full' : 'open', measure, slots }
  })
}

function slotAt({ needs, capacity, taken, openings, wishes }: SlotQuestion, start: number): Slot | undefined {
  const layout = layWork(needs, start, openings)
  if (!layout) return undefined
  const choice = chooseUnits(layout, capacity, taken, wishes)
  const count = (transport: Transport) => (choice.ok ? transportLeft(layout, capacity.units, taken, transport) : 0)
  return {
    startsAt: layout.startsAt,
    readyAt: layout.readyAt,
    state: choice.ok ? 'free' : 'taken',
    left: { wait: count('wait'), shuttle: count('shuttle'), loaner: count('loaner') },
  }
}

/** A free start, as it is offered instead of one that is gone. */
export type Alternative = { startsAt: Instant; readyAt: Instant }

/** The free slots nearest to a moment, in order of time: what a refusal offers instead. */
export function nearestFree(question: SlotQuestion, wanted: Instant, count = 3): Alternative[] {
  const { openings, policy, now, wishes, zone } = question
  const earliest = quarterOf(earliestStart(policy, now, wishes.online))
  const beyond = lastDay(policy, zone, now)
  const starts = openings
    .filter((opening) => opening.day <= beyond)
    .flatMap((opening) => startsOf(opening.day, [opening], policy.stepMinutes))
    .filter((quarter) => quarter >= earliest)
    .sort((a, b) => Math.abs(quarterStart(a) - wanted) - Math.abs(quarterStart(b) - wanted))
  const found: Alternative[] = []
  for (const start of starts) {
    const slot = slotAt(question, start)
    if (slot?.state === 'free') found.push({ startsAt: slot.startsAt, readyAt: slot.readyAt })
    if (found.length === count) break
  }
  return found.sort((a, b) => a.startsAt - b.startsAt)
}
