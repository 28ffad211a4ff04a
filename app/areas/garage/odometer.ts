import { DAY, type Instant } from '~/kernel/clock'
import type { MessageParams } from '~/kernel/message'

export type ReadingSource = 'owner' | 'workshop' | 'delivery' | 'inspection' | 'rescue' | 'import' | 'dealer_system'

/** `accepted` counts; `suspect` waits for a person; `corrected` was replaced by another reading; `rejected` was wrong. */
export type ReadingStatus = 'accepted' | 'suspect' | 'corrected' | 'rejected'

export type Reading = {
  id?: string
  at: Instant
  /** Whole kilometres as the cluster showed them. */
  km: number
  source: ReadingSource
  status: ReadingStatus
  /** 0 for the cluster that the car came with, one more for each replacement. */
  series: number
}

export type ClusterReplacement = {
  at: Instant
  /** Last figure of the old cluster and first of the new one. */
  oldKm: number
  newKm: number
}

export type OdometerHistory = { readings: readonly Reading[]; replacements?: readonly ClusterReplacement[] }

export type OdometerLimits = { maxKm: number; maxKmPerDay: number }

export const ODOMETER_LIMITS: OdometerLimits = { maxKm: 1_000_000, maxKmPerDay: 1_500 }

export type Plausibility =
  | { ok: true; status: 'accepted' }
  | {
      ok: true
      status: 'suspect'
      reason: 'odometer_below_previous' | 'odometer_above_next' | 'odometer_too_fast'
      params: MessageParams
    }
  | {
      ok: false
      reason: 'odometer_not_whole' | 'odometer_negative' | 'odometer_too_high' | 'odometer_in_future'
      params?: MessageParams
    }

/** The cluster in the car at a moment: how many replacements came before it. */
export function seriesAt(replacements: readonly ClusterReplacement[] | undefined, at: Instant): number {
  return (replacements ?? []).filter((one) => one.at <= at).length
}

function inOrder(replacements: readonly ClusterReplacement[] | undefined): ClusterReplacement[] {
  return [...(replacements ?? [])].sort((a, b) => a.at - b.at)
}

/** Kilometres that the car has run in all: what its clusters counted, one after the other. */
export function distanceOf(
  reading: Pick<Reading, 'km' | 'series'>,
  replacements?: readonly ClusterReplacement[],
): number {
  return inOrder(replacements)
    .slice(0, reading.series)
    .reduce((sum, one) => sum + one.oldKm - one.newKm, reading.km)
}

type Point = { at: Instant; km: number }

/** Accepted readings of one cluster, with the figures at which it was put in and taken out. */
function pointsOf(history: OdometerHistory, series: number): Point[] {
  const changes = inOrder(history.replacements)
  const points: Point[] = history.readings
    .filter((one) => one.status === 'accepted' && one.series === series)
    .map(({ at, km }) => ({ at, km }))
  const start = changes[series - 1]
  const end = changes[series]
  if (start) points.push({ at: start.at, km: start.newKm })
  if (end) points.push({ at: end.at, km: end.oldKm })
  return points.sort((a, b) => a.at - b.at || a.km - b.km)
}

function tooFast(from: Point, to: Point, limits: OdometerLimits): boolean {
  return to.km - from.km > limits.maxKmPerDay * Math.max(1, (to.at - from.at) / DAY)
}

/**
 * Whether a new reading fits between its accepted neighbours by date. Refuses what cannot be a figure (fractions,
 * negative, one million and more, a date after `now`); holds as suspect what goes backwards on either side or runs
 * faster than the bound. Times less than a day apart count as a day. A reading judged again is left out of `history`.
 */
export function judgeReading(
  history: OdometerHistory,
  reading: { at: Instant; km: number },
  now: Instant,
  limits: OdometerLimits = ODOMETER_LIMITS,
): Plausibility {
  const { at, km } = reading
  if (!Number.isInteger(km)) return { ok: false, reason: 'odometer_not_whole' }
  if (km < 0) return { ok: false, reason: 'odometer_negative' }
  if (km >= limits.maxKm) return { ok: false, reason: 'odometer_too_high', params: { most: limits.maxKm - 1 } }
  if (at > now) return { ok: false, reason: 'odometer_in_future' }
  const points = pointsOf(history, seriesAt(history.replacements, at))
  const previous = points.filter((point) => point.at <= at).at(-1)
  const next = points.find((point) => point.at > at)
  if (previous && km < previous.km) {
    return {
      ok: true,
      status: 'suspect',
      reason: 'odometer_below_previous',
      params: { km, neighbour: previous.km, at: previous.at },
    }
  }
  if (next && km > next.km) {
    return {
      ok: true,
      status: 'suspect',
      reason: 'odometer_above_next',
      params: { km, neighbour: next.km, at: next.at },
    }
  }
  const hasty = previous && tooFast(previous, { at, km }, limits) ? previous : undefined
  const after = next && tooFast({ at, km }, next, limits) ? next : undefined
  const neighbour = hasty ?? after
  if (neighbour) {
    const params = { km, neighbour: neighbour.km, at: neighbour.at, most: limits.maxKmPerDay }
    return { ok: true, status: 'suspect', reason: 'odometer_too_fast', params }
  }
  return { ok: true, status: 'accepted' }
}

/**
 * The current reading: the latest accepted one by date, never the highest. A cluster put in after it counts as the
 * reading of that day.
 */
export function currentReading(
  history: OdometerHistory,
  until: Instant = Number.POSITIVE_INFINITY,
): Reading | undefined {
  const changes = inOrder(history.replacements)
  const fitted = changes.map(
    (one, index): Reading => ({ at: one.at, km: one.newKm, source: 'workshop', status: 'accepted', series: index + 1 }),
  )
  let latest: Reading | undefined
  for (const reading of [...fitted, ...history.readings]) {
    if (reading.status !== 'accepted' || reading.at > until) continue
    const later = !latest || reading.at > latest.at
    const further = latest && reading.at === latest.at && rank(reading) > rank(latest)
    if (later || further) latest = reading
  }
  return latest
}

/** Among readings of the same moment the newer cluster and then the higher figure is the later one. */
function rank(reading: Reading): number {
  return reading.series * ODOMETER_LIMITS.maxKm + reading.km
}

export type Usage = {
  /** Kilometres per day; 0 for a car that stands. */
  kmPerDay: number
  spanDays: number
  readings: number
}

const YEAR_OF_USE = 365 * DAY
const SHORTEST_SPAN = 30 * DAY
const MOST_POINTS = 60

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/**
 * How far the car runs a day, from accepted readings of the last twelve months, or of all time if those span less than
 * 30 days. The median of the slopes between all pairs at least a week apart, so that one wrong reading does not carry
 * it away. Undefined while the readings span less than 30 days.
 */
export function estimateUsage(history: OdometerHistory, now: Instant): Usage | undefined {
  const all = history.readings
    .filter((one) => one.status === 'accepted' && one.at <= now)
    .map((one): Point => ({ at: one.at, km: distanceOf(one, history.replacements) }))
    .sort((a, b) => a.at - b.at)
    .slice(-MOST_POINTS)
  const recent = all.filter((point) => point.at >= now - YEAR_OF_USE)
  const points = spanOf(recent) >= SHORTEST_SPAN ? recent : all
  const span = spanOf(points)
  if (span < SHORTEST_SPAN) return undefined
  const slopes: number[] = []
  for (const [index, from] of points.entries()) {
    for (const to of points.slice(index + 1)) {
      if (to.at - from.at >= 7 * DAY) slopes.push((to.km - from.km) / ((to.at - from.at) / DAY))
    }
  }
  const kmPerDay = Math.min(ODOMETER_LIMITS.maxKmPerDay, Math.max(0, median(slopes)))
  return { kmPerDay, spanDays: Math.round(span / DAY), readings: points.length }
}

function spanOf(points: readonly Point[]): number {
  return (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0)
}

/** What the cluster will show, or has shown, at a moment after the reading, in whole kilometres. */
export function projectKm(from: { at: Instant; km: number }, usage: Pick<Usage, 'kmPerDay'>, at: Instant): number {
  return Math.round(from.km + usage.kmPerDay * Math.max(0, (at - from.at) / DAY))
}

/** When the cluster will show `km`. The reading's own moment if it already does; undefined for a car that stands. */
export function projectDate(
  from: { at: Instant; km: number },
  usage: Pick<Usage, 'kmPerDay'>,
  km: number,
): Instant | undefined {
  if (km <= from.km) return from.at
  if (usage.kmPerDay < 0.1) return undefined
  return from.at + Math.ceil((km - from.km) / usage.kmPerDay) * DAY
}
