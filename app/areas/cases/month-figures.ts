import { DAY, HOUR, MINUTE } from '~/kernel/clock'
import type { Nature, Severity, Source } from './rules'

/** The promises of which the figures say how often they were kept. */
export const PROMISES = ['acknowledge', 'form', 'contact', 'proposal', 'resolve', 'reply'] as const
export type PromiseKind = (typeof PROMISES)[number]

/** Steps that are a word to the owner, and those that answer a word of theirs. */
export const SAID: readonly string[] = ['say', 'talk']
export const ANSWERS: readonly string[] = [...SAID, 'answer', 'propose', 'approve', 'reject', 'carry-out', 'settle']

/** Cars that are none of the club's own models. */
export const OTHER_MAKES = 'other'

/** By what the cases of a month are told apart. */
export const DIMENSIONS = ['total', 'source', 'kind', 'cause', 'severity', 'dealer', 'model', 'adviser'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Upper ends of the classes of a distribution, the longest open; wall-clock time since receipt. */
export const ANSWER_STEPS = [15 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR, 24 * HOUR, 72 * HOUR] as const
export const SOLVE_STEPS = [4 * HOUR, 24 * HOUR, 72 * HOUR, 168 * HOUR, 336 * HOUR, 720 * HOUR] as const

/** The same of how long an open case has waited. */
export const AGE_STEPS = [DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY] as const

/** What the sums need of one case. Keys that are empty count in no class of their dimension. */
export type FigureCase = {
  nature: Nature
  source: Source
  kindId: string
  causeId: string
  severity: Severity
  dealerId: string
  /** Code of the club's model, or `other`; empty without a car. */
  model: string
  solverId: string
  isOpen: boolean
  /** Milliseconds from receipt to the first word of a human, and to the solution. */
  answerMs: number | null
  solveMs: number | null
  reopened: number
  score: number | null
  /** Minor units, with what the remedies were worth. */
  costMinor: number
  currency: string
  promises: readonly { kind: PromiseKind; kept: boolean }[]
}
export type Figure = { dimension: string; key: string; measure: string; value: number }

/** The class of a duration; the one behind the last step is the open one. */
export function classOf(ms: number, steps: readonly number[]): number {
  const at = steps.findIndex((step) => ms <= step)
  return at < 0 ? steps.length : at
}

function measuresOf(one: FigureCase): Map<string, number> {
  const broken = (kind: PromiseKind) => one.promises.some((promise) => promise.kind === kind && !promise.kept)
  const of = new Map<string, number>([['count', 1]])
  if (one.isOpen) of.set('open', 1)
  if (one.answerMs !== null) {
    const at = classOf(one.answerMs, ANSWER_STEPS)
    of.set('answered', 1)
      .set('answerMinutes', Math.round(one.answerMs / MINUTE))
      .set(`answer:${at}`, 1)
    if (broken('acknowledge')) of.set(`answerLate:${at}`, 1)
  }
  if (one.solveMs !== null) {
    const at = classOf(one.solveMs, SOLVE_STEPS)
    of.set('solved', 1)
      .set('solveMinutes', Math.round(one.solveMs / MINUTE))
      .set(`solve:${at}`, 1)
    if (broken('resolve')) of.set(`solveLate:${at}`, 1)
  }
  for (const { kind, kept } of one.promises) of.set(`${kept ? 'kept' : 'broken'}:${kind}`, 1)
  if (one.promises.some(({ kept }) => !kept)) of.set('broken', 1)
  if (one.reopened > 0) of.set('reopened', 1)
  if (one.score !== null) of.set('scored', 1).set('score', one.score).set(`score:${one.score}`, 1)
  if (one.costMinor > 0) of.set(`cost:${one.currency}`, one.costMinor)
  return of
}

const keysOf = (one: FigureCase): Record<Dimension, string> => ({
  total: 'all',
  source: one.source,
  kind: one.kindId,
  cause: one.causeId,
  severity: one.severity,
  dealer: one.dealerId === '' ? 'hq' : one.dealerId,
  model: one.model,
  adviser: one.solverId,
})

/**
 * Sums of a month: for each dimension and nature (`kind.complaint`), each key and measure, what its cases come to.
 * All of it can be added up over dealers and months.
 */
export function monthFigures(cases: readonly FigureCase[]): Figure[] {
  const sums = new Map<string, Figure>()
  for (const one of cases) {
    const measures = measuresOf(one)
    const keys = keysOf(one)
    for (const name of DIMENSIONS) {
      const key = keys[name]
      if (key === '') continue
      const dimension = `${name}.${one.nature}`
      for (const [measure, value] of measures) {
        const id = `${dimension}\n${key}\n${measure}`
        const known = sums.get(id)
        if (known) known.value += value
        else sums.set(id, { dimension, key, measure, value })
      }
    }
  }
  return [...sums.values()]
}
