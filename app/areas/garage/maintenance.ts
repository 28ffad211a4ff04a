import { addDays, addMonths, type Day, daysBetween, monthsBetween } from '~/kernel/dates'

/** One line of a maintenance template: every so many kilometres or months, whichever comes first. */
export type PlanLine = {
  code: string
  everyKm?: number
  everyMonths?: number
  /** The first time, where it differs from the rhythm (a first check after 5,000 km, for one). */
  firstKm?: number
  firstMonths?: number
}

/** `plan`: the fixed marks of the plan (10,000, 20,000 …). `actual`: the rhythm counts from the last service. */
export type DueBasis = 'plan' | 'actual'

export type Milestone = { on: Day; km: number }

export type CarUse = {
  /** Delivery or first registration; kilometres count from 0. */
  startOn: Day
  /** The current reading. */
  now: Milestone
  /** Measured kilometres a day; left out, only dates count. */
  kmPerDay?: number
  /** When the club first knew the car: marks passed before count as kept. */
  knownFrom?: Milestone
}

export type DueState = 'fine' | 'soon' | 'late'

export type DueItem = {
  code: string
  /** 1 for the first time; with `plan` the number of the mark. One open item per line and number. */
  number: number
  dueOn?: Day
  dueKm?: number
  /** When it will be due by date or by real use, whichever comes first; today at the latest if the figure is passed. */
  projectedOn?: Day
  by: 'km' | 'date'
  state: DueState
  daysLeft?: number
  kmLeft?: number
}

export type DueLimits = {
  soonDays: number
  soonKm: number /** Share of an interval by which a service may come early and still count for its mark. */
  earlyShare: number
}

export const DUE_LIMITS: DueLimits = { soonDays: 30, soonKm: 1_500, earlyShare: 0.25 }

/** fine, soon or late by what is left; what is due today is soon. */
export function dueState(left: { days?: number; km?: number }, limits: DueLimits = DUE_LIMITS): DueState {
  const { days = Number.POSITIVE_INFINITY, km = Number.POSITIVE_INFINITY } = left
  if (days < 0 || km < 0) return 'late'
  return days <= limits.soonDays || km <= limits.soonKm ? 'soon' : 'fine'
}

function markKm(line: PlanLine, number: number): number | undefined {
  if (line.everyKm === undefined) return line.firstKm !== undefined && number === 1 ? line.firstKm : undefined
  return (line.firstKm ?? line.everyKm) + (number - 1) * line.everyKm
}

function markMonths(line: PlanLine, number: number): number | undefined {
  if (line.everyMonths === undefined)
    return line.firstMonths !== undefined && number === 1 ? line.firstMonths : undefined
  return (line.firstMonths ?? line.everyMonths) + (number - 1) * line.everyMonths
}

/** How many marks of the plan a moment has passed, with `early` added to its kilometres and months. */
function marksPassed(line: PlanLine, startOn: Day, at: Milestone, earlyShare: number): number {
  let passed = 0
  if (line.everyKm) {
    const reach = at.km + line.everyKm * earlyShare
    passed = Math.max(passed, 1 + Math.floor((reach - (line.firstKm ?? line.everyKm)) / line.everyKm))
  }
  if (line.everyMonths) {
    const reach = Math.max(0, monthsBetween(startOn, at.on)) + line.everyMonths * earlyShare
    passed = Math.max(passed, 1 + Math.floor((reach - (line.firstMonths ?? line.everyMonths)) / line.everyMonths))
  }
  return passed
}

/**
 * The one open due item of a plan line, or undefined for a line that is done once and for all or has no rhythm.
 * `done` are the services of this line, in any order. Dates are local days of the owner.
 */
export function nextDue(
  line: PlanLine,
  use: CarUse,
  done: readonly Milestone[],
  today: Day,
  basis: DueBasis = 'plan',
  limits: DueLimits = DUE_LIMITS,
): DueItem | undefined {
  const last = [...done].sort((a, b) => (a.on === b.on ? a.km - b.km : a.on < b.on ? -1 : 1)).at(-1)
  const once = line.everyKm === undefined && line.everyMonths === undefined
  if (once && last) return undefined
  let number = done.length + 1
  let dueKm: number | undefined
  let dueOn: Day | undefined
  if (basis === 'actual' && last) {
    dueKm = line.everyKm === undefined ? undefined : last.km + line.everyKm
    dueOn = line.everyMonths === undefined ? undefined : addMonths(last.on, line.everyMonths)
  } else {
    const kept = use.knownFrom ? marksPassed(line, use.startOn, use.knownFrom, 0) : 0
    const served = last ? Math.max(1, marksPassed(line, use.startOn, last, limits.earlyShare)) : 0
    number = 1 + Math.max(kept, served)
    dueKm = markKm(line, number)
    const months = markMonths(line, number)
    dueOn = months === undefined ? undefined : addMonths(use.startOn, months)
  }
  if (dueKm === undefined && dueOn === undefined) return undefined
  return judge({ code: line.code, number, dueKm, dueOn }, use, today, limits)
}

type Mark = { code: string; number: number; dueKm: number | undefined; dueOn: Day | undefined }

function judge(mark: Mark, use: CarUse, today: Day, limits: DueLimits): DueItem {
  const { dueKm, dueOn } = mark
  const kmLeft = dueKm === undefined ? undefined : dueKm - use.now.km
  const kmOn = kmLeft === undefined ? undefined : projectedDay(use, kmLeft, today)
  const byKm = kmLeft !== undefined && (dueOn === undefined || kmLeft < 0 || (kmOn !== undefined && kmOn < dueOn))
  const projectedOn = byKm ? kmOn : dueOn
  const daysLeft = projectedOn === undefined ? undefined : daysBetween(today, projectedOn)
  const dateLeft = dueOn === undefined ? undefined : daysBetween(today, dueOn)
  const late = (dateLeft !== undefined && dateLeft < 0) || (kmLeft !== undefined && kmLeft < 0)
  const near = daysLeft === undefined ? undefined : Math.max(0, daysLeft)
  return {
    code: mark.code,
    number: mark.number,
    by: byKm ? 'km' : 'date',
    state: late ? 'late' : dueState({ ...defined('days', near), ...defined('km', kmLeft) }, limits),
    ...defined('dueOn', dueOn),
    ...defined('dueKm', dueKm),
    ...defined('projectedOn', projectedOn),
    ...defined('daysLeft', daysLeft),
    ...defined('kmLeft', kmLeft),
  }
}

function defined<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value }
}

/** When the car will have run so many kilometres more, by its measured use; today at the earliest. */
function projectedDay(use: CarUse, kmLeft: number, today: Day): Day | undefined {
  if (kmLeft <= 0) return today
  if (use.kmPerDay === undefined || use.kmPerDay < 0.1) return undefined
  const day = addDays(use.now.on, Math.ceil(kmLeft / use.kmPerDay))
  return day < today ? today : day
}

export type Term = { until?: Day; untilKm?: number }

export type TermState = {
  state: 'running' | 'ending' | 'ended'
  by?: 'km' | 'date'
  /** The day on which it ends by date or by real use. */
  endsOn?: Day
  daysLeft?: number
  kmLeft?: number
}

/** A warranty or insurance that ends by date or kilometres, whichever comes first; the last day still counts. */
export function termState(term: Term, use: CarUse, today: Day, soonDays = 60, soonKm = 3_000): TermState {
  const kmLeft = term.untilKm === undefined ? undefined : term.untilKm - use.now.km
  const kmOn = kmLeft === undefined ? undefined : projectedDay(use, kmLeft, today)
  const byKm =
    kmLeft !== undefined &&
    (term.until === undefined || (kmLeft <= 0 && today <= term.until) || (kmOn !== undefined && kmOn < term.until))
  const endsOn = byKm ? kmOn : term.until
  const daysLeft = endsOn === undefined ? undefined : daysBetween(today, endsOn)
  const ended = (kmLeft !== undefined && kmLeft <= 0) || (term.until !== undefined && term.until < today)
  const ending = (daysLeft !== undefined && daysLeft <= soonDays) || (kmLeft !== undefined && kmLeft <= soonKm)
  return {
    state: ended ? 'ended' : ending ? 'ending' : 'running',
    ...(endsOn === undefined && !ended ? {} : { by: byKm ? ('km' as const) : ('date' as const) }),
    ...defined('endsOn', endsOn),
    ...defined('daysLeft', daysLeft),
    ...defined('kmLeft', kmLeft),
  }
}

/** 家用汽车三包: least terms that the law gives a new family car (months, kilometres). */
export const THREE_GUARANTEES = {
  repair: { months: 36, km: 60_000 },
  exchange: { months: 24, km: 50_000 },
} as const

/** End of one of the two guarantee periods of a car delivered on a day at so many kilometres. */
export function guaranteeTerm(kind: keyof typeof THREE_GUARANTEES, deliveredOn: Day, deliveredKm = 0): Required<Term> {
  const { months, km } = THREE_GUARANTEES[kind]
  return { until: addDays(addMonths(deliveredOn, months), -1), untilKm: deliveredKm + km }
}
