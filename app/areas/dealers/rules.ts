import type { Verdict } from '~/kernel/outcome'
import type { MinuteOfDay } from '~/kernel/zones'

/** What a booking may need one of. */
export const UNIT_KINDS = ['bay', 'technician', 'loaner', 'shuttle', 'waiter'] as const
export type UnitKind = (typeof UNIT_KINDS)[number]

/** What a technician can do. A job asks for one of these. */
export const SKILLS = ['general', 'diagnosis', 'high-voltage', 'tyres', 'body'] as const
export type Skill = (typeof SKILLS)[number]

/** What a bay is equipped for. A job asks for one of these. */
export const BAY_TYPES = ['lift', 'high-voltage', 'alignment', 'body'] as const
export type BayType = (typeof BAY_TYPES)[number]

export type DealerSettings = {
  /** Least minutes between booking online and the slot. */
  noticeMinutes: number
  /** Days ahead that owners may book. */
  horizonDays: number
  /** Share of technician time that owners may fill online, 0 to 100. */
  onlinePercent: number
  /** Until so many hours before the slot an owner cancels or moves without asking. */
  cancelNoticeHours: number
  /** So many missed bookings within the window, and the next are made by phone; 0 is never. */
  missedLimit: number
  missedWindowDays: number
  /** How long a chosen slot is kept while the owner decides. */
  holdMinutes: number
  openOnHolidays: boolean
  ignoreMakeupDays: boolean
}

export const DEFAULT_SETTINGS: DealerSettings = {
  noticeMinutes: 120,
  horizonDays: 45,
  onlinePercent: 80,
  cancelNoticeHours: 12,
  missedLimit: 3,
  missedWindowDays: 180,
  holdMinutes: 10,
  openOnHolidays: false,
  ignoreMakeupDays: false,
}

/** Opening hours of one weekday, in minutes after local midnight; one break at most. */
export type DayOpening = {
  weekday: number
  opens: MinuteOfDay
  closes: MinuteOfDay
  breakFrom: MinuteOfDay | null
  breakTo: MinuteOfDay | null
}

/** Monday to Saturday, half past eight to half past five, an hour at noon. */
export const DEFAULT_WEEK: readonly DayOpening[] = [1, 2, 3, 4, 5, 6].map((weekday) => ({
  weekday,
  opens: 510,
  closes: 1050,
  breakFrom: 720,
  breakTo: 780,
}))

type HoursReason = 'dealers-desk:refusal.hours_order' | 'dealers-desk:refusal.break_outside'

/** Opening comes before closing, and a break lies within; quarters of an hour are checked by the form. */
export function checkOpening({ opens, closes, breakFrom, breakTo }: Omit<DayOpening, 'weekday'>): Verdict<HoursReason> {
  if (opens >= closes) return { ok: false, reason: 'dealers-desk:refusal.hours_order' }
  if (breakFrom === null && breakTo === null) return { ok: true }
  const inside = breakFrom !== null && breakTo !== null && opens < breakFrom && breakFrom < breakTo && breakTo < closes
  return inside ? { ok: true } : { ok: false, reason: 'dealers-desk:refusal.break_outside' }
}

/** Does this bay or technician serve the job? Other kinds of units serve every job. */
export function serves(
  unit: { kind: string; bayType: string; skills: readonly string[] },
  job: { skill: string; bayType: string },
): boolean {
  if (unit.kind === 'bay') return unit.bayType === job.bayType
  if (unit.kind === 'technician') return unit.skills.includes(job.skill)
  return true
}
