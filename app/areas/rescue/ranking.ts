import type { Instant } from '~/kernel/clock'
import { weekday } from '~/kernel/dates'
import type { Message } from '~/kernel/message'
import { localOf } from '~/kernel/zones'
import { distanceM, type Place, roadMinutes } from './geo'

export type Candidate = Place & {
  id: string
  dealerId: string
  name: string
  skills: readonly string[]
  radiusKm: number
  hours: readonly { weekday: number; from: number; to: number }[]
  zone: string
  capacity: number
  priceBp: number
  active: boolean
  /** Jobs under way. */
  load: number
  /** Has declined this request, let the offer lapse, or given it back. */
  hasRefused: boolean
}
export type Job = { place: Place | null; skill: string; at: Instant }
/** `fits`: may be asked by rule. `reasons` say why it stands where it stands, or why it is left out. */
export type Ranked = {
  helper: Candidate
  fits: boolean
  distanceM: number | null
  minutes: number | null
  reasons: Message[]
}

/** A minute more for every tenth above the tariff, eight for every job in hand. */
const MINUTES_PER_JOB = 8
const BP_PER_MINUTE = 1_000

/**
 * Who should be asked, best first: the time on the road, more for jobs in hand and for a higher price; then those who
 * are left out, nearest first, each with every reason. Without a position of the car the base counts for nothing and
 * the load decides. Pure: the same list in any order gives the same ranking.
 */
export function rankHelpers(job: Job, helpers: readonly Candidate[]): Ranked[] {
  const ranked = helpers.map((helper) => judge(job, helper))
  const cost = ({ minutes, helper }: Ranked) =>
    (minutes ?? 0) + helper.load * MINUTES_PER_JOB + Math.max(0, helper.priceBp - 10_000) / BP_PER_MINUTE
  return ranked.sort(
    (a, b) =>
      Number(b.fits) - Number(a.fits) ||
      (a.fits ? cost(a) - cost(b) : (a.distanceM ?? 0) - (b.distanceM ?? 0)) ||
      (a.helper.id < b.helper.id ? -1 : 1),
  )
}

function judge({ place, skill, at }: Job, helper: Candidate): Ranked {
  const away = place && distanceM(place, helper)
  const minutes = away === null ? null : roadMinutes(away)
  const against: Message[] = []
  if (!helper.active) against.push({ key: 'rescue-desk:why.inactive' })
  if (helper.hasRefused) against.push({ key: 'rescue-desk:why.refused' })
  if (!helper.skills.includes(skill)) against.push({ key: 'rescue-desk:why.skill', params: { skill } })
  if (!isOn(helper, at)) against.push({ key: 'rescue-desk:why.off' })
  if (helper.load >= helper.capacity) against.push({ key: 'rescue-desk:why.full', params: { count: helper.load } })
  if (away !== null && away > helper.radiusKm * 1_000) {
    against.push({ key: 'rescue-desk:why.far', params: { count: helper.radiusKm } })
  }
  if (against.length > 0) return { helper, fits: false, distanceM: away, minutes, reasons: against }
  const reasons: Message[] = [
    helper.load === 0
      ? { key: 'rescue-desk:why.free' }
      : { key: 'rescue-desk:why.busy', params: { count: helper.load } },
  ]
  if (helper.priceBp < 10_000) reasons.push({ key: 'rescue-desk:why.cheaper', params: { count: percent(helper) } })
  if (helper.priceBp > 10_000) reasons.push({ key: 'rescue-desk:why.dearer', params: { count: percent(helper) } })
  return { helper, fits: true, distanceM: away, minutes, reasons }
}

const percent = ({ priceBp }: Candidate) => Math.round(Math.abs(priceBp - 10_000) / 100)

/** On duty by the hours of the helper's own zone; a span that ends before it begins runs over midnight. */
export function isOn({ hours, zone }: Pick<Candidate, 'hours' | 'zone'>, at: Instant): boolean {
  const { day, minute } = localOf(zone, at)
  const today = weekday(day)
  const yesterday = today === 1 ? 7 : today - 1
  return hours.some((span) => {
    const over = span.to <= span.from
    if (span.weekday === today && minute >= span.from && (over || minute < span.to)) return true
    return over && span.weekday === yesterday && minute < span.to
  })
}
