export const TIMES = ['acknowledge', 'assign', 'arrive', 'finish'] as const
export type TimeKind = (typeof TIMES)[number]
/** Upper ends of the steps of the distribution in minutes; behind the last one is a step without an end. */
export const STEPS = [2, 5, 10, 20, 30, 45, 60, 90] as const

export type TimeFigures = {
  kind: TimeKind
  /** Calls that came so far. */
  count: number
  /** Minutes; null when there is none. */
  median: number | null
  p90: number | null
  /** Of them within what was promised for their priority. */
  kept: number
  /** Promised minutes: the shortest and the longest. */
  promise: { least: number; most: number } | null
  /** Calls within each of `STEPS`, and beyond. */
  spread: number[]
}
