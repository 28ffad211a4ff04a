import { addDays, addMonths, addYears, type Day, daysBetween, endOfMonth } from '~/kernel/dates'

/**
 * How a car is used decides its inspections on the Chinese mainland. `private_small`: small and micro passenger cars
 * not used for hire, vans (面包车) excepted, without a casualty accident or forbidden changes.
 */
export type InspectionClass = 'private_small' | 'operating'

export type Inspection = {
  /** Full years since registration; half years for operating cars above five. */
  year: number
  /** `visit`: the car goes to a test station. `mark`: the mark is applied for without a visit. */
  kind: 'visit' | 'mark'
  /** Last day: the end of the month of registration. */
  dueOn: Day
  /** From three months before on it may be done. */
  opensOn: Day
  state: 'fine' | 'open' | 'late'
  daysLeft: number
}

const OPENS_MONTHS_BEFORE = 3
const OLDEST = 40

type Slot = { year: number; kind: 'visit' | 'mark'; dueOn: Day }

/**
 * Dates of the rule in force since 1 October 2022: private small cars apply for the mark in years 2, 4 and 8, go to a
 * station in years 6 and 10, and every year after. Operating cars go every year, from the sixth on twice.
 */
export function inspectionSlots(registeredOn: Day, kind: InspectionClass): Slot[] {
  const slot = (months: number, visit: boolean): Slot => ({
    year: months / 12,
    kind: visit ? 'visit' : 'mark',
    dueOn: endOfMonth(addMonths(`${registeredOn.slice(0, 8)}01`, months)),
  })
  const slots: Slot[] = []
  if (kind === 'private_small') {
    for (const year of [2, 4, 6, 8, 10]) slots.push(slot(year * 12, year === 6 || year === 10))
    for (let year = 11; year <= OLDEST; year++) slots.push(slot(year * 12, true))
  } else {
    for (let year = 1; year <= 5; year++) slots.push(slot(year * 12, true))
    for (let months = 66; months <= OLDEST * 12; months += 6) slots.push(slot(months, true))
  }
  return slots
}

/**
 * The next inspection of a car. An inspection done counts for the slot whose window had opened by then, and for all
 * before. Without `lastDoneOn` those of the past count as done. Undefined beyond forty years.
 */
export function nextInspection(
  car: { registeredOn: Day; kind: InspectionClass; lastDoneOn?: Day },
  today: Day,
): Inspection | undefined {
  const { registeredOn, kind, lastDoneOn } = car
  for (const slot of inspectionSlots(registeredOn, kind)) {
    const opensOn = addDays(endOfMonth(addMonths(`${slot.dueOn.slice(0, 8)}01`, -OPENS_MONTHS_BEFORE)), 1)
    const done = lastDoneOn === undefined ? slot.dueOn < today : opensOn <= lastDoneOn
    if (done) continue
    const state = slot.dueOn < today ? 'late' : opensOn <= today ? 'open' : 'fine'
    return { ...slot, opensOn, state, daysLeft: daysBetween(today, slot.dueOn) }
  }
  return undefined
}

/** Last day of a yearly insurance that began on a day: the day before the same date a year later. */
export function insuranceEnd(beganOn: Day, years = 1): Day {
  return addDays(addYears(beganOn, years), -1)
}
